"""Judging a plan behind the writing: after a pause, in a worker, and only the newest answer is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.model.finding import Finding
from assistant.model.plan import PlanAnswer
from assistant.store import log
from assistant.ui.tasks import run_task

_PAUSE_MS = 500
Judge = Callable[[Mapping[str, PlanAnswer]], tuple[Finding, ...]]


class Judging(QObject):
    """One judgement at a time; what is written meanwhile is judged after it.

    Signals:
        told: carries the findings.
        failed: nothing could be said.
    """

    told = Signal(object)
    failed = Signal()

    def __init__(self, answers: Callable[[], Mapping[str, PlanAnswer]], parent: QObject) -> None:
        """``answers`` gives what is to be judged, as it is then."""
        super().__init__(parent)
        self._answers = answers
        self._judge: Judge | None = None
        self._asked = 0
        self._is_running = self._is_stale = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.now)

    def begin(self, judge: Judge) -> None:
        """Judge another plan from now on, at once."""
        self.stop()
        self._judge = judge
        self.now()

    def later(self) -> None:
        """Something was written: judge when she pauses."""
        self._pause.start()

    def now(self) -> None:
        """Judge what stands there."""
        self._pause.stop()
        if self._judge is None:
            return
        if self._is_running:
            self._is_stale = True
            return
        self._is_running, self._is_stale = True, False
        judge, answers, mine = self._judge, self._answers(), self._asked
        run_task(lambda: judge(answers), partial(self._on_told, mine), partial(self._on_failed, mine))

    def stop(self) -> None:
        """Tell nothing more of this plan."""
        self._asked += 1
        self._judge = None
        self._pause.stop()

    def _on_told(self, mine: int, found: tuple[Finding, ...]) -> None:
        if mine == self._asked:
            self.told.emit(found)
        self._go_on(mine)

    def _on_failed(self, mine: int, error: Exception) -> None:
        log.plans.error("%s", log.describe(error))
        if mine == self._asked:
            self.failed.emit()
        self._go_on(mine)

    def _go_on(self, mine: int) -> None:
        self._is_running = False
        if self._is_stale or mine != self._asked:
            self.now()
