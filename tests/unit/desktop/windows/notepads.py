"""Windows' own notepad as another program: told what to do by messages, as a person or a program would."""

from __future__ import annotations

import ctypes
import subprocess
import time
from collections.abc import Callable
from ctypes.wintypes import HANDLE, HWND, LPARAM, UINT, WPARAM

from PySide6.QtTest import QTest

from assistant.desktop.windows import api, memory
from assistant.desktop.windows.windows import pid_of

PATIENCE = 10.0
WM_SETTEXT, WM_GETTEXT, WM_GETTEXTLENGTH, WM_COPY, WM_PASTE, EM_SETSEL = 0x0C, 0x0D, 0x0E, 0x301, 0x302, 0xB1
PROCESS_SUSPEND_RESUME = 0x0800

_NOTHING = subprocess.DEVNULL
_user32, _ntdll = ctypes.WinDLL("user32"), ctypes.WinDLL("ntdll")
_user32.SendMessageW.argtypes = (HWND, UINT, WPARAM, ctypes.c_void_p)
_user32.SendMessageW.restype = LPARAM
_user32.SetWindowTextW.argtypes = (HWND, ctypes.c_wchar_p)
_ntdll.NtSuspendProcess.argtypes = _ntdll.NtResumeProcess.argtypes = (HANDLE,)


def eventually(holds: Callable[[], object], what: str = "it") -> None:
    """Wait, and meanwhile serve the clipboard."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, f"{what} did not come"
        QTest.qWait(5)


def _is_closed() -> bool:
    with memory.clipboard() as is_open:
        return is_open


class Notepad:
    """A notepad of its own process.

    Attributes:
        window, pid: of its frame.
    """

    def __init__(self, title: str) -> None:
        self._process = subprocess.Popen(["notepad.exe"], stdin=_NOTHING, stdout=_NOTHING, stderr=_NOTHING)
        self.pid = self._process.pid
        self.window = self._field = 0
        try:
            eventually(self._is_there, "notepad")
        except AssertionError:
            self.close()
            raise
        self.retitle(title)

    @property
    def text(self) -> str:
        length = self._send(WM_GETTEXTLENGTH) + 1
        found = ctypes.create_unicode_buffer(length)
        self._send(WM_GETTEXT, length, ctypes.addressof(found))
        return found.value

    def write(self, text: str) -> None:
        """Hold ``text``, the caret at its end."""
        held = ctypes.create_unicode_buffer(text)
        self._send(WM_SETTEXT, 0, ctypes.addressof(held))
        self._send(EM_SETSEL, len(text), len(text))

    def retitle(self, title: str) -> None:
        _user32.SetWindowTextW(self.window, title)

    def select_all(self) -> None:
        self._send(EM_SETSEL, 0, -1)

    def copies(self, text: str) -> None:
        """Put ``text`` on the clipboard, as its Ctrl+C does."""
        self.write(text)
        self.select_all()
        self._send(WM_COPY)
        self.write("")

    def pasted(self) -> str:
        """What it gets from the clipboard, once nobody has it open: else a paste gives nothing, and is made again."""
        self.write("")
        eventually(_is_closed, "a clipboard that nobody has open")
        self._send(WM_PASTE)
        found = self.text
        self.write("")
        return found

    def hang(self) -> None:
        self._do(_ntdll.NtSuspendProcess)

    def wake(self) -> None:
        self._do(_ntdll.NtResumeProcess)

    def close(self) -> None:
        self._process.kill()
        self._process.wait(PATIENCE)

    def _do(self, function: Callable[[int], int]) -> None:
        process = api.OpenProcess(PROCESS_SUSPEND_RESUME, 0, self.pid)
        assert function(process) == 0
        api.CloseHandle(process)

    def _is_there(self) -> bool:
        window: int | None = None
        while window := api.FindWindowExW(None, window, "Notepad", None):
            if pid_of(window) == self.pid and (field := api.FindWindowExW(window, None, "Edit", None)):
                self.window, self._field = window, field
        return bool(self._field)

    def _send(self, message: int, wparam: int = 0, lparam: int = 0) -> int:
        return int(_user32.SendMessageW(self._field, message, wparam & 0xFFFFFFFFFFFFFFFF, lparam))
