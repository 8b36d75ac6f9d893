"""Text that could not be inserted: at hand on the clipboard for five minutes, then gone."""

from __future__ import annotations

from assistant.desktop.ports import Clipboard

SHELF_LIFE = 300.0


class Shelf:
    """Takes the text back when its time is over, if it still stands there."""

    def __init__(self, clipboard: Clipboard) -> None:
        self._clipboard = clipboard
        self._ends: float | None = None

    def step(self, now: float) -> float | None:
        """Seconds that are left; None when the text has been taken back."""
        if self._ends is None:
            self._ends = now + SHELF_LIFE
        if now < self._ends:
            return self._ends - now
        self._clipboard.restore()
        return None
