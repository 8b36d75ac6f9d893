"""The one way to do something heavy: away from Qt's thread, with the answer brought back to it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

# Qt's thread gives the interpreter up at every call into Qt, and gets it back from a busy thread after this long:
# 5 ms, Python's own, made a keystroke wait 30.
sys.setswitchinterval(0.0005)

_LEAVING_MS = 5_000
"""For what is still to be written, too."""
_MOST = 16
"""Threads. A share that does not answer keeps those that ask it: with one for each core, a few would keep all."""


class _Bridge(QObject):
    done = Signal(object)
    failed = Signal(object)


class _Task(QRunnable):
    def __init__(self, work: Callable[[], object], bridge: _Bridge) -> None:
        super().__init__()
        self._work = work
        self._bridge = bridge

    def run(self) -> None:
        answer: object
        try:
            answer, has_failed = self._work(), False
        except Exception as error:
            answer, has_failed = error, True
        with suppress(RuntimeError):  # the program has left meanwhile, and the bridge with it
            (self._bridge.failed if has_failed else self._bridge.done).emit(answer)


class _UnderWay:
    """What runs. Python's cycle collector rests meanwhile: in a thread that is not Qt's it would end Qt's objects."""

    def __init__(self) -> None:
        self._bridges: set[_Bridge] = set()
        self._was_collecting = False

    def add(self, bridge: _Bridge) -> None:
        if not self._bridges:
            self._was_collecting = gc.isenabled()
            gc.disable()
        self._bridges.add(bridge)

    def remove(self, bridge: _Bridge) -> None:
        self._bridges.discard(bridge)
        if not self._bridges and self._was_collecting:
            gc.enable()


_under_way = _UnderWay()


def run_task(
    work: Callable[[], object],
    on_done: Callable[[Any], None],
    on_failed: Callable[[Exception], None] | None = None,
) -> None:
    """Run ``work`` in a thread of its own; then ``on_done`` with its answer, or ``on_failed``, in Qt's thread.

    What nobody takes is raised there, and so recorded.
    """
    bridge = _Bridge()
    _under_way.add(bridge)

    def finish(tell: Callable[[Any], None], answer: object) -> None:
        _under_way.remove(bridge)
        tell(answer)

    bridge.done.connect(lambda answer: finish(on_done, answer))
    bridge.failed.connect(lambda error: finish(on_failed or _raise, error))
    pool = QThreadPool.globalInstance()
    pool.setMaxThreadCount(_MOST)
    pool.start(_Task(work, bridge))


def run_task_of(
    owner: QObject,
    work: Callable[[], object],
    on_done: Callable[[Any], None],
    on_failed: Callable[[Exception], None] | None = None,
) -> None:
    """``run_task`` for ``owner``: what comes when it has gone goes by."""

    def told(tell: Callable[[Any], None]) -> Callable[[Any], None]:
        return lambda answer: tell(answer) if isValid(owner) else None

    run_task(work, told(on_done), told(on_failed) if on_failed else None)


def _raise(error: Exception) -> None:
    raise error


def let_finish() -> bool:
    """Wait a moment for what is under way; False where it takes longer, as on a share that does not answer.

    Before the program leaves: a worker that tells its answer while Qt's objects are being ended crashes it.
    """
    return QThreadPool.globalInstance().waitForDone(_LEAVING_MS)
