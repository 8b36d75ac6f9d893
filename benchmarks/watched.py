"""A Writer that is listened to."""

from __future__ import annotations

import queue
import subprocess
import threading
from pathlib import Path

from targets.session import Session
from targets.writer import PIPE, Writer

EAR = Path(__file__).with_name("writer_ear.py")


class WatchedWriter(Writer):
    """Writer, and the moment of the last change of its document, on the clock of ``time.perf_counter``."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.last_change = 0.0
        self._changes: queue.Queue[float] = queue.Queue()
        env = {name: value for name, value in session.env.items() if not name.startswith("PYTHON")}
        command = ("/usr/bin/python3", str(EAR), PIPE + session.env["DISPLAY"][1:])
        ear = session.start(*command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        ear.stdout.readline()
        threading.Thread(target=lambda: [self._changes.put(float(line)) for line in ear.stdout], daemon=True).start()

    def changed(self) -> bool:
        """Whether it changed since this was last asked."""
        changes = [self._changes.get() for _ in range(self._changes.qsize())]
        self.last_change = max([self.last_change, *changes])
        return bool(changes)
