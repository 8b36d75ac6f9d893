"""The wire of a keyboard on Windows: what a low-level hook is told of each key, in Windows' own numbers."""

from __future__ import annotations

from ctypes import byref

import pytest
from keyboard import _winkeyboard

from assistant.desktop.windows import hook

LEFT_CTRL, ALTGR_CTRL, LEFT_ALT, RIGHT_ALT, SHIFT, WIN = 0xA2, -0xA2, 0xA4, 0xA5, 0xA0, 0x5B
_SCAN = {LEFT_CTRL: 29, ALTGR_CTRL: 541, LEFT_ALT: 56, RIGHT_ALT: 56, SHIFT: 42, WIN: 91}
_EITHER = {LEFT_CTRL: 0x11, ALTGR_CTRL: 0x11, LEFT_ALT: 0x12, RIGHT_ALT: 0x12, SHIFT: 0x10}
_EXTENDED = {RIGHT_ALT, WIN}
KEY_DOWN, KEY_UP, SYSTEM_KEY_DOWN = 0x100, 0x101, 0x104


class Wire:
    """Stands where Windows calls into the hook; the hook, its thread and the library are the real ones.

    Attributes:
        hooks: how often one was put on.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.hooks = 0
        self._down: set[int] = set()
        patch.setattr(_winkeyboard, "SetWindowsHookEx", self._put_on)
        patch.setattr(hook.api, "GetAsyncKeyState", lambda key: -0x8000 if key in self._down else 0)

    def _put_on(self, _kind, callback, _module, _thread) -> int:
        self._callback = callback
        self.hooks += 1
        return 1

    def presses(self, *keys: int, scan: int = 0, is_extended: bool = False) -> None:
        """Keys go down one after the other; ``scan`` is that of a key that is no modifier."""
        for key in keys:
            self._down |= {abs(key), _EITHER.get(key, abs(key))}
            message = SYSTEM_KEY_DOWN if {0x12} <= self._down else KEY_DOWN
            self._tell(message, key, _SCAN.get(key, scan), is_extended or key in _EXTENDED)

    def lets_go(self, *keys: int, scan: int = 0) -> None:
        for key in keys:
            self._down -= {abs(key), _EITHER.get(key, abs(key))}
            self._tell(KEY_UP, key, _SCAN.get(key, scan), key in _EXTENDED)

    def taps(self, key: int, scan: int, *, is_extended: bool = False) -> None:
        self.presses(key, scan=scan, is_extended=is_extended)
        self.lets_go(key, scan=scan)

    def _tell(self, message: int, key: int, scan: int, is_extended: bool) -> None:
        told = _winkeyboard.KBDLLHOOKSTRUCT(abs(key), scan, int(is_extended), 0)
        assert self._callback(0, message, byref(told)) != -1, "swallowed"
