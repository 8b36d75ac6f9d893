"""Where a plan begins: it fits on a low screen with large letters, and says what it asks."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from assistant.casework.search import Hit
from assistant.ui import theme
from assistant.ui.plan import texts
from assistant.ui.plan.start import PlanStart, StartRow

TODAY = date(2026, 11, 24)
ROWS = [
    StartRow(
        hit=Hit(f"type-{number}", f"Sagstype {number}", "NY PLAN", "Beskrivelse af forudsætninger"),
        remark="Ikke afklaret. Fra hvilken dag er ikke afklaret. Spørg din fagkoordinator.",
        question="Ordningen er ophævet for nye borgere. Er det en løbende sag?" if number == 2 else "",
        otherwise="Spørg fagkoordinatoren, hvad der bruges i stedet.",
    )
    for number in range(1, 8)
]
ENDED = StartRow(hit=Hit("slut", "Ophævet", "UDGÅET", "der laves ingen plan", expired=True))
DOUBT = (
    "»Rehabiliteringsplanens forberedende del – førtidspension, fleksjob og ressourceforløb« bruges, så vidt jeg ved, "
    "kun i sager om fleksjob, der er afgjort senest 31.01.2026. Er sagen det, så skriv afgørelsens dato. Den rigtige "
    f"er, så vidt jeg ved, »Beskrivelse af forudsætninger«, version 2026.11. {texts.WRITE_ON}"
)
WHY = "»Rehabiliteringsplanens forberedende del – førtidspension, fleksjob og ressourceforløb« er forældet."


@pytest.fixture
def start(qtbot):
    start = PlanStart()
    qtbot.addWidget(start)
    return start


def opened(start, rows=ROWS):
    start.open(rows, TODAY)
    QTest.qWaitForWindowActive(start)
    return start


def press(start, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(start.focusWidget(), key, modifiers)


@pytest.mark.parametrize("where", ["list", "day"])
def test_while_something_is_asked_enter_begins_nothing_else(start, qtbot, where):
    opened(start)
    start.choose("type-1")
    answered = []
    start.ask(DOUBT, lambda: answered.append(True), lambda: answered.append(False))
    with qtbot.assertNotEmitted(start.begun):
        (start.list if where == "list" else start.day).setFocus()
        start.begin()
    assert start.asking.isVisible()
    assert start.focusWidget() is start.asking.yes
    press(start, Qt.Key.Key_Return)
    assert answered == [True]


def test_enter_begins_with_the_row_that_is_chosen(start, qtbot):
    opened(start)
    for _ in range(3):
        press(start, Qt.Key.Key_Down)
    with qtbot.waitSignal(start.begun) as told:
        press(start, Qt.Key.Key_Return)
    assert told.args == ["type-3", None]
    assert not start.done.isEnabled()  # until it has been read


def test_nothing_is_begun_that_nobody_has_chosen(start, qtbot):
    opened(start)
    assert start._row() is None
    with qtbot.assertNotEmitted(start.begun):
        press(start, Qt.Key.Key_Return)
    assert start.remark.text() == texts.CHOOSE_FIRST


@pytest.mark.parametrize(
    ("typed", "title"),
    [("til", "Tilskud"), ("pension", "Førtidspension"), ("fort", "Førtidspension"), ("beskr", "Førtidspension")],
)
def test_letters_find_what_stands_anywhere_in_a_row(start, typed, title):
    opened(start, [row("Revalidering", "Plan"), row("Førtidspension", "Beskrivelse"), row("Tilskud", "§ 126")])
    QTest.keyClicks(start.list, typed)
    assert start._row().hit.title == title


def test_letters_that_find_nothing_are_told_and_choose_nothing_else(start):
    opened(start)
    start.list.choose("type-1")
    QTest.keyClicks(start.list, "xyz")
    assert start.remark.text() == "Her står ikke noget med »xyz«."
    assert start._row() is ROWS[0]
    start.list.choose("type-3")
    assert start.remark.text() == ROWS[2].remark


def row(title, detail):
    return StartRow(hit=Hit(title.lower(), title, "NY PLAN", detail))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_in_the_day_begins_and_its_year_is_one_that_has_been(start, qtbot, key):
    opened(start)
    start.choose("type-1")
    start.day.setFocus()
    QTest.keyClicks(start.focusWidget(), "0101")
    with qtbot.waitSignal(start.begun) as told:
        press(start, key)
    assert told.args == ["type-1", date(2026, 1, 1)]


def test_the_day_says_what_it_decides(start):
    opened(start)
    assert texts.WHY_DAY in [each.text() for each in start.findChildren(QLabel)]
    assert "hvilken plan der gælder" in start.day.line.accessibleDescription()


def test_what_has_ended_is_seen_and_cannot_be_begun(start, qtbot):
    opened(start, [ENDED, ROWS[0]])
    press(start, Qt.Key.Key_Down)
    assert start._row() is ENDED
    assert not start.done.isEnabled()
    with qtbot.assertNotEmitted(start.begun):
        press(start, Qt.Key.Key_Return)


def test_a_question_is_put_away_first(start, qtbot):
    opened(start)
    start.choose("type-2")
    press(start, Qt.Key.Key_Return)
    assert start.asking.isVisible()
    press(start, Qt.Key.Key_Escape)
    assert start.isVisible()
    assert not start.asking.isVisible()
    with qtbot.waitSignal(start.left):
        press(start, Qt.Key.Key_Escape)
    assert not start.isVisible()


def test_another_row_is_not_begun_by_the_answer_to_the_question_of_the_one_before(start, qtbot):
    opened(start)
    start.choose("type-2")
    start.begin()
    start.choose("type-1")
    assert not start.asking.isVisible()
    with qtbot.assertNotEmitted(start.begun):
        start.asking.yes.click()


@pytest.mark.parametrize("scale", [1, 2])
def test_it_fits_and_nothing_is_cut_off(qapp, start, monkeypatch, scale, qtbot):
    system = QFontDatabase.systemFont

    def large(kind):
        font = system(kind)
        font.setPointSizeF(9 * scale)
        return font

    monkeypatch.setattr(QFontDatabase, "systemFont", large)
    monkeypatch.setattr(PlanStart, "room", staticmethod(lambda screen=None: QRect(0, 0, 1024, 768)))
    before = qapp.font()
    theme.apply(qapp, "light")
    try:
        opened(start)
        start.choose("type-2")
        start.tell((WHY, "Vælg, hvad sagen er."))
        start.begin()
        start.tell((WHY, "Vælg, hvad sagen er."))
        qtbot.wait(20)
        assert start.asking.isVisible()
        assert start.width() <= 1024 - 32
        assert start.geometry().bottom() <= 768
        assert cut(start) == []
        start.ask(DOUBT, lambda: None, lambda: None)
        qtbot.wait(20)
        assert start.geometry().bottom() <= 768
        assert cut(start) == []
    finally:
        monkeypatch.undo()
        qapp.setFont(before)
        theme.apply(qapp, "light")


def cut(window):
    tight = []
    for each in window.findChildren(QWidget):
        if isinstance(each, QLabel | QPushButton) and each.isVisibleTo(window) and each.text().strip():
            wraps = isinstance(each, QLabel) and each.wordWrap()
            needed = each.heightForWidth(each.width()) if wraps else each.sizeHint().height()
            if each.height() < needed or (not wraps and each.width() < each.sizeHint().width()):
                tight.append((each.text(), each.size(), each.sizeHint()))
    return tight
