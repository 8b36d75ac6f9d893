"""The calendar months that count towards holiday with help (DOMAIN.md C3, BEK 1470/2019).

Never so many months from a day: a whole calendar month with help for any part of it counts, from the first such month;
a whole month without help breaks the chain; a month of wage subsidy counts nothing and breaks nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

Month = int
"""Months since year 0, so that the month after December is one more."""


@dataclass(frozen=True)
class Spell:
    """Days with help, or with wage subsidy; ``til`` None means still.

    Attributes:
        counts: false for wage subsidy (løntilskud).
    """

    fra: date
    til: date | None = None
    counts: bool = True


def month_of(day: date) -> Month:
    """The month ``day`` lies in."""
    return 12 * day.year + day.month - 1


def first_day(month: Month) -> date:
    """The first of ``month``."""
    return date(month // 12, month % 12 + 1, 1)


def months_counted(spells: Iterable[Spell], through: Month) -> int:
    """How many months in the chain count when ``through`` is the last one looked at."""
    spells = [spell for spell in spells if month_of(spell.fra) <= through]
    chain = 0
    for month in range(min((month_of(spell.fra) for spell in spells), default=through), through + 1):
        in_month = [s for s in spells if month_of(s.fra) <= month and (s.til is None or month <= month_of(s.til))]
        if any(spell.counts for spell in in_month):
            chain += 1
        elif not in_month:
            chain = 0
    return chain


def right_arises(since: date, months: int, *, during: bool) -> date:
    """The first day of the right when there has been help every month from ``since``.

    Args:
        since: the first day with help.
        months: how many must count.
        during: whether the last of them need only have begun.
    """
    return first_day(month_of(since) + months - during)
