"""»Kun når …«: when a piece of text is to be there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from assistant.model.fields import Field
from assistant.ui import theme
from assistant.ui.parts import label
from assistant.ui.studio.condition_edit import ConditionEdit
from assistant.ui.theme import UNIT

_TITLE = "Hvornår skal teksten være med?"
_WIDTH = 520


def ask_condition(parent: QWidget, fields: Sequence[Field], chosen: Callable[[str], object]) -> QDialog:
    """Ask when, by choosing among ``fields``; ``chosen`` with the expression, unless it is always. Returns at once."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(f"{_TITLE} – Sagstast")
    dialog.setMinimumWidth(theme.scaled(_WIDTH))
    asked = ConditionEdit(always="Vælg …")
    asked.know(fields)
    asked.set_raw(None)
    asked.describe(_TITLE, "")
    asked.choose_all()
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
    ok.setText("&Indsæt")
    ok.setEnabled(asked.raw() is not None)
    asked.changed.connect(lambda: ok.setEnabled(asked.raw() is not None))
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    dialog.accepted.connect(lambda: chosen(str(asked.raw())))
    dialog.finished.connect(dialog.deleteLater)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT * 2)
    column.setSpacing(UNIT * 2)
    column.addWidget(label(_TITLE, "title"))
    column.addWidget(asked)
    column.addStretch(1)
    column.addWidget(buttons)
    dialog.open()
    return dialog
