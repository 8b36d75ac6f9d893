"""Talking to a helper within Wine: it connects to us, and answers one JSON value for each."""

from __future__ import annotations

import json
import socket
from typing import Any

from drivers.wine import Wine, said_by


class Line:
    """A module of ``inside`` under Windows' Python, asked by the names of its methods."""

    def __init__(self, wine: Wine, module: str, program: str = "python.exe") -> None:
        """``program`` is the name it goes by in Windows."""
        with socket.create_server(("127.0.0.1", 0)) as door:
            door.settimeout(60)
            port = door.getsockname()[1]
            self._process = wine.start_python("-m", f"tests.wine.inside.{module}", str(port), program=program)
            self._line, _ = door.accept()
        self._line.settimeout(30)
        self._line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._answers = self._line.makefile("rb")
        self._name = module
        assert json.loads(self._answers.readline()) == "ready"

    def ask(self, name: str, *arguments: object) -> Any:
        """What it answers.

        Raises:
            RuntimeError: it could not.
        """
        self._line.sendall(json.dumps([name, *arguments]).encode() + b"\n")
        answer = json.loads(self._answers.readline())
        if "fault" in answer:
            raise RuntimeError(f"{self._name}: {name}: {answer['fault']}")
        return answer["answer"]

    def close(self) -> None:
        """Hang up, which ends it."""
        self._line.shutdown(socket.SHUT_RDWR)
        self._answers.close()
        self._line.close()
        self._process.wait(10)
        assert said_by(self._process) == ""
