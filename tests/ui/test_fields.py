"""Every field type's widget: what it gives for what a person does."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assistant.desktop.qtclipboard import PRIVATE
from assistant.model.fields import (
    FIELD_TYPES,
    UNANSWERED,
    Choice,
    ChoiceField,
    ComputedField,
    DateField,
    LongTextField,
    MoneyField,
    MultiChoiceField,
    NoteField,
    NumberField,
    OptionalField,
    PeriodField,
    RowsField,
    TextField,
    TimeField,
    YesNoField,
)
from assistant.model.finding import Finding, Fix, Severity
from assistant.ui.fields import EDITORS
from assistant.ui.fields.choose import ComboEditor, OneOf
from assistant.ui.fields.finding_line import Shown
from assistant.ui.fields.private_line import PrivateLine
from assistant.ui.fields.question import Question

TODAY = date(2026, 11, 22)
WAYS = (Choice(value="m", label="Møde"), Choice(value="t", label="Telefon"), Choice(value="v", label="Video"))
MANY = tuple(Choice(value=str(n), label=f"{letter}-vej") for n, letter in enumerate("abcdefgh"))
COLUMNS = (TextField(name="hvad", label="Hvad"), DateField(name="dag", label="Dag"), YesNoField(name="ok", label="Ok"))
EXAMPLES = [
    (TextField(name="f", label="Tekst"), "Jobsamtale"),
    (LongTextField(name="f", label="Lang"), "En linje\nog en til"),
    (ChoiceField(name="f", label="Måde", choices=WAYS), "t"),
    (ChoiceField(name="f", label="Vej", choices=MANY), "3"),
    (MultiChoiceField(name="f", label="Flere", choices=WAYS), ["m", "v"]),
    (YesNoField(name="f", label="Ja?"), False),
    (DateField(name="f", label="Dag"), "2026-11-18"),
    (PeriodField(name="f", label="Periode"), {"from": "2026-12-21", "to": "2027-01-03"}),
    (TimeField(name="f", label="Kl."), "09:05"),
    (NumberField(name="f", label="Timer", unit="timer", decimals=1), 12.5),
    (NumberField(name="f", label="Dage"), 1234),
    (MoneyField(name="f", label="Beløb"), 1234.5),
    (RowsField(name="f", label="Rækker", columns=COLUMNS), [{"hvad": "CV", "dag": "2026-12-01", "ok": True}]),
    (OptionalField(name="f", label="Bisidder"), True),
]


@pytest.fixture
def ask(qtbot):
    def make(field):
        question = Question(field)
        question.set_today(TODAY)
        qtbot.addWidget(question)
        question.show()
        question.activateWindow()
        qtbot.waitUntil(question.isActiveWindow)
        question.setFocus()
        return question

    return make


def stop(question, at=0):
    return question.editor.stops()[at]


def leave(question):
    stop(question).clearFocus()
    question.left()


def test_every_field_type_has_a_widget():
    assert set(EDITORS) == set(FIELD_TYPES.values())


@pytest.mark.parametrize(("field", "raw"), EXAMPLES, ids=lambda case: getattr(case, "type", ""))
def test_an_answer_comes_back_as_it_was_put_in(ask, field, raw):
    question = ask(field)
    told = []
    question.changed.connect(lambda: told.append(1))
    question.set_raw(raw)
    assert question.raw() == raw
    assert not told
    question.reset()
    assert question.raw() == (False if isinstance(field, OptionalField) else None)


@pytest.mark.parametrize(("field", "_raw"), EXAMPLES, ids=lambda case: getattr(case, "type", ""))
def test_every_stop_says_what_it_is_to_a_screen_reader(ask, field, _raw):
    question = ask(field)
    assert question.editor.stops()
    for each in question.editor.stops():
        assert each.accessibleName() or each.text()


@pytest.mark.parametrize("field", [NoteField(name="n", label="Husk"), ComputedField(name="c", label="Dage", value="1")])
def test_what_takes_no_answer_cannot_be_reached(ask, field):
    question = ask(field)
    assert not question.takes_answer
    assert question.editor.stops() == []
    assert isinstance(question.field, UNANSWERED)


def test_a_day_shows_its_weekday_and_is_written_in_full_on_leaving(ask):
    question = ask(DateField(name="f", label="Dag"))
    line = stop(question)
    QTest.keyClicks(line, "1811")
    assert line.after() == "onsdag 18.11.2026"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert (line.text(), line.after()) == ("18.11.2026", "onsdag")
    assert question.raw() == "2026-11-18"


def test_arrows_change_a_day_by_one_from_today(ask):
    question = ask(DateField(name="f", label="Dag"))
    QTest.keyClick(stop(question), Qt.Key.Key_Up)
    QTest.keyClick(stop(question), Qt.Key.Key_Up)
    QTest.keyClick(stop(question), Qt.Key.Key_Down)
    assert question.raw() == "2026-11-22"


def test_what_is_not_understood_is_given_as_typed_and_told_only_after_leaving(ask):
    question = ask(DateField(name="f", label="Dag"))
    QTest.keyClicks(stop(question), "uge 47")
    assert question.raw() == "uge 47"
    assert question.complaint() == ""
    leave(question)
    assert question.complaint() == "En uge er ikke en dag. Mandag i uge 47 er 16.11.2026."


def test_a_number_that_was_not_understood_is_not_understood_when_it_comes_back(ask):
    question = ask(NumberField(name="f", label="Timer", decimals=1))
    QTest.keyClicks(stop(question), "12.5")
    kept = question.raw()
    question.set_raw(kept)
    assert question.raw() == "12.5"
    assert not question.is_understood()


def test_a_periods_end_counts_from_its_beginning(ask):
    question = ask(PeriodField(name="f", label="Periode"))
    QTest.keyClicks(stop(question, 0), "2112")
    QTest.keyClicks(stop(question, 1), "+13")
    assert question.raw() == {"from": "2026-12-21", "to": "2027-01-03"}


def test_a_period_is_not_judged_between_its_ends(ask):
    question = ask(PeriodField(name="f", label="Periode"))
    QTest.keyClicks(stop(question, 0), "2112")
    assert not question._pause.isActive()
    assert question.is_typing()
    question.left()
    assert not question.is_typing()


def test_a_week_fills_a_period(ask):
    question = ask(PeriodField(name="f", label="Periode"))
    QTest.keyClicks(stop(question, 0), "uge 51-52")
    assert question.is_understood()
    assert question.raw() == {"from": "2026-12-14", "to": "2026-12-27"}
    QTest.keyClick(stop(question, 0), Qt.Key.Key_Return)
    assert [line.text() for line in question.editor.stops()] == ["14.12.2026", "27.12.2026"]


def test_half_a_period_is_told_as_half(ask):
    question = ask(PeriodField(name="f", label="Periode"))
    QTest.keyClicks(stop(question, 1), "2112")
    assert question.raw() == {"from": None, "to": "2026-12-21"}


def test_a_letter_picks_and_delete_empties(ask, qtbot):
    question = ask(ChoiceField(name="f", label="Måde", choices=WAYS))
    with qtbot.waitSignal(question.changed):
        QTest.keyClick(stop(question), Qt.Key.Key_T, Qt.KeyboardModifier.NoModifier)
    assert question.raw() == "t"
    QTest.keyClick(stop(question), Qt.Key.Key_Right)
    assert question.raw() == "v"
    with qtbot.waitSignal(question.changed):
        QTest.keyClick(stop(question), Qt.Key.Key_Delete)
    assert question.raw() is None


def test_a_group_of_buttons_is_one_tab_stop(ask):
    question = ask(ChoiceField(name="f", label="Måde", choices=WAYS))
    for raw in (None, "v"):
        question.set_raw(raw)
        tabs = [b for b in question.editor.buttons if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert len(tabs) == 1
    assert tabs[0].text() == "Video"


def test_yes_and_no_have_their_letters(ask):
    question = ask(YesNoField(name="f", label="Ja?"))
    QTest.keyClicks(stop(question), "n")
    assert question.raw() is False
    QTest.keyClicks(stop(question), "j")
    assert question.raw() is True


def test_letters_switch_several_on_and_off(ask):
    question = ask(MultiChoiceField(name="f", label="Flere", choices=WAYS))
    QTest.keyClicks(stop(question), "v")
    QTest.keyClicks(stop(question), "m")
    assert question.raw() == ["m", "v"]
    QTest.keyClicks(stop(question), "v")
    assert question.raw() == ["m"]


def test_arrows_move_among_several_without_choosing(ask):
    question = ask(MultiChoiceField(name="f", label="Flere", choices=WAYS))
    QTest.keyClick(stop(question), Qt.Key.Key_Down)
    assert question.raw() is None
    assert stop(question).text() == "Telefon"


def test_few_choices_are_buttons_and_many_a_list(ask):
    assert isinstance(ask(ChoiceField(name="f", label="Måde", choices=WAYS)).editor, OneOf)
    question = ask(ChoiceField(name="f", label="Vej", choices=MANY))
    assert isinstance(question.editor, ComboEditor)
    QTest.keyClicks(stop(question), "c")
    assert question.raw() == "2"
    QTest.keyClick(stop(question), Qt.Key.Key_Delete)
    assert question.raw() is None


def test_a_list_is_searched_over_a_space(ask):
    attests = [Choice(value=number, label=f"LÆ {number} bestilt") for number in ("121", "131", "141", "261", "281")]
    question = ask(ChoiceField(name="f", label="Attest", choices=(*attests, *MANY)))
    QTest.keyClicks(stop(question), "læ 26")
    assert question.raw() == "261"
    assert not question.editor.box.view().isVisible()


def test_a_space_alone_opens_the_list(ask):
    question = ask(ChoiceField(name="f", label="Vej", choices=MANY))
    QTest.keyClick(stop(question), Qt.Key.Key_Space)
    assert question.editor.box.view().isVisible()
    question.editor.box.hidePopup()


def test_rows_are_added_and_removed_by_keyboard(ask):
    question = ask(RowsField(name="f", label="Rækker", columns=COLUMNS))
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.keyClicks(stop(question), "CV")
    QTest.keyClick(stop(question), Qt.Key.Key_Plus, ctrl)
    second = question.editor.rows[1].stops()[0]
    assert second.hasFocus()
    QTest.keyClicks(second, "Ansøgning")
    assert [row["hvad"] for row in question.raw()] == ["CV", "Ansøgning"]
    first = stop(question)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Minus, ctrl)
    assert [row["hvad"] for row in question.raw()] == ["Ansøgning"]
    QTest.keyClick(stop(question), Qt.Key.Key_Minus, ctrl)
    assert question.raw() is None
    assert len(question.editor.rows) == 1


def test_rows_stop_at_their_most(ask):
    question = ask(RowsField(name="f", label="Rækker", columns=COLUMNS, at_most=2))
    for _ in range(4):
        question.editor.add.click()
    assert len(question.editor.rows) == 2


def test_a_row_says_which_cell_is_not_understood(ask):
    question = ask(RowsField(name="f", label="Rækker", columns=COLUMNS))
    QTest.keyClicks(stop(question, 1), "3.13")
    leave(question)
    assert question.complaint().startswith("Række 1, Dag: Skriv dagen")


def test_tab_leaves_a_long_text_and_enter_is_a_line_break(ask):
    question = ask(LongTextField(name="f", label="Lang"))
    QTest.keyClicks(stop(question), "a")
    QTest.keyClick(stop(question), Qt.Key.Key_Return)
    QTest.keyClicks(stop(question), "b")
    QTest.keyClick(stop(question), Qt.Key.Key_Tab)
    assert question.raw() == "a\nb"


def test_enter_goes_on_from_a_line(qtbot, ask):
    question = ask(PeriodField(name="f", label="Periode"))
    QTest.keyClick(stop(question), Qt.Key.Key_Return)
    assert stop(question, 1).hasFocus()


FINDING = Finding("S05", Severity.ERROR, "Skriv en senere dag.", "f", Fix("8. december", "2026-12-08", "f"))


def test_a_finding_stands_at_its_field_with_its_key(ask, qtbot):
    question = ask(DateField(name="f", label="Dag", help="Mindst 14 dage."))
    question.show_findings([Shown(FINDING, "Alt+1")])
    assert stop(question).property("bad") is True
    assert stop(question).accessibleDescription() == "Skriv en senere dag."
    texts = [child.text() for child in question.findChildren(object) if hasattr(child, "text") and child.isVisible()]
    assert {"● Skriv en senere dag.", "Alt+1", "8. december"} <= set(texts)
    question.show_findings([])
    assert stop(question).property("bad") is False
    assert stop(question).accessibleDescription() == "Mindst 14 dage."


def test_a_fix_answers_in_the_fields_own_form(ask):
    day = ask(DateField(name="f", label="Dag"))
    day.apply("2026-12-08")
    assert day.raw() == "2026-12-08"
    number = ask(NumberField(name="f", label="Timer", decimals=1))
    number.apply("7.5")
    assert number.raw() == 7.5
    yes = ask(YesNoField(name="f", label="Ja?"))
    yes.apply("true")
    assert yes.raw() is True
    text = ask(TextField(name="f", label="Tekst"))
    text.apply("17")
    assert text.raw() == "17"


def test_help_is_shown_while_the_field_has_the_focus_and_moves_nothing(ask):
    question = ask(TextField(name="f", label="Tekst", help="En linje hjælp."))
    before = question.sizeHint()
    question.entered()
    shown = [child.text() for child in question.findChildren(object) if hasattr(child, "text")]
    assert "En linje hjælp." in shown
    assert question.sizeHint().height() == before.height()


def test_a_long_computed_value_does_not_push_the_paper_aside(qtbot):
    question = Question(ComputedField(name="c", label="Regel", value="1"))
    qtbot.addWidget(question)
    question.show_value("Spørg fagkoordinatoren, hvad der kommer til at gælde, før du aftaler ferien. " * 3)
    assert question.minimumSizeHint().width() < 320


def is_private():
    data = QGuiApplication.clipboard().mimeData()
    return all(data.hasFormat(kind) for kind in PRIVATE)


@pytest.mark.parametrize("field", [TextField(name="f", label="Tekst"), LongTextField(name="f", label="Lang")])
@pytest.mark.parametrize(
    ("key", "modifiers", "left"),
    [
        (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, "Borgeren"),
        (Qt.Key.Key_Insert, Qt.KeyboardModifier.ControlModifier, "Borgeren"),
        (Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier, None),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier, None),
    ],
)
def test_what_is_copied_from_a_field_is_private(ask, field, key, modifiers, left):
    shown = ask(field)
    shown.editor.set_raw("Borgeren")
    (stop,) = shown.editor.stops()
    stop.selectAll()
    QTest.keyClick(stop, key, modifiers)
    assert QGuiApplication.clipboard().text() == "Borgeren"
    assert is_private()
    assert shown.editor.raw() == left


@pytest.mark.parametrize(("name", "left"), [("edit-copy", "Borgeren"), ("edit-cut", "")])
def test_what_is_copied_by_a_lines_menu_is_private(qtbot, name, left):
    line = PrivateLine()
    qtbot.addWidget(line)
    line.setText("Borgeren")
    line.show()
    line.selectAll()
    middle = line.rect().center()
    QApplication.sendEvent(line, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, line.mapToGlobal(middle)))
    menu = QApplication.activePopupWidget()
    next(action for action in menu.actions() if action.objectName() == name).trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == "Borgeren"
    assert is_private()
    assert line.text() == left
