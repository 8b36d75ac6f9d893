"""The program among the others of a Windows session: its name there, what changes around it, and when it is to go."""

from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads this folder for Windows too

import contextlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer

from assistant.desktop.windows import api
from assistant.desktop.windows.hidden import HiddenWindow

APP_ID = "Sagstast.Sagstast"
"""By it Windows knows whose windows these are where Python runs the program: else they are Python's. An executable of
our own needs none, and is known by its shortcut as long as it says none."""

_SETTLED_MS = 200
"""Windows tells of one change with many messages, the first of them before it is made."""


class Session:
    """Says who we are, and calls ``go`` when Windows asks the program to end.

    That is log-off and shutdown, an installer that wants to replace its files, and a polite kill. Qt asks its own
    windows, and a program that waits has none. It never says no, and is done before Windows goes on.
    """

    def __init__(self, go: Callable[[], None], recoloured: Callable[[], None] = lambda: None) -> None:
        """``recoloured`` is called when Windows' colours have changed, as with a contrast theme."""
        self._go = go
        self._recoloured = QTimer(singleShot=True, interval=_SETTLED_MS)
        self._recoloured.timeout.connect(recoloured)
        self._window: HiddenWindow | None = None
        if Path(sys.executable).stem.lower().startswith("python"):
            api.SetCurrentProcessExplicitAppUserModelID(APP_ID)
        handlers = {
            api.WM_QUERYENDSESSION: lambda *_: 1,
            api.WM_ENDSESSION: lambda ends, _: self._leave() if ends else 0,
            api.WM_CLOSE: lambda *_: self._leave(),
            **dict.fromkeys((api.WM_SETTINGCHANGE, api.WM_SYSCOLORCHANGE, api.WM_THEMECHANGED), self._note_colours),
        }
        with contextlib.suppress(OSError):  # it ends less politely
            self._window = HiddenWindow("SagstastSession", handlers)

    def close(self) -> None:
        """Listen no more."""
        self._recoloured.stop()
        if self._window is not None:
            self._window.close()
            self._window = None

    def _note_colours(self, *_: int) -> int:
        self._recoloured.start()
        return 0

    def _leave(self) -> int:
        self._go()
        return 0
