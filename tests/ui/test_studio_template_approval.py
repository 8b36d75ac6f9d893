"""The studio: whoever has approved a template has approved its words, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from standard_pack import STANDARD
from studio_windows import at, new_pack, open_studio, settle, write

from assistant.casework.packcheck import check_pack
from assistant.model.finding import Severity
from assistant.ui.studio.templates_room import TemplatesRoom

pytestmark = pytest.mark.not_on_windows("like")

LETTER, OTHER = "letters/moede.txt", "letters/oevrige.txt"
SIGNS = """\
# Vi har læst den sammen
checked_on = 2026-11-20
checked_by = "A. Prøve"
approved_by = "B. Prøve, 21.11.2026"
"""
TEXT = f"""+++
id = "moede"  # vores
title = "Møde"
kind = "letter"
version = "3"
valid_from = 2026-01-01
source = "egen praksis"
certainty = "high"
{SIGNS}
# Hvor det er
[[fields]]
name = "sted"
type = "text"
label = "Hvor?"
example = "på jobcentret"
+++
Vi mødes {{{{ sted }}}}.
"""
WITHOUT = TEXT.replace(SIGNS, "# Vi har læst den sammen\n")
LOST = (
    "odkendt af B. Prøve, 21.11.2026, men ændret siden: den skal sammenlignes og godkendes igen nederst på "
    "»Oplysninger«."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    other = TEXT.replace('"moede"', '"oevrige"').replace('"Møde"', '"Øvrige"')
    return new_pack(tmp_path / "breve", (LETTER, TEXT), (OTHER, other))


@pytest.fixture
def room(qapp: QApplication, qtbot: QtBot, folder: Path, home: Path) -> TemplatesRoom:
    """That of the templates, when the letter is open and has been judged."""
    room = open_studio(qapp, qtbot, folder).templates
    room.open(LETTER)
    settle(qtbot, room)
    return room


def save(qtbot: QtBot, room: TemplatesRoom) -> str:
    """Save by its key; what is said then."""
    room.foot.say("")
    qtbot.keyClick(at(room.window()), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: room.said.text() != "")
    settle(qtbot, room)
    return room.said.text()


def type_in_text(qtbot: QtBot, room: TemplatesRoom, text: str) -> None:
    """Write at the beginning of the text."""
    qtbot.keyClick(at(room.window()), Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    room.sheet.text.edit.moveCursor(QTextCursor.MoveOperation.Start)
    write(at(room.window()), text)


def answer(room: TemplatesRoom, name: str, text: str) -> None:
    """Write on the page of facts."""
    room.sheet.ask(name)
    field = at(room.window())
    field.selectAll()  # type: ignore[attr-defined]  # a line
    write(field, text)


def shown(room: TemplatesRoom) -> list[object]:
    """Who has signed, as the page of facts has it."""
    return [room.sheet.facts.questions[name].raw() for name in ("checked_on", "checked_by", "approved_by")]


def test_other_words_have_been_approved_by_nobody_and_she_is_told(
    qtbot: QtBot, room: TemplatesRoom, folder: Path
) -> None:
    type_in_text(qtbot, room, "Husk: ")
    told = save(qtbot, room)
    assert told == f"Gemt. G{LOST}"
    assert (folder / LETTER).read_text("utf-8") == WITHOUT.replace("Vi mødes", "Husk: Vi mødes")
    assert shown(room) == [None, None, None]
    assert not room.is_changed
    qtbot.keyClick(at(room.window()), Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    assert room.sheet.facts.questions["approved_by"].isVisible()
    assert not [each for each in check_pack(folder, [STANDARD]).findings if each.severity is Severity.ERROR]


def test_it_is_approved_again_on_the_page_of_facts(qtbot: QtBot, room: TemplatesRoom, folder: Path) -> None:
    type_in_text(qtbot, room, "Husk: ")
    save(qtbot, room)
    answer(room, "approved_by", "C. Prøve, 24.11.2026")
    assert save(qtbot, room) == "Gemt."
    assert 'approved_by = "C. Prøve, 24.11.2026"\n' in (folder / LETTER).read_text("utf-8")
    answer(room, "version", "4")
    assert save(qtbot, room) == "Gemt."
    assert shown(room)[2] == "C. Prøve, 24.11.2026"


def test_words_that_are_taken_back_are_approved_as_before(qtbot: QtBot, room: TemplatesRoom, folder: Path) -> None:
    type_in_text(qtbot, room, "Husk: ")
    room.sheet.text.edit.undo()
    assert save(qtbot, room) == "Gemt."
    assert (folder / LETTER).read_text("utf-8") == TEXT
    assert shown(room) == ["2026-11-20", "A. Prøve", "B. Prøve, 21.11.2026"]


def test_what_could_not_be_saved_is_still_approved(qtbot: QtBot, room: TemplatesRoom, folder: Path) -> None:
    (folder / LETTER).write_text(f"{TEXT}Af en anden.\n", "utf-8")
    type_in_text(qtbot, room, "Husk: ")
    assert "rettet et andet sted" in save(qtbot, room)
    assert shown(room) == ["2026-11-20", "A. Prøve", "B. Prøve, 21.11.2026"]
    room.sheet.text.edit.undo()
    assert not room.is_changed


def test_an_approval_she_writes_with_the_words_stands(qtbot: QtBot, room: TemplatesRoom, folder: Path) -> None:
    type_in_text(qtbot, room, "Husk: ")
    answer(room, "approved_by", "C. Prøve")
    assert save(qtbot, room).startswith("Gemt. Sammenlignet med kilden, men ændret siden")
    assert shown(room) == [None, None, "C. Prøve"]
    assert 'approved_by = "C. Prøve"\n' in (folder / LETTER).read_text("utf-8")


class TestWholeFile:
    @pytest.fixture
    def page(self, qtbot: QtBot, room: TemplatesRoom) -> TemplatesRoom:
        qtbot.keyClick(at(room.window()), Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
        room.sheet.whole.edit.moveCursor(QTextCursor.MoveOperation.End)
        return room

    def test_the_lines_go_and_she_writes_on_where_she_was(
        self, qtbot: QtBot, page: TemplatesRoom, folder: Path
    ) -> None:
        write(at(page.window()), "Husk det")
        assert LOST in save(qtbot, page)
        write(at(page.window()), " nu.")
        assert page.sheet.whole.edit.written == f"{WITHOUT}Husk det nu."
        assert save(qtbot, page) == "Gemt."
        assert (folder / LETTER).read_text("utf-8") == f"{WITHOUT}Husk det nu."

    def test_what_is_undone_there_brings_no_approval_back(self, qtbot: QtBot, page: TemplatesRoom) -> None:
        write(at(page.window()), "Husk det")
        save(qtbot, page)
        qtbot.keyClick(at(page.window()), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert "approved_by" not in page.sheet.whole.edit.written

    def test_an_approval_she_writes_with_the_words_stands(
        self, qtbot: QtBot, page: TemplatesRoom, folder: Path
    ) -> None:
        mine = TEXT.replace("B. Prøve, 21", "C. Prøve, 24").replace("2026-11-20", "2026-11-24") + "Husk det."
        page.sheet.whole.edit.selectAll()
        page.sheet.whole.edit.insertPlainText(mine)
        assert save(qtbot, page) == "Gemt."
        assert (folder / LETTER).read_text("utf-8") == mine

    def test_a_comment_is_no_word(self, qtbot: QtBot, page: TemplatesRoom, folder: Path) -> None:
        page.sheet.whole.edit.selectAll()
        page.sheet.whole.edit.insertPlainText(TEXT.replace("# vores", "# holdets"))
        assert save(qtbot, page) == "Gemt."
        assert (folder / LETTER).read_text("utf-8") == TEXT.replace("# vores", "# holdets")

    def test_a_file_that_was_broken_in_between_is_judged_by_what_was_approved(
        self, qtbot: QtBot, page: TemplatesRoom, folder: Path
    ) -> None:
        edit = page.sheet.whole.edit
        edit.selectAll()
        edit.insertPlainText(TEXT.replace('"Møde"', '"Møde').replace("Vi mødes", "Vi ses"))
        save(qtbot, page)
        edit.selectAll()
        edit.insertPlainText(TEXT.replace("Vi mødes", "Vi ses"))
        assert LOST in save(qtbot, page)
        assert (folder / LETTER).read_text("utf-8") == WITHOUT.replace("Vi mødes", "Vi ses")


def test_she_is_told_too_when_she_goes_on_to_another(qtbot: QtBot, room: TemplatesRoom) -> None:
    type_in_text(qtbot, room, "Husk: ")
    room.open(OTHER)
    box = next(each for each in room.findChildren(QMessageBox) if each.isVisible())
    next(each for each in box.findChildren(QAbstractButton) if each.text().replace("&", "") == "Gem").click()
    qtbot.waitUntil(lambda: room.desk.values.get("id") == "oevrige")
    assert room.said.text() == f"»Møde«: g{LOST}"
    assert shown(room) == ["2026-11-20", "A. Prøve", "B. Prøve, 21.11.2026"]


def test_a_text_that_is_read_and_kept_is_not_approved_by_that(qtbot: QtBot, room: TemplatesRoom) -> None:
    type_in_text(qtbot, room, "Husk: ")
    settle(qtbot, room)
    room.foot.say("")
    qtbot.keyClick(at(room.window()), Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: LOST in room.said.text())
    assert shown(room) == [None, None, None]
