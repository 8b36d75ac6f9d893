"""A condition that is typed means what a Danish reader takes it to mean."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from assistant.model.fields import MoneyField
from assistant.ui.studio.condition_edit import ConditionEdit


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
    edit = ConditionEdit()
    qtbot.addWidget(edit)
    edit.know([MoneyField(name="beloeb", label="Beløb")])
    edit.set_raw("beloeb > 1")
    edit.show()
    number = next(each for each in edit.findChildren(QLineEdit) if each.text() == "1")
    number.setText(typed)
    assert edit.raw() == expression
