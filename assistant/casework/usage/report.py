"""The counters as figures for people: hers alone, or those of a team put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from assistant.casework.usage.saving import SPEED, Known, Wording, median, saved
from assistant.model.usage import Counters, Usage

FEWEST = 5
"""So many must have contributed to a figure of several people."""


class Lacking(StrEnum):
    """What stands in place of a figure."""

    UNKNOWN = "ved ikke"
    FEW = f"færre end {FEWEST}"


Figure = int | Lacking
Measure = float | Lacking


@dataclass(frozen=True, kw_only=True)
class Row:
    """A wording.

    Attributes:
        aborted: forms that were left with something answered.
        undone: insertions that were taken back within ten seconds.
        refused: attempts that did not go in.
        reasons: of them, the most frequent first.
        median, average: seconds that its form takes.
        saved: minutes.
    """

    template: str
    version: str
    title: str
    used: Figure
    aborted: Figure
    undone: Figure
    refused: Figure
    reasons: Mapping[str, int]
    median: Measure
    average: Measure
    saved: Measure

    @property
    def share_aborted(self) -> Measure:
        """Of the forms that ended, the share that was left; 0 to 1."""
        if isinstance(self.used, Lacking) or isinstance(self.aborted, Lacking):
            return Lacking.FEW
        ended = self.used + self.aborted
        return self.aborted / ended if ended else 0.0

    def as_json(self) -> dict[str, object]:
        """For a program."""
        return {
            "template": self.template,
            "version": self.version,
            "title": self.title,
            "used": self.used,
            "aborted": self.aborted,
            "undone": self.undone,
            "refused": self.refused,
            "reasons": dict(self.reasons),
            "median_seconds": _short(self.median),
            "average_seconds": _short(self.average),
            "saved_minutes": _short(self.saved),
        }


@dataclass(frozen=True, kw_only=True)
class Report:
    """All of it.

    Attributes:
        rows: the most used first.
        weeks: insertions by the week's Monday, none left out between the first and the last.
        speed: characters a minute that ``saved`` reckons with.
        files: how many were put together; 0 when they are one person's own.
    """

    rows: tuple[Row, ...]
    weeks: tuple[tuple[date, Figure], ...]
    speed: int
    files: int = 0

    @property
    def used(self) -> int:
        """Insertions, as far as they are told."""
        return sum(row.used for row in self.rows if not isinstance(row.used, Lacking))

    @property
    def saved(self) -> Measure:
        """Minutes, as far as they are known."""
        found = [row.saved for row in self.rows if not isinstance(row.saved, Lacking)]
        return sum(found) if found else Lacking.UNKNOWN

    def as_json(self) -> dict[str, object]:
        """For a program."""
        return {
            "files": self.files,
            "typing_speed": self.speed,
            "used": self.used,
            "saved_minutes": _short(self.saved),
            "templates": [row.as_json() for row in self.rows],
            "weeks": {week.isoformat(): used for week, used in self.weeks},
        }


def report(counters: Counters, found: Mapping[Wording, Known], speed: int = SPEED) -> Report:
    """One person's own figures, with what is ``found`` of the wordings."""
    rows = [_row(wording, usage, found[wording], speed) for wording, usage in by_wording(counters).items()]
    weeks = {week: usage.used for week, usage in by_week(counters).items()}
    return Report(
        rows=in_order(rows), weeks=tuple((week, weeks.get(week, 0)) for week in every_week(weeks)), speed=speed
    )


def by_wording(counters: Counters) -> dict[Wording, Usage]:
    """The counters of all weeks, by wording."""
    found: dict[Wording, Usage] = {}
    for place, usage in counters.items():
        wording = (place.template, place.version)
        found[wording] = found.get(wording, Usage()) + usage
    return found


def by_week(counters: Counters) -> dict[date, Usage]:
    """The counters of all wordings, by week."""
    found: dict[date, Usage] = {}
    for place, usage in counters.items():
        found[place.week] = found.get(place.week, Usage()) + usage
    return found


def every_week(weeks: Mapping[date, object]) -> Iterator[date]:
    """The Mondays from the first of ``weeks`` to the last."""
    if weeks:
        first, last = min(weeks), max(weeks)
        yield from (first + timedelta(weeks=number) for number in range((last - first).days // 7 + 1))


def in_order(rows: list[Row]) -> tuple[Row, ...]:
    """The most used first; what is not told, last."""
    return tuple(
        sorted(rows, key=lambda row: (-1 if isinstance(row.used, Lacking) else -row.used, row.title, row.version))
    )


def most_first(reasons: Mapping[str, int]) -> dict[str, int]:
    """``reasons``, the most frequent first."""
    return dict(sorted(reasons.items(), key=lambda item: (-item[1], item[0])))


def measured(value: float | None) -> Measure:
    """``value``, or that it is not known."""
    return Lacking.UNKNOWN if value is None else value


def average(usage: Usage) -> float | None:
    """Seconds that a form took; None where none was timed."""
    timed = sum(usage.timed)
    return usage.seconds / timed if timed else None


def _row(wording: Wording, usage: Usage, known: Known, speed: int) -> Row:
    middle = median(usage.timed)
    return Row(
        template=wording[0],
        version=wording[1],
        title=known.title,
        used=usage.used,
        aborted=usage.aborted,
        undone=usage.undone,
        refused=sum(usage.refused.values()),
        reasons=most_first(usage.refused),
        median=measured(middle),
        average=measured(average(usage)),
        saved=measured(saved(usage.used - usage.undone, known.length, middle, speed)),
    )


def _short(value: Measure) -> Measure:
    return value if isinstance(value, Lacking) else round(value, 1)
