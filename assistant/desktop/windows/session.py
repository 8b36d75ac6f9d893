"""The program among the others of a Windows session: under which name it stands there, and when it is to go."""

from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads this folder for Windows too

import contextlib
from collections.abc import Callable

from assistant.desktop.windows import api
from assistant.desktop.windows.hidden import HiddenWindow

APP_ID = "Sagstast.Sagstast"
"""By it Windows knows whose windows and messages these are; else they are Python's. The same as the shortcut's."""


class Session:
    """Says who we are, and calls ``go`` when Windows asks the program to end.

    That is log-off and shutdown, an installer that wants to replace its files, and a polite kill. Qt asks its own
    windows, and a program that waits has none. It never says no, and is done before Windows goes on.
    """

    def __init__(self, go: Callable[[], None]) -> None:
        self._go = go
        self._window: HiddenWindow | None = None
        api.SetCurrentProcessExplicitAppUserModelID(APP_ID)
        handlers = {
            api.WM_QUERYENDSESSION: lambda *_: 1,
            api.WM_ENDSESSION: lambda ends, _: self._leave() if ends else 0,
            api.WM_CLOSE: lambda *_: self._leave(),
        }
        with contextlib.suppress(OSError):  # it ends less politely
            self._window = HiddenWindow("SagstastSession", handlers)

    def close(self) -> None:
        """Listen no more."""
        if self._window is not None:
            self._window.close()
            self._window = None

    def _leave(self) -> int:
        self._go()
        return 0
