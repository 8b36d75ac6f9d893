"""The studio: a template gets a new wording from a day, a copy of it is its own, and the pack follows new names."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from standard_pack import STANDARD
from studio_windows import new_pack, open_studio, settle

from assistant.casework.packcheck import check_pack
from assistant.model.finding import Severity
from assistant.ui.studio.templates_room import TemplatesRoom

LETTER = "letters/moede.txt"
TEXT = """+++
id = "moede"  # vores
title = "Møde"
kind = "letter"
version = "3"
valid_from = 2026-01-01
valid_to = 2027-06-30
source = "egen praksis"
certainty = "high"
approved_by = "B. Prøve"

# Hvor det er
[[fields]]
name = "sted"
type = "text"
label = "Hvor?"
example = "på jobcentret"
+++
Vi mødes {{ sted }}.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_pack(tmp_path / "breve", (LETTER, TEXT))


@pytest.fixture
def room(qapp: QApplication, qtbot: QtBot, folder: Path, home: Path) -> TemplatesRoom:
    """That of the templates, when the letter is open and has been judged."""
    room = open_studio(qapp, qtbot, folder).templates
    settle(qtbot, room)
    return room


def press(within: QWidget, said: str) -> None:
    buttons = within.findChildren(QAbstractButton)
    next(each for each in buttons if each.isVisible() and each.text().replace("&", "") == said).click()


def seen(qtbot: QtBot, room: TemplatesRoom, kind: type[QDialog] = QDialog) -> QDialog:
    """The dialog that stands there."""
    found: Callable[[], list[QDialog]] = lambda: [each for each in room.findChildren(kind) if each.isVisible()]  # noqa: E731
    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def answer(dialog: QDialog, day: str) -> str:
    """Another day and Enter; what is said against it, empty where the dialog has gone."""
    field = dialog.focusWidget()
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, day)
    QTest.keyClick(field, Qt.Key.Key_Return)
    said = [each.text() for each in dialog.findChildren(QLabel) if each.property("role") == "error"]
    return "".join(said) if dialog.isVisible() else ""


def reword(qtbot: QtBot, room: TemplatesRoom, day: str = "01.01.2027") -> None:
    press(room, "Ny ordlyd …")
    assert answer(seen(qtbot, room), day) == ""
    settle(qtbot, room)


def save(qtbot: QtBot, room: TemplatesRoom) -> str:
    room.foot.say("")
    room.save()
    qtbot.waitUntil(lambda: room.said.text() != "")
    settle(qtbot, room)
    return room.said.text()


def states(room: TemplatesRoom) -> list[str]:
    model = room.list.model
    return [model.index(row, 0).data().split("\n")[1].strip() for row in range(model.rowCount())]


def finish(qtbot: QtBot, room: TemplatesRoom) -> None:
    """It is no draft any more."""
    room.sheet.whole_changed.emit(text(room).replace('state = "draft"\n', ""))
    settle(qtbot, room)


def text(room: TemplatesRoom) -> str:
    assert room.desk.manuscript is not None
    return room.desk.manuscript.text


