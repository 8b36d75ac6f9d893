"""Nothing that is written in the studio is lost when the disk is slow, or when somebody else is at the files too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot
from studio_windows import new_pack, open_studio

from assistant.ui.studio import desk
from assistant.ui.studio.text_edit import TextEdit
from assistant.ui.studio.window import StudioWindow

LETTER, OTHER = "letters/moede.txt", "letters/afbud.txt"
TEXT = """+++
id = "{0}"
title = "{0}"
kind = "letter"
version = "1"
valid_from = 2026-01-01
source = "egen praksis"
+++
Efter §\u00a08 skal du komme.
"""


ASKING = """+++
id = "moede"
title = "moede"
kind = "letter"
version = "1"
valid_from = 2026-01-01
source = "egen praksis"

[[fields]]
name = "dag"
type = "text"
label = "Hvilken dag?"
example = "mandag"

[[fields]]
name = "sted"
type = "text"
label = "Hvor?"
example = "i Ribe"

[[fields]]
name = "rum"
type = "text"
label = "Hvilket rum?"
example = "3"
shown_if = "sted and dag"

[[checks]]
when = "not dag and sted"
message = "Skriv dagen."
field = "dag"
+++
Vi ses {{ dag }} {{ sted }}{{ rum }}.
"""
"""What is asked, and used in texts and conditions."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack with two letters."""
    return new_pack(tmp_path / "breve", *((path, TEXT.format(Path(path).stem)) for path in (LETTER, OTHER)))


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, folder: Path, home: Path) -> StudioWindow:
    """The studio on it, at the end of the text of the one letter."""
    made = open_studio(qapp, qtbot, folder)
    made.templates.open(LETTER)
    made.templates.sheet.tabs.setCurrentIndex(2)
    edit_of(made).moveCursor(QTextCursor.MoveOperation.End)
    return made


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """A disk on which a template is written only when this is set."""
    ready, save = Event(), desk.save

    def slow(text: str, file: Path, before: bytes | None) -> None:
        ready.wait(20)
        save(text, file, before)

    monkeypatch.setattr(desk, "save", slow)
    yield ready
    ready.set()


def edit_of(window: StudioWindow) -> TextEdit:
    return window.templates.sheet.text.edit


def add(window: StudioWindow, text: str) -> None:
    edit_of(window).insertPlainText(text)


def answer(text: str) -> None:
    """Press the button ``text`` of the question that is asked."""
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    next(button for button in box.buttons() if button.text() == text).click()


class TestSlowDisk:
    def test_what_is_written_and_saved_while_it_is_written_is_saved_too(
        self, qtbot: QtBot, window: StudioWindow, folder: Path, disk: Event
    ) -> None:
        add(window, "Først.\n")
        window.templates.save()
        add(window, "Siden.\n")
        window.templates.save()
        disk.set()
        qtbot.waitUntil(lambda: not window.templates.is_changed)
        assert (folder / LETTER).read_text("utf-8").endswith("Først.\nSiden.\n")

    def test_a_window_that_is_left_while_it_saves_goes_when_all_is_saved(
        self, qtbot: QtBot, window: StudioWindow, folder: Path, disk: Event
    ) -> None:
        add(window, "Først.\n")
        window.templates.save()
        window.close()
        answer("&Gem")
        assert window.isVisible()
        disk.set()
        qtbot.waitUntil(lambda: not window.isVisible())
        assert (folder / LETTER).read_text("utf-8").endswith("Først.\n")

    def test_she_stays_at_the_template_that_she_has_gone_to_meanwhile(
        self, qtbot: QtBot, window: StudioWindow, folder: Path, disk: Event
    ) -> None:
        room = window.templates
        add(window, "Først.\n")
        room.save()
        room.open(OTHER)
        answer("Gem &ikke")
        with qtbot.waitSignal(room.pack_changed):
            disk.set()
        assert (room.desk.file, room.list.path, room.said.text()) == (folder / OTHER, OTHER, "")


