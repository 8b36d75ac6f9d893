"""A hand on the keyboard that types into the window in front, as Windows has it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from Xlib import X

from drivers.spy import Spy
from targets.presser import Presser
from targets.waiting import eventually

LAG = 0.1
"""Seconds after which the X server has not yet heard of the change, but never will."""


class WindowsPresser(Presser):
    """Presses real keys when X's focus has followed Windows'.

    Of two programs that change the window in front, Wine tells X in the order in which they get to it; when it is the
    wrong one, every key is lost. Windows has no such second mind.
    """

    def __init__(self, display: str, spy: Spy) -> None:
        super().__init__(display)
        self._spy = spy
        self._is_holding = False
        self._settled = 0

    @contextmanager
    def held(self, chord: str) -> Iterator[None]:
        if not self._is_holding:
            self.settle()
        was_holding, self._is_holding = self._is_holding, True
        try:
            with super().held(chord):
                yield
        finally:
            self._is_holding = was_holding

    def altgr(self, key: str) -> None:
        self.settle()
        super().altgr(key)

    def click_in_windows(self, x: int, y: int) -> None:
        """Click at a place of Windows' desktop."""
        left, top = self._spy.corner()
        self.click(left + x, top + y)

    def settle(self) -> None:
        """Wait until keys go to the window in front."""
        if self._spy.x_of_front() != self._settled:
            self._spy.wait_for_all()
        started = time.monotonic()

        def has_followed() -> bool:
            wanted, focus = self._spy.x_of_front(), getattr(self._display.get_input_focus().focus, "id", 0)
            if wanted and focus != wanted and time.monotonic() - started > LAG:
                self._display.set_input_focus(wanted, X.RevertToParent, X.CurrentTime)
                self._display.sync()
            self._settled = wanted if focus == wanted else 0
            return bool(self._settled)

        eventually(has_followed, what="X's focus in the window in front")
