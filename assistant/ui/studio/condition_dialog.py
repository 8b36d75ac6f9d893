"""»Kun når …«: when a piece of text is to be there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from assistant.model.fields import Field
from assistant.ui import theme
from assistant.ui.parts import QuickButton, label
from assistant.ui.studio.condition_edit import ConditionEdit
from assistant.ui.theme import UNIT

_TITLE = "Hvornår skal teksten være med?"
_WIDTH = 520
_GOES = "»Brug« tager betingelsen væk. Sætningen bliver stående og er altid med."
_BY_HAND = "Betingelsen har {% else %}, {% elif … %} eller ingen {% endif %}. Tag den selv væk i teksten."


class Now(NamedTuple):
    """A condition that is there already.

    Attributes:
        test: its expression.
        can_go: whether it can be taken away here.
    """

    test: str
    can_go: bool


def ask_condition(
    parent: QWidget, fields: Sequence[Field], chosen: Callable[[str], object], now: Now | None = None
) -> QDialog:
    """Ask when, by choosing among ``fields``; ``chosen`` with the expression, empty for always. Returns at once.

    Args:
        parent: whose window waits.
        fields: what can decide.
        chosen: told when she has chosen.
        now: what is to be changed; None makes a new one, which is never empty.
    """
    dialog = QDialog(parent)
    dialog.setWindowTitle(f"{_TITLE} – Sagstast")
    dialog.setMinimumWidth(theme.scaled(_WIDTH))
    asked = ConditionEdit(always="Altid" if now and now.can_go else "Vælg …")
    asked.know(fields)
    asked.set_raw(now.test if now else None)
    asked.describe(_TITLE, "")
    if not now:
        asked.choose_all()
    take, leave = QuickButton("&Brug"), QuickButton("&Fortryd")
    take.setDefault(True)
    take.setProperty("primary", True)  # noqa: FBT003 - Qt's
    said = label(_GOES if now and now.can_go else _BY_HAND, "muted", wrap=True)

    def tell() -> None:
        take.setEnabled(asked.raw() is not None or bool(now and now.can_go))
        said.setVisible(asked.raw() is None and now is not None)

    asked.changed.connect(tell)
    take.clicked.connect(dialog.accept)
    leave.clicked.connect(dialog.reject)
    dialog.accepted.connect(lambda: chosen(str(asked.raw() or "")))
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
    column.addWidget(said)
    column.addStretch(1)
    column.addLayout(buttons)
    tell()
    dialog.open()
    return dialog
