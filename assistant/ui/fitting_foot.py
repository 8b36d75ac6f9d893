"""A footer that names as many keys as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent

from assistant.ui.card import Footer

Key = tuple[str, str]


class FittingFoot(Footer):
    """Leaves out keys, the first of ``dispensable`` first, before what stands at its right is cut."""

    def __init__(self, dispensable: Sequence[str]) -> None:
        super().__init__()
        self._dispensable = dispensable
        self._named: Sequence[Key] = ()
        self.setMinimumWidth(1)

    def name_keys(self, keys: Sequence[Key]) -> None:
        """Name these pairs of key and word, as far as there is room."""
        self._named = keys
        self.make_room()

    def make_room(self) -> None:
        """What stands at the right may have changed."""
        for left_out in range(len(self._dispensable) + 1):
            self.set_keys(pair for pair in self._named if pair[0] not in self._dispensable[:left_out])
            if self.sizeHint().width() <= self.width():
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more room, or less."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.make_room()
