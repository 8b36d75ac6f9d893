"""A key that is still held repeats, and would type into the target as soon as its chord's other keys are up."""

from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads this folder for Windows too

import ctypes
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QTimer

from assistant.desktop.windows import api
from assistant.desktop.windows.hidden import HiddenWindow

_LOOK_MS = 25
"""For 20 or less Qt starts a thread, which takes longer than anything else at a chord."""
_SLACK = 0.2
_SLOWEST = 0.5
"""Seconds between two repeats of a keyboard that is set to its slowest."""


@dataclass
class _Held:
    """A key on which a hand may still lie.

    Attributes:
        ends: when it would have repeated.
    """

    ends: float
    has_repeated: bool = False


class Repeats:
    """Takes the repeats of keys, by registering each key alone as a chord, until it has been let go of.

    Whether a hand is on a key cannot be asked, once we have let go of it ourselves: only its repeats tell. So the
    chord's own key types nothing for the half second until it would have repeated.
    """

    def __init__(self, is_down: Callable[[int], bool]) -> None:
        self._is_down = is_down
        self._held: dict[int, _Held] = {}
        self._window: HiddenWindow | None = None
        self._timer = QTimer(interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def take(self, keys: Iterable[int]) -> None:
        """Take the repeats of ``keys``, which are down now."""
        for key in keys:
            if key not in self._held and api.RegisterHotKey(self._handle(), key, 0, key):
                self._held[key] = _Held(monotonic() + _delay() + _SLACK)
                self._timer.start()

    def leave(self, key: int) -> None:
        """Take no more of ``key``."""
        if self._held.pop(key, None) is not None:
            api.UnregisterHotKey(self._handle(), key)

    def close(self) -> None:
        """Take nothing more."""
        self._timer.stop()
        for key in tuple(self._held):
            self.leave(key)
        if self._window is not None:
            self._window.close()

    def _handle(self) -> int:
        if self._window is None:
            self._window = HiddenWindow("SagstastRepeats", {api.WM_HOTKEY: self._on_press})
        return self._window.handle

    def _on_press(self, key: int, _: int) -> int:
        if held := self._held.get(key):
            held.has_repeated, held.ends = True, monotonic() + _SLOWEST
        return 0

    def _look(self) -> None:
        now = monotonic()
        for key, held in tuple(self._held.items()):
            if now >= held.ends or (held.has_repeated and not self._is_down(key)):
                self.leave(key)
        if not self._held:
            self._timer.stop()


def _delay() -> float:
    """Seconds until a held key repeats, as the person has set it."""
    step = ctypes.c_int(1)
    api.SystemParametersInfoW(api.SPI_GETKEYBOARDDELAY, 0, ctypes.byref(step), 0)
    return 0.25 * (step.value + 1)
