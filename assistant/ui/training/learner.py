"""What she has practised, for the window: at once to the eye, and to the disk behind it, in its order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce

from PySide6.QtCore import QCoreApplication, QObject, Signal

from assistant.casework.training import progress
from assistant.model.learning import Learned
from assistant.ui.tasks import let_finish, run_task

Change = Callable[[Learned], Learned]


class Learner(QObject):
    """What is known of her.

    Attributes:
        now: what she has practised.
        is_kept: whether it is on the disk as well; what could not be written is tried again with the next change.
        is_writing: whether some of it is on its way there.

    Signals:
        changed: it is another.
        forgotten: she begins anew.
    """

    changed = Signal()
    forgotten = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = progress.load()
        self.is_kept = True
        self.is_writing = False
        self._unwritten: list[Change] = []

    def change(self, how: Change) -> None:
        """Change it here, and what is kept in the same way."""
        self.now = how(self.now)
        self._unwritten.append(how)
        self.changed.emit()
        self._write()

    def forget(self) -> None:
        """Begin anew."""
        self.change(lambda _: Learned())
        self.forgotten.emit()

    def finish(self) -> None:
        """Wait until all of it is on the disk, or cannot be: the program leaves."""
        while self.is_writing and let_finish():
            QCoreApplication.processEvents()

    def _write(self) -> None:
        if self.is_writing or not self._unwritten:
            return
        self.is_writing = True
        batch = tuple(self._unwritten)
        run_task(
            lambda: progress.change(lambda learned: _after(learned, batch)),
            lambda learned: self._written(learned, len(batch)),
            self._not_written,
        )

    def _written(self, learned: Learned, count: int) -> None:
        """Go on from what stands on the disk: another journal may have changed it, too."""
        self.is_writing, self.is_kept = False, True
        del self._unwritten[:count]
        self.now = _after(learned, self._unwritten)
        self.changed.emit()
        self._write()

    def _not_written(self, _: Exception) -> None:
        self.is_writing = self.is_kept = False
        self.changed.emit()


def _after(learned: Learned, changes: Sequence[Change]) -> Learned:
    return reduce(lambda now, how: how(now), changes, learned)
