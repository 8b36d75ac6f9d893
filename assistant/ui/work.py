"""What every errand in her window has in common: it runs a job, hears of its end, and tells what there is to tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QScreen

from assistant.casework.workplace import Workplace
from assistant.desktop.job import HeldKeys, Job
from assistant.desktop.ports import Desktop
from assistant.desktop.result import Result
from assistant.desktop.runner import Runner
from assistant.desktop.target import Target
from assistant.ui.tasks import run_task

Window = TypeVar("Window")


class Work(QObject):
    """Runs jobs in a target's window.

    Signals:
        told: there is something to say; carries the ``Telling``, or None when all went well.
        inserted: a text stands where it belongs; carries the ``Result``.
        busy: something else is on its way.
    """

    told = Signal(object)
    inserted = Signal(object)
    busy = Signal()

    def __init__(self, desktop: Desktop, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desktop = desktop
        self._runner = runner

    def _run(self, job: Job, ended: Callable[[Result], None]) -> bool:
        """Run ``job``, then ``ended``; False, and it is told, while something else is on its way."""
        is_started = self._runner.start(job, ended)
        if not is_started:
            self.busy.emit()
        return is_started

    def _refusal(self, target: Target | None) -> str:
        """Why ``target`` may not be typed into, as its window is now; empty when it may."""
        window = self._desktop.windows.find(target.window) if target else None
        return window.refusal if window else ""


class WindowWork(Work, Generic[Window]):
    """Work with a text that a window of ours holds; what the window needs is loaded while the text is fetched."""

    def __init__(
        self, desktop: Desktop, runner: Runner, window: Callable[[], Window], parent: QObject | None = None
    ) -> None:
        """``window`` gives the window, which is built when first asked for."""
        super().__init__(desktop, runner, parent)
        self._window = window
        self._target: Target | None = None
        self._workplace: Workplace | None = None
        self._screen: QScreen | None = None

    def begin(self, workplace: Workplace, target: Target | None, held: HeldKeys, screen: QScreen) -> None:
        """Get the text from ``target``."""
        if self._runner.is_busy:
            self.busy.emit()
            return
        run_task(lambda: self._load(workplace), self._build, self._build)
        self._target, self._workplace, self._screen = target, workplace, screen
        self._get(target, held)

    def _load(self, workplace: Workplace) -> None:
        """Load what the window needs, in a worker."""
        raise NotImplementedError

    def _get(self, target: Target | None, held: HeldKeys) -> None:
        """Run the job that gets the text."""
        raise NotImplementedError

    def _build(self, fault: object) -> None:
        del fault  # what is wrong with the packs is told when one is used
        self._window()
