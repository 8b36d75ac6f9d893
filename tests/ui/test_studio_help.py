"""F1 in the studio: what the finding she is at means, else what the page she is on is for; and back by Esc."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from studio_windows import at, bring_back, new_pack, open_studio

from assistant.casework.studio.explained import of_place
from assistant.ui.studio.sheet import TABS
from assistant.ui.studio.text_edit import TextEdit
from assistant.ui.studio.window import StudioWindow

LETTER = "letters/partshoering-udeblivelse.txt"
Press = Callable[[], str]


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path, home: Path) -> StudioWindow:
    """The studio on a pack with one letter."""
    return open_studio(qapp, qtbot, new_pack(tmp_path / "breve", copied=[LETTER]))


@pytest.fixture
def press_f1(qtbot: QtBot, window: StudioWindow) -> Press:
    """Presses F1 where the focus is; the first line of what is told."""

    def press() -> str:
        qtbot.keyClick(at(window), Qt.Key.Key_F1)
        assert window.help.isVisible()
        bring_back(qtbot, window.help)
        return window.help.text.toPlainText().partition("\n")[0]

    return press


def write_text(qtbot: QtBot, window: StudioWindow, text: str) -> TextEdit:
    """Go to the text, write ``text`` with a name in it that is none, and wait until that is told."""
    qtbot.keyClick(at(window), Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    edit = window.templates.sheet.text.edit
    edit.setPlainText(text)
    qtbot.waitUntil(lambda: edit.code == "P11")
    return edit


def test_the_line_she_is_at_is_explained_and_esc_goes_back(qtbot: QtBot, window: StudioWindow, press_f1: Press) -> None:
    edit = write_text(qtbot, window, "Kære borger, vi ses {{ dagen }}.")
    assert press_f1() == "P11: Navnet passer ikke til noget spørgsmål"
    assert "tidd" in window.help.text.toPlainText()
    assert window.help.text.hasFocus()
    qtbot.keyClick(window.help.text, Qt.Key.Key_Escape)
    assert not window.help.isVisible()
    bring_back(qtbot, window)
    assert window.focusWidget() is edit


def test_a_line_that_nothing_is_said_of_tells_of_the_page(qtbot: QtBot, window: StudioWindow, press_f1: Press) -> None:
    edit = write_text(qtbot, window, "{{ dagen }}\n\nVi ses.")
    edit.go_to(2)
    assert press_f1() == "Tekst"


def test_a_finding_in_the_list_says_that_there_is_more_and_tells_it(
    qtbot: QtBot, window: StudioWindow, press_f1: Press
) -> None:
    write_text(qtbot, window, "{{ dagen }}")
    rows = window.templates.sheet.findings
    row = next(row for row in range(rows.count()) if "dagen" in rows.item(row).text())
    rows.setCurrentRow(row)
    rows.setFocus()
    said = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole)
    assert [rows.item(row).data(role) for role in said] == ["F1: mere om det"] * 2
    assert press_f1().startswith("P11:")


def test_a_question_with_a_finding_tells_of_it(qtbot: QtBot, window: StudioWindow, press_f1: Press) -> None:
    facts = window.templates.sheet.facts
    facts.questions["source"].set_raw("")
    facts.changed.emit()
    facts.ask("source")
    qtbot.waitUntil(lambda: bool(facts.questions["source"].code))
    assert press_f1().startswith(facts.questions["source"].code)


def test_f1_again_tells_of_where_she_has_gone_meanwhile(qtbot: QtBot, window: StudioWindow, press_f1: Press) -> None:
    write_text(qtbot, window, "{{ dagen }}")
    assert press_f1().startswith("P11:")
    bring_back(qtbot, window)
    window.templates.sheet.tabs.setCurrentIndex(1)
    assert press_f1() == "Spørgsmål"


def test_every_page_and_room_has_something_to_tell(window: StudioWindow) -> None:
    pages = [tab.replace("&", "") for tab in TABS]
    rooms = [room.place_of(None) for room in window.rooms]
    assert [name for name in (*pages, *rooms, "Prøv den") if not of_place(name)] == []


def test_what_is_tried_is_told_of(window: StudioWindow, qtbot: QtBot, press_f1: Press) -> None:
    trying = window.templates.trying.tabs
    qtbot.waitUntil(trying.isVisible)
    trying.setFocus()
    assert press_f1() == "Prøv den"


def test_each_finding_below_what_is_tried_is_explained(qtbot: QtBot, window: StudioWindow, press_f1: Press) -> None:
    edit = window.templates.sheet.text.edit
    edit.setPlainText("Ring til borgeren ASAP.\n\nVi ses ved rådhuset {{ dato }}. Ring mandag til XXX.")
    page = window.templates.trying.text
    qtbot.waitUntil(lambda: len(page.findings.codes) > 1)
    page.preview.setFocus()
    for _ in range(9):
        if not page.findings.hasFocus():
            qtbot.keyClick(at(window), Qt.Key.Key_Tab)
    codes = page.findings.codes
    assert press_f1().startswith(codes[0])
    for code in codes:
        assert f"{code}:" in window.help.text.toPlainText()


def test_what_is_told_of_the_language_is_explained(qtbot: QtBot, window: StudioWindow, press_f1: Press) -> None:
    window.templates.sheet.text.edit.setPlainText("Såfremt du udebliver, iværksættes en sanktion over for dig.")
    trying = window.templates.trying
    trying.tabs.setCurrentIndex(3)
    lines = trying.stack.currentWidget().lines
    qtbot.waitUntil(lambda: bool(lines.codes))
    lines.setFocus()
    assert press_f1().startswith(lines.codes[0])
