"""Ctrl+C and a polite kill end the program as its menu does. No timer has to look for them."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class QuitSignals(QObject):
    """Calls ``quit_program`` when the system asks the program to end."""

    def __init__(self, quit_program: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._read, self._write = socket.socketpair()
        self._write.setblocking(False)  # noqa: FBT003 - the name is socket's
        signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: quit_program())
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(lambda: self._read.recv(64))

    def close(self) -> None:
        """Listen no more; a second signal ends the program at once."""
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        del self._notifier
        self._read.close()
        self._write.close()
