"""What raw events of a Windows keyboard mean as a chord. Keeps no key that was pressed, only which are down now."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

ALTGR_CTRL = 541
"""The scan code of the left Ctrl that Windows adds in front of right Alt, where right Alt is AltGr."""
MODIFIER_CODES = frozenset({29, 42, 54, 56, 91, 92, ALTGR_CTRL})
"""Ctrl, Shift, Alt, Win; left and right have the same number but for Shift and Win."""


class KeyPress(NamedTuple):
    """A key with what was held.

    Attributes:
        modifiers: as in a chord.
        scan_code: the key's number on the wire.
        has_altgr: whether Ctrl and Alt are one key, which types a character.
    """

    modifiers: frozenset[str]
    scan_code: int
    has_altgr: bool = False


class KeyReader:
    """Makes presses of events: once per press, however long the key is held."""

    def __init__(self, held: Callable[[], frozenset[str]]) -> None:
        """``held`` asks the system which modifiers are down: of some no release is ever seen, as when it locks."""
        self._held = held
        self._down: set[int] = set()
        self._has_altgr = False

    def read(self, scan_code: int, *, is_down: bool) -> KeyPress | None:
        """The press that this event is; None for a release, a modifier alone, or a key that repeats."""
        if scan_code in MODIFIER_CODES:
            if scan_code == ALTGR_CTRL:
                self._has_altgr = is_down
            return None
        if not is_down:
            self._down.discard(scan_code)
            return None
        if scan_code in self._down:
            return None
        self._down.add(scan_code)
        held = self._held()
        return KeyPress(held, scan_code, self._has_altgr and "Alt" in held)
