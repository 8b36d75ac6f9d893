"""Each row judged as `heading` judges one, and counted. Nothing is ever counted per person."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from assistant.casework.export.columns import Row
from assistant.casework.headings import judge
from assistant.model.finding import blocks
from assistant.model.knowledge import Knowledge

NO_DATE, NO_TYPE = "uden dato", "uden type"
_JUDGED = 2000
"""Characters of a heading that are judged; what is longer breaks the rule of length all the same."""
_REMEMBERED, _SHORT = 2048, 200
"""How many judgements are kept, of headings no longer than this: lists are full of the same ones."""
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")


class Judged(NamedTuple):
    """What the guide says of a heading.

    Attributes:
        note_type: id; empty when nothing tells it.
        codes: of the rules it breaks, each once, in order.
        passes: no error stands.
        month: ``2026-11`` of its last date; empty without one.
    """

    note_type: str
    codes: tuple[str, ...]
    passes: bool
    month: str


class Judge:
    """Judges rows by the guide of the packs in use."""

    def __init__(self, knowledge: Knowledge, today: date) -> None:
        self._knowledge, self._today = knowledge, today
        self.limit = max(_JUDGED, knowledge.guide.max_chars + 1)
        self._remembered = lru_cache(_REMEMBERED)(self._judged)
        self._types = {
            name.casefold(): note_type.id
            for note_type in knowledge.note_types.values()
            for name in (note_type.prefix.rstrip(":"), note_type.prefix, note_type.name, note_type.id)
        }

    def knows_type(self, name: str) -> bool:
        """Whether ``name`` is a type's id, name or prefix."""
        return name.casefold() in self._types

    def __call__(self, row: Row) -> Judged:
        """The judgement; of the beginning only when the heading is longer than ``limit``."""
        note_type = self._types.get(row.note_type.casefold()) if row.note_type else None
        if len(row.heading) > _SHORT:
            return self._judged(row.heading[: self.limit], note_type)
        return self._remembered(row.heading, note_type)

    def _judged(self, text: str, note_type: str | None) -> Judged:
        found, findings, day = judge(self._knowledge, text, note_type, self._today)
        codes = tuple(sorted({finding.code for finding in findings}))
        return Judged(found or "", codes, not blocks(findings), _month(day) if day else "")


@lru_cache(_REMEMBERED)
def month_of(day: str) -> str:
    """``2026-11`` of a day as Danish systems write it, a time behind it or not; empty when it is none."""
    if found := _DAY_FIRST.match(day):
        d, m, y = (int(part) for part in found.groups())
        y += 2000 if y < 100 else 0
    elif found := _YEAR_FIRST.match(day):
        y, m, d = (int(part) for part in found.groups())
    else:
        return ""
    try:
        return _month(date(y, m, d))
    except ValueError:
        return ""


def _month(day: date) -> str:
    return f"{day.year:04d}-{day.month:02d}"


@dataclass
class Count:
    """How many headings there are, and how many of them pass."""

    rows: int = 0
    ok: int = 0

    def add(self, *, passes: bool) -> None:
        """Count one."""
        self.rows += 1
        self.ok += passes


@dataclass
class Oddity:
    """Something that somebody should look at: how often, and in which row first."""

    rows: int = 0
    first: int = 0

    def add(self, number: int) -> None:
        """Count row ``number``."""
        self.first = self.first or number
        self.rows += 1


@dataclass
class Tally:
    """The whole export in figures.

    Attributes:
        by_code: in how many headings each rule is broken.
        too_long: headings of which only the beginning was judged.
        several_lines: headings over several lines, as a lost quote makes them.
        unknown_types: rows whose type no pack knows, judged by what their heading says.
        unread: rows with a character that its encoding does not have.
    """

    whole: Count = field(default_factory=Count)
    by_code: Counter[str] = field(default_factory=Counter)
    by_type: dict[str, Count] = field(default_factory=dict)
    by_month: dict[str, Count] = field(default_factory=dict)
    too_long: Oddity = field(default_factory=Oddity)
    several_lines: Oddity = field(default_factory=Oddity)
    unknown_types: Oddity = field(default_factory=Oddity)
    unread: Oddity = field(default_factory=Oddity)

    def add(self, judged: Judged, month: str) -> None:
        """Count a row that happened in ``month``."""
        self.whole.add(passes=judged.passes)
        self.by_type.setdefault(judged.note_type or NO_TYPE, Count()).add(passes=judged.passes)
        self.by_month.setdefault(month or NO_DATE, Count()).add(passes=judged.passes)
        for code in judged.codes:
            self.by_code[code] += 1
