"""Drives insertions from Qt's event loop, which meanwhile serves the clipboard."""

from __future__ import annotations

import logging
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer

from assistant.desktop.job import Job
from assistant.desktop.ports import Desktop
from assistant.desktop.result import Fate, Result
from assistant.desktop.shelf import Shelf

log = logging.getLogger("sagstast.insertion")


class Runner(QObject):
    """Runs one job at a time, and takes back what a failed one left on the clipboard."""

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = desktop.clipboard
        self._job: Job | None = None
        self._ended: Callable[[Result], None] | None = None
        self._shelf: Shelf | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._step)
        self._shelf_timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.VeryCoarseTimer)
        self._shelf_timer.timeout.connect(self._step_shelf)
        self._clipboard.on_change(self._step)

    @property
    def is_busy(self) -> bool:
        """Whether a job is under way."""
        return self._job is not None

    def start(self, job: Job, ended: Callable[[Result], None]) -> bool:
        """Run ``job``, then ``ended`` with its result; False, and nothing happens, while another is under way."""
        if self._job is not None:
            return False
        self._job, self._ended = job, ended
        log.info("%s begins", type(job).__name__)
        self._shelf_timer.stop()
        self._timer.start(0)
        return True

    def _step(self) -> None:
        job = self._job
        if job is None:
            return
        self._job = None  # should the job break, the next one can still be started
        wait = job.step(monotonic())
        if wait is not None:
            self._job = job
            self._timer.start(max(1, round(wait * 1000)))
            return
        ended, self._ended = self._ended, None  # it may hold what was read or written
        if job.result is not None and ended is not None:
            log.info("%s ends: %s", type(job).__name__, job.result.outcome)
            self._shelve(job.result.clipboard)
            ended(job.result)

    def _shelve(self, fate: Fate) -> None:
        if fate is Fate.SHELVED:
            self._shelf = Shelf(self._clipboard)
        elif fate is not Fate.UNTOUCHED:
            self._shelf = None
        self._step_shelf()

    def _step_shelf(self) -> None:
        left = self._shelf.step(monotonic()) if self._shelf else None
        if left is None:
            self._shelf = None
        else:
            self._shelf_timer.start(round(left * 1000))
