"""What is written or taken away in the studio by mistake comes back, and each question tells what it is for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from studio_windows import at, new_pack, open_studio, write

from assistant.model.fields import YesNoField
from assistant.ui.editing.bringing_back import BringBack
from assistant.ui.fields.question import Question
from assistant.ui.fold import Fold
from assistant.ui.studio.asked_of_field import TYPES
from assistant.ui.studio.condition_edit import ConditionEdit
from assistant.ui.studio.page import Page
from assistant.ui.studio.text_edit import TextEdit
from assistant.ui.studio.window import StudioWindow

pytestmark = pytest.mark.not_on_windows("like")

LETTER = "letters/moede.txt"
TEXT = """+++
id = "moede"
title = "Møde"
kind = "letter"
version = "1"
valid_from = 2026-01-01
source = "egen praksis"

# Dagen, som indkaldelsen siger
[[fields]]
name = "dag"
type = "date"
label = "Hvornår?"
ukendt = "bliver stående"
example = 2026-11-30

# Ikke hvem
[[fields]]
name = "sted"
type = "text"
label = "Hvor?"
example = "på jobcentret"

# Et møde holdes et sted
[[checks]]
when = "not sted"
message = "Skriv stedet."
field = "sted"
ukendt = "bliver stående"

[[checks]]
when = "not dag"
message = "Skriv dagen."
+++
Vi ses {{ dag }} {{ sted }}.
"""
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Z, Y, MINUS = Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_Minus
Press = Callable[..., None]


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path, home: Path) -> StudioWindow:
    """The studio on a pack with one letter: two questions and two checks."""
    return open_studio(qapp, qtbot, new_pack(tmp_path / "breve", (LETTER, TEXT)))


@pytest.fixture
def press(qtbot: QtBot, window: StudioWindow) -> Press:
    """Presses keys where the focus is."""

    def press_at(*keys: Qt.Key, held: Qt.KeyboardModifier = CTRL) -> None:
        for key in keys:
            qtbot.keyClick(at(window), key, held)

    return press_at


@pytest.fixture
def edit(window: StudioWindow) -> TextEdit:
    """The text, empty, with the focus."""
    window.templates.sheet.tabs.setCurrentIndex(2)
    edit = window.templates.sheet.text.edit
    edit.setPlainText("")
    edit.setFocus()
    return edit


def text_of(window: StudioWindow) -> str:
    """The file as it would be saved now."""
    assert window.templates.is_changed is not None
    assert window.templates.desk.manuscript is not None
    return window.templates.desk.manuscript.text


def offered(within: QWidget) -> BringBack | None:
    """The line that brings something back, where it is seen."""
    return next((each for each in within.findChildren(BringBack) if each.isVisible()), None)


def said(within: QWidget) -> str:
    line = offered(within)
    assert line is not None
    return line.findChildren(QLabel)[0].text()


class TestText:
    def test_it_goes_back_and_forth_by_words(self, edit: TextEdit, press: Press) -> None:
        write(edit, "Vi ses på åen.\nHej")
        seen = []
        while edit.toPlainText():
            press(Z)
            seen.append(edit.toPlainText())
        steps = ["Vi ses på åen.\n", "Vi ses på åen.", "Vi ses på ", "Vi ses ", "Vi ", ""]
        assert seen == steps
        press(Y)
        assert edit.toPlainText() == "Vi "
        press(Z, held=CTRL | SHIFT)
        assert edit.toPlainText() == "Vi ses "
        press(Y, Y, Y, Y)
        assert edit.toPlainText() == "Vi ses på åen.\nHej"

    def test_what_is_put_in_or_pasted_is_a_step_of_its_own(self, edit: TextEdit, press: Press) -> None:
        pasted = QMimeData()
        pasted.setText("den 2. i byen")
        write(edit, "Den")
        edit.put_in("{{ dato }}")
        write(edit, "er")
        edit.insertFromMimeData(pasted)
        write(edit, "x")
        seen = []
        while edit.toPlainText():
            press(Z)
            seen.append(edit.toPlainText())
        assert seen == ["Den{{ dato }}erden 2. i byen", "Den{{ dato }}er", "Den{{ dato }}", "Den", ""]

    def test_a_text_among_the_questions_goes_by_words_too(self, window: StudioWindow, press: Press) -> None:
        window.templates.sheet.ask("heading.what")
        write(at(window), "to ord")
        press(Z)
        assert at(window).toPlainText() == "to "


class TestQuestions:
    @pytest.fixture
    def page(self, window: StudioWindow) -> Page:
        window.templates.sheet.ask("fields.1")
        window.templates.sheet.fields.rows.setFocus()
        return window.templates.sheet.fields

    def test_one_comes_back_just_as_it_was(self, window: StudioWindow, page: Page, press: Press) -> None:
        before, shown = text_of(window), page.values()
        press(MINUS)
        assert text_of(window) != before
        assert said(page) == "Spørgsmålet er fjernet."
        press(Z)
        assert (text_of(window), page.values()) == (before, shown)
        assert window.templates.sheet.fields.rows.currentRow() == 1
        assert offered(page) is None

    def test_by_tab_and_enter(self, qtbot: QtBot, window: StudioWindow, page: Page, press: Press) -> None:
        before = text_of(window)
        press(MINUS)
        line = offered(page)
        assert line is not None
        for _ in range(9):
            if not line.button.hasFocus():
                press(Qt.Key.Key_Tab, held=Qt.KeyboardModifier.NoModifier)
        assert line.button.accessibleName() == "Fortryd: Spørgsmålet er fjernet."
        press(Qt.Key.Key_Return, held=Qt.KeyboardModifier.NoModifier)
        assert text_of(window) == before

    def test_the_last_of_all(self, window: StudioWindow, page: Page, press: Press) -> None:
        press(MINUS)
        almost = text_of(window)
        press(MINUS)
        assert "[[fields]]" not in text_of(window)
        press(Z)
        assert text_of(window) == almost

    def test_until_something_else_is_changed(self, window: StudioWindow, page: Page, press: Press) -> None:
        press(MINUS)
        window.templates.sheet.ask("fields.0.label")
        write(at(window), "x")
        assert offered(page) is None
        kept = text_of(window)
        window.templates.sheet.fields.rows.setFocus()
        press(Z)
        assert text_of(window) == kept

    def test_another_template_has_none_of_it(self, window: StudioWindow, page: Page, press: Press) -> None:
        press(MINUS)
        window.templates._open_path(LETTER)
        assert offered(page) is None


class TestGroups:
    @pytest.fixture
    def page(self, window: StudioWindow) -> Page:
        window.templates.sheet.ask("checks.0.message")
        return window.templates.sheet.rules

    def test_one_comes_back_with_its_comment_and_what_no_question_shows(
        self, window: StudioWindow, page: Page, press: Press
    ) -> None:
        before = text_of(window)
        press(MINUS, MINUS)
        assert "Skriv stedet." not in text_of(window)
        assert said(page) == "Kontrol 1 er fjernet."
        press(Z)
        assert text_of(window) == before
        items = window.templates.sheet.rules.groups["checks"].items
        assert [item.title.text() for item in items] == ["Kontrol 1", "Kontrol 2"]
        assert items[0].isAncestorOf(at(window))

    def test_what_else_was_done_meanwhile_stays(self, window: StudioWindow, page: Page, press: Press) -> None:
        press(MINUS, MINUS)
        window.templates.sheet.ask("title")
        write(at(window), "!")
        window.templates.sheet.ask("checks.0.message")
        press(Z)
        assert "Skriv stedet." in text_of(window)
        assert text_of(window) == TEXT.replace("Møde", "!Møde")

    def test_a_text_with_something_to_undo_keeps_the_key(self, window: StudioWindow, page: Page, press: Press) -> None:
        window.templates.sheet.ask("checks.1.message")
        message = at(window)
        write(message, "Nej. ")
        group = window.templates.sheet.rules.groups["checks"]
        group.items[0].removed.emit()
        message.setFocus()
        press(Z)
        assert "Nej. " not in text_of(window)
        assert "Skriv stedet." not in text_of(window)

    def test_an_empty_one_is_no_loss(self, window: StudioWindow, page: Page, press: Press) -> None:
        press(Qt.Key.Key_Plus)
        press(MINUS)
        assert offered(page) is None
        assert len(window.templates.sheet.rules.groups["checks"].items) == 2


def test_a_condition_comes_back(qtbot: QtBot) -> None:
    edit = ConditionEdit()
    qtbot.addWidget(edit)
    edit.know([YesNoField(name="tolk", label="Tolk?"), YesNoField(name="afbud", label="Afbud?")])
    edit.set_raw("tolk or not afbud")
    edit.show()
    before = edit.raw()
    next(each for each in edit.findChildren(QPushButton) if each.text() == "Fjern").click()
    assert edit.raw() not in (None, before)
    line = offered(edit)
    assert line is not None
    line.button.click()
    assert edit.raw() == before


class TestHelp:
    def test_it_is_where_she_is(self, window: StudioWindow) -> None:
        sheet = window.templates.sheet
        shown = []
        for where in ("source", "title", "fields.1.help", "heading.who", "checks.0.message"):
            sheet.ask(where)
            shown.append([each for each in _helps(sheet) if each])
        assert shown == [
            ["Lov og paragraf, rapport eller jeres egen arbejdsgang."],
            ["Det, kolleger ser, når de leder efter den."],
            ["Vises, mens der svares."],
            ["En rolle, aldrig et navn."],
            ["Hvad der er galt, og hvad man så gør."],
        ]

    @pytest.mark.parametrize("width", [1280, 1500])
    def test_nothing_moves_when_it_comes(self, qtbot: QtBot, window: StudioWindow, width: int) -> None:
        window.resize(width, 900)
        sheet = window.templates.sheet
        window.templates.close_down()  # no finding comes meanwhile
        moved = []
        for place, page in enumerate(sheet.pages):
            sheet.tabs.setCurrentIndex(place)
            for kind in TYPES if page is sheet.fields else [""]:
                if kind:
                    sheet.fields.item.show_value({"type": kind, "name": "x"}, ())
                moved += [(kind, name) for name in _moving(page)]
        assert moved == []


def _helps(within: QWidget) -> list[str]:
    """The help that is seen of each question."""
    return [each._help.text().strip() for each in within.findChildren(Question) if each.isVisible()]


def _moving(page: Page) -> Iterator[str]:
    """The questions that take more room while she is at them."""
    for fold in page.findChildren(Fold):
        fold.set_open(True)
    QApplication.processEvents()
    for question in page.findChildren(Question):
        heights = []
        for change in (question.left, question.entered, question.left):
            change()
            QApplication.processEvents()
            heights.append(question.height())
        if question.isVisible() and len(set(heights)) > 1:
            yield question.field.name


def test_a_margin_hides_no_letter_whatever_the_font_becomes(qtbot: QtBot) -> None:
    edit = TextEdit()
    qtbot.addWidget(edit)
    edit.setPlainText("ord\n" * 150)
    edit.setStyleSheet("font-size: 30px")
    edit.resize(400, 300)
    edit.show()
    assert edit.viewport().x() >= edit.margin.geometry().right()
