"""One Sagstast for each person and session: a second start speaks to the first.

Not through QLocalServer: Qt's network library would weigh 3 MB all day for one line a week.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic, sleep
from typing import Protocol

from PySide6.QtCore import QObject, Signal

PATIENCE = 5.0
"""Seconds that a running program may take to answer a second start, and a starting one to begin listening."""


class Line(Protocol):
    """The way from a second start to the first, on one system."""

    def take(self) -> bool:
        """Be the first; False when another is.

        Raises:
            OSError: it cannot be told.
        """
        ...

    def ask(self, action: str) -> bool:
        """Ask the first for ``action``; whether it heard."""
        ...

    def listen(self, heard: Callable[[str], None]) -> None:
        """Call ``heard`` with the actions that are asked for, from now on, when Qt runs."""
        ...

    def close(self) -> None:
        """Be the first no more."""
        ...


class Instance(QObject):
    """The one that runs, or the way to it.

    Signals:
        called: a second start asks for this action; empty for the palette.
    """

    called = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line = _line()
        self._is_first = False

    def become(self, action: str) -> bool:
        """Be the one; or ask the one that runs for ``action``, its palette when it is empty, and be not."""
        give_up = monotonic() + PATIENCE
        try:
            while not self._line.take():
                if self._line.ask(action):
                    return False
                if monotonic() > give_up:
                    return True
                sleep(0.02)
        except OSError:
            return True  # two programs are better than none
        self._is_first = True
        return True

    def listen(self) -> None:
        """Hear second starts from now on, when Qt runs."""
        if self._is_first:
            self._line.listen(self.called.emit)

    def close(self) -> None:
        """Stop listening; the next start is the first again."""
        self._line.close()


def _line() -> Line:
    if sys.platform == "win32":
        from assistant.ui import instance_windows  # noqa: PLC0415 - Windows' own

        return instance_windows.WindowLine()
    else:  # noqa: RET505 - mypy reads one branch of the two
        from assistant.ui import instance_unix  # noqa: PLC0415 - Unix' own

        return instance_unix.SocketLine()
