"""The foot of a window that writes files: its keys, what there is to say, and the button that saves."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QAbstractButton

from assistant.ui.card import Footer
from assistant.ui.parts import QuickButton, label, restyle


class SavingFoot(Footer):
    """The foot.

    Attributes:
        said: beside the button.
        save: the button; Enter presses it.
    """

    def __init__(self, keys: Iterable[tuple[str, str]], save: str) -> None:
        """``save`` stands on the button."""
        super().__init__(keys)
        self.said, self.save = label("", "muted", wrap=True), QuickButton(save)
        self.save.setProperty("primary", True)  # noqa: FBT003 - Qt's
        self.save.setAutoDefault(True)
        self.row.setStretch(1, 0)
        self.row.insertWidget(1, self.said, 1)
        self.add_right(self.save)

    def add_before(self, button: QAbstractButton) -> None:
        """Put ``button`` left of the one that saves."""
        self.row.insertWidget(self.row.indexOf(self.save), button)

    def say(self, text: str) -> None:
        """Say what has been done."""
        self._tell(text, "muted")

    def refuse(self, why: str) -> None:
        """Say why something has not."""
        self._tell(why, "error")

    def _tell(self, text: str, role: str) -> None:
        self.said.setText(text)
        restyle(self.said, "role", role)