class TestNames:
    @pytest.fixture
    def name(self, qtbot: QtBot, window: StudioWindow) -> QLineEdit:
        """What the second of three questions is called, with the focus."""
        room = window.templates
        room.sheet.tabs.setCurrentIndex(4)
        room.sheet.whole.edit.setPlainText(ASKING)
        room.sheet.tabs.setCurrentIndex(1)
        room.sheet.fields.rows.setCurrentRow(1)
        edit = room.sheet.fields.item.ask("name").findChild(QLineEdit)
        assert edit is not None
        edit.setFocus()
        edit.selectAll()
        return edit

    @pytest.mark.parametrize("keys", ["dag_sted", "\bdag_sted", "dag sted\b\b\b\b\b_sted", "år\b\bdag_sted"])
    def test_a_name_that_is_typed_through_another_takes_nothing_from_that(
        self, qtbot: QtBot, window: StudioWindow, name: QLineEdit, keys: str
    ) -> None:
        for key in keys:
            if key == "\b":
                qtbot.keyClick(name, Qt.Key.Key_Backspace)
            else:
                name.insert(key)
                name.textEdited.emit(name.text())
        window.templates.writing.take()
        assert window.templates.desk.manuscript is not None
        assert window.templates.desk.manuscript.text == ASKING.replace("sted", "dag_sted")

    def test_a_name_that_she_has_chosen_stays_when_she_asks_otherwise(
        self, window: StudioWindow, name: QLineEdit
    ) -> None:
        name.insert("hvor_henne")
        name.textEdited.emit(name.text())
        label = window.templates.sheet.fields.item.ask("label").findChild(QLineEdit)
        assert label is not None
        label.setText("Hvor henne i byen?")
        label.textEdited.emit(label.text())
        assert window.templates.sheet.fields.values()["fields"][1]["name"] == "hvor_henne"


class TestSomebodyElse:
    def test_a_file_that_has_gone_is_told_of_and_its_copy_has_what_was_written(
        self, qtbot: QtBot, window: StudioWindow, folder: Path
    ) -> None:
        room = window.templates
        add(window, "Først.\n")
        (folder / LETTER).unlink()
        room.save()
        qtbot.waitUntil(lambda: "findes ikke mere" in room.said.text())
        room.list.copy.click()
        assert QApplication.activeModalWidget() is None
        assert edit_of(window).toPlainText().endswith("Først.\n")
        room.save()
        qtbot.waitUntil(lambda: room.desk.file == folder / "letters" / "kopi-af-moede.txt")
        assert (folder / "letters" / "kopi-af-moede.txt").read_text("utf-8").endswith("Først.\n")

    def test_a_file_that_was_changed_elsewhere_is_copied_without_a_question(
        self, qtbot: QtBot, window: StudioWindow, folder: Path
    ) -> None:
        room = window.templates
        add(window, "Først.\n")
        (folder / LETTER).write_text(TEXT.format("andet"), "utf-8")
        room.save()
        qtbot.waitUntil(lambda: "rettet et andet sted" in room.said.text())
        room.list.copy.click()
        assert QApplication.activeModalWidget() is None
        assert edit_of(window).toPlainText().endswith("Først.\n")


@pytest.mark.parametrize("page", [2, 4])
def test_a_space_at_which_no_line_may_break_stays_when_something_else_is_written(
    qtbot: QtBot, window: StudioWindow, page: int
) -> None:
    room = window.templates
    room.sheet.tabs.setCurrentIndex(page)
    edit = edit_of(window) if page == 2 else room.sheet.whole.edit
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.insertPlainText("Slut.\n")
    room.writing.take()
    assert room.desk.manuscript is not None
    assert room.desk.manuscript.body == "Efter §\u00a08 skal du komme.\nSlut.\n"


def test_every_button_of_every_page_says_what_it_does(window: StudioWindow) -> None:
    sheet = window.templates.sheet
    for page in range(sheet.tabs.count()):
        sheet.tabs.setCurrentIndex(page)
        if page == 1:
            sheet.fields.add()
        buttons = [button for button in sheet.findChildren(QAbstractButton) if button.isVisible()]
        assert all(button.text() or button.accessibleName() for button in buttons)
    sheet.tabs.setCurrentIndex(1)
    assert "Mere" in " ".join(button.text() for button in sheet.fields.item.findChildren(QAbstractButton))
