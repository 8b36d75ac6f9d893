"""A hand on the keyboard: presses, holds and lets go through XTest, as a person does."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

ALTGR = 108
SYMBOLS = {
    "Ctrl": "Control_L",
    "Alt": "Alt_L",
    "Shift": "Shift_L",
    "Win": "Super_L",
    "Enter": "Return",
    "Esc": "Escape",
    "Space": "space",
    "½": "onehalf",
    "+": "plus",
}
TAP = 0.08
QUICK = 0.02

DEAD = {"´": 0xFE51}
"""Keys that wait for a letter."""


class Presser:
    """Presses real keys on ``display``, under its own layout."""

    def __init__(self, display: str) -> None:
        self._display = Display(display)

    def tap(self, chord: str, hold: float = TAP) -> None:
        """Press ``Ctrl+Shift+F9`` and let go of it ``hold`` seconds later, the letter first."""
        with self.held(chord):
            time.sleep(hold)

    @contextmanager
    def held(self, chord: str) -> Iterator[None]:
        """Hold a chord for a while."""
        codes = [self._code(name) for name in ([chord] if chord == "+" else chord.split("+"))]
        for code in codes:
            self._send(X.KeyPress, code)
        try:
            yield
        finally:
            for code in reversed(codes):
                self._send(X.KeyRelease, code)

    def type(self, text: str) -> None:
        """Type characters that have a key of their own, with Shift or without."""
        for character in text:
            self.tap(character if self._code(character, level=0) else f"Shift+{character}", hold=QUICK)

    def altgr(self, key: str) -> None:
        """Type what AltGr gives with ``key``: 2 is @, 3 is £, e is €, ´ is |."""
        self._press(ALTGR, self._code(key))

    def dead_acute(self, letter: str) -> None:
        """Type ´ and then ``letter``."""
        self._press(self._code("´"))
        self._press(self._code(letter))

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Click with the mouse, at a place of the screen."""
        xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
        self._display.sync()
        time.sleep(TAP)
        for kind in (X.ButtonPress, X.ButtonRelease):
            self._send(kind, button)
            time.sleep(TAP)

    def close(self) -> None:
        self._display.close()

    def _press(self, *codes: int) -> None:
        for code in codes:
            self._send(X.KeyPress, code)
            time.sleep(QUICK)
        for code in reversed(codes):
            self._send(X.KeyRelease, code)

    def _code(self, name: str, level: int | None = None) -> int:
        """The key that types ``name``, without Shift when it can; 0 when no key does so at ``level``."""
        symbol = DEAD.get(name) or XK.string_to_keysym(SYMBOLS.get(name, name)) or ord(name)
        found = sorted((at, code) for code, at in self._display.keysym_to_keycodes(symbol) if level in (None, at))
        return found[0][1] if found else 0

    def _send(self, kind: int, code: int) -> None:
        xtest.fake_input(self._display, kind, code)
        self._display.sync()
