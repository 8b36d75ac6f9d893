""" "Foreslå en ændring": from her words to a file, with nothing of a citizen in it, and nothing kept afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel, QPlainTextEdit, QPushButton

from assistant.model.finding import Finding, Severity
from assistant.ui.day_words import DayWords
from assistant.ui.side_windows import SideWindows
from assistant.ui.suggest_errand import SuggestErrand

TODAY = date(2026, 11, 24)
LETTER = "partshoering-udeblivelse"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NAME = Finding("H07", Severity.ERROR, "navn", word="nordlys kro")


class Desk:
    """What the errand is given, and what it has put away."""

    def __init__(self, workplace, qtbot):
        self.kept = []
        self.words = DayWords()
        self.errand = SuggestErrand(self.keep)
        self._workplace, self._qtbot = workplace, qtbot

    def keep(self, folder):
        self.kept.append(folder)

    def open(self, template=LETTER):
        self.errand.begin(self._workplace, template, self.words)
        QTest.qWaitForWindowActive(self.errand.window)
        return self.errand.window


@pytest.fixture
def desk(workplace, qtbot, qapp):
    made = Desk(workplace, qtbot)
    yield made
    made.errand.window.leave()
    qtbot.addWidget(made.errand.window)


def key(what, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), what, modifiers)


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def said(window):
    return " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def fill(window, change, folder):
    write(change)
    window.fields.folder.setText(str(folder))


def test_it_opens_on_the_template_she_used_and_becomes_a_file_by_the_keyboard_alone(desk, tmp_path, qtbot):
    window = desk.open()
    assert window.fields.template.currentData() == LETTER
    write("Skriv klokken med.")
    key(Qt.Key.Key_Tab)
    write("Borgere spørger.")
    key(Qt.Key.Key_M, ALT)
    write(str(tmp_path))
    with qtbot.waitSignal(window.saved):
        key(Qt.Key.Key_Return, CTRL)
    [file] = tmp_path.glob("forslag-*.txt")
    text = file.read_text("utf-8")
    assert f"({LETTER}), version" in text
    assert "Skal ændres:\nSkriv klokken med.\n\nHvorfor:\nBorgere spørger.\n" in text
    assert file.name in said(window)
    assert "Send filen til din fagkoordinator." in said(window)


def test_the_line_she_points_at_stands_in_the_file(desk, tmp_path):
    window = desk.open()
    window.fields.line.setCurrentIndex(2)
    line = window.fields.line.currentText()
    fill(window, "Kortere.", tmp_path)
    window.try_save()
    [file] = tmp_path.glob("*.txt")
    assert f"Ordlyden nu:\n{line}\n" in file.read_text("utf-8")


def test_another_template_has_other_lines_and_none_has_none(desk):
    window = desk.open()
    lines = window.fields.line.count()
    window.fields.template.setCurrentIndex(0)
    window.fields.template.activated.emit(0)
    assert (window.fields.line.count(), window.fields.line.isEnabled()) == (1, False)
    at = window.fields.template.findData(LETTER)
    window.fields.template.setCurrentIndex(at)
    window.fields.template.activated.emit(at)
    assert window.fields.line.count() == lines > 3


@pytest.mark.parametrize("text", ["Borger 320190-0000 mødte ikke.", "Ring til 20 30 40 50."])
def test_what_may_be_a_citizens_never_gets_into_a_file(desk, tmp_path, text):
    window = desk.open()
    fill(window, text, tmp_path)
    window.try_save()
    assert list(tmp_path.iterdir()) == []
    assert "ligner" in said(window)
    assert "Intet er gemt endnu." in said(window)
    key(Qt.Key.Key_1, ALT)
    window.try_save()
    assert list(tmp_path.iterdir()) == []


def test_a_name_stands_in_the_way_until_she_says_that_it_is_none(desk, tmp_path):
    window = desk.open()
    fill(window, "Nordlys Kro er ikke et navn.", tmp_path)
    window.try_save()
    assert list(tmp_path.iterdir()) == []
    assert "Det er ikke et navn" in [button.text() for button in window.findChildren(QPushButton)]
    key(Qt.Key.Key_1, ALT)
    window.try_save()
    assert len(list(tmp_path.iterdir())) == 1


def test_a_finding_comes_while_she_writes(desk, qtbot):
    window = desk.open()
    write("Lis Holm sagde det.")
    qtbot.waitUntil(lambda: "ligner et navn" in said(window))


def test_words_of_the_day_are_offered_and_off_until_chosen(desk, tmp_path):
    desk.words.clear_word(NAME)
    desk.words.refuse_keyword("Netværkssamtale", "SAMTALE:")
    window = desk.open()
    boxes = {box.text(): box for box in window.findChildren(QCheckBox)}
    assert list(boxes) == ["»Netværkssamtale«: nyt nøgleord til SAMTALE:", "»nordlys kro«: Det er ikke et navn"]
    assert not any(box.isChecked() for box in boxes.values())
    window.fields.folder.setText(str(tmp_path))
    window.try_save()
    assert list(tmp_path.iterdir()) == []
    boxes["»Netværkssamtale«: nyt nøgleord til SAMTALE:"].click()
    window.try_save()
    [file] = tmp_path.iterdir()
    assert file.read_text("utf-8").endswith("Ord:\n- »Netværkssamtale«: nyt nøgleord til SAMTALE:\n")
    assert desk.words.lines == []


def test_only_a_few_words_are_kept_and_no_sentence_is_a_key_word():
    words = DayWords()
    for text in ("Snak med hende om det hele", "Sag 4711", "", "320190-0000"):
        words.refuse_keyword(text, "SAMTALE:")
    words.clear_word(Finding("H06", Severity.ERROR, "cpr"))
    words.clear_word(Finding("H06", Severity.ERROR, "cpr", word="320190-0000"))
    assert words.lines == []
    for number in range(20):
        words.clear_word(Finding("H10", Severity.ERROR, "x", word=f"ord{number}"))
        words.clear_word(Finding("H10", Severity.ERROR, "x", word="det samme"))
    assert len(words.lines) == 6
    assert words.lines.count("»det samme«: Det siger nok") == 1


@pytest.mark.parametrize("folder", ["", "findes-ikke"])
def test_without_a_folder_nothing_is_lost(desk, tmp_path, folder):
    window = desk.open()
    fill(window, "Skriv klokken med.", tmp_path / folder if folder else "")
    window.try_save()
    assert window.fields.change.toPlainText() == "Skriv klokken med."
    assert window.fields.folder.hasFocus()
    assert "mappe" in said(window).lower()
    assert desk.kept == []


def test_a_folder_of_somebody_who_does_not_exist_is_told_and_nothing_is_lost(desk):
    window = desk.open()
    fill(window, "Skriv klokken med.", "~findes-ikke/forslag")
    window.try_save()
    assert window.fields.change.toPlainText() == "Skriv klokken med."
    assert "Vælg en anden mappe" in said(window)


def test_the_folder_is_remembered_once_and_used_again(desk, tmp_path):
    window = desk.open()
    fill(window, "Skriv klokken med.", tmp_path)
    window.try_save()
    write("Og stedet.")
    window.try_save()
    assert desk.kept == [str(tmp_path)]
    assert len(list(tmp_path.iterdir())) == 2


def test_what_she_has_set_meanwhile_stands_when_the_folder_is_remembered(workplace, qtbot, tmp_path):
    used = []
    side = SideWindows(None, None, used.append, lambda: None)
    side.show_suggestion(workplace, LETTER, DayWords())
    window = side._suggestion.window
    qtbot.addWidget(window)
    side._saving.save(replace(workplace.settings, theme="dark"), lambda _: None)
    window.fields.change.setPlainText("Skriv klokken med.")
    window.fields.folder.setText(str(tmp_path))
    window.try_save()
    window.leave()
    qtbot.waitUntil(lambda: len(used) == 2)
    assert {each.theme for each in used} == {"dark"}
    assert str(tmp_path) in {each.organisation_suggestions for each in used}


def test_closing_keeps_nothing_of_what_was_written(desk, tmp_path, qtbot):
    desk.words.clear_word(NAME)
    window = desk.open()
    fill(window, "Lis Holm sagde det.", tmp_path)
    window.try_save()
    key(Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert list(tmp_path.iterdir()) == []
    texts = [each.toPlainText() for each in window.findChildren(QPlainTextEdit)]
    assert texts == ["", ""]
    assert not any(each.document().isUndoAvailable() for each in window.findChildren(QPlainTextEdit))
    qtbot.waitUntil(lambda: not any("Lis" in each.text() for each in window.findChildren(QLabel)))
    assert (window.findings, desk.words.lines) == ((), [])


def test_every_field_has_its_key_and_a_name_for_a_screen_reader(desk):
    window = desk.open()
    labels = [label for label in window.findChildren(QLabel) if label.buddy()]
    marks = [label.text()[label.text().index("&") + 1].lower() for label in labels] + ["l"]
    assert len(marks) == len(set(marks)) == 6
    for editor in (window.fields.template, window.fields.line, window.fields.change, window.fields.folder):
        assert editor.accessibleName()


def test_the_folder_can_be_chosen_too(desk, tmp_path):
    window = desk.open()
    window.fields.folder.setText(str(tmp_path))
    window.fields.browse.click()
    dialog = window.findChild(QFileDialog)
    assert Path(dialog.directory().absolutePath()) == tmp_path
    dialog.filesSelected.emit([str(tmp_path / "forslag")])
    assert window.fields.folder.text() == str(tmp_path / "forslag")
    dialog.reject()
