"""Where somebody stumbled who wrote her first letter in the studio: each is told, shown and mended where it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from studio_windows import TODAY, new_pack, open_studio, settle

from assistant.ui.studio.templates_room import TemplatesRoom

pytestmark = pytest.mark.not_on_windows("like")

OLD, NEW = "letters/aftale.txt", "letters/aftale-2.txt"
LETTER = """\
+++
id = "aftale"
title = "Aftale"
kind = "letter"
version = "{version}"
valid_from = {first}
source = "egen praksis"
certainty = "high"

[[fields]]
name = "ringe"
type = "text"
label = "Hvornår kan du ringe?"
example = "tirsdag kl. 10.00"

[[fields]]
name = "maade"
type = "choice"
label = "Hvordan mødes I?"
+++
Du får dette brev, fordi vi har en aftale. Ring {{{{ ringe }}}}.
"""
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def room(qapp: QApplication, qtbot: QtBot, tmp_path: Path, home: Path) -> TemplatesRoom:
    """That of the templates, with the older of two wordings open, one question of which has no choices yet."""
    old, new = LETTER.format(version=1, first="2020-01-01"), LETTER.format(version=2, first="2027-01-01")
    room = open_studio(qapp, qtbot, new_pack(tmp_path / "breve", (OLD, old), (NEW, new))).templates
    room.open(OLD)
    settle(qtbot, room)
    return room


def findings(room: TemplatesRoom) -> list[str]:
    rows = room.sheet.findings
    return [rows.item(row).text() for row in range(rows.count())]


def whole(room: TemplatesRoom) -> None:
    """Give the question that has none its choices."""
    manuscript = room.desk.manuscript
    assert manuscript is not None
    choices = 'example = "a"\nchoices = [{ value = "a", label = "på jobcentret" }]\n'
    room.sheet.whole_changed.emit(manuscript.text.replace('mødes I?"\n', f'mødes I?"\n{choices}'))


def type_text(room: TemplatesRoom, text: str) -> None:
    """Go to the text, and write ``text`` at its end."""
    room.sheet.ask("body.0")
    edit = room.sheet.text.edit
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    edit.insertPlainText(text)


def row(room: TemplatesRoom, path: str) -> str:
    model = room.list.model
    return str(model.index(model.place_of(path), 0).data())


def test_no_answer_to_try_with_is_asked_for_before_there_is_one_to_choose(qtbot: QtBot, room: TemplatesRoom) -> None:
    qtbot.waitUntil(lambda: bool(findings(room)))
    assert "Spørgsmål 2, »Hvordan mødes I?«: Spørgsmålet har ingen svarmuligheder." in findings(room)
    assert not any("Skriv et svar at prøve med" in each for each in findings(room))


def test_a_finding_leads_into_no_box_that_it_is_not_about(room: TemplatesRoom) -> None:
    room.sheet.ask("fields.1.example")
    page = room.sheet.fields
    assert page.rows.hasFocus()
    assert page.rows.currentRow() == 1


@pytest.mark.parametrize(
    ("broken", "told", "mended"),
    [
        ("Kl. {{ ringe }.", "Der mangler en } efter »ringe«.", "Kl. {{ ringe }}."),
        ("Kl. { ringe }}.", "Der mangler en { før »ringe«.", "Kl. {{ ringe }}."),
    ],
)
def test_a_brace_that_is_missing_is_told_and_written_by_one_key(
    qtbot: QtBot, room: TemplatesRoom, broken: str, told: str, mended: str
) -> None:
    whole(room)
    type_text(room, broken)
    qtbot.waitUntil(lambda: f"Teksten, linje 2: {told}" in findings(room))
    qtbot.keyClick(room.sheet.text.edit, Qt.Key.Key_Period, CTRL)
    assert room.sheet.text.edit.written.endswith(mended)


def test_that_nothing_can_be_mended_is_said(qtbot: QtBot, room: TemplatesRoom) -> None:
    whole(room)
    qtbot.waitUntil(lambda: not any("svarmuligheder" in each for each in findings(room)))
    room.sheet.ask("body.0")
    qtbot.keyClick(room.sheet.text.edit, Qt.Key.Key_Period, CTRL)
    assert room.said.text() == "Her er intet, programmet selv kan rette."
    type_text(room, "{{ ringe")
    qtbot.waitUntil(lambda: any("Der mangler }} efter »ringe«." in each for each in findings(room)))
    qtbot.keyClick(room.sheet.text.edit, Qt.Key.Key_Period, CTRL)
    assert room.said.text() == "Her er intet, programmet selv kan rette. Læs fundet nederst."


def test_a_text_that_cannot_be_made_is_not_said_to_be_as_it_was_read(qtbot: QtBot, room: TemplatesRoom) -> None:
    whole(room)
    read = room.trying.read
    room.trying.tabs.setCurrentIndex(room.trying.stack.indexOf(read))
    qtbot.waitUntil(read.keep_button.isEnabled, timeout=10_000)
    with qtbot.waitSignal(read.changed, timeout=10_000):
        read.keep_button.click()
    qtbot.waitUntil(lambda: read.said.text().startswith("✓"), timeout=10_000)
    type_text(room, "{{ ringe }")
    qtbot.waitUntil(lambda: "✓" not in read.said.text())
    assert read.said.text() == "● Teksten kan ikke laves, før fejlen i skabelonen er rettet."
    assert not read.keep_button.isEnabled()
    type_text(room, "}")
    qtbot.waitUntil(lambda: read.said.text().startswith("▲") and read.keep_button.isEnabled(), timeout=10_000)


def test_what_is_not_saved_is_marked_in_the_list_until_it_is_as_it_was(qtbot: QtBot, room: TemplatesRoom) -> None:
    before = row(room, OLD)
    told: list[int] = []
    room.list.model.dataChanged.connect(lambda first, _last: told.append(first.row()))
    type_text(room, "Nyt.")
    qtbot.waitUntil(lambda: "ikke gemt · til 31.12.2026" in row(room, OLD))
    assert set(told) == {room.list.model.place_of(OLD)}
    assert "ikke gemt" not in row(room, NEW)
    room.sheet.text.edit.undo()
    qtbot.waitUntil(lambda: row(room, OLD) == before)


def test_who_writes_in_an_older_wording_is_told_of_the_newer(qtbot: QtBot, room: TemplatesRoom) -> None:
    type_text(room, "Nyt.")
    assert room.said.text() == "Du retter en ældre ordlyd. Der er også en nyere, fra 01.01.2027."
    room.sheet.text.edit.undo()
    settle(qtbot, room)
    room.open(NEW)
    type_text(room, "Nyt.")
    assert room.said.text() == ""


@pytest.mark.parametrize(("path", "which"), [(OLD, "til 31.12.2026"), (NEW, "fra 01.01.2027")])
def test_the_question_on_leaving_says_which_wording(qtbot: QtBot, room: TemplatesRoom, path: str, which: str) -> None:
    room.open(path)
    type_text(room, "Nyt.")
    room.leave(lambda: None)
    box = next(each for each in room.findChildren(QMessageBox) if each.isVisible())
    assert box.text() == f"»Aftale, {which}« er ikke gemt."
    box.reject()


def test_a_letter_is_told_to_need_no_heading(qtbot: QtBot, room: TemplatesRoom) -> None:
    whole(room)
    room.trying.tabs.setCurrentIndex(4)
    heading = room.trying.pages[4].heading
    qtbot.waitUntil(lambda: heading.text() == "Skabelonen har ingen overskrift. Et brev behøver ingen.")


def test_what_can_be_put_in_is_listed_in_words_and_found_by_its_name_too(qtbot: QtBot, room: TemplatesRoom) -> None:
    edit = room.sheet.text.edit
    shown = [edit._slots.item(place).text() for place in range(edit._slots.rowCount())]
    assert "Hvornår kan du ringe" in shown
    assert "Enhedens navn" in shown
    assert f"Dagen i dag    {TODAY:%d.%m.%Y}" in shown
    assert not any("{" in each for each in shown)
    type_text(room, "{{ enhed.na")
    edit.open_slots()
    assert [edit._list.completionModel().index(0, 0).data(), edit._list.completionCount()] == ["Enhedens navn", 1]
