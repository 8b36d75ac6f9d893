"""What has been written today, kept as hashes so that it is not written again unawares; gone at midnight."""

from __future__ import annotations

import os
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QObject, Qt, QTimer

from assistant.casework.repeated import RepeatedAnswers
from assistant.casework.used_headings import UsedHeadings
from assistant.model.draft import Draft
from assistant.model.knowledge import Knowledge
from assistant.ui.day_words import DayWords
from assistant.ui.errand import Errand

_LOOK_MS = 15 * 60 * 1000


class DayMemory(QObject):
    """The headings and the free answers of a day, by case, as hashes; and a few words, to be suggested or forgotten."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = UsedHeadings(os.urandom(32))
        self._answers = RepeatedAnswers(os.urandom(32))
        self.words = DayWords()
        self._day = date.today()
        self._midnight = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._midnight.timeout.connect(self._look)
        self._look()

    def add(self, errand: Errand, draft: Draft, today: date, knowledge: Knowledge) -> None:
        """``draft`` has been inserted where ``errand`` was to put it."""
        self._headings.add(errand.case, draft, today)
        self._answers.add(errand.locked_case, draft, today, knowledge.language.repeats)

    def judged(self, errand: Errand, draft: Draft, today: date, knowledge: Knowledge) -> Draft:
        """``draft`` with what there is to say of its heading and answers, beside those of today."""
        draft = self._headings.judged(errand.case, draft, today, knowledge)
        return self._answers.judged(errand.locked_case, draft, today, knowledge.language.repeats)

    def forget(self) -> None:
        """The day is over."""
        self._headings.forget()
        self._answers.forget()
        self.words.forget()

    def _look(self) -> None:
        """Forget when the day is over by the clock on the wall: a timer stands still while the machine sleeps."""
        if date.today() != self._day:
            self._day = date.today()
            self.forget()
        self._midnight.start(min(until_midnight(datetime.now()), _LOOK_MS))


def until_midnight(now: datetime) -> int:
    """Milliseconds until the day of ``now`` is over."""
    midnight = datetime.combine(now.date() + timedelta(days=1), time())
    return round((midnight - now).total_seconds() * 1000)
