"""What she has practised, for the window: at once to the eye, and to the disk behind it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from assistant.casework.training import progress
from assistant.model.learning import Learned
from assistant.ui.tasks import run_task


class Learner(QObject):
    """What is known of her.

    Attributes:
        now: what she has practised.
        is_kept: whether it is on the disk as well.

    Signals:
        changed: it is another.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = progress.load()
        self.is_kept = True

    def change(self, how: Callable[[Learned], Learned]) -> None:
        """Change it here, and what is kept in the same way."""
        self.now = how(self.now)
        self.changed.emit()
        run_task(lambda: progress.change(how), self._kept, self._not_kept)

    def forget(self) -> None:
        """Begin anew."""
        self.now = Learned(is_toured=True)
        self.changed.emit()
        run_task(progress.forget, self._kept, self._not_kept)

    def _kept(self, _: object) -> None:
        self._tell(is_kept=True)

    def _not_kept(self, _: Exception) -> None:
        self._tell(is_kept=False)

    def _tell(self, *, is_kept: bool) -> None:
        if is_kept != self.is_kept:
            self.is_kept = is_kept
            self.changed.emit()
