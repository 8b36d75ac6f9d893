"""When the program fetches packs: soon after it has started and every few hours, by a process of its own.

``sagstast pack update`` does it: TUF and what verifies signatures would keep 20 MB of the waiting program for good, and
hold the interpreter while she types.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QProcess, QSignalBlocker, Qt, QTimer, Signal

from assistant.store import program

_SOON_S = (20, 120)
_AGAIN_S = (4 * 3600, 5 * 3600)
"""Seconds, least and most: two thousand machines are switched on at the same minute."""
_JSON = json.JSONDecoder()
_PATIENCE_MS = 10 * 60_000
"""A share that hangs is given up."""

_NOT_DONE: dict[str, Any] = {
    "packs": [],
    "updated": False,
    "findings": [
        {
            "code": "O08",
            "where": "",
            "message": "Det nyeste kunne ikke hentes. Skabelonerne er som før. Der prøves igen om nogle timer.",
        }
    ],
}
"""What is told of an update that never came to say anything itself."""


def command() -> list[str]:
    """The command that fetches packs."""
    return program.command("pack", "update", "--json", "--give-way")


class Updates(QObject):
    """Fetches what the policy names, in the background.

    Signals:
        fetched: other packs are in use than before.
        told: carries what the update said last, as ``pack status`` prints it.

    Attributes:
        failed: what did not go well the last time, as sentences.
    """

    fetched = Signal()
    told = Signal(object)

    def __init__(self, command: Callable[[], Sequence[str]] = command, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = command
        self._process: QProcess | None = None
        self._said = b""
        self._status: dict[str, Any] | None = None
        self.failed: Sequence[str] = ()
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._next.timeout.connect(self.fetch)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._give_up)
        self._plan(_SOON_S)

    @property
    def is_fetching(self) -> bool:
        """Whether it does so now."""
        return self._process is not None

    def fetch(self) -> None:
        """Fetch now, unless it is under way."""
        if self._process is not None:
            return
        self._next.stop()
        first, *rest = self._command()
        self._process = process = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._fell)
        self._said, self._status = b"", None
        self._patience.start()
        process.start(first, rest)

    def close(self) -> None:
        """The program is leaving: what is half fetched is tidied away the next time."""
        if self._process is not None:
            with QSignalBlocker(self):  # there is nobody left to tell
                self._process.kill()
                self._process.waitForFinished(1000)
        self._next.stop()

    def _plan(self, seconds: tuple[int, int]) -> None:
        self._next.start(random.randint(*seconds) * 1000)  # noqa: S311 - no secret

    def _give_up(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _fell(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end(_NOT_DONE)

    def _read(self) -> None:
        """The first packs of all are in use long before they are checked: the command says so, and then how it went."""
        assert self._process is not None  # noqa: S101 - it has just told so
        self._said += bytes(self._process.readAllStandardOutput().data())
        with suppress(ValueError):  # half of it
            while said := self._said.decode().lstrip():
                self._status, end = _JSON.raw_decode(said)
                self._said = said[end:].encode()
                if self._status["updated"]:
                    self.fetched.emit()

    def _finished(self) -> None:
        self._read()
        self._end(self._status or _NOT_DONE)  # else it was killed, or fell

    def _end(self, status: dict[str, Any]) -> None:
        self._patience.stop()
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
        self._plan(_AGAIN_S)
        self.failed = [finding["message"] for finding in status["findings"]]
        self.told.emit(status)
