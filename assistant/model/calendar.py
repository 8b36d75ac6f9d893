"""Public holidays as a pack states them, so that a law can add or end one without a new program."""

from __future__ import annotations

from dataclasses import dataclass


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
    """The public holidays of a pack."""

    holidays: tuple[Holiday, ...]
