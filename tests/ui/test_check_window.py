"""The check window: what it says, what its keys do, and that it keeps nothing."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton, QWidget
from standard_pack import KNOWLEDGE

from assistant.casework.selection import NO_HEADING, Ground, judge
from assistant.casework.texts import kinds
from assistant.ui.check import CheckRequest, CheckWindow
from assistant.ui.fields.finding_line import FindingLine

TODAY = date(2026, 11, 24)
GOOD = "SAMTALE: Jobsamtale nr. 3 – telefon – 24.11.2026"
TYPED = "Jobsamtale nr. 3 – telefon – 24/11-2026"
NOTE = "Borgeren, 320190-0000, mødte op 😀 og fik sin [plan]."
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(qtbot):
    window = CheckWindow()
    qtbot.addWidget(window)
    return window


def opened(window, text, target="Fasit"):
    window.open(
        CheckRequest(
            text=text,
            target=target,
            is_locked=True,
            judge=lambda what, note_type, kind: judge(Ground(KNOWLEDGE, TODAY), what, note_type, kind),
            note_types=[(each.id, each.name) for each in KNOWLEDGE.note_types.values()],
            kinds=list(kinds(KNOWLEDGE).items()),
        )
    )
    QTest.qWaitForWindowActive(window)
    return window


def key(window, what, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.focusWidget(), what, modifiers)


def put_back(window, qtbot):
    with qtbot.waitSignal(window.put_back) as told:
        key(window, Qt.Key.Key_Return, CTRL)
    return told.args[0]


def said(window):
    labels = window.findings.widget().findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible()]


def underlined(editor):
    return {mark.cursor.selectedText() for mark in editor.extraSelections()}


def test_the_suggestion_is_put_back_with_one_key(window, qtbot):
    opened(window, TYPED)
    assert window.paper.suggestion.toPlainText() == GOOD
    assert underlined(window.paper.selected) == {"24/11-2026"}
    assert underlined(window.paper.suggestion) == set()
    assert any(line.startswith("✓ Datoen") for line in said(window))
    assert put_back(window, qtbot) == GOOD
    assert not window.isVisible()


def test_nothing_found_is_said_as_that_and_no_more(window, qtbot):
    opened(window, GOOD)
    assert said(window)[0] == "Jeg fandt ingen fejl."
    assert not any("sikker" in line for line in said(window))
    assert not window.foot.insert.isEnabled()
    with qtbot.waitSignal(window.left):
        key(window, Qt.Key.Key_Return, CTRL)


def test_what_she_mends_by_hand_is_judged_as_she_types(window, qtbot):
    opened(window, GOOD)
    window.paper.suggestion.moveCursor(window.paper.suggestion.textCursor().MoveOperation.End)
    QTest.keyClicks(window.focusWidget(), " i morgen")
    qtbot.waitUntil(lambda: "i morgen" in underlined(window.paper.suggestion))
    assert "fejl" in window.foot.verdict.text()
    assert put_back(window, qtbot) == f"{GOOD} i morgen"


def test_a_fix_has_its_key_and_ctrl_z_takes_it_back(window):
    opened(window, "SAMTALE: Jobsamtale – [rolle] – 24/11-2026")
    text = window.paper.suggestion.toPlainText()
    lines = [line for line in window.findings.widget().findChildren(FindingLine) if line.findChild(QPushButton)]
    assert lines[0].findChild(QPushButton).accessibleName().endswith("(Alt+1)")
    key(window, Qt.Key.Key_1, ALT)
    assert "24.11.2026" in window.paper.suggestion.toPlainText()
    key(window, Qt.Key.Key_Z, CTRL)
    assert window.paper.suggestion.toPlainText() == text


def test_a_fix_can_be_clicked(window):
    opened(window, "SAMTALE: Jobsamtale – [rolle] – 24/11-2026")
    QTest.mouseClick(window.findings.widget().findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert "24.11.2026" in window.paper.suggestion.toPlainText()


def test_f5_brings_her_own_text_back(window):
    opened(window, TYPED)
    key(window, Qt.Key.Key_F5)
    assert window.paper.suggestion.toPlainText() == TYPED
    assert "uændret" in window.foot.verdict.text()


def test_the_guessed_type_can_be_changed_from_the_keyboard(window):
    opened(window, "Møde med praktikstedet – 24.11.2026")
    assert window.wish.note_type.value() == ""
    key(window, Qt.Key.Key_N, ALT)
    assert isinstance(window.focusWidget(), QComboBox)
    key(window, Qt.Key.Key_Down)
    assert window.wish.wanted()[0] == "samtale"
    assert "SAMTALE:" in said(window)[0]


def test_one_line_may_be_text_and_then_the_kind_can_be_chosen(window):
    opened(window, GOOD)
    assert not window.wish.kind.isVisible()
    box = window.wish.note_type.box
    box.setCurrentIndex(box.findData(NO_HEADING))
    box.activated.emit(box.currentIndex())
    assert window.wish.kind.isVisible()
    assert "LIX" in window.paper.measure.text()
    assert "overskriften" not in window.paper.measure.text()


def test_findings_of_a_note_stand_where_they_are_also_after_an_emoji(window):
    opened(window, f"{GOOD}\n\n{NOTE}")
    assert {"320190-0000", "[plan]"} <= underlined(window.paper.suggestion)


def test_a_choice_does_not_undo_what_she_has_written(window):
    opened(window, TYPED)
    QTest.keyClicks(window.focusWidget(), "x")
    mine = window.paper.suggestion.toPlainText()
    box = window.wish.note_type.box
    box.setCurrentIndex(box.findData("tilbud"))
    box.activated.emit(box.currentIndex())
    assert window.paper.suggestion.toPlainText() == mine


def test_esc_changes_nothing_and_nothing_is_kept(window, qtbot):
    opened(window, f"{TYPED}\n\n{NOTE}")
    with qtbot.waitSignal(window.left), qtbot.assertNotEmitted(window.put_back):
        key(window, Qt.Key.Key_Escape)
    assert not window.isVisible()

    def held():
        yield from (editor.toPlainText() for editor in window.findChildren(QPlainTextEdit))
        yield from (label.text() for label in window.findChildren(QLabel))
        for each in window.findChildren(QWidget):
            yield f"{each.accessibleName()} {each.accessibleDescription()}"

    secrets = ("320190", "24/11", "[plan]")
    qtbot.waitUntil(lambda: not any(secret in each for each in held() for secret in secrets))
    assert not any(editor.document().isUndoAvailable() for editor in window.findChildren(QPlainTextEdit))


def test_what_could_not_be_put_in_comes_back_with_the_reason(window, qtbot):
    opened(window, TYPED)
    put_back(window, qtbot)
    window.come_back(["Du har skiftet til en anden sag."])
    assert window.isVisible()
    assert window.problem.isVisible()
    assert put_back(window, qtbot) == GOOD


def test_the_window_never_says_whose_text_it_is(window):
    opened(window, f"{TYPED}\n\n{NOTE}")
    assert window.windowTitle() == "Sagstast – tjek det markerede"
    assert window.chip.text() == "Fasit · sagen er låst"


def test_every_stop_has_a_name_and_tab_reaches_all(window):
    opened(window, f"{TYPED}\n\n{NOTE}")
    seen = []
    for _ in range(8):
        widget = window.focusWidget()
        assert widget.accessibleName() or widget.text()
        seen.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    stops = {window.paper.suggestion, window.paper.selected, window.foot.insert, *window.wish.stops()}
    assert stops <= set(seen)
    assert seen[0] is window.paper.suggestion


def test_a_mnemonic_letter_does_not_land_in_the_text(window):
    opened(window, GOOD)
    key(window, Qt.Key.Key_Q, ALT)
    assert window.paper.suggestion.toPlainText() == GOOD


def test_of_very_many_findings_the_worst_are_said_and_the_rest_counted(window):
    opened(window, GOOD + "\n" + "Nummeret er 320190-0000. " * 60)
    lines = window.findings.widget().findChildren(FindingLine)
    assert len([line for line in lines if line.isVisible()]) == 40
    assert any(line.startswith("Der er") and "mere" in line for line in said(window))


def test_a_fix_applies_to_the_text_as_it_stands_now(window, qtbot):
    opened(window, f"{GOOD}\n\nBorgeren har en jobplan")
    editor = window.paper.suggestion
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    QTest.keyClicks(window.focusWidget(), " i dag")
    qtbot.waitUntil(lambda: not window._later.isActive())
    QTest.mouseClick(window.findings.widget().findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert editor.toPlainText().endswith("en Min Plan i dag")
