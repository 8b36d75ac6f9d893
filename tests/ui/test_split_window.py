"""The split window: what it shows, what its keys do, what comes out of it, and that it keeps nothing."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton, QWidget
from standard_pack import KNOWLEDGE

from assistant.casework.form_sources import from_text
from assistant.casework.split_rows import findings_of
from assistant.ui.split import SplitRequest, SplitWindow

TODAY = date(2026, 11, 24)
FORM = "Virksomhedens navn: Butik ApS\nCVR-nr.: 12345678\nTlf.: 00 00 00 00\nMobil: 11 11 11 11\nForsikring: tegnet"
TASKS = "- LÆ 265 er bestilt\n- næste opfølgning 18.12.2026\n- mentor"
CTRL, ALT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(qtbot):
    window = SplitWindow()
    qtbot.addWidget(window)
    return window


def opened(window, text, problem=()):
    window.open(
        SplitRequest(
            forms=KNOWLEDGE.forms,
            lines=from_text(text) if text else [],
            source="Fra det markerede",
            judge=lambda form, row: findings_of(KNOWLEDGE, form, row, TODAY),
            leader="Ctrl+½",
            problem=problem,
        )
    )
    QTest.qWaitForWindowActive(window)
    return window


def key(window, what, modifiers=NONE):
    QTest.keyClick(window.focusWidget(), what, modifiers)


def shown(window):
    table = window.view.table
    cells = ((table.index(row, 0), table.index(row, 1)) for row in range(table.rowCount()))
    return {table.data(name): table.data(value) for name, value in cells}


def ticks(window):
    return [row.is_wanted for row in window.view.table.rows]


def approved(window, qtbot):
    with qtbot.waitSignal(window.approved) as told:
        key(window, Qt.Key.Key_Return, CTRL)
    return told.args[0]


def test_a_form_is_shown_field_beside_value_and_waits_as_one(window, qtbot):
    opened(window, FORM)
    assert shown(window)["Virksomhedens navn"] == "Butik ApS"
    assert shown(window)["P-nummer"] == "mangler i teksten"
    assert shown(window)["Forsikring"] == "tegnet"
    assert "»Virksomhedens navn«" in window.next_step.text()
    (waiting,) = approved(window, qtbot)
    assert [each.text for each in waiting.fields if each.text] == ["Butik ApS", "12345678", "00 00 00 00"]
    assert not window.isVisible()


def test_space_leaves_a_row_out_and_takes_it_along_again(window, qtbot):
    opened(window, FORM)
    window.view.look_at(1)
    key(window, Qt.Key.Key_Space)
    assert not ticks(window)[1]
    (waiting,) = approved(window, qtbot)
    assert "12345678" not in waiting.text


def test_a_value_is_mended_and_the_way_back_is_the_same_key(window, qtbot):
    opened(window, FORM)
    key(window, Qt.Key.Key_F2)
    assert window.focusWidget() is window.row.value
    window.row.value.selectAll()
    QTest.keyClicks(window.focusWidget(), "Bageriet")
    key(window, Qt.Key.Key_F2)
    assert window.focusWidget() is window.view
    assert shown(window)["Virksomhedens navn"] == "Bageriet"
    (waiting,) = approved(window, qtbot)
    assert waiting.fields[0].text == "Bageriet"


def test_what_was_just_typed_goes_along_and_into_its_own_row(window, qtbot):
    opened(window, FORM)
    window.row.value.setPlainText("Bageriet")
    window.view.look_at(1)
    window.row.value.setPlainText("87654321")
    (waiting,) = approved(window, qtbot)
    assert [each.text for each in waiting.fields[:2]] == ["Bageriet", "87654321"]


def test_a_row_without_a_field_is_given_one(window, qtbot):
    opened(window, FORM)
    window.view.look_at(window.view.table.rowCount() - 1)
    assert window.row.stands.text() == "Står i teksten som »Forsikring«."
    window.row.field.setCurrentIndex(window.row.field.findData("opgaver"))
    window.row.field.activated.emit(window.row.field.currentIndex())
    (waiting,) = approved(window, qtbot)
    assert waiting.fields[-1].text == "tegnet"


def test_what_stands_twice_is_told_and_not_taken_along(window):
    opened(window, FORM)
    number = next(n for n, row in enumerate(window.view.table.rows) if row.is_again)
    window.view.look_at(number)
    assert not ticks(window)[number]
    said = [label.text() for label in window.row.findings.findChildren(QLabel)]
    assert any("»Telefon« står flere gange" in line for line in said)


@pytest.mark.parametrize(
    ("value", "mark"), [("320190-0000", "●"), ("sygemeldt med depression", "▲"), ("butikschef", "b")]
)
def test_what_a_form_may_not_hold_is_marked_in_its_row(window, value, mark):
    opened(window, f"{FORM}\nKontaktperson: {value}")
    assert shown(window)["Kontaktperson"].startswith(mark)
    assert ("1 fejl" in window.foot.verdict.text()) == (mark == "●")
    assert window.foot.done.isEnabled()


def test_fields_can_be_taken_one_at_a_time(window, qtbot):
    opened(window, FORM)
    window.plan.receiver.setCurrentIndex(1)
    window.plan.receiver.activated.emit(1)
    assert window.foot.done.text() == "Lad dem vente"
    waiting = approved(window, qtbot)
    assert [each.label for each in waiting] == ["Virksomhedens navn", "CVR-nr.", "Telefon"]
    assert not any(each.fields for each in waiting)


def test_tasks_wait_one_by_one_or_go_into_their_note(window, qtbot):
    opened(window, TASKS)
    window.view.look_at(2)
    key(window, Qt.Key.Key_Space)
    with qtbot.waitSignal(window.written) as told:
        key(window, Qt.Key.Key_Y, ALT)
    assert told.args[0] == "sag-ydelsesskift"
    assert [row["opgave"] for row in told.args[1]["opgaver"]] == ["LÆ 265 er bestilt", "næste opfølgning"]
    assert not window.isVisible()
    opened(window, TASKS)
    assert [each.label for each in approved(window, qtbot)] == ["Opgave 1", "Opgave 2", "Opgave 3"]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Fremmøde\nGodt.\n\nMål:\n\nAnbefaling\nPraktik.", "Mangler: Mål, Progression, Svar på spørgsmål."),
        (TASKS, ""),
        (FORM + "\nAdresse:\nE-mail: a\nOrdning: b\nStart: 1.1.\nSlut: 2.1.\nTimer: 1", None),
    ],
    ids=["report", "list", "form"],
)
def test_what_is_missing_is_told(window, text, missing):
    opened(window, text)
    if missing is None:
        missing = "Mangler: P-nummer, Adresse, Kontaktperson, Arbejdsopgaver."
    assert window.summary.text() == missing


def test_another_form_can_be_chosen(window):
    opened(window, TASKS)
    window.plan.form.setCurrentIndex(0)
    window.plan.form.activated.emit(0)
    assert "Virksomhedens navn" in shown(window)
    assert not window.foot.done.isEnabled()


def test_without_a_text_it_says_why_and_takes_a_file(window):
    opened(window, "", ("Jeg fandt ikke noget.",))
    assert window.problem.isVisible()
    assert window.focusWidget() is window.plan.file
    assert not window.foot.done.isEnabled()
    window.take(from_text(FORM), "Fra en fil")
    assert not window.problem.isVisible()
    assert window.chip.text() == "Fra en fil"
    assert window.foot.done.isEnabled()


def test_while_a_file_is_being_read_nothing_is_approved(window, qtbot):
    opened(window, TASKS)
    window._on_file("blanket.docx")
    assert not window.foot.done.isEnabled()
    with qtbot.assertNotEmitted(window.approved):
        window.approve()
    window.tell(("Filen kan ikke læses.",))
    assert window.foot.done.isEnabled()


def test_nothing_wanted_is_nothing_that_waits(window, qtbot):
    opened(window, "- en opgave")
    key(window, Qt.Key.Key_Space)
    with qtbot.assertNotEmitted(window.approved, wait=50):
        key(window, Qt.Key.Key_Return, CTRL)
        QTest.keyRelease(window.focusWidget(), Qt.Key.Key_Return, CTRL)
    assert window.isVisible()


@pytest.mark.parametrize("way", ["leave", "approve", "write"])
def test_nothing_is_kept(window, qtbot, way):
    opened(window, TASKS + "\n- 320190-0000 hemmeligt")
    window.view.look_at(3)
    {"leave": window.leave, "approve": window.approve, "write": window.write_down}[way]()
    assert not window.isVisible()
    said = [child.text() for child in window.findChildren(QLabel) + window.findChildren(QPushButton)]
    said += [child.toPlainText() for child in window.findChildren(QPlainTextEdit)]
    said += [f"{child.accessibleName()} {child.accessibleDescription()}" for child in window.findChildren(QWidget)]
    said += [child.currentText() for child in window.findChildren(QComboBox)]
    assert not any("hemmeligt" in text or "320190" in text for text in said)
    assert window.view.table.rowCount() == 0
    window.row.value.undo()
    assert window.row.value.toPlainText() == ""


def test_every_stop_is_reached_with_tab(window):
    opened(window, TASKS)
    seen = set()
    for _ in range(12):
        seen.add(window.focusWidget())
        key(window, Qt.Key.Key_Tab)
    assert {
        window.view,
        window.row.value,
        window.plan.form,
        window.plan.file,
        window.foot.write,
        window.foot.done,
    } <= seen


def test_a_screen_reader_hears_field_value_and_what_is_said(window):
    opened(window, f"{FORM}\nKontaktperson: 320190-0000")
    table = window.view.table
    number = next(n for n, row in enumerate(table.rows) if row.name == "kontaktperson")
    spoken = table.data(table.index(number, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Kontaktperson, 320190-0000, med, ")
    assert "CPR" in spoken
