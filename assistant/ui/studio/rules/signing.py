"""Who has approved a rule, and the button for whoever is to."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assistant.casework.studio.rules.kinds import APPROVED, Values
from assistant.ui.parts import QuickButton, label, restyle
from assistant.ui.theme import UNIT

APPROVE = "Godke&nd …"


class Sayings(NamedTuple):
    """What is said of something that somebody has approved, had approved before it was changed, or has not."""

    approved: str
    lost: str
    not_yet: str


OF_RULE = Sayings(
    "Godkendt af {}.",
    "Godkendt af {}, men ændret siden: den skal godkendes igen. Indtil da ser kolleger »ikke godkendt«.",
    "Ikke godkendt. Kolleger kan bruge den, og der står »ikke godkendt« ved den.",
)
_SAVE_FIRST = " Gem, før der bliver godkendt."


class Signing(QWidget):
    """A line that says it, and the button.

    Attributes:
        says: how it is said.

    Signals:
        wanted: somebody is to approve it.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.says = OF_RULE
        self.said, self.button = label("", wrap=True), QuickButton(APPROVE)
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT * 3, UNIT, UNIT * 3, UNIT)
        row.setSpacing(UNIT)
        row.addWidget(self.said, 1)
        row.addWidget(self.button)

    def show_record(self, signs: Values, was: Values, *, may_approve: bool, is_saved: bool) -> None:
        """Say it of what has these ``signs``, and had those in ``was`` when it was read."""
        who = str(signs.get(APPROVED) or "")
        before = str(was.get(APPROVED) or "")
        text = self.says.approved if who else self.says.lost if before else self.says.not_yet
        waits = may_approve and not who and not is_saved
        self.said.setText(text.format(who or before) + _SAVE_FIRST * waits)
        restyle(self.said, "role", "muted" if who else "warning")
        self.button.setEnabled(may_approve and not who and is_saved)
        self.button.setVisible(may_approve and not who)
