"""A note of guidance ends by naming its wording, unless it does so itself or somebody has turned that off."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.casework.drafting import Drafter
from assistant.model.draft import plain
from assistant.model.knowledge import Knowledge
from assistant.model.notetype import NoteType
from assistant.model.template import Template

DAY = date(2026, 11, 24)
LINE = "Ordlyd: vejledning v3, gælder fra 01.07.2026"
TYPES = {
    name: NoteType(
        id=name,
        name=name,
        prefix=f"{name.upper()}:",
        rank=1,
        purpose="",
        use_when="",
        use_not="",
        keywords=("Ret og pligt",),
        reference_line=name == "vejledning",
    )
    for name in ("vejledning", "samtale")
}


def body(kind="note", note_type="vejledning", text="Borgeren er vejledt.", **drafter):
    template = Template(
        id="vejledning",
        title="Vejledning",
        kind=kind,
        note_type=note_type,
        version="3",
        valid_from=date(2026, 7, 1),
        source="fvl. § 7",
        certainty="high",
        body=text,
    )
    return plain(Drafter(Knowledge(note_types=TYPES), **drafter).draft(template, {}, DAY).body)


@pytest.mark.parametrize("kind", ["note", "guidance"])
def test_the_last_line_of_such_a_note_names_its_wording(kind):
    assert body(kind) == f"Borgeren er vejledt.\n\n{LINE}"


@pytest.mark.parametrize(("kind", "note_type"), [("note", "samtale"), ("letter", "vejledning"), ("note", None)])
def test_other_notes_and_letters_to_the_citizen_do_not(kind, note_type):
    assert body(kind, note_type) == "Borgeren er vejledt."


def test_it_is_said_once_where_the_template_says_it_itself():
    assert body(text="{{ ordlyd }}\nBorgeren er vejledt.") == f"{LINE}\nBorgeren er vejledt."


def test_it_can_be_turned_off_and_then_only_the_template_says_it():
    assert body(references=False) == "Borgeren er vejledt."
    assert LINE in body(text="{{ ordlyd }}", references=False)


def test_a_note_without_a_word_gets_none():
    assert body(text="{% if false %}x{% endif %}") == ""
