"""A condition that is typed means what a Danish reader takes it to mean."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from assistant.casework.studio.slots import Slot
from assistant.model.fields import Choice, ChoiceField, Field, MoneyField, YesNoField
from assistant.ui import theme
from assistant.ui.fields.box import Box
from assistant.ui.fields.line import Line
from assistant.ui.studio.condition_edit import ConditionEdit
from assistant.ui.studio.rules.dialogs import DayAsked, ask_day
from assistant.ui.studio.text_page import ONLY_WHEN, TextPage

pytestmark = pytest.mark.not_on_windows("like")

PLACES = (Choice(value="paa-jobcentret", label="på jobcentret"), Choice(value="paa-telefon", label="på telefon"))
FIELDS = [ChoiceField(name="moedes", label="Hvordan mødes I?", choices=PLACES), YesNoField(name="tolk", label="Tolk")]


def condition(qtbot: QtBot, raw: str, *fields: Field) -> ConditionEdit:
    """The editor of a condition that is ``raw``, where these fields, or else ``FIELDS``, can be asked for."""
    edit = ConditionEdit()
    qtbot.addWidget(edit)
    edit.know(fields or FIELDS)
    edit.set_raw(raw)
    edit.show()
    return edit


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("1.500", "beloeb > 1500"),
        ("1.500,50", "beloeb > 1500.5"),
        ("12 000", "beloeb > 12000"),
        ("1500,5", "beloeb > 1500.5"),
        ("-2", "beloeb > -2"),
        ("", "beloeb > 0"),
    ],
)
def test_dots_and_spaces_part_thousands(qtbot: QtBot, typed: str, expression: str) -> None:
    edit = condition(qtbot, "beloeb > 1", MoneyField(name="beloeb", label="Beløb"))
    number = next(each for each in edit.findChildren(QLineEdit) if each.text() == "1")
    number.setText(typed)
    assert edit.raw() == expression


@pytest.fixture
def page(qtbot: QtBot) -> TextPage:
    made = TextPage(date(2026, 11, 24))
    qtbot.addWidget(made)
    made.know({}, FIELDS)
    made.show()
    return made


def ask(page: TextPage, text: str, selected: str = "") -> QDialog:
    """»Kun når …« with the caret at the ¤ of ``text``, or with ``selected`` after it selected."""
    at = text.index("¤")
    page.edit.setPlainText(text.replace("¤", ""))
    cursor = page.edit.textCursor()
    for place, mode in ((at, QTextCursor.MoveMode.MoveAnchor), (at + len(selected), QTextCursor.MoveMode.KeepAnchor)):
        cursor.setPosition(len(text[:place].encode("utf-16-le")) // 2, mode)
    page.edit.setTextCursor(cursor)
    named(page, ONLY_WHEN).click()
    return page.findChildren(QDialog)[-1]


def named(inside: QWidget, name: str) -> QPushButton:
    return next(each for each in inside.findChildren(QPushButton) if each.text() == name and each.isVisible())


def choose(dialog: QDialog, name: str, data: str) -> None:
    box = next(each for each in dialog.findChildren(QComboBox) if each.accessibleName() == f"Betingelse: {name}")
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


IF, END = '{% if moedes == "paa-telefon" %}', "{% endif %}"


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        (f"Hej 😀. {IF}Jeg ri¤nger.{END}", "Hej 😀. {% if moedes != 'paa-telefon' %}Jeg ringer.{% endif %}"),
        (
            f"{{% if tolk %}}a {IF}b¤{END} c{END}",
            "{% if tolk %}a {% if moedes != 'paa-telefon' %}b{% endif %} c{% endif %}",
        ),
        (f"{IF}\nJeg ¤ringer.\n{END}\n", "{% if moedes != 'paa-telefon' %}\nJeg ringer.\n{% endif %}\n"),
        (f"{IF}Jeg ¤ringer.", None),
    ],
)
def test_in_the_sentence_of_a_condition_that_one_is_changed(page: TextPage, text: str, changed: str | None) -> None:
    dialog = ask(page, text)
    choose(dialog, "Svaret", "is_not")
    named(dialog, "&Brug").click()
    if changed is None:
        assert page.edit.written == f'{IF}Jeg {{% if moedes != "paa-jobcentret" %}}{END}ringer.', "it has no end"
    else:
        assert page.edit.written == changed.replace("'", '"')


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"Hej. {IF}Jeg ri¤nger.{END} Farvel.", "Hej. Jeg ringer. Farvel."),
        (f"Hej.\n{IF}\nJeg ri¤nger.\n{END}\nFarvel.", "Hej.\nJeg ringer.\nFarvel."),
        (f"{{% if tolk %}}{IF}Jeg ri¤nger.{END}{END}", f"{{% if tolk %}}Jeg ringer.{END}"),
        (f"{{% if to¤lk %}}\n{IF}Jeg ringer.{END}\n{END}", f"{IF}Jeg ringer.{END}\n"),
    ],
)
def test_a_condition_is_taken_away_and_its_sentence_stays(page: TextPage, text: str, left: str) -> None:
    dialog = ask(page, text)
    named(dialog, "Fjern").click()
    assert any("bliver stående" in each.text() for each in dialog.findChildren(QLabel) if each.isVisible())
    named(dialog, "&Brug").click()
    assert page.edit.written == left
    page.edit.undo()
    assert page.edit.written == text.replace("¤", "")


@pytest.mark.parametrize("between", ["{% else %}", "{% elif tolk %}"])
def test_a_condition_with_further_branches_is_taken_away_by_hand(page: TextPage, between: str) -> None:
    dialog = ask(page, f"{IF}Jeg ri¤nger.{between}Kom.{END}")
    named(dialog, "Fjern").click()
    assert not named(dialog, "&Brug").isEnabled()
    assert any("Tag den selv væk" in each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def test_a_new_condition_needs_one(page: TextPage) -> None:
    dialog = ask(page, "Hej.¤")
    named(dialog, "Fjern").click()
    assert not named(dialog, "&Brug").isEnabled()


@pytest.mark.parametrize(
    ("text", "selected", "written"),
    [
        ("¤", "", "IF\n|\nEND\n"),
        ("a\n¤\nb", "", "a\nIF\n|\nEND\nb"),
        ("😀\n¤", "", "😀\nIF\n|\nEND\n"),
        ("a\n¤b\nc", "b", "a\nIF\nb\nEND|\nc"),
        ("a\n¤b\nc", "b\n", "a\nIF\nb\nEND\n|c"),
        ("a\n¤b", "b", "a\nIF\nb\nEND\n|"),
        ("a¤ b", "", "aIF|END b"),
        ("¤a b", "a", "IFaEND| b"),
    ],
)
def test_what_is_a_line_of_its_own_has_its_tags_on_lines_of_their_own(
    page: TextPage, text: str, selected: str, written: str
) -> None:
    named(ask(page, text, selected), "&Brug").click()
    before = page.edit.document().toRawText().encode("utf-16-le")[: page.edit.textCursor().position() * 2]
    at = len(before.decode("utf-16-le"))
    text = page.edit.written
    test = '{% if moedes == "paa-jobcentret" %}'
    assert f"{text[:at]}|{text[at:]}" == written.replace("IF", test).replace("END", END)


def test_an_entry_with_spaces_is_chosen_by_typing_it(qtbot: QtBot) -> None:
    edit = condition(qtbot, 'moedes == "paa-jobcentret"')
    value = next(each for each in edit.findChildren(QComboBox) if each.accessibleName() == "Betingelse: Værdi")
    QTest.keyClicks(value, "på t")
    assert edit.raw() == 'moedes == "paa-telefon"'
    assert not value.view().isVisible()


def test_a_list_of_a_condition_cannot_be_emptied(qtbot: QtBot) -> None:
    edit = condition(qtbot, "tolk")
    for box in edit.findChildren(QComboBox):
        QTest.keyClick(box, Qt.Key.Key_Delete)
    assert edit.raw() == "tolk"


@pytest.mark.parametrize("count", [1, 3, 14])
def test_an_open_list_shows_its_last_entry_whole(qapp: QApplication, qtbot: QtBot, count: int) -> None:
    theme.apply(qapp, "light")
    box = Box()
    qtbot.addWidget(box)
    box.setMaxVisibleItems(16)
    box.addItems([f"svar {number}" for number in range(count)])
    box.show()
    box.showPopup()
    view = box.view()
    qtbot.waitUntil(view.isVisible)
    last = view.visualRect(box.model().index(count - 1, 0))
    assert last.bottom() <= view.viewport().rect().bottom()


def test_the_list_of_what_can_be_put_in_shows_its_last_entry_whole(qapp: QApplication, page: TextPage) -> None:
    theme.apply(qapp, "light")
    page.edit.offer([Slot("{{ ringe }}", "Hvem kan borgeren ringe til")])
    page.edit.setFocus()
    page.edit.open_slots()
    rows = page.edit._rows
    assert rows.isVisible()
    assert rows.visualRect(rows.model().index(0, 0)).bottom() <= rows.viewport().rect().bottom()


def test_the_proposed_day_is_replaced_by_what_is_typed_and_what_was_wrong_is_no_longer_said(
    qapp: QApplication, qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    asked = DayAsked("Ny ordlyd", "", "&Begynd", date(2026, 12, 1))
    dialog = ask_day(parent, date(2026, 11, 24), lambda day: "For tidligt." if day.year < 2027 else "", asked)
    line = dialog.findChild(Line)
    assert line is not None
    named(dialog, "&Begynd").click()
    said = next(each for each in dialog.findChildren(QLabel) if each.text() == "For tidligt.")
    assert said.isVisible()
    line.selectAll()
    QTest.keyClicks(line, "01.01.2027")
    assert not said.isVisible()
    again = ask_day(parent, date(2026, 11, 24), lambda _: "", asked)
    line = again.findChild(Line)
    assert line is not None
    QTest.keyClicks(line, "01.01.2027")
    assert line.text() == "01.01.2027"
