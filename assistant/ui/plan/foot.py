"""The bottom of the plan window: the keys, what there is to see to, and the buttons."""

from __future__ import annotations

from assistant.ui.fitting_foot import FittingFoot
from assistant.ui.parts import QuickButton, restyle

_KEYS = (
    ("Ctrl+Enter", "gem som Word"),
    ("Ctrl+PgDn", "næste afsnit"),
    ("Ctrl+J", "afsnit"),
    ("Ctrl+F", "find"),
    ("F6", "næste mangel"),
    ("Alt+1…9", "tag med"),
)
_DISPENSABLE = ("Alt+1…9", "F6", "Ctrl+F", "Ctrl+J", "Ctrl+PgDn", "Esc", "Ctrl+Enter")
"""The first goes first."""


class PlanFoot(FittingFoot):
    """Nothing that is said of a plan closes a button: she decides when it is done."""

    def __init__(self) -> None:
        super().__init__(_DISPENSABLE)
        self.fill, self.save = QuickButton("Til &browseren"), QuickButton("Gem som Word")
        self.fill.setAccessibleDescription("Afsnittene venter, og du sætter dem ind felt for felt med Tab imellem.")
        restyle(self.save, "primary", value=True)
        for button in (self.fill, self.save):
            button.setAutoDefault(True)
            self.add_right(button)
        self.name_draft(is_safe=True)

    def name_draft(self, *, is_safe: bool) -> None:
        """Say what becomes of the draft when the window is left: only one on disk is kept for certain."""
        self.name_keys((*_KEYS, ("Esc", "luk, behold kladden" if is_safe else "luk, kladden er i hukommelsen")))

    def open(self, *, is_open: bool) -> None:
        """Open the buttons, or close them while a file is written."""
        self.save.setEnabled(is_open)
        self.fill.setEnabled(is_open)
