"""When the template on the desk is judged: at once what can be, and the rest when she pauses."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from assistant.casework.studio.examining import Examined, Surroundings, examine
from assistant.ui.parts import single_shot
from assistant.ui.studio.desk import Desk
from assistant.ui.studio.room import Room

_GLANCE_MS, _EXAMINE_MS = 5, 400


class Judging(QObject):
    """Judges what lies on ``desk``.

    Attributes:
        around: what it is judged with.
        now: what was found at once.

    Signals:
        glanced: ``now`` is another.
        examined: all is found; carries the ``Examined``.
    """

    glanced = Signal()
    examined = Signal(object)

    def __init__(self, room: Room, desk: Desk, around: Surroundings, take: Callable[[], object]) -> None:
        """``take`` lays on the desk what stands on the pages."""
        super().__init__(room)
        self.around, self.now = around, Examined()
        self._room, self._desk, self._take = room, desk, take
        self._round = 0
        self._soon = single_shot(self, _GLANCE_MS, self.glance)
        self._later = single_shot(self, _EXAMINE_MS, self._examine)

    @property
    def is_busy(self) -> bool:
        """Whether something has changed that is not judged yet."""
        return self._soon.isActive() or self._later.isActive()

    def soon(self) -> None:
        """Something has changed."""
        self._soon.start()

    def glance(self) -> None:
        """Find what can be told at once, now; the rest at the next pause."""
        self._soon.stop()
        self._take()
        self.now = self._desk.glance(self.around)
        self._round += 1
        self.glanced.emit()
        self._later.start()

    def stop(self) -> None:
        """Another template is laid there, or none: what was asked for is not wanted."""
        self._round += 1
        self._soon.stop()
        self._later.stop()

    def _examine(self) -> None:
        now, around, this = self.now, self.around, self._round
        self._room.work(lambda: examine(now, around), lambda found: self._tell(found, this))

    def _tell(self, found: Examined, of_round: int) -> None:
        if of_round == self._round:
            self.examined.emit(found)
