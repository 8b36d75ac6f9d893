"""A window that nobody sees: some messages Windows sends only to windows, and past Qt's event filter."""

from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads this folder for Windows too

import ctypes
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QTimer

from assistant.desktop.windows import api

Handler = Callable[[int, int], int]
"""Takes ``wParam`` and ``lParam`` and gives the message's result."""


class HiddenWindow:
    """Hands the messages that arrive to ``handlers``, in the thread that made it.

    A top-level window and no message-only one: those hear neither broadcasts nor the end of the session.
    """

    def __init__(self, name: str, handlers: Mapping[int, Handler]) -> None:
        """``name`` is its class, by which other programs of the session find it.

        Raises:
            OSError: Windows has no room for one more window.
        """
        self._name = name
        self._handlers = handlers
        self._procedure = api.WNDPROC(self._receive)  # held here: Windows keeps no reference
        instance = api.GetModuleHandleW(None)
        kind = api.WNDCLASSEXW(lpfnWndProc=self._procedure, hInstance=instance, lpszClassName=name)
        kind.cbSize = ctypes.sizeof(kind)
        if not api.RegisterClassExW(ctypes.byref(kind)):
            raise ctypes.WinError(api.last_error())
        self._handle = api.CreateWindowExW(0, name, None, 0, 0, 0, 0, 0, None, None, instance, None)
        if not self._handle:
            raise ctypes.WinError(api.last_error())

    @property
    def handle(self) -> int:
        """By which Windows knows it."""
        return int(self._handle)

    def close(self) -> None:
        """Be gone, so that Windows calls into Python no more."""
        api.DestroyWindow(self._handle)
        api.UnregisterClassW(self._name, api.GetModuleHandleW(None))

    def _receive(self, window: int, message: int, wparam: int, lparam: int) -> int:
        handler = self._handlers.get(message)
        if handler is None and message == api.WM_CLOSE:
            return 0  # sent to every window of a program that is to end, and this one is not the program
        if handler is None:
            return int(api.DefWindowProcW(window, message, wparam, lparam))
        try:
            return handler(wparam, lparam)
        except Exception as error:  # ctypes would drop it without a word
            QTimer.singleShot(0, partial(sys.excepthook, type(error), error, error.__traceback__))
            return 0
