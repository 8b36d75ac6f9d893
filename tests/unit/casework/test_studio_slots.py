"""What can be put into a text works there, and what is offered as mended is."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.casework.studio.examining import Surroundings, glance
from assistant.casework.studio.slots import mend, mends, slots
from assistant.casework.studio.surroundings import surroundings
from assistant.casework.toml_text import written
from assistant.model.fields import FIELD_TYPES
from assistant.model.finding import Finding, Severity

TODAY = date(2026, 11, 18)
MORE = {
    "choice": {"choices": [{"value": "a", "label": "A"}]},
    "multichoice": {"choices": [{"value": "a", "label": "A"}]},
    "rows": {
        "columns": [{"name": "navn", "type": "text", "label": "Navn"}, {"name": "d", "type": "date", "label": "D"}]
    },
    "computed": {"value": "idag"},
}
FIELDS = [
    {"name": f"f_{kind}", "type": kind, "label": f"{kind.capitalize()}?", "example": "x", **MORE.get(kind, {})}
    for kind in FIELD_TYPES
]
HEAD = (
    'id = "a"\ntitle = "A"\nkind = "text"\nversion = "1"\nvalid_from = 2020-01-01\nsource = "s"\ncertainty = "high"\n'
)


@pytest.fixture
def around(small_pack) -> Surroundings:
    return surroundings(small_pack.folder, (), TODAY)


def text(body: str) -> str:
    return f"+++\n{HEAD}fields = {written(FIELDS)}\n+++\n{body}"


@pytest.mark.parametrize("slot", slots(FIELDS, TODAY), ids=lambda slot: slot.text)
def test_what_is_put_in_is_understood(around: Surroundings, slot):
    found = glance(text(f"Før {slot.text} efter\n"), "", around)
    assert [each for each in found.findings if each.where.startswith("body")] == []
    assert not found.errors


def test_every_kind_of_answer_can_be_put_in_and_a_note_cannot(around: Surroundings):
    offered = " ".join(slot.text for slot in slots(FIELDS, TODAY))
    assert "f_note" not in offered
    found = glance(text(offered), "", around)
    unused = [each.where for each in found.findings if "bruges ingen steder" in each.message]
    assert unused == []


def test_it_is_called_as_people_see_it():
    slot = slots([{"name": "dato", "type": "date", "label": "Hvilken &dag?"}], TODAY)[0]
    assert (slot.text, slot.label, slot.hint) == ("{{ dato }}", "Hvilken dag", "18.11.2026")


def test_a_day_is_shown_as_the_one_that_is_tried():
    offered = slots([{"name": "dato", "type": "date", "label": "Dag"}], date(2027, 3, 1))
    days = [slot.hint for slot in offered if "dato" in slot.text or "idag" in slot.text]
    written_out = "mandag den 1. marts 2027"
    assert days == ["01.03.2027", written_out, "1. marts 2027", "01.03.2027", written_out]


@pytest.mark.parametrize("field", [{}, {"type": "text"}, {"name": ""}, {"name": "r", "type": "rows", "columns": "nej"}])
def test_a_question_that_is_not_whole_yet_breaks_nothing(field: dict[str, object]):
    offered = slots([field], TODAY)
    assert len(offered) - len(slots([], TODAY)) == (1 if field.get("name") else 0)


@pytest.mark.parametrize(
    ("body", "mended"),
    [
        ("Hej\n\nDen {{ f_daate }}.\n", "Hej\n\nDen {{ f_date }}.\n"),
        ("{{ f_date | ugedatoo }}\n", "{{ f_date | ugedato }}\n"),
        ("En f_daate er {{ f_daate }}.\n", "En f_daate er {{ f_date }}.\n"),
        ("{{ f_daater }}{{ f_daate }}\u2028{{ f_text }}\n", None),
        ("Æblet 🙂 den\n{% if f_yesnoo %}ja{% endif %}", "Æblet 🙂 den\n{% if f_yesno %}ja{% endif %}"),
        ("Telefon: {{ enhd.phone }}\n", "Telefon: {{ enhed.phone }}\n"),
        ("Hej\n{{ f_text } og {{ f_date }}\n", "Hej\n{{ f_text }} og {{ f_date }}\n"),
        ("Den {{f_date | ugedato}.\n", "Den {{f_date | ugedato}}.\n"),
        ("Den { f_date }} og {{ f_text }}\n", "Den {{ f_date }} og {{ f_text }}\n"),
    ],
)
def test_a_word_that_is_not_known_is_put_right(around: Surroundings, body: str, mended: str | None):
    now = body
    for _ in range(4):  # a finding at a time, as she would press
        wrong = [each for each in glance(text(now), "", around).findings if each.where.startswith("body.")]
        if not wrong:
            break
        edit = mend(wrong[0], now, int(wrong[0].where.partition(".")[2]))
        assert edit is not None
        assert now[edit.start : edit.end] != edit.new
        assert edit.new in edit.label
        now = now[: edit.start] + edit.new + now[edit.end :]
    assert not [each for each in glance(text(now), "", around).findings if each.where.startswith("body.")]
    assert mended is None or now == mended


@pytest.mark.parametrize(
    ("message", "line"),
    [
        ("»friist« er ikke et felt. Mente du »frist«?", 1),
        ("»friist« er ikke et felt. Mente du »frist«?", 7),
        ("»friist« er ikke et felt. Mente du »frist«?", -1),
        ("»friist« er ikke et felt.", 0),
        ("»frii« er ikke et felt. Mente du »frist«?", 0),
        ("Der mangler en } efter »friist«.", 0),
        ("Der mangler en { før »friist«.", 0),
    ],
)
def test_what_is_not_there_is_not_put_right(message: str, line: int):
    assert mend(Finding("P11", Severity.ERROR, message, "body.0"), "{{ friist }} {{ min-frii }}\nHej", line) is None


def test_each_finding_is_mended_on_the_first_line_that_it_can_be_and_the_same_mend_is_offered_once():
    found = [Finding("P11", Severity.ERROR, f"»{wrong}« er ikke et felt. Mente du »dag«?") for wrong in ("dg", "dga")]
    said = "{{ dg }}\n{{ dga }} {{ dg }}"
    starts = [edit.start for edit in mends([*found, *found], said, (1, 0))]
    assert starts == [said.rindex("dg "), said.index("dga")]
    assert mends(found, said, (0,)) == mends(found[:1], said, (0,))
