"""Public holidays as a pack states them, so that a law can add or end one without a new program."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True, kw_only=True)
class Holiday:
    """A public holiday: so many days from Easter Sunday, or a fixed day of the year.

    Attributes:
        easter: days from Easter Sunday, negative before; None for a fixed day.
        month, day: of a fixed day; 0 when it follows Easter.
        first_year, last_year: years it holds for, both included; 0 means no bound.
        source: the law.
    """

    name: str
    easter: int | None = None
    month: int = 0
    day: int = 0
    first_year: int = 0
    last_year: int = 0
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """The public holidays of a pack, and the days its offices are closed besides.

    Attributes:
        closed_days: no public holidays; nothing is counted by them, but a deadline that ends on one says so.
    """

    holidays: tuple[Holiday, ...] = ()
    closed_days: tuple[Holiday, ...] = ()

    def over(self, below: Calendar) -> Self:
        """This on top of ``below``: its own public holidays if it has any, and both packs' closed days."""
        return replace(
            self, holidays=self.holidays or below.holidays, closed_days=(*below.closed_days, *self.closed_days)
        )
