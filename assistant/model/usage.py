"""How templates are used: counts by week. Nothing of a text, a case, a window, a day or a clock time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

LIMITS = (0, 10, 20, 30, 45, 60, 90, 120, 180, 300, 600, 900)
"""Seconds that a form took at most, for each place of ``Usage.timed``; in the first are texts without a form."""
LONGEST = LIMITS[-1]
"""Seconds: a form that stood open for longer was not being filled in all the time, and its time says nothing."""


class Place(NamedTuple):
    """What is counted on its own.

    Attributes:
        week: its Monday.
        is_own: whether it is somebody's own template, which nobody else has.
    """

    template: str
    version: str
    week: date
    is_own: bool = False


@dataclass(frozen=True, kw_only=True)
class Usage:
    """How often something has happened.

    Attributes:
        used: inserted.
        aborted: its form was left with something answered in it.
        undone: taken back right after.
        refused: not inserted, by what stood in the way.
        seconds: that the forms of ``timed`` took together.
        timed: how many forms took how long, by ``LIMITS``.
    """

    used: int = 0
    aborted: int = 0
    undone: int = 0
    refused: Mapping[str, int] = field(default_factory=dict)
    seconds: int = 0
    timed: tuple[int, ...] = (0,) * len(LIMITS)

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            used=self.used + other.used,
            aborted=self.aborted + other.aborted,
            undone=self.undone + other.undone,
            refused={
                why: self.refused.get(why, 0) + other.refused.get(why, 0)
                for why in sorted({*self.refused, *other.refused})
            },
            seconds=self.seconds + other.seconds,
            timed=tuple(mine + its for mine, its in zip(self.timed, other.timed, strict=True)),
        )


Counters = Mapping[Place, Usage]
"""All that is counted."""


def inserted(seconds: float) -> Usage:
    """One insertion, ``seconds`` after its form was shown; 0 where there was none."""
    if seconds > LONGEST:
        return Usage(used=1)
    place = bisect_left(LIMITS, seconds)
    return Usage(used=1, seconds=round(seconds), timed=tuple(int(at == place) for at in range(len(LIMITS))))


def with_more(counters: Counters, place: Place, usage: Usage) -> Counters:
    """``counters`` with ``usage`` on top at ``place``."""
    return {**counters, place: counters.get(place, Usage()) + usage}


def week_of(day: date) -> date:
    """The Monday of the week of ``day``."""
    return day - timedelta(days=day.weekday())
