"""Ctrl+C and a polite kill end the program as its menu does. No timer has to look for them.

Windows has neither for a program without a console; in a console Ctrl+C ends it at once, as it does any other.
"""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class QuitSignals(QObject):
    """Calls ``quit_program`` when the system asks the program to end."""

    def __init__(self, quit_program: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._ends: tuple[socket.socket, ...] = ()
        self._notifier: QSocketNotifier | None = None
        if sys.platform == "win32":
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # Python's own handler waits for Python code to run
        else:
            self._listen(quit_program)

    def close(self) -> None:
        """Listen no more; a second signal ends the program at once."""
        if self._notifier is None:
            return
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        self._notifier = None
        for end in self._ends:
            end.close()

    def _listen(self, quit_program: Callable[[], None]) -> None:
        self._ends = read, write = socket.socketpair()
        write.setblocking(False)  # noqa: FBT003 - the name is socket's
        signal.set_wakeup_fd(write.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: quit_program())
        self._notifier = QSocketNotifier(read.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(lambda: read.recv(64))
