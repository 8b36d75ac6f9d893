"""The bottom of the check window: the keys, how the suggestion stands, and the button that puts it in."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QPushButton

from assistant.model.finding import Finding, Severity
from assistant.ui.fitting_foot import FittingFoot
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


class CheckFoot(FittingFoot):
    """Names the keys, the dispensable ones only where there is room for all.

    An error does not close the button: it stands in the case already, and a text that is better in one thing is better.
    """

    def __init__(self) -> None:
        super().__init__(_DISPENSABLE)
        self.verdict = label("", "muted")
        self.insert = QPushButton("Sæt ind")
        restyle(self.insert, "primary", value=True)
        self.add_right(self.verdict)
        self.add_right(self.insert)
        self.name_keys(_KEYS)

    def tell(self, findings: Iterable[Finding], *, is_same: bool) -> None:
        """Say how many errors are left, and whether anything is changed at all."""
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        said = (f"{errors} fejl" if errors else "", "uændret" if is_same else "")
        self.verdict.setText(" · ".join(filter(None, said)))
        restyle(self.verdict, "role", "error" if errors else "muted")
        self.insert.setEnabled(not is_same)
        self.insert.setAccessibleDescription(self.verdict.text())
        self.make_room()
