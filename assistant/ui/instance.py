"""One Sagstast for each person and session: a second start speaks to the first."""

from __future__ import annotations

import getpass
import os
from hashlib import blake2b

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 1000
"""Milliseconds that a running program may take to answer a second start."""


def server_name() -> str:
    """The same for every start of one person in one session; pipes are known to the whole machine on Windows."""
    session = os.environ.get("SESSIONNAME", "") + os.environ.get("DISPLAY", "") + os.environ.get("SAGSTAST_HOME", "")
    mark = blake2b(f"{getpass.getuser()}\0{session}".encode(), digest_size=8).hexdigest()
    return f"sagstast-{mark}"


def hand_over(action: str) -> bool:
    """Ask a running program to run ``action``, or to open its palette when it is empty; whether one took it."""
    socket = QLocalSocket()
    socket.connectToServer(server_name())
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(action.encode() + b"\n")
    return socket.waitForBytesWritten(_PATIENCE) and socket.waitForReadyRead(_PATIENCE)


class Instance(QObject):
    """Listens for second starts.

    Signals:
        called: a second start asks for this action; empty for the palette.
    """

    called = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def listen(self) -> bool:
        """Be the one; to be called when ``hand_over`` found nobody. What a crash left behind is cleared away."""
        name = server_name()
        if not self._server.listen(name):
            QLocalServer.removeServer(name)
            return self._server.listen(name)
        return True

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._take(socket))
            socket.disconnected.connect(socket.deleteLater)
            if socket.canReadLine():
                self._take(socket)

    def _take(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        action = bytes(socket.readLine().data()).decode(errors="replace").strip()
        socket.write(b"ok\n")
        socket.flush()
        self.called.emit(action)
