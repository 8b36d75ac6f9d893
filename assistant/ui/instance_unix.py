"""The way from a second start to the first on Unix: a socket in a folder that nobody else can enter."""

from __future__ import annotations

import contextlib
import fcntl
import os
import socket
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import gettempdir
from zlib import crc32

from PySide6.QtCore import QSocketNotifier

assert sys.platform != "win32"  # noqa: S101 - tells mypy, which reads the program for Windows too

_PATIENCE = 5.0
"""Seconds that a running program may take to answer."""
_LONGEST = 4096


class SocketLine:
    """A lock says who is first, a socket beside it takes the calls."""

    def __init__(self) -> None:
        self._is_first = False
        self._lock = -1
        self._file: Path | None = None
        self._listening: socket.socket | None = None
        self._notifier: QSocketNotifier | None = None

    def take(self) -> bool:
        """Lock the file.

        Raises:
            OSError: there is no folder for it that is ours alone.
        """
        if self._file is None:
            self._file = _socket_file()
            self._lock = os.open(self._file.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        self._is_first = True
        return True

    def ask(self, action: str) -> bool:
        """Connect, say it, and wait for an answer."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
            caller.settimeout(_PATIENCE)
            try:
                caller.connect(str(self._file))
                caller.sendall(action.encode("utf-8", "surrogateescape") + b"\n")
                return bool(caller.recv(16))
            except OSError:
                return False

    def listen(self, heard: Callable[[str], None]) -> None:
        """Open the socket; what a crash left there is ours to clear, as the lock is."""
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            assert self._file is not None  # noqa: S101 - who listens has taken the lock
            self._file.unlink(missing_ok=True)
            listening.bind(str(self._file))
            listening.listen()
        except OSError:
            listening.close()
            return
        self._listening = listening
        self._notifier = QSocketNotifier(listening.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(lambda: self._answer(heard))

    def close(self) -> None:
        """Clear the socket away and let go of the lock."""
        if self._listening is not None:
            self._notifier = None
            self._listening.close()
            self._listening = None
        if self._is_first and self._file is not None:
            with contextlib.suppress(OSError):
                self._file.unlink(missing_ok=True)
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def _answer(self, heard: Callable[[str], None]) -> None:
        if self._listening is None:
            return
        caller, _ = self._listening.accept()
        with caller, contextlib.suppress(OSError):
            caller.settimeout(0.1)
            action = caller.recv(_LONGEST).decode("utf-8", "replace").strip()
            caller.sendall(b"ok\n")
            heard(action)


def _socket_file() -> Path:
    """The same for every start of one person on one screen, in a folder that nobody else can enter.

    Raises:
        PermissionError: the folder belongs to somebody else.
    """
    session = (
        os.environ.get("WAYLAND_DISPLAY", "") + os.environ.get("DISPLAY", "") + os.environ.get("SAGSTAST_HOME", "")
    )
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    folder = Path(runtime) / "sagstast" if runtime else Path(gettempdir()) / f"sagstast-{os.getuid()}"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise PermissionError(folder)
    return folder / f"{crc32(session.encode('utf-8', 'surrogateescape')):08x}.sock"
