"""The process that keeps drafts (``casework/drafts.py``), seen from Qt's thread, which never waits for it."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from assistant.casework import drafts

_REST_MS = 60_000
"""After so long without a question it ends; it comes back in less than half a second."""
_PATIENCE_MS = round(1000 * drafts.PATIENCE)
_LEAVING_MS = 3_000
_MOST_FALLS = 3


class DraftHelper(QObject):
    """Is started for the first question, and answers each in turn; when it falls, another is asked what it left.

    Signals:
        answered: carries its answer, a JSON object.
        ended: it has no key, does not answer, or falls again and again: nothing that was asked is done. Carries why.
    """

    answered = Signal(object)
    ended = Signal(str)

    def __init__(self, command: Callable[[], Sequence[str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = command
        self._process: QProcess | None = None
        self._leaving: set[QProcess] = set()
        self._has_begun = False
        self._unanswered: deque[bytes] = deque()
        self._falls = 0
        self._rest = self._timer(_REST_MS, lambda: self._let_go(kill=False))
        self._patience = self._timer(_PATIENCE_MS, self._lose_patience)

    def start(self) -> QProcess | None:
        """Be there, and see whether there is a key; None where it cannot be started, which Windows tells at once."""
        if self._process is None:
            command = self._command()
            self._process = process = QProcess(self)
            process.setStandardErrorFile(QProcess.nullDevice())
            process.readyReadStandardOutput.connect(self._on_answer)
            process.finished.connect(self._on_finished)
            process.errorOccurred.connect(self._on_error)
            self._has_begun = False
            self._patience.start()
            process.start(command[0], list(command[1:]))
        return self._process

    def tell(self, question: Mapping[str, object]) -> None:
        """Have ``question`` done after those before."""
        process = self.start()
        if process is None:
            return
        line = (json.dumps(question) + "\n").encode()
        self._unanswered.append(line)
        process.write(line)
        self._patience.start()
        self._rest.stop()

    def close(self) -> None:
        """Let it finish what it was told: the program is leaving."""
        self._let_go(kill=False)
        for process in list(self._leaving):
            if process.state() is not QProcess.ProcessState.NotRunning and not process.waitForFinished(_LEAVING_MS):
                process.kill()
                process.waitForFinished(_LEAVING_MS)

    def _on_answer(self) -> None:
        while self._process is not None and self._process.canReadLine():
            answer = json.loads(bytes(self._process.readLine().data()))
            if "remedy" in answer:
                self._give_up(answer["why"])
                return
            if self._has_begun:
                self._unanswered.popleft()
            self._has_begun = True
            if self._unanswered:
                self._patience.start()
            else:
                self._falls = 0
                self._patience.stop()
                self._rest.start()
            self.answered.emit(answer)

    def _on_finished(self) -> None:
        self._on_answer()
        if self._process is None:
            return
        self._falls += 1
        if self._falls == _MOST_FALLS:
            self._give_up(drafts.FALLS)
        else:
            is_needed = bool(self._unanswered) or not self._has_begun
            self._let_go(kill=False)
            if is_needed and (process := self.start()):
                process.write(b"".join(self._unanswered))

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._give_up(drafts.NO_START)

    def _lose_patience(self) -> None:
        self._give_up(drafts.NO_DISK if self._has_begun else drafts.NO_ANSWER)  # with its first word it has the key

    def _give_up(self, why: str) -> None:
        self._unanswered.clear()
        self._falls = 0
        self._let_go(kill=True)
        self.ended.emit(why)

    def _let_go(self, *, kill: bool) -> None:
        """Have no process any more; one that runs ends when it has done what it was told, or at once."""
        process, self._process = self._process, None
        self._rest.stop()
        self._patience.stop()
        if process is None:
            return
        for signal in (process.readyReadStandardOutput, process.finished, process.errorOccurred):
            signal.disconnect()
        if process.state() is QProcess.ProcessState.NotRunning:
            process.deleteLater()
            return
        self._leaving.add(process)
        process.finished.connect(lambda: self._left(process))
        process.closeWriteChannel()
        if kill:
            process.kill()

    def _left(self, process: QProcess) -> None:
        self._leaving.discard(process)
        process.deleteLater()

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer
