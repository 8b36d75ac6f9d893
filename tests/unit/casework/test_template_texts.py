"""A text held against the template it came from."""

from __future__ import annotations

from datetime import date

import pytest
from standard_pack import LIBRARY, STANDARD

from assistant.casework.drafting import Drafter
from assistant.casework.examples import example_answers
from assistant.casework.selection import Ground, judge
from assistant.casework.template_texts import held_against, origin
from assistant.model.draft import plain
from assistant.packs.reader import read_template, template_files

pytestmark = pytest.mark.not_on_windows("like")
KNOWLEDGE = LIBRARY.knowledge
DAY = date(2026, 11, 24)
TEMPLATES = {
    template.id: template
    for file in template_files(STANDARD)
    if (template := read_template(file, file.name)[0]) and template.valid_to is None
}


def text_of(template_id):
    template = TEMPLATES[template_id]
    return plain(Drafter(KNOWLEDGE).draft(template, example_answers(template, DAY), DAY).body)


def codes(template_id, text):
    template = TEMPLATES[template_id]
    return [(finding.code, finding.where) for finding in held_against(template, text, KNOWLEDGE.language)]


@pytest.mark.parametrize("template_id", TEMPLATES)
def test_what_a_template_makes_is_neither_altered_nor_incomplete(template_id):
    assert codes(template_id, text_of(template_id)) == []


def test_an_altered_locked_sentence_is_told_where_it_stands():
    text = text_of("partshoering-udeblivelse")
    altered = text.replace("afgør vi sagen ud fra de oplysninger, vi har", "afgør vi bare sagen ud fra det, vi har")
    assert altered != text
    [(code, where)] = codes("partshoering-udeblivelse", altered)
    start, end = map(int, where.split("-"))
    assert (code, altered[start:end].startswith("Hører vi ikke fra dig")) == ("T20", True)


def test_a_locked_sentence_may_be_broken_in_lines():
    text = text_of("partshoering-udeblivelse")
    assert codes("partshoering-udeblivelse", text.replace("inden fristen, afgør", "inden fristen,\nafgør")) == []


def test_a_label_that_the_template_demands_is_missed():
    text = text_of("virksomhed-cv-sendt")
    assert codes("virksomhed-cv-sendt", text.replace("Stilling: lagermedarbejder\n", "")) == [("T21", "")]


@pytest.mark.parametrize("template_id", TEMPLATES)
def test_a_text_is_held_against_no_template_but_its_own(template_id):
    template = TEMPLATES[template_id]
    found = origin(LIBRARY, text_of(template_id), "" if template.kind == "letter" else template.note_type or "", DAY)
    assert found is None or found.id == template_id


@pytest.mark.parametrize("template_id", ["raadighed-udeblivelse", "virksomhed-cv-sendt", "ferievejledning"])
def test_the_template_of_a_note_is_found_by_what_stands_in_it(template_id):
    assert origin(LIBRARY, text_of(template_id), TEMPLATES[template_id].note_type, DAY).id == template_id


LETTERS = ["partshoering-udeblivelse", "brev-indkaldelse-gruppe", "brev-afgoerelse", "brev-min-plan", "brev-feriesvar"]


@pytest.mark.parametrize("template_id", LETTERS)
def test_the_template_of_a_letter_is_found_without_a_heading(template_id):
    assert origin(LIBRARY, text_of(template_id), "", DAY).id == template_id


def test_a_text_of_ones_own_comes_from_no_template():
    assert origin(LIBRARY, "Borgeren mødte ikke op.\nOrdlyd: findes-ikke v1", "raadighed", DAY) is None


def test_a_selected_note_is_held_against_its_template():
    body = text_of("virksomhed-cv-sendt").replace("Stilling: lagermedarbejder\n", "")
    text = f"VIRKSOMHED: CV sendt – lagermedarbejder – svar ventes senest 04.12.2026\n\n{body}"
    ground = Ground(KNOWLEDGE, DAY, lambda note_type: origin(LIBRARY, body, note_type, DAY))
    said = judge(ground, text)
    assert "T21" in [finding.code for finding in said.findings]
