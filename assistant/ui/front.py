"""Which window she is in: noted at each chord, before a window of ours shows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtGui import QScreen

from assistant.desktop.ports import Windows
from assistant.desktop.target import Target, capture
from assistant.model.target import TargetProfile
from assistant.ui.screens import screen_of


class Front:
    """The window in front.

    Attributes:
        target: as it was when it was noted last; None when there was none to write in.
    """

    def __init__(self, windows: Windows, profiles: Callable[[], Iterable[TargetProfile]]) -> None:
        """``profiles`` are those in use; asked for each time, as settings may change."""
        self.target: Target | None = None
        self._windows = windows
        self._profiles = profiles
        self._salt = os.urandom(32)

    def note(self, *, keep: bool = False) -> Target | None:
        """Note the window in front; with ``keep``, the one before stays noted where that is one of ours."""
        now = capture(self._windows, self._profiles(), self._salt)
        self.target = now or (self.target if keep else None)
        return self.target

    def is_other_case(self, mark: str, salt: str) -> bool:
        """Whether the window that was noted shows another case than the one whose hash, with ``salt``, is ``mark``.

        ``salt`` is hexadecimal, and may be of an earlier run of the program. Where no case is known, it is no other.
        """
        target = self.target
        window = self._windows.find(target.window) if target and mark and target.profile.case else None
        if target is None or window is None:
            return False
        return not replace(target, case_mark=mark, salt=bytes.fromhex(salt)).is_same_case(window)

    def screen(self) -> QScreen:
        """Where she is looking: the screen of the window that was in front at the chord."""
        target = self.target
        return screen_of(lambda: self._windows.centre(target.window) if target else None)
