"""Dates in headings: only ``dd.mm.åååå``, real days, ranges in order (H13)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.rules.marks import Marks
from assistant.rules.reading import MONTHS

GOOD = re.compile(r"(?<![\d.])(\d{2})\.(\d{2})\.(\d{4})(?![\d])")
_DIGIT, _DIGITS_OF_A_DAY = re.compile(r"\d"), 8
_DATE = r"\d{2}\.\d{2}\.\d{4}"
PERIOD = re.compile(rf"(?:({_DATE})[–-]|(?<=[–:-] )({_DATE}) [–-] )({_DATE})")
"""A dash between spaces parts segments; it makes a range only of two that are nothing but dates."""
_DAY, _MONTH = r"0?[1-9]|[12]\d|3[01]", r"1[0-2]|0?[1-9]"
_DAY_MONTH = r"(?P<d>\d{1,2})[./-](?P<m>\d{1,2})"
_OTHERS = (
    re.compile(r"(?<![\d.-])(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?![\d-])"),
    re.compile(rf"(?<![\d./-]){_DAY_MONTH}[./-](?P<y>\d{{4}}|\d{{2}})(?![\d/-])"),
    re.compile(rf"(?<![\d./-])(?P<d>{_DAY})[./](?P<m>{_MONTH})(?![\d/-]|\.\d)"),
    re.compile(rf"(?<![\d.])(?P<d>\d{{1,2}})\.?\s+(?P<name>{'|'.join(MONTHS)})(?:\s+(?P<y>\d{{4}}))?\b", re.IGNORECASE),
)
_CLOCK = r"\d{1,2}[.:]\d{2}(?!\.\d)"
_NO_DATE = re.compile(rf"\bkl(?:\.|okken)?\s*{_CLOCK}(?:\s*(?:[–-]|og|til)\s*{_CLOCK})?|§+\s*\d+\.\d+", re.IGNORECASE)
"""Times and sections, which look like a day and a month."""
_VAGUE = re.compile(r"\b(i går|i dag|i morgen|i overmorgen|i forgårs|(?:i )?uge \d{1,2})\b", re.IGNORECASE)


@dataclass(frozen=True)
class DateFault:
    """A date that is not written as the guide wants.

    Attributes:
        start, end: its characters in the heading.
        fixed: how it should stand, or empty when nobody can know.
    """

    start: int
    end: int
    message: str
    fixed: str = ""


def date_faults(heading: str, today: date) -> Iterator[DateFault]:
    """Every date in ``heading`` that breaks H13. A missing year is the one nearest ``today``."""
    good = [match for match in GOOD.finditer(heading) if real_day(match)]
    has_others = len(_DIGIT.findall(heading)) > _DIGITS_OF_A_DAY * len(good)
    no_dates = _NO_DATE.finditer(heading) if has_others else ()
    taken = Marks(len(heading), (match.span() for match in (*good, *no_dates)))
    for pattern in (GOOD, *_OTHERS) if has_others else ():
        for match in pattern.finditer(heading):
            if not taken.touch(*match.span()):
                taken.add(*match.span())
                yield _judged(match, today)
    for match in _VAGUE.finditer(heading):
        message = f"Skriv datoen i stedet for »{match.group()}«: dd.mm.åååå."
        yield DateFault(*match.span(), message)
    for match in PERIOD.finditer(heading) if len(good) > 1 else ():
        begins, ends = match.group(1) or match.group(2), match.group(3)
        first, last = _parsed(begins), _parsed(ends)
        if first and last and last < first:
            swapped = f"{ends}–{begins}"
            yield DateFault(*match.span(), "Perioden slutter, før den begynder.", swapped)


def _judged(match: re.Match[str], today: date) -> DateFault:
    parts = match.groupdict()
    if not parts:  # the right form, but no such day
        day, month, year = (int(group) for group in match.groups())
        fixed = _clamped(day, month, year)
        return DateFault(*match.span(), f"Datoen {match.group()} findes ikke.", fixed)
    month = MONTHS.index(parts["name"].lower()) + 1 if parts.get("name") else int(parts["m"])
    fixed = _dated(int(parts["d"]), month, parts.get("y"), today)
    shown = f" Skriv {fixed}." if fixed else ""
    return DateFault(*match.span(), f"Datoen »{match.group()}« skal skrives dd.mm.åååå.{shown}", fixed)


def _dated(day: int, month: int, year: str | None, today: date) -> str:
    if year:
        return _clamped(day, month, int(year) + (2000 if len(year) == 2 else 0))
    candidates = [found for y in (today.year - 1, today.year, today.year + 1) if (found := _made(day, month, y))]
    if not candidates:
        return ""
    return min(candidates, key=lambda found: abs((found - today).days)).strftime("%d.%m.%Y")


def _clamped(day: int, month: int, year: int) -> str:
    """The day, or the month's last when the month is shorter; empty when there is no such month or year."""
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1 <= year <= 9999):
        return ""
    while day > 28 and _made(day, month, year) is None:
        day -= 1
    return f"{day:02d}.{month:02d}.{year:04d}"


def _made(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def real_day(match: re.Match[str]) -> date | None:
    """The day that a match of ``GOOD`` names; None when the calendar has no such day."""
    day, month, year = (int(group) for group in match.groups())
    return _made(day, month, year)


def _parsed(text: str) -> date | None:
    return _made(int(text[:2]), int(text[3:5]), int(text[6:]))
