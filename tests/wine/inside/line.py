"""The far end of ``drivers/line.py``."""

import json
import socket
import sys
import threading
from collections.abc import Callable


class Line:
    """Questions come in a thread of its own; ``wake`` is called for each, and ``end`` when there are no more."""

    def __init__(self, wake: Callable[[], object], end: Callable[[], object]) -> None:
        self._socket = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._questions: list[list] = []
        self._wake, self._end = wake, end
        threading.Thread(target=self._hear, daemon=True).start()
        self._say("ready")

    def answer(self, by: object) -> None:
        """Have the methods of ``by`` answer what has been asked; called in the thread that may."""
        while self._questions:
            name, *arguments = self._questions.pop(0)
            try:
                answer = {"answer": getattr(by, name)(*arguments)}
            except Exception as error:
                answer = {"fault": repr(error)}
            self._say(answer)

    def _say(self, value: object) -> None:
        self._socket.sendall(json.dumps(value).encode() + b"\n")

    def _hear(self) -> None:
        try:
            for asked in self._socket.makefile():
                self._questions.append(json.loads(asked))
                self._wake()
        except OSError:
            pass
        self._end()
