"""The way from a second start to the first on Windows: a mutex says who is first, a hidden window takes the calls.

Both belong to the session, so two sessions of one person on a terminal server do not meet; their name carries the
person, so two persons in one session (»Kør som«) do not meet either. Who else may send to the window can as well
press her chords: it does what a chord does, and gives nothing back.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from collections.abc import Callable
from ctypes.wintypes import DWORD, HANDLE, LPWSTR
from zlib import crc32

from PySide6.QtCore import QTimer

from assistant.desktop.windows import api, hidden

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads the program for Windows too

_PATIENCE_MS = 5000
"""How long a running program may take to answer."""
_LONGEST = 4096
_ACTION = 0x53616773
"""Marks our own WM_COPYDATA."""


class WindowLine:
    """The mutex lives as long as its owner: a crash leaves nothing behind."""

    def __init__(self) -> None:
        self._name = f"Sagstast-{_person()}-{crc32(os.environ.get('SAGSTAST_HOME', '').encode()):08x}"
        self._mutex = 0
        self._window: hidden.HiddenWindow | None = None

    def take(self) -> bool:
        """Make the mutex, which must not be there.

        Windows refuses it where the first one runs with more rights: then that one is first all the same.
        """
        self._mutex = api.CreateMutexW(None, False, f"Local\\{self._name}") or 0  # noqa: FBT003 - the name is Windows'
        if self._mutex and api.last_error() != api.ERROR_ALREADY_EXISTS:
            return True
        self.close()
        return False

    def ask(self, action: str) -> bool:
        """Send it to the window, which may take the foreground from us: a person has just started us."""
        window = api.FindWindowW(self._name, None)
        if not window:
            return False
        process, answer = DWORD(), ctypes.c_size_t()
        api.GetWindowThreadProcessId(window, ctypes.byref(process))
        api.AllowSetForegroundWindow(process.value)
        raw = action.encode("utf-8", "replace")[:_LONGEST]
        data = api.COPYDATASTRUCT(_ACTION, len(raw), ctypes.cast(ctypes.c_char_p(raw), ctypes.c_void_p))
        api.SendMessageTimeoutW(
            window,
            api.WM_COPYDATA,
            0,
            ctypes.addressof(data),
            api.SMTO_ABORTIFHUNG,
            _PATIENCE_MS,
            ctypes.byref(answer),
        )
        return bool(answer.value)

    def listen(self, heard: Callable[[str], None]) -> None:
        """Open the window. What is asked for is done when the caller has its answer, which waits no longer."""

        def receive(_: int, address: int) -> int:
            data = api.COPYDATASTRUCT.from_address(address)
            if data.dwData != _ACTION or data.cbData > _LONGEST:
                return 0
            action = ctypes.string_at(data.lpData, data.cbData).decode("utf-8", "replace").strip()
            QTimer.singleShot(0, lambda: heard(action))
            return 1

        with contextlib.suppress(OSError):  # it runs all the same, and a second one beside it
            self._window = hidden.HiddenWindow(self._name, {api.WM_COPYDATA: receive})

    def close(self) -> None:
        """Let go of both."""
        if self._window is not None:
            self._window.close()
            self._window = None
        if self._mutex:
            api.CloseHandle(self._mutex)
            self._mutex = 0


def _person() -> str:
    """The security identifier of who runs this process; empty when Windows does not say."""
    token, length, text = HANDLE(), DWORD(), LPWSTR()
    if not api.OpenProcessToken(api.GetCurrentProcess(), api.TOKEN_QUERY, ctypes.byref(token)):
        return ""
    user = ctypes.create_string_buffer(256)  # a pointer to the identifier, then the identifier
    known = api.GetTokenInformation(token, api.TOKEN_USER_CLASS, user, len(user), ctypes.byref(length))
    api.CloseHandle(token)
    sid = ctypes.c_void_p.from_buffer(user)
    if not known or not api.ConvertSidToStringSidW(sid, ctypes.byref(text)):
        return ""
    person = text.value or ""
    api.LocalFree(text)
    return person
