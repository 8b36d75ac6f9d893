"""The bottom of the form: the keys, what is missing, and the button that inserts."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton

from assistant.ui.card import Footer
from assistant.ui.parts import label, restyle
from assistant.ui.standing import Standing

_KEYS = (
    ("Ctrl+Enter", "indsæt"),
    ("Alt+1…9", "ret"),
    ("F6", "næste hul"),
    ("F4", "teksten"),
    ("F1", "guide"),
    ("Esc", "luk, indsæt intet"),
)
_DISPENSABLE = ("Alt+1…9", "F6", "F4")


class FormFoot(Footer):
    """Names the keys, the dispensable ones only where there is room for all."""

    def __init__(self) -> None:
        super().__init__(_KEYS)
        self.verdict = label("", "muted")
        self.insert = QPushButton("Indsæt")
        self.insert.setAutoDefault(True)
        restyle(self.insert, "primary", value=True)
        self.add_right(self.verdict)
        self.add_right(self.insert)
        self.setMinimumWidth(1)

    def show_standing(self, now: Standing, *, can_insert: bool) -> None:
        """Say what is wrong and missing, and so why the button is closed."""
        self.insert.setEnabled(can_insert)
        self.verdict.setText(_verdict(now))
        restyle(self.verdict, "role", "error" if now.errors else "muted")
        self.insert.setAccessibleDescription(self.verdict.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name as many keys as there is room for."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.set_keys(_KEYS)
            if self.sizeHint().width() > self.width():
                self.set_keys(pair for pair in _KEYS if pair[0] not in _DISPENSABLE)


def _verdict(now: Standing) -> str:
    """What stands beside the button, and so why it is closed."""
    errors = f"{now.errors} fejl" if now.errors else ""
    missing = f"{len(now.missing)} svar mangler" if now.missing else ""
    return " · ".join(part for part in (errors, missing) if part)