class TestWording:
    def test_it_is_made_by_keys_and_both_are_told_apart(self, qtbot: QtBot, room: TemplatesRoom, folder: Path) -> None:
        qtbot.keyClick(room.list.rows, Qt.Key.Key_Y, Qt.KeyboardModifier.AltModifier)
        dialog = seen(qtbot, room)
        assert dialog.focusWidget().text() == "01.12.2026"
        assert answer(dialog, "01.01.2027") == ""
        settle(qtbot, room)
        assert "indtil du vælger »Færdig«" in save(qtbot, room)
        assert states(room) == ["v3 · til 30.06.2027", "v4 · udkast fra 01.01.2027"]
        finish(qtbot, room)
        assert save(qtbot, room) == "Gemt. Den gamle ordlyd gælder til og med 31.12.2026."
        assert states(room) == ["v3 · til 31.12.2026", "v4 · fra 01.01.2027"]
        assert (folder / LETTER).read_text("utf-8") == TEXT
        new = (folder / "letters" / "moede-2027-01-01.txt").read_text("utf-8")
        assert 'id = "moede"  # vores\n' in new
        assert "# Hvor det er\n" in new
        assert not [each for each in check_pack(folder, [STANDARD]).findings if each.severity is Severity.ERROR]

    def test_the_day_before_it_holds_it_has_not_begun(self, qtbot: QtBot, room: TemplatesRoom) -> None:
        reword(qtbot, room)
        line = room.trying.day_line
        told = []
        for day in (1, 1, -1):
            line.step(day)
            told.append((line.day, line.standing.text()))
        assert told == [
            (date(2026, 12, 31), "ikke begyndt"),
            (date(2027, 1, 1), "gælder"),
            (date(2026, 12, 31), "ikke begyndt"),
        ]

    @pytest.mark.parametrize(("day", "why"), [("01.01.2026", "efter 01.01.2026"), ("", "Skriv den første dag")])
    def test_a_day_that_will_not_do_is_told(self, qtbot: QtBot, room: TemplatesRoom, day: str, why: str) -> None:
        press(room, "Ny ordlyd …")
        dialog = seen(qtbot, room)
        dialog.focusWidget().clear()
        assert why in answer(dialog, day)
        assert room.desk.file is not None

    def test_two_do_not_begin_on_one_day(self, qtbot: QtBot, room: TemplatesRoom) -> None:
        reword(qtbot, room)
        save(qtbot, room)
        room.open(LETTER)
        press(room, "Ny ordlyd …")
        assert "begynder 01.01.2027" in answer(seen(qtbot, room), "01.01.2027")

    def test_one_that_is_not_saved_has_none(self, qtbot: QtBot, room: TemplatesRoom) -> None:
        press(room, "Ny skabelon")
        press(room, "Ny ordlyd …")
        assert room.said.text() == "Gem skabelonen, før du laver en ny ordlyd af den."

    def test_what_is_not_saved_is_asked_about_first(self, qtbot: QtBot, room: TemplatesRoom, folder: Path) -> None:
        room.sheet.text.edit.insertPlainText("Nyt. ")
        press(room, "Ny ordlyd …")
        assert answer(seen(qtbot, room), "01.01.2027") == ""
        press(seen(qtbot, room, QMessageBox), "Gem ikke")
        settle(qtbot, room)
        assert (folder / LETTER).read_text("utf-8") == TEXT
        assert "Nyt. Vi mødes" in text(room)
        assert room.desk.file is None


def test_a_copy_begins_today_has_no_end_and_nobody_has_approved_it(
    qtbot: QtBot, room: TemplatesRoom, folder: Path
) -> None:
    press(room, "Kopiér")
    settle(qtbot, room)
    assert save(qtbot, room) == "Gemt."
    copy = (folder / "letters" / "kopi-af-moede.txt").read_text("utf-8")
    assert all(line in copy for line in ('version = "1"\n', "valid_from = 2026-11-24\n", 'state = "draft"\n'))
    assert not any(word in copy for word in ("valid_to", "approved_by"))


class TestNames:
    def read_text_of(self, folder: Path) -> Path:
        """A golden text's answers."""
        file = folder / "golden" / "moede" / "ribe.json"
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps({"today": "2026-11-24", "answers": {"sted": "i Ribe"}}), "utf-8")
        return file

    def test_answers_that_were_kept_follow_when_it_is_saved(
        self, qtbot: QtBot, room: TemplatesRoom, folder: Path
    ) -> None:
        file = self.read_text_of(folder)
        room.sheet.renamed.emit("sted", "hvor")
        assert "{{ hvor }}" in text(room)
        assert "sted" in file.read_text("utf-8")
        assert save(qtbot, room) == "Gemt."
        assert json.loads(file.read_text("utf-8"))["answers"] == {"hvor": "i Ribe"}

    def test_a_rename_that_was_not_saved_reaches_nothing(self, qtbot: QtBot, room: TemplatesRoom, folder: Path) -> None:
        file = self.read_text_of(folder)
        before = file.read_bytes()
        room.sheet.renamed.emit("sted", "hvor")
        press(room, "Ny skabelon")
        press(seen(qtbot, room, QMessageBox), "Gem ikke")
        room.open(LETTER)
        room.sheet.text.edit.insertPlainText("Nyt. ")
        assert save(qtbot, room).startswith("Gemt.")
        assert file.read_bytes() == before

    def test_they_move_with_a_new_id(self, qtbot: QtBot, room: TemplatesRoom, folder: Path) -> None:
        self.read_text_of(folder)
        room.sheet.whole_changed.emit(TEXT.replace('"moede"', '"indkaldelse"'))
        assert save(qtbot, room) == "Gemt."
        assert [each.name for each in (folder / "golden").iterdir()] == ["indkaldelse"]

    def test_what_could_not_follow_is_told(self, qtbot: QtBot, room: TemplatesRoom, folder: Path) -> None:
        self.read_text_of(folder)
        (folder / "golden" / "indkaldelse").mkdir()
        room.sheet.whole_changed.emit(TEXT.replace('"moede"', '"indkaldelse"'))
        said = save(qtbot, room)
        assert said.startswith("Gemt. Mappen golden/moede")
        assert said.endswith("indkaldelse.")
        assert "indkaldelse" in (folder / LETTER).read_text("utf-8")
