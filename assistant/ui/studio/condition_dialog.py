"""»Kun når …«: when a piece of text is to be there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from assistant.model.fields import Field
from assistant.ui import theme
from assistant.ui.parts import QuickButton, label
from assistant.ui.studio.condition_edit import ConditionEdit
from assistant.ui.theme import UNIT

_TITLE = "Hvornår skal teksten være med?"
_WIDTH = 520


def ask_condition(parent: QWidget, fields: Sequence[Field], chosen: Callable[[str], object], now: str = "") -> QDialog:
    """Ask when, by choosing among ``fields``; ``chosen`` with the expression. Returns at once.

    Args:
        parent: whose window waits.
        fields: what can decide.
        chosen: told when she has chosen.
        now: the expression that holds already.
    """
    dialog = QDialog(parent)
    dialog.setWindowTitle(f"{_TITLE} – Sagstast")
    dialog.setMinimumWidth(theme.scaled(_WIDTH))
    asked = ConditionEdit(always="Vælg …")
    asked.know(fields)
    asked.set_raw(now or None)
    asked.describe(_TITLE, "")
    if not now:
        asked.choose_all()
    take, leave = QuickButton("&Brug"), QuickButton("&Fortryd")
    take.setDefault(True)
    take.setProperty("primary", True)  # noqa: FBT003 - Qt's
    take.setEnabled(asked.raw() is not None)
    asked.changed.connect(lambda: take.setEnabled(asked.raw() is not None))
    take.clicked.connect(dialog.accept)
    leave.clicked.connect(dialog.reject)
    dialog.accepted.connect(lambda: chosen(str(asked.raw())))
    dialog.finished.connect(dialog.deleteLater)
    buttons = QHBoxLayout()
    buttons.addStretch(1)
    for button in (leave, take):
        buttons.addWidget(button)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT * 2)
    column.setSpacing(UNIT * 2)
    column.addWidget(label(_TITLE, "title"))
    column.addWidget(asked)
    column.addStretch(1)
    column.addLayout(buttons)
    dialog.open()
    return dialog
