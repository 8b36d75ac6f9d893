"""Talking to a helper process: one JSON value a line, each way."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from targets.session import Session

ROOT = Path(__file__).parents[3]


class Child:
    """Sends to a process and receives from it."""

    @classmethod
    def of_script(cls, session: Session, file: str, *arguments: str) -> Child:
        """Start one of the scripts beside this one, with the project at hand, and wait until it is ready.

        What it says on stderr is seen: faults of ours arise in there too.
        """
        path = os.pathsep.join([str(ROOT), session.env.get("PYTHONPATH", "")])
        command = (sys.executable, "-X", "faulthandler", file, *arguments)
        return cls(session, *command, env=session.env | {"PYTHONPATH": path}, stderr=None)

    def __init__(self, session: Session, *command: str, **options: object) -> None:
        """Start ``command`` and wait until it is ready, which it says with its first line."""
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.process = session.start(*command, **(pipes | options))
        self._answers: queue.Queue[Any] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.receive(120)

    def send(self, message: object) -> None:
        assert self.process.stdin
        self.process.stdin.write(json.dumps(message).encode() + b"\n")
        self.process.stdin.flush()

    def forget(self) -> None:
        """Throw away what has come unasked."""
        while not self._answers.empty():
            self._answers.get()

    def receive(self, patience: float = 20.0) -> Any:
        """The next answer.

        Raises:
            TimeoutError: there is none.
        """
        try:
            return self._answers.get(timeout=patience)
        except queue.Empty:
            raise TimeoutError(f"no answer from {self.process.args}") from None

    def ask(self, message: object, patience: float = 20.0) -> Any:
        self.send(message)
        return self.receive(patience)

    def end(self, message: object, patience: float = 20.0) -> None:
        """Say good-bye and see the process go."""
        self.send(message)
        self.process.wait(patience)
        self._reader.join()
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                stream.close()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._answers.put(json.loads(line))
