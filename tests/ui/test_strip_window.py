"""The strip: what it shows, and that it is in nobody's way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from assistant.ui.strip import ROWS, Strip, StripRow, _RowLine


@pytest.fixture
def strip(qtbot):
    for other in QApplication.topLevelWidgets():
        other.hide()  # what another test has left would have the corner
    made = Strip()
    qtbot.addWidget(made)
    yield made
    made.tell([], "")


def lines(strip):
    return [line for line in strip.findChildren(_RowLine) if line.isVisibleTo(strip)]


def said(line):
    return [made.text() for made in line.findChildren(QLabel)]


def test_it_asks_for_no_focus_when_it_shows(strip):
    assert strip.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    strip.tell([StripRow("Aftalefelt", "1")], "Ctrl+½")
    assert strip.isVisible()


def test_each_row_tells_its_key_or_what_became_of_it(strip):
    rows = [
        StripRow("Aftalefelt", "1", is_done=True),
        StripRow("Min Plan", "2", elsewhere="en anden sag"),
        StripRow("Emne", "3"),
    ]
    strip.tell(rows, "Ctrl+½")
    assert [said(line) for line in lines(strip)] == [
        ["Aftalefelt", "sat ind"],
        ["2", "Min Plan", "en anden sag"],
        ["3", "Emne"],
    ]
    assert strip.accessibleName() == "Venter: 1 Aftalefelt sat ind, 2 Min Plan en anden sag, 3 Emne"


def test_what_is_only_offered_is_called_the_next_step(strip):
    form = StripRow("Min Plan: skriv notat", "2", is_form=True)
    strip.tell([StripRow("Aftalefelt", "1"), form], "Ctrl+½")
    assert strip.header.title.text() == "Venter på at blive sat ind"
    strip.tell([StripRow("Aftalefelt", "1", is_done=True), form], "Ctrl+½")
    assert strip.header.title.text() == "Næste skridt"


def test_only_what_waits_here_can_be_clicked(strip, qtbot):
    rows = [StripRow("A", "1", is_done=True), StripRow("B", "2", elsewhere="en anden sag"), StripRow("C", "3")]
    strip.tell(rows, "")
    chosen = []
    strip.chosen.connect(chosen.append)
    for line in lines(strip):
        QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert chosen == [2]


def test_a_long_label_keeps_its_beginning_and_its_end(strip):
    label = "Virksomhedsblanket til jobcentrets egen blanket, meget lang – fra »Arbejdsgiverens navn«"
    strip.tell([StripRow(label, "1")], "Ctrl+½")
    [line] = lines(strip)
    shown = said(line)[1]
    assert len(shown) < len(label)
    assert shown.startswith("Virksomhed")
    assert shown.endswith("navn«")
    assert strip.accessibleName() == f"Venter: 1 {label}"


def test_more_than_there_are_keys_are_counted(strip):
    strip.tell([StripRow(f"Opgave {n}", str(n)) for n in range(1, ROWS + 4)], "Ctrl+½")
    assert len(lines(strip)) == ROWS
    assert "og 3 til" in [made.text() for made in strip.findChildren(QLabel) if made.isVisibleTo(strip)]


def test_it_is_as_high_as_its_rows_also_when_they_become_fewer(strip):
    heights = []
    for count in (1, 4, 1):
        strip.tell([StripRow("Aftalefelt", str(n)) for n in range(1, count + 1)], "Ctrl+½")
        heights.append(strip.height())
    assert heights[0] == heights[2] < heights[1]


def test_it_stands_above_a_card_that_has_the_corner(strip, qtbot):
    strip.tell([StripRow("Aftalefelt", "1")], "")
    card = QWidget()
    qtbot.addWidget(card)
    card.setGeometry(strip.geometry().translated(QPoint(-40, 20)))
    card.show()
    strip._make_way(None)
    assert not strip.geometry().intersects(card.geometry())
    assert strip.y() < card.y()


def test_nothing_left_is_gone(strip):
    strip.tell([StripRow("Aftalefelt", "1")], "Ctrl+½")
    strip.tell([], "Ctrl+½")
    assert not strip.isVisible()
    strip._make_way(None)
    assert not strip.isVisible()


def test_the_window_in_front_is_noted_anew_while_the_mouse_rests_on_it(strip, qtbot, monkeypatch):
    monkeypatch.setattr(strip, "isActiveWindow", lambda: False)  # she is in another program
    strip.tell([StripRow("Aftalefelt", "1")], "")
    here = QPointF(5, 5)
    noted = []
    strip.entered.connect(lambda: noted.append(1))
    QApplication.sendEvent(strip, QEnterEvent(here, here, here))
    qtbot.waitUntil(lambda: len(noted) > 1)
    QApplication.sendEvent(strip, QEvent(QEvent.Type.Leave))
    with qtbot.assertNotEmitted(strip.entered, wait=400):
        pass


def test_a_screen_that_has_been_unplugged_meanwhile_is_not_asked(strip):
    unplugged = object()  # what Qt has deleted answers nothing
    strip.tell([StripRow("Aftalefelt", "1")], "", unplugged)
    assert any(screen.geometry().contains(strip.geometry().center()) for screen in QGuiApplication.screens())
