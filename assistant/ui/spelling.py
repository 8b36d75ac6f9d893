"""Danish spelling in long answers: a red wave below a word, suggestions on right click or F7.

A helper process looks the words up (``casework/spelling.py``); here nothing waits for it. It is started for the first
long answer that is written in, and ends when nobody has asked for a while.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer, Signal

from assistant.casework import spelling as words
from assistant.ui.tasks import run_task

_REST_MS = 5 * 60_000
"""After so long without a question the helper ends; it comes back in half a second."""
_KEPT = 20_000
"""Verdicts that are remembered."""


class Spelling(QObject):
    """What is known of words, and the helper that is asked about the rest.

    Signals:
        learned: more is known than before.
        suggested: what a wrong word may have been; carries the word and a list.
    """

    learned = Signal()
    suggested = Signal(str, list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._helper: QProcess | None = None
        self._is_missing = False
        self._verdicts: dict[str, bool] = {}
        self._own: set[str] | None = None
        self._of_the_trade: set[str] = set()
        self._wanted: dict[str, None] = {}
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.timeout.connect(self._ask_now)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.stop)

    def is_wrong(self, word: str) -> bool:
        """Whether ``word`` is known to be misspelt; when nothing is known yet, it is asked about."""
        if self._own is None:
            self._own, self._of_the_trade = words.own_words(), words.words_of_the_trade()
        if word in self._own or word.lower() in self._own or word in self._of_the_trade:
            return False
        if word not in self._verdicts:
            self._wanted[word] = None
            self._ask.start(0)
        return self._verdicts.get(word) is False

    def suggest(self, word: str) -> None:
        """Ask what ``word`` may have been; ``suggested`` tells."""
        self._send({"suggest": word})

    def add(self, word: str) -> None:
        """Let ``word`` be right from now on."""
        own = self._own = (self._own or words.own_words()) | {word}
        # Where it cannot be written, it is right for this time all the same.
        run_task(lambda: words.keep_own_words(own), lambda _: None, lambda _: None)
        self.learned.emit()

    def stop(self) -> None:
        """End the helper, and forget the words that were looked up."""
        self._verdicts.clear()
        helper, self._helper = self._helper, None
        if helper is not None:
            helper.readyReadStandardOutput.disconnect(self._on_answer)
            helper.finished.disconnect(self._on_finished)
            helper.errorOccurred.disconnect(self._on_finished)
            helper.kill()
            helper.waitForFinished(1000)
            helper.deleteLater()

    def end(self) -> None:
        """End the helper for good: the program is leaving."""
        self._is_missing = True
        self.stop()

    def _ask_now(self) -> None:
        if self._wanted:
            wanted = list(self._wanted)
            self._wanted.clear()
            self._send({"check": wanted})

    def _send(self, question: dict[str, object]) -> None:
        helper = self._started()
        if helper is not None:
            helper.write((json.dumps(question) + "\n").encode())
            self._rest.start()

    def _started(self) -> QProcess | None:
        if self._helper is None and not self._is_missing:
            command = words.helper()
            self._is_missing = not command
            if command:
                self._helper = helper = QProcess(self)
                helper.setStandardErrorFile(QProcess.nullDevice())
                helper.readyReadStandardOutput.connect(self._on_answer)
                helper.finished.connect(self._on_finished)
                helper.errorOccurred.connect(self._on_finished)
                helper.start(command[0], command[1:])
        return self._helper

    def _on_answer(self) -> None:
        helper = self._helper
        while helper is not None and helper.canReadLine():
            answer = json.loads(bytes(helper.readLine().data()))
            if "word" in answer:
                self.suggested.emit(answer["word"], answer["suggestions"])
            else:
                self._learn(answer["wrong"], is_right=False)
                self._learn(answer["right"], is_right=True)
                self.learned.emit()

    def _learn(self, found: Iterable[str], *, is_right: bool) -> None:
        if len(self._verdicts) > _KEPT:
            self._verdicts.clear()
        self._verdicts.update(dict.fromkeys(found, is_right))

    def _on_finished(self) -> None:
        """It fell: nothing is looked up until the program starts again."""
        self._is_missing = True
        self._helper = None


@cache
def spelling() -> Spelling:
    """The program's one."""
    found = Spelling()
    app = QCoreApplication.instance()
    if app is not None:
        app.aboutToQuit.connect(found.end)
    return found
