"""The bottom of the check window: the keys, how the suggestion stands, and the button that puts it in."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton

from assistant.model.finding import Finding, Severity
from assistant.ui.card import Footer
from assistant.ui.parts import label, restyle

_KEYS = (
    ("Ctrl+Enter", "sæt forslaget ind"),
    ("Alt+1…9", "ret"),
    ("F5", "din egen tekst"),
    ("F1", "guide"),
    ("Esc", "luk, ret intet"),
)
_DISPENSABLE = ("F5", "F1", "Alt+1…9", "Esc")
"""The first goes first."""


class CheckFoot(Footer):
    """Names the keys, the dispensable ones only where there is room for all.

    An error does not close the button: it stands in the case already, and a text that is better in one thing is better.
    """

    def __init__(self) -> None:
        super().__init__(_KEYS)
        self.verdict = label("", "muted")
        self.insert = QPushButton("Sæt ind")
        restyle(self.insert, "primary", value=True)
        self.add_right(self.verdict)
        self.add_right(self.insert)
        self.setMinimumWidth(1)

    def tell(self, findings: Iterable[Finding], *, is_same: bool) -> None:
        """Say how many errors are left, and whether anything is changed at all."""
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        said = (f"{errors} fejl" if errors else "", "uændret" if is_same else "")
        self.verdict.setText(" · ".join(filter(None, said)))
        restyle(self.verdict, "role", "error" if errors else "muted")
        self.insert.setEnabled(not is_same)
        self.insert.setAccessibleDescription(self.verdict.text())
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name as many keys as there is room for."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._make_room()

    def _make_room(self) -> None:
        for left_out in range(len(_DISPENSABLE) + 1):
            self.set_keys(pair for pair in _KEYS if pair[0] not in _DISPENSABLE[:left_out])
            if self.sizeHint().width() <= self.width():
                return
