"""The texts that wait for their fields: which there are, whose case they belong to, and until when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from assistant.desktop.result import Outcome, Result
from assistant.desktop.target import Target
from assistant.model.waiting import Waits

MOST_KEYS = 9
"""Rows with a digit of their own."""
SHORTEST = 2
"""Minutes that a text waits where nothing is to be kept of closed forms: else it could not be inserted at all."""
_LOOK_AGAIN_MS = 15_000
"""The clock on the wall is looked at so often while something waits: a timer stands still while the machine sleeps."""


@dataclass(eq=False)
class Batch:
    """What came of one errand.

    Attributes:
        origin: the window whose case it belongs to; None until the first insertion tells.
        after: how the text went in that this came with, if there was one.
    """

    origin: Target | None
    after: Result | None = None


@dataclass(eq=False)
class Row:
    """One of those that wait.

    Attributes:
        is_done: it stands where it belongs; shown as such until the others do too.
    """

    what: Waits
    batch: Batch
    is_done: bool = False

    def refusal(self, target: Target | None) -> Outcome | None:
        """Why it may not go into ``target``; None when it may.

        The case must be the same wherever a profile can tell it. Where it cannot, as in the citizen's plan on the
        web, the program must be: the field may be in another window of it.
        """
        origin = self.batch.origin
        if origin is None or target is None:
            return None
        if target.profile.case and target.case_mark != origin.case_mark:
            return Outcome.OTHER_CASE
        if not target.case_mark and target.pid != origin.pid:
            return Outcome.OTHER_WINDOW
        return None


class Waiting(QObject):
    """Holds what waits, in memory only.

    Attributes:
        rows: in the order of their keys, those that are done included.
        minutes: how long it is held after it has come or something of it has gone in; midnight ends it sooner.

    Signals:
        changed: a row has come, gone, or been ticked off.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None, now: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.minutes = SHORTEST
        self._now = now
        self._until = now()
        self._timer = QTimer(self, interval=_LOOK_AGAIN_MS, timerType=Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.forget_old)

    def put(self, texts: Sequence[Waits], origin: Target | None = None, after: Result | None = None) -> None:
        """Let ``texts`` wait after those that wait already, each with a key of its own.

        Args:
            texts: in the order in which they are inserted.
            origin: the window whose case they belong to. None where that is not known yet, as for what was copied
                from another case or form: then the first insertion tells, and the rest go into the same case.
            after: how the text went in that they came with.
        """
        if not texts:
            return
        batch = Batch(origin, after)
        self.rows = [row for row in self.rows if not row.is_done] + [Row(text, batch) for text in texts]
        self._changed()

    def take_back(self, after: Result | None) -> None:
        """Drop what came with the text that ended so: it is being written anew."""
        left = [row for row in self.rows if after is None or row.batch.after is not after]
        if len(left) < len(self.rows):
            self.rows = left
            self._changed()

    def tick_off(self, row: Row, target: Target | None) -> None:
        """``row`` stands in ``target``."""
        row.is_done = True
        row.batch.origin = row.batch.origin or target
        if len(self.rows) > MOST_KEYS and row in self.rows:  # it may have been cleared away meanwhile
            self.rows.remove(row)  # those that have no key yet come up
        self._changed()

    def go_on(self, row: Row, left: Waits, target: Target | None) -> None:
        """What is ``left`` of ``row`` waits on, for the case of ``target`` where a part of it stands there already."""
        row.what = left
        row.batch.origin = row.batch.origin or target
        self._changed()

    def clear(self) -> None:
        """Let nothing wait any more."""
        self.rows = []
        self._timer.stop()
        self.changed.emit()

    def key(self, number: int) -> Row | None:
        """The row with the digit ``number`` that still waits."""
        self.forget_old()
        row = self.rows[number - 1] if 0 < number <= min(len(self.rows), MOST_KEYS) else None
        return None if row is None or row.is_done else row

    def forget_old(self) -> None:
        """Wipe what has waited too long, or since yesterday."""
        if self.rows and self._now() >= self._until:
            self.clear()

    def _changed(self) -> None:
        if all(row.is_done for row in self.rows):
            self.clear()
            return
        now = self._now()
        midnight = datetime.combine(now.date() + timedelta(days=1), time())
        self._until = min(now + timedelta(minutes=max(self.minutes, SHORTEST)), midnight)
        self._timer.start()
        self.changed.emit()
