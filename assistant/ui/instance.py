"""One Sagstast for each person and session: a second start speaks to the first.

A Unix socket of our own and not QLocalServer: Qt's network library would weigh 3 MB all day for one line a week.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import socket
import stat
from pathlib import Path
from tempfile import gettempdir
from time import monotonic, sleep
from zlib import crc32

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_PATIENCE = 5.0
"""Seconds that a running program may take to answer a second start, and a starting one to begin listening."""
_LONGEST = 4096


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


class Instance(QObject):
    """The one that runs, or the way to it.

    Signals:
        called: a second start asks for this action; empty for the palette.
    """

    called = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = -1
        self._file: Path | None = None
        self._listening: socket.socket | None = None
        self._notifier: QSocketNotifier | None = None

    def become(self, action: str) -> bool:
        """Be the one; or ask the one that runs for ``action``, its palette when it is empty, and be not."""
        try:
            file = _socket_file()
            self._lock = os.open(file.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError:
            return True  # two programs are better than none
        give_up = monotonic() + _PATIENCE
        while not self._is_first():
            if _ask(file, action):
                return False
            if monotonic() > give_up:
                return True
            sleep(0.02)
        self._file = file
        return True

    def close(self) -> None:
        """Stop listening; the next start is the first again."""
        if self._listening is not None:
            self._notifier = None
            self._listening.close()
            self._listening = None
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.unlink(missing_ok=True)
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def _is_first(self) -> bool:
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def listen(self) -> None:
        """Hear second starts from now on, when Qt runs; what a crash left there is ours to clear, as the lock is."""
        if self._file is None:
            return
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self._file.unlink(missing_ok=True)
            listening.bind(str(self._file))
            listening.listen()
        except OSError:
            listening.close()
            return
        self._listening = listening
        self._notifier = QSocketNotifier(listening.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._answer)

    def _answer(self) -> None:
        if self._listening is None:
            return
        caller, _ = self._listening.accept()
        with caller, contextlib.suppress(OSError):
            caller.settimeout(0.1)
            action = caller.recv(_LONGEST).decode("utf-8", "replace").strip()
            caller.sendall(b"ok\n")
            self.called.emit(action)


def _ask(file: Path, action: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        caller.settimeout(_PATIENCE)
        try:
            caller.connect(str(file))
            caller.sendall(action.encode("utf-8", "surrogateescape") + b"\n")
            return bool(caller.recv(16))
        except OSError:
            return False
