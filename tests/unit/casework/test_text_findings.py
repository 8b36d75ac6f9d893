"""What is wrong with a rendered text is told at the answer that brought it in; the template is not blamed on her."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.casework.drafting import Drafter
from assistant.casework.examples import example_answers
from assistant.casework.knowledge import merged
from assistant.packs.reader import read_core, read_template, template_files

pytestmark = pytest.mark.not_on_windows("like")
PACK = Path(__file__).parents[3] / "templates" / "standard"
DRAFTER = Drafter(merged([read_core(PACK)]))
DAY = date(2026, 11, 24)
TEMPLATES = {
    template.id: template
    for file in template_files(PACK)
    if (template := read_template(file, file.name)[0]) and template.valid_to is None
}


def drafted(template_id, **answers):
    template = TEMPLATES[template_id]
    given = {**example_answers(template, DAY), **answers}
    return DRAFTER.draft(template, {name: raw for name, raw in given.items() if raw is not None}, DAY)


def told(draft):
    return [(f.code, f.severity.value, f.where) for f in draft.findings if f.code[0] in "TD"]


@pytest.mark.parametrize("template_id", TEMPLATES)
def test_examples_give_no_error(template_id):
    assert [each for each in told(drafted(template_id)) if each[1] == "error"] == []


@pytest.mark.parametrize("template_id", TEMPLATES)
def test_an_empty_form_is_not_full_of_reproach(template_id):
    assert told(DRAFTER.draft(TEMPLATES[template_id], {}, DAY)) == []


@pytest.mark.parametrize(
    ("answer", "code", "severity"),
    [
        ("Borgeren er 320190-0000.", "D01", "error"),
        ("Borgeren kommer den XX igen.", "T16", "error"),
        ("Se borgerens jobplan.", "T18", "error"),
        ("Borgeren er uvillig.", "T15", "warning"),
        ("Borgeren kommer med Mette Holm.", "D02", "warning"),
        ("Borgeren har angst.", "D06", "warning"),
    ],
)
def test_it_is_told_at_its_field(answer, code, severity):
    assert told(drafted("henvendelse", indhold=answer)) == [(code, severity, "indhold")]


def test_a_mend_is_of_the_answer():
    [finding] = [f for f in drafted("henvendelse", indhold="Linje.\nSe jobplanen nu.").findings if f.code == "T18"]
    assert (finding.fix.field, finding.fix.value) == ("indhold", "Linje.\nSe Min Plan nu.")
    assert told(drafted("henvendelse", indhold=finding.fix.value)) == []


def test_health_may_stand_in_a_note_of_health():
    assert told(drafted("helbred", nyt="Lægen skriver om angst.")) == []


def test_a_further_text_is_judged_as_its_own_kind():
    draft = drafted("virksomhed-cv-sendt", arbejdsgiver="en butik, der gav afslag")
    assert ("T17", "error", "arbejdsgiver") in told(draft)
    assert draft.is_blocked


def test_what_stands_in_two_texts_is_told_once():
    draft = drafted("samtale", aftaler=[{"hvem": "Borgeren", "hvad": "sender jobplanen", "senest": "2026-12-01"}])
    assert [each for each in told(draft) if each[0] == "T18"] == [("T18", "error", "aftaler")]


def test_a_letter_that_lacks_a_part_says_so_when_it_is_finished():
    finished = drafted("partshoering-udeblivelse", frist=None)
    assert [each for each in told(finished) if each[0] == "T19"] == []
