"""What all editors are: a widget that takes one kind of answer and gives it in its JSON form."""

from __future__ import annotations

from datetime import date
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.ui.parts import restyle


def is_mnemonic(event: QKeyEvent) -> bool:
    """Whether Alt is held, and not as AltGr: a letter that no label has must not land in the answer."""
    alt, ctrl = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
    return bool(event.modifiers() & alt) and not event.modifiers() & ctrl and event.text().isprintable()


class Editor(QWidget):
    """Takes one answer; knows nothing of label, help or findings.

    ``set_raw`` tells nobody; ``changed`` is only for what the person does. An answer that cannot be understood is
    given as it was typed, so that whoever reads the answers refuses it too, and ``complaint`` says why: it is here
    alone that it is known how people type.

    Class attributes:
        judged: when it may be said that the answer is wrong; one that takes several keys is not judged between them.

    Signals:
        changed: the person has answered, changed or emptied it.
    """

    changed = Signal()
    judged: Literal["at once", "after a pause", "on leaving"] = "at once"

    def __init__(self) -> None:
        super().__init__()
        # Not Tab: the stops themselves are reached by it. But a label's mnemonic passes by a buddy without a policy.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)

    def raw(self) -> object:
        """The answer as CONTRACT's JSON value; None when there is none."""
        return None

    def set_raw(self, raw: object) -> None:
        """Show ``raw``, or nothing when it is None."""

    def complaint(self) -> str:
        """Why what stands here is not understood, in Danish; empty when it is."""
        return ""

    def set_today(self, today: date) -> None:
        """Let ``today`` be the day that "i morgen" counts from."""

    def set_bad(self, bad: bool) -> None:  # noqa: FBT001 - a setter
        """Mark the field as one to mend, or not."""
        for widget in self.stops():
            restyle(widget, "bad", bad)

    def stops(self) -> list[QWidget]:
        """The widgets that take the focus, in Tab order; the first is the label's."""
        return []

    def describe(self, name: str, description: str) -> None:
        """Tell a screen reader what is asked, and the help or finding that goes with it."""
        for widget in self.stops():
            widget.setAccessibleName(name)
            widget.setAccessibleDescription(description)
