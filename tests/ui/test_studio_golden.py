"""»Læst«: a text somebody has read is seen to be another one while it is written, and kept with one key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from standard_pack import STANDARD
from studio_windows import TODAY, new_pack, open_studio

from assistant.casework.packcheck import check_pack
from assistant.ui.studio.trying import read
from assistant.ui.studio.trying.read import ReadPage
from assistant.ui.studio.window import StudioWindow

LETTER = "letters/partshoering-udeblivelse.txt"
CTRL = Qt.KeyboardModifier.ControlModifier
TEXT, READ = 0, 6
ADDED = "\nHusk at tage dit brev med.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_pack(tmp_path / "breve", copied=[LETTER])


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, folder: Path, home: Path) -> StudioWindow:
    """The studio at the letter, when it has been judged."""
    made = open_studio(qapp, qtbot, folder)
    judged(qtbot, made)
    return made


def page(window: StudioWindow) -> ReadPage:
    return window.templates.trying.read


def judged(qtbot: QtBot, window: StudioWindow) -> None:
    """What is shown is judged as it is."""
    room = window.templates
    with qtbot.waitSignal(page(window).judged, timeout=10_000):
        room.judging.glance()


def press(qtbot: QtBot, window: StudioWindow, key: Qt.Key) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.focusWidget() or window, key, CTRL)


def keep(qtbot: QtBot, window: StudioWindow) -> None:
    """Ctrl+J, when something is kept."""
    with qtbot.waitSignal(page(window).changed, timeout=10_000):
        press(qtbot, window, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: page(window).chosen is not None and page(window).chosen.is_same)


def write(qtbot: QtBot, window: StudioWindow, added: str = ADDED) -> None:
    """Write ``added`` at the end of the text."""
    edit = window.templates.sheet.text.edit
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    edit.insertPlainText(added)
    judged(qtbot, window)


def tab_text(window: StudioWindow) -> str:
    return window.templates.trying.tabs.tabText(READ)


def golden(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.glob("golden/*/*"))


def try_answer(qtbot: QtBot, window: StudioWindow, name: str, answer: str) -> None:
    """Answer the question ``name`` otherwise than the examples do."""
    trying = window.templates.trying
    trying.tabs.setCurrentIndex(1)
    question = trying.prompt.panel.questions[name]
    question.set_raw(answer)
    question.changed.emit()
    qtbot.waitUntil(lambda: trying.answers[name] == answer)
    trying.tabs.setCurrentIndex(READ)
    judged(qtbot, window)


def test_one_key_keeps_what_is_tried_and_the_packs_check_knows_it(
    qtbot: QtBot, window: StudioWindow, folder: Path
) -> None:
    assert (tab_text(window), golden(folder)) == ("Læst", [])
    keep(qtbot, window)
    assert golden(folder) == ["eksempel.json", "eksempel.txt"]
    assert check_pack(folder, [STANDARD]).findings == ()
    assert page(window).said.text() == "✓ Teksten er, som da den blev læst."
    assert page(window).isVisible()


def test_the_tab_tells_of_a_text_that_has_become_another(qtbot: QtBot, window: StudioWindow, folder: Path) -> None:
    keep(qtbot, window)
    window.templates.trying.tabs.setCurrentIndex(TEXT)
    write(qtbot, window)
    assert tab_text(window) == "▲ Læst"
    assert "en læst tekst er blevet en anden" in window.templates.trying.tabs.tabToolTip(READ)
    assert page(window).said.text().startswith("▲ 1 sætning er anderledes, end da teksten blev læst.")
    assert "Husk at tage dit brev med." in page(window).paper.toPlainText()


def test_what_was_read_is_replaced_only_when_what_became_of_it_has_been_in_sight(
    qtbot: QtBot, window: StudioWindow, folder: Path
) -> None:
    keep(qtbot, window)
    before = (folder / "golden/partshoering-udeblivelse/eksempel.txt").read_bytes()
    window.templates.trying.tabs.setCurrentIndex(TEXT)
    write(qtbot, window)
    press(qtbot, window, Qt.Key.Key_J)
    qtbot.waitUntil(page(window).isVisible)
    assert (folder / "golden/partshoering-udeblivelse/eksempel.txt").read_bytes() == before
    keep(qtbot, window)
    assert (folder / "golden/partshoering-udeblivelse/eksempel.txt").read_bytes() != before
    assert tab_text(window) == "Læst"


def test_what_is_kept_is_saved_first(qtbot: QtBot, window: StudioWindow, folder: Path) -> None:
    write(qtbot, window)
    keep(qtbot, window)
    assert not window.templates.is_changed
    assert "Husk at tage dit brev med." in (folder / LETTER).read_text("utf-8")
    assert check_pack(folder, [STANDARD]).findings == ()


def test_a_template_without_a_title_is_not_kept(qtbot: QtBot, window: StudioWindow, folder: Path) -> None:
    window.templates._new()
    window.templates.sheet.text.edit.insertPlainText("En tekst.")
    judged(qtbot, window)
    press(qtbot, window, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: window.templates.said.text() == "Skriv en titel, før du gemmer.")
    assert golden(folder) == []


def test_other_answers_get_a_name_that_she_may_choose(qtbot: QtBot, window: StudioWindow, folder: Path) -> None:
    keep(qtbot, window)
    try_answer(qtbot, window, "oplyst", "Bussen holdt stille.")
    assert page(window).chosen.given == {"oplyst": "Bussen holdt stille."}
    assert page(window).name.isVisible()
    page(window).name.setFocus()
    page(window).name.selectAll()
    qtbot.keyClicks(page(window).name, "bussen")
    keep(qtbot, window)
    assert golden(folder) == ["bussen.json", "bussen.txt", "eksempel.json", "eksempel.txt"]
    assert page(window).chosen.name == "bussen"
    assert not page(window).name.isVisible()


def test_all_that_differ_are_kept_at_once(qtbot: QtBot, window: StudioWindow, folder: Path) -> None:
    keep(qtbot, window)
    try_answer(qtbot, window, "oplyst", "Bussen holdt stille.")
    keep(qtbot, window)
    assert not page(window).all_button.isVisible()
    write(qtbot, window)
    assert window.templates.trying.tabs.tabToolTip(READ).endswith("2 læste tekster er blevet andre")
    with qtbot.waitSignal(page(window).changed, timeout=10_000):
        page(window).all_button.click()
    qtbot.waitUntil(lambda: tab_text(window) == "Læst")
    assert all("Husk at tage dit brev med." in file.read_text("utf-8") for file in folder.glob("golden/*/*.txt"))


def test_a_text_that_is_forgotten_is_gone_from_the_pack(
    qtbot: QtBot, window: StudioWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(qtbot, window)
    monkeypatch.setattr(read, "ask_forget", lambda *_: False)
    page(window).forget_button.click()
    assert golden(folder) == ["eksempel.json", "eksempel.txt"]
    monkeypatch.setattr(read, "ask_forget", lambda *_: True)
    with qtbot.waitSignal(page(window).changed, timeout=10_000):
        page(window).forget_button.click()
    assert golden(folder) == []
    qtbot.waitUntil(lambda: not page(window).chosen.is_kept)


def test_a_text_that_looks_like_somebodys_is_refused_in_one_sentence(
    qtbot: QtBot, window: StudioWindow, folder: Path
) -> None:
    try_answer(qtbot, window, "oplyst", "Borgeren er 010190-1234.")
    press(qtbot, window, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: "CPR-nummer" in page(window).said.text())
    assert golden(folder) == []


def test_a_template_that_cannot_be_read_cannot_have_been_read(qtbot: QtBot, window: StudioWindow, folder: Path) -> None:
    window.templates.sheet.text.edit.insertPlainText("{% if dato %}")
    qtbot.waitUntil(window.templates.trying.said.isVisible)
    press(qtbot, window, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: page(window).said.text().startswith("Ret fejlen i skabelonen først"))
    assert golden(folder) == []


def test_what_is_written_while_she_reads_is_not_kept_unread(qtbot: QtBot, window: StudioWindow, folder: Path) -> None:
    keep(qtbot, window)
    write(qtbot, window)
    window.templates.sheet.text.edit.insertPlainText(" Og en ting til.")
    window.templates.judging.glance()
    press(qtbot, window, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: page(window).said.text().startswith("▲ Teksten er lige blevet en anden."))
    assert "Husk" not in (folder / "golden/partshoering-udeblivelse/eksempel.txt").read_text("utf-8")


def test_the_answers_that_are_kept_are_those_that_were_tried(qtbot: QtBot, window: StudioWindow, folder: Path) -> None:
    try_answer(qtbot, window, "oplyst", "Bussen holdt stille.")
    keep(qtbot, window)
    (file,) = folder.glob("golden/*/*.json")
    assert json.loads(file.read_text("utf-8")) == {
        "today": TODAY.isoformat(),
        "answers": {"oplyst": "Bussen holdt stille."},
    }
