"""A text held against the template it came from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.casework.drafting import Drafter
from assistant.casework.examples import example_answers
from assistant.casework.knowledge import merged
from assistant.casework.template_texts import check_note
from assistant.model.draft import plain
from assistant.model.finding import blocks
from assistant.packs.reader import read_core, read_template, template_files

PACK = Path(__file__).parents[3] / "templates" / "standard"
KNOWLEDGE = merged([read_core(PACK)])
DAY = date(2026, 11, 24)
TEMPLATES = {
    template.id: template
    for file in template_files(PACK)
    if (template := read_template(file, file.name)[0]) and template.valid_to is None
}


def text_of(template_id):
    template = TEMPLATES[template_id]
    return plain(Drafter(KNOWLEDGE).draft(template, example_answers(template, DAY), DAY).body)


def codes(template_id, text):
    template = TEMPLATES[template_id]
    return [(f.code, f.where) for f in check_note(KNOWLEDGE, template, text, DAY).findings if f.code in ("T20", "T21")]


@pytest.mark.parametrize("template_id", TEMPLATES)
def test_what_a_template_makes_is_neither_altered_nor_incomplete(template_id):
    text = text_of(template_id)
    assert codes(template_id, text) == []
    assert not blocks(check_note(KNOWLEDGE, TEMPLATES[template_id], text, DAY).findings)


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


def test_without_a_template_a_note_is_judged_as_one():
    found = check_note(KNOWLEDGE, None, "Se din jobplan, {dato}.", DAY)
    assert {finding.code for finding in found.findings} == {"T16", "T18"}
