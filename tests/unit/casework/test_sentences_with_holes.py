"""A question that needs no answer, in a sentence that needs one, is told; where the text reads on, nothing is."""

from __future__ import annotations

from datetime import date

import pytest
from standard_pack import LIBRARY, STANDARD

from assistant.casework.drafting import Drafter
from assistant.casework.pack.holes import hole_findings
from assistant.casework.pack.reach import Texts
from assistant.model.draft import plain
from assistant.model.fields import ChoiceField, ComputedField, DateField, TextField, YesNoField, choices
from assistant.model.finding import Finding, Severity, blocks
from assistant.model.knowledge import Knowledge
from assistant.model.template import Check, Output, Template
from assistant.packs.reader import read_template

pytestmark = pytest.mark.not_on_windows("like")

TODAY = date(2026, 11, 24)
FIELDS = (
    DateField(name="dag", label="&Dag", required=True),
    TextField(name="tid", label="Hvad &tid?"),
    TextField(name="sted", label="Sted", shown_if="tid"),
    ChoiceField(name="form", label="Form", choices=choices({"tlf": "telefon", "moede": "møde"})),
    YesNoField(name="tolk", label="Tolk"),
    ComputedField(name="slut", label="Slut", value="tid"),
    TextField(name="hvem", label="Hvem", default="enhed.name"),
)
GIVEN = {"dag": "2026-11-24", "tolk": True, "form": "tlf"}
"""All is answered but the time."""


def template(body: str, *checks: Check, outputs: tuple[Output, ...] = ()) -> Template:
    return Template(
        id="brev",
        title="Brev",
        kind="letter",
        version="1",
        valid_from=date(2020, 1, 1),
        source="egen praksis",
        certainty="high",
        fields=FIELDS,
        checks=checks,
        outputs=outputs,
        body=body,
        body_line=1,
    )


def found(shown: Template, drafter: Drafter | None = None) -> list[Finding]:
    drafter = drafter or Drafter(Knowledge())
    assert not blocks(drafter.compiled(shown).findings)
    return list(hole_findings(shown, Texts(shown, drafter.engine)))


@pytest.mark.parametrize(
    ("sentence", "becomes"),
    [
        ("Vi mødes {{ dag }} kl. {{ tid }}.", "Vi mødes 24.11.2026 kl. ."),
        ("Vi mødes kl. {{ tid | smaat }} den {{ dag }}.", "Vi mødes kl.  den 24.11.2026."),
        ("Mød op ({{ tid }}) {{ dag }}.", "Mød op () 24.11.2026."),
        ("Vi ses {{ dag }} kl. **{{ tid }}**, som aftalt.", "Vi ses 24.11.2026 kl. , som aftalt."),
        ("{% if form == 'tlf' %}\nVi ringer {{ dag }} kl. {{ tid }}.\n{% endif %}", "Vi ringer 24.11.2026 kl. ."),
        ("Vi mødes {{ dag }} kl. {{ tid }}{% if tolk %} med tolk{% endif %}.", "Vi mødes 24.11.2026 kl.  med tolk."),
        ("{% if not tid %}Den {{ dag }} kl. {{ tid }}.{% endif %}", "Den 24.11.2026 kl. ."),
    ],
)
def test_a_sentence_that_lacks_its_answer_is_advice_at_its_line(sentence: str, becomes: str) -> None:
    shown = template(f"Kære borger\n\n{sentence}\n")
    assert becomes in plain(Drafter(Knowledge()).draft(shown, GIVEN, TODAY).body)
    [told] = found(shown)
    assert (told.code, told.severity, told.message[:12]) == ("P19", Severity.HINT, "»Hvad tid?« ")
    assert told.where == str(shown.body.count("\n", 0, shown.body.index("{{ tid")) + 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi mødes {{ dag }}{% if tid %} kl. {{ tid }}{% endif %}.",
        "Vi mødes {{ dag }}{% if tolk and tid %} kl. {{ tid }}{% endif %}.",
        "Mødet er kl. {{ tid }}.",  # the line is gone without it
        "Mødet er kl. {{ tid }}: {{ sted }}.",  # not asked without it
        "Mødet er kl. {{ tid }} til {{ slut }}.",  # nothing without it
        "Mødt: {{ dag }} {{ tid }}",
        "Tid: {{ tid }}, {{ dag }}",
        "Den {{ dag }} kl. {{ idag }}.",
        "Den {{ dag }} hos {{ hvem }}.",  # the program fills it in
        "{% if tolk %}Mødet er kl. {{ tid }}.{% else %}Mødet er {{ dag }}.{% endif %}",
    ],
)
def test_a_text_that_reads_on_without_it_is_left_alone(sentence: str) -> None:
    assert found(template(f"{sentence}\n")) == []


def test_a_further_text_is_told_by_its_key() -> None:
    text = Output(name="emne", label="Emne", text="Møde {{ dag }} kl. {{ tid }}.")
    assert [told.where for told in found(template("Hej.\n", outputs=(text,)))] == ["outputs.0.text"]


def test_what_a_check_of_the_template_asks_for_is_not_told_twice() -> None:
    check = Check(field="tid", when="tolk and not tid", message="Skriv, hvornår tolken skal være der.")
    assert found(template("Vi mødes {{ dag }} kl. {{ tid }}.\n", check)) == []


def test_no_shipped_template_has_such_a_sentence() -> None:
    files = sorted(file for file in STANDARD.rglob("*.txt") if file.parent != STANDARD)
    shipped = [shown for file in files if (shown := read_template(file, file.name)[0])]
    assert len(shipped) > 80
    assert [each.id for each in shipped if found(each, LIBRARY.drafter)] == []
