"""What is wrong in a template is told in the words of the pages, after the part that it is in."""

from __future__ import annotations

import pytest
from standard_pack import KNOWLEDGE

from assistant.model.finding import Finding, Severity
from assistant.ui.studio.told import Telling

VALUES = {
    "fields": [
        {"name": "dag", "type": "date", "label": "Hvor&når?", "ukendt": "x"},
        {"name": "sted", "type": "text", "label": "Hvor?"},
        {"name": "tid"},
    ]
}
"""The first and the last are not whole."""


@pytest.fixture(scope="module")
def tell() -> Telling:
    return Telling(KNOWLEDGE)


@pytest.mark.parametrize(
    ("code", "message", "where", "told"),
    [
        ("P03", "»ukendt« kendes ikke her.", "fields.0.ukendt", "Spørgsmål 1, »Hvornår?«: »ukendt« kendes ikke her."),
        ("P04", "»example« mangler.", "fields.1.example", "Spørgsmål 2, »Hvor?«: »Et svar at prøve med« mangler."),
        ("P04", "»label« mangler.", "fields.2.label", "Spørgsmål 3: »Spørgsmål« mangler."),
        ("P12", "»sted« er tom.", "body.3", "Teksten, linje 4: »Hvor?« er tom."),
        ("P11", "»title« er ikke et felt.", "body.3", "Teksten, linje 4: »title« er ikke et felt."),
        (
            "P11",
            "»stde« er ikke et felt. Mente du »sted«?",
            "body.3",
            "Teksten, linje 4: »stde« er ikke et felt. Mente du »sted«? Det er svaret på »Hvor?«.",
        ),
        (
            "P10",
            "Der står ikke noget mellem {{ og }}. Skriv, hvilket svar der skal stå her.",
            "body.3",
            "Teksten, linje 4: Der står ikke noget mellem {{ og }}. "
            "Skriv, hvilket svar der skal stå her, eller vælg det på listen (Ctrl+Mellemrum).",
        ),
        ("P11", "Feltet »Feltet ud« findes ikke.", "body.3", "Teksten, linje 4: Spørgsmålet »Feltet ud« findes ikke."),
        (
            "P09",
            "Feltet har ingen svarmuligheder.",
            "fields.1.choices",
            "Spørgsmål 2, »Hvor?«: Spørgsmålet har ingen svarmuligheder.",
        ),
        (
            "P04",
            "»certainty« mangler. Skriv en af high, medium, low, unknown.",
            "certainty",
            "»Hvor sikker er kilden?« mangler. Vælg en.",
        ),
        (
            "P07",
            "En skabelon til et notat skal have en notattype.",
            "kind",
            "Hvad er det: Vælg notattypen under »Notattype«.",
        ),
    ],
)
def test_a_finding_is_told_where_it_is(tell: Telling, code: str, message: str, where: str, told: str) -> None:
    assert tell.line(Finding(code, Severity.ERROR, message, where), VALUES) == told


def test_a_sentence_that_may_lack_its_answer_is_told_with_the_key_that_helps(tell: Telling) -> None:
    blank = "»Hvor?« kan stå tomt, og så mangler der noget i sætningen. Lad den kun komme med, når der er svaret."
    said = tell.line(Finding("P19", Severity.HINT, blank, "body.3"), VALUES)
    assert said == f"Teksten, linje 4: {blank[:-1]}: marker den, og tryk Ctrl+K."


def test_a_strange_number_is_told_with_the_place_of_the_units_own(tell: Telling) -> None:
    [rule] = [each for each in KNOWLEDGE.language.personal if each.what == "phone"]
    said = tell(Finding("D03", Severity.WARNING, rule.message.replace("{}", "»87 65 43 21«"), "body.3")).message
    assert said.startswith("»87 65 43 21« ligner et telefonnummer")
    assert "»Enhedens telefon«" in said
    assert "Indstillinger under »Din enhed«" in said
