"""Waves under misspelt words, suggestions by key, and a program that does not mind when nothing can be looked up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from assistant.casework import spelling as words
from assistant.model.fields import LongTextField
from assistant.store import paths
from assistant.ui.fields import spelt
from assistant.ui.fields.longtext import LongTextEditor
from assistant.ui.spelling import Spelling

WAVE = QTextCharFormat.UnderlineStyle.SpellCheckUnderline


@pytest.fixture
def dictionary(monkeypatch, tmp_path):
    """A small dictionary, and the helper over it."""
    pytest.importorskip("hunspell")
    monkeypatch.setattr(words, "_SYSTEM", ())
    folder = paths.local_dir() / "dictionary"
    folder.mkdir(parents=True)
    (folder / "da_DK.aff").write_text("SET UTF-8\nTRY aeiouyæøå\n", "utf-8")
    (folder / "da_DK.dic").write_text("4\nhund\nløber\nden\nhurtigt\n", "utf-8")
    return folder


@pytest.fixture
def looked_up(monkeypatch, qapp):
    found = Spelling()
    monkeypatch.setattr(spelt, "spelling", lambda: found)
    yield found
    found.end()


@pytest.fixture
def editor(qtbot, looked_up):
    made = LongTextEditor(LongTextField(name="x", label="X"))
    qtbot.addWidget(made)
    made.show()
    made.sheet.setFocus()
    QTest.qWaitForWindowExposed(made)
    qtbot.waitUntil(made.sheet.hasFocus)
    return made


def waved(editor):
    """The words with a wave below them."""
    found = []
    block = editor.sheet.document().begin()
    while block.isValid():
        for part in block.layout().formats():
            is_waved = part.format.underlineStyle() == WAVE
            found += [block.text()[part.start : part.start + part.length]] * is_waved
        block = block.next()
    return found


def test_what_is_misspelt_is_waved_under(qtbot, dictionary, editor):
    QTest.keyClicks(editor.sheet, "den hnud løber ")
    qtbot.waitUntil(lambda: waved(editor) == ["hnud"])


def test_not_while_it_is_being_typed(qtbot, dictionary, editor, looked_up):
    QTest.keyClicks(editor.sheet, "hund lbøer")
    with qtbot.waitSignal(looked_up.learned):
        QTest.keyClicks(editor.sheet, " xyz")
    qtbot.waitUntil(lambda: waved(editor) == ["lbøer"])
    QTest.keyClick(editor.sheet, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: waved(editor) == ["lbøer", "xyz"])


def test_a_wave_is_no_answer(qtbot, dictionary, editor, looked_up):
    editor.set_raw("den hnud løber")
    told = []
    editor.changed.connect(lambda: told.append(1))
    with qtbot.waitSignal(looked_up.learned):
        editor.sheet._waves.rehighlight()
    qtbot.waitUntil(lambda: waved(editor) == ["hnud"])
    assert told == []
    QTest.keyClicks(editor.sheet, "a")
    assert told == [1]


def test_f7_offers_what_it_may_have_been_and_writes_it(qtbot, dictionary, editor):
    QTest.keyClicks(editor.sheet, "den hundd løber ")
    qtbot.waitUntil(lambda: waved(editor) == ["hundd"])
    QTest.keyClick(editor.sheet, Qt.Key.Key_F7)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.waitUntil(lambda: "hund" in [action.text() for action in menu.actions()])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert editor.raw() == "den hund løber"


def test_a_word_can_be_added_and_is_right_from_then_on(qtbot, dictionary, editor, looked_up):
    QTest.keyClicks(editor.sheet, "den Fusit løber ")
    qtbot.waitUntil(lambda: waved(editor) == ["Fusit"])
    looked_up.add("Fusit")
    assert waved(editor) == []
    qtbot.waitUntil(lambda: words.own_words() == {"Fusit"})


def test_names_of_the_trade_are_right(qtbot, dictionary, editor):
    QTest.keyClicks(editor.sheet, "den Fasit hnud ")
    qtbot.waitUntil(lambda: waved(editor) == ["hnud"])


def test_without_a_dictionary_nothing_is_waved_and_nothing_started(monkeypatch, qtbot, editor, looked_up):
    monkeypatch.setattr(words, "_SYSTEM", ())
    QTest.keyClicks(editor.sheet, "den hnud løber ")
    QTest.qWait(20)
    assert waved(editor) == []
    QTest.keyClick(editor.sheet, Qt.Key.Key_F7)
    assert QApplication.activePopupWidget() is None


def test_a_helper_that_falls_is_not_called_again(monkeypatch, qtbot, editor, looked_up):
    monkeypatch.setattr(words, "helper", lambda: ["/findes/ikke"])
    QTest.keyClicks(editor.sheet, "den hnud ")
    qtbot.waitUntil(lambda: looked_up._is_missing)
    QTest.keyClicks(editor.sheet, "den hnud ")
    assert waved(editor) == []


def test_the_place_of_a_word_is_counted_as_qt_counts(qtbot, dictionary, editor):
    editor.sheet.setPlainText("😀 hnud ")
    editor.sheet.moveCursor(editor.sheet.textCursor().MoveOperation.End)
    qtbot.waitUntil(lambda: len(waved(editor)) == 1)
    assert spelt.words_in("😀 hnud") == [(3, 7, "hnud")]
