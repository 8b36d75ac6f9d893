"""Days: public holidays computed from a pack's calendar, the three counts of a period (DOMAIN.md C), and workdays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter

from assistant.model.answers import Period
from assistant.model.calendar import Calendar, Holiday


@dataclass(frozen=True)
class DayCount:
    """A period counted in three ways, all in days.

    Attributes:
        calendar_days: every day.
        weekdays: Monday to Friday.
        public_holidays: those that fall on a weekday, in order.
        holiday_days: weekdays less public holidays, as ferieloven § 6 counts.
    """

    calendar_days: int
    weekdays: int
    public_holidays: tuple[date, ...]
    holiday_days: int


def public_holidays(calendar: Calendar, year: int) -> frozenset[date]:
    """The public holidays of ``year``."""
    sunday = easter(year)
    return frozenset(_day_of(holiday, year, sunday) for holiday in calendar.holidays if _holds(holiday, year))


def count(calendar: Calendar, period: Period) -> DayCount:
    """Count ``period``, both days included."""
    closed = frozenset[date]().union(
        *(public_holidays(calendar, year) for year in range(period.fra.year, period.til.year + 1))
    )
    weekdays = [day for day in days(period) if day.weekday() < 5]
    holidays = tuple(day for day in weekdays if day in closed)
    return DayCount(
        calendar_days=(period.til - period.fra).days + 1,
        weekdays=len(weekdays),
        public_holidays=holidays,
        holiday_days=len(weekdays) - len(holidays),
    )


def closed_because(calendar: Calendar, day: date) -> str:
    """Why nobody works on ``day``, in Danish ("lørdag", "juledag"); empty on a workday."""
    sunday = easter(day.year)
    for holiday in (*calendar.holidays, *calendar.closed_days):
        if _holds(holiday, day.year) and _day_of(holiday, day.year, sunday) == day:
            return holiday.name
    return {5: "lørdag", 6: "søndag"}.get(day.weekday(), "")


def workday(calendar: Calendar, day: date, count: int) -> date:
    """The workday that is ``count`` workdays after ``day``, or before it where ``count`` is negative.

    Raises:
        OverflowError: it lies outside the calendar.
    """
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while closed_because(calendar, day):
            day += step
    return day


def days(period: Period) -> Iterator[date]:
    """Every day of ``period``."""
    for offset in range((period.til - period.fra).days + 1):
        yield period.fra + timedelta(days=offset)


def _holds(holiday: Holiday, year: int) -> bool:
    return holiday.first_year <= year and (not holiday.last_year or year <= holiday.last_year)


def _day_of(holiday: Holiday, year: int, sunday: date) -> date:
    if holiday.easter is not None:
        return sunday + timedelta(days=holiday.easter)
    return date(year, holiday.month, holiday.day)
