"""The texts that wait for their fields: which there are, whose case they belong to, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from assistant.desktop.target import Target
from assistant.model.waiting import Waits


class Waiting(QObject):
    """Holds what waits, in memory only.

    Signals:
        changed: a row has come, gone, or been ticked off.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Waits, Target | None]] = []

    def put(self, texts: Sequence[Waits], origin: Target | None = None) -> None:
        """Let ``texts`` wait after those that wait already, each with a key of its own.

        Args:
            texts: in the order in which they are inserted.
            origin: the window whose case they belong to. None where that is not known yet, as for what was copied
                from another case or form: then the first insertion tells, and the rest go into the same case.
        """
        self._rows += [(text, origin) for text in texts]
        self.changed.emit()
