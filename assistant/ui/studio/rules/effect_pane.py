"""»Det ændrer den«: an example answered as it is on the disk and as it would be, and the templates that look it up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assistant.casework.holiday import Wish
from assistant.casework.studio.rules.ground import Line
from assistant.casework.studio.rules.kinds import DEADLINES, FACTS, HOLIDAY
from assistant.casework.studio.rules.trying import deadline_told, fact_told, holiday_told
from assistant.model.answers import Period
from assistant.model.fields import DateField, NumberField, PeriodField
from assistant.model.knowledge import Knowledge
from assistant.ui.fields.question import Question
from assistant.ui.parts import label, restyle
from assistant.ui.studio.asked import day_of
from assistant.ui.studio.page import column_in, scrolled
from assistant.ui.theme import UNIT

_TITLE = "Det ændrer den"
_NOW, _ELSE = "Svaret", "Uændret"
_BEFORE, _AFTER = "Før, som den er gemt", "Efter, som den er skrevet nu"
_SAME = "Det, du har ændret, giver det samme svar her."
_BROKEN = "Ret det røde først, så kan den prøves."
_USED, _UNUSED = "Skabeloner, der bruger den", "Ingen skabelon bruger den."
_PARTS = ("before", "after", "note", "same", "users", "nobody")
_ALONE = ("note", "nobody")
"""A sentence, with nothing below it."""
_PAUSE_MS = 200
_LEAD, _LENGTH = timedelta(days=28), timedelta(days=11)
"""The example of a holiday before anybody has typed one."""
Told = Callable[[Knowledge], Sequence[str]]


class EffectPane(QFrame):
    """The right side of the room."""

    def __init__(self, today: date) -> None:
        super().__init__()
        restyle(self, "role", "pane")
        self._today = today
        self._line: Line | None = None
        self._known: tuple[Knowledge, Knowledge | None] | None = None
        self.questions = {
            "period": Question(PeriodField(name="period", label="En ferie, fx")),
            "used": Question(NumberField(name="used", label="Brugt i forvejen", decimals=1)),
            "since": Question(DateField(name="since", label="Hjælp fra")),
            "event": Question(DateField(name="event", label="Det, der regnes fra, sker den")),
            "day": Question(DateField(name="day", label="Slået op den")),
        }
        self.said = {name: label("", wrap=True) for name in _PARTS}
        self.heads = {name: label("", "label") for name in self.said}
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self._try)
        self._build()

    def show_line(self, line: Line | None, users: Sequence[str]) -> None:
        """Try ``line``, which the templates called ``users`` look up."""
        if line is not None:
            asked = _ASKED[line.kind.name]
            for name, question in self.questions.items():
                question.setVisible(name in asked)
        self._line = line
        self.setVisible(line is not None)
        self._say("users", _USED, [f"– {title}" for title in users])
        self._say("nobody", "" if users else _UNUSED, [])

    def look_at(self, day: date) -> None:
        """Let the example be one of ``day``."""
        self._put_example(day)
        self._soon.start()

    def know(self, before: Knowledge, after: Knowledge | None) -> None:
        """Answer by what was ``before`` and what is now; ``after`` None where that cannot be read."""
        self._known = before, after
        self._soon.start()

    def _try(self) -> None:
        if self._line is None or self._known is None:
            return
        before, after = self._known
        told = self._told(self._line)
        old, new = list(told(before)), list(told(after)) if after else [_BROKEN]
        same = [line for line in new if line in old]
        self._say("before", _BEFORE, [line for line in old if line not in same])
        self._say("after", _AFTER if after else "", [line for line in new if line not in same])
        self._say("same", _NOW if old == new else _ELSE, same)
        self._say("note", _SAME if old == new and before is not after else "", [])

    def _say(self, name: str, head: str, lines: Sequence[str]) -> None:
        self.heads[name].setText(head)
        self.heads[name].setVisible(bool(head and (lines or name in _ALONE)))
        self.said[name].setText("\n".join(lines))
        self.said[name].setVisible(bool(lines))

    def _told(self, line: Line) -> Told:
        """What is told of the example, by whatever is known."""
        day = day_of(self.questions["event" if line.kind is DEADLINES else "day"].raw())
        if line.kind is HOLIDAY:
            wish = self._wish(line.name)
            return lambda known: holiday_told(known, wish, self._today) if wish else [_WRITE_PERIOD]
        if day is None:
            return lambda _: [_WRITE_DAY]
        if line.kind is FACTS:
            return lambda known: fact_told(known, line.name, day)
        return lambda known: deadline_told(known, line.name, day)

    def _wish(self, group: str) -> Wish | None:
        ends = self.questions["period"].raw()
        first, last = (day_of(ends.get(end)) for end in ("from", "to")) if isinstance(ends, Mapping) else (None, None)
        if first is None or last is None or last < first:
            return None
        used = self.questions["used"].raw()
        known = Decimal(str(used)) if isinstance(used, int | float) else None
        return Wish(group, Period(first, last), known, None, day_of(self.questions["since"].raw()))

    def _put_example(self, day: date) -> None:
        first, last = (min(day, date.max - more) + more for more in (_LEAD, _LEAD + _LENGTH))
        self.questions["period"].set_raw({"from": first.isoformat(), "to": last.isoformat()})
        for name in _DAYS:
            self.questions[name].set_raw(day.isoformat())

    def _build(self) -> None:
        inside = QWidget()
        column = column_in(inside)
        column.setSpacing(UNIT)
        column.addWidget(label(_TITLE, "title"))
        for question in self.questions.values():
            question.editor.set_today(self._today)
            question.changed.connect(self._soon.start)
            column.addWidget(question)
        self._put_example(self._today)
        for name, said in self.said.items():
            said.setTextInteractionFlags(_READABLE)
            column.addWidget(self.heads[name])
            column.addWidget(said)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside))


_WRITE_PERIOD = "Skriv en ferie med en første og en sidste dag."
_WRITE_DAY = "Skriv en dag."
_ASKED = {HOLIDAY.name: ("period", "used", "since"), DEADLINES.name: ("event",), FACTS.name: ("day",)}
_DAYS = ("event", "day")
_READABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
