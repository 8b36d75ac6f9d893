"""Counting days, against another library, against a naive count, and against the domain's own table."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model.answers import Period
from assistant.packs.reader import read_core
from assistant.rules.calendar import count, public_holidays

DENMARK = holidays.Denmark(years=range(2000, 2064))
CALENDAR = read_core(Path(__file__).parents[3] / "templates" / "standard").calendar


@pytest.mark.parametrize("year", range(2000, 2051))
def test_the_pack_knows_the_same_public_holidays_as_the_holidays_library(year):
    assert public_holidays(CALENDAR, year) == set(holidays.Denmark(years=year))


def test_store_bededag_ended_with_2023():
    assert date(2023, 5, 5) in public_holidays(CALENDAR, 2023)
    assert date(2024, 4, 26) not in public_holidays(CALENDAR, 2024)


@pytest.mark.parametrize(
    ("first", "last", "calendar_days", "weekdays", "closed", "holiday_days"),
    [
        ("2026-12-21", "2027-01-01", 12, 10, ["2026-12-25", "2027-01-01"], 8),
        ("2026-12-21", "2027-01-08", 19, 15, ["2026-12-25", "2027-01-01"], 13),
        ("2027-03-22", "2027-04-02", 12, 10, ["2027-03-25", "2027-03-26", "2027-03-29"], 7),
        ("2027-05-03", "2027-05-14", 12, 10, ["2027-05-06"], 9),
        ("2027-07-05", "2027-07-23", 19, 15, [], 15),
        ("2028-02-28", "2028-03-10", 12, 10, [], 10),
        ("2017-05-08", "2017-05-19", 12, 10, ["2017-05-12"], 9),
        ("2024-04-22", "2024-05-03", 12, 10, [], 10),
    ],
)
def test_the_domains_own_periods(first, last, calendar_days, weekdays, closed, holiday_days):
    counted = count(CALENDAR, Period(date.fromisoformat(first), date.fromisoformat(last)))
    assert counted.calendar_days == calendar_days
    assert counted.weekdays == weekdays
    assert [day.isoformat() for day in counted.public_holidays] == closed
    assert counted.holiday_days == holiday_days


def test_thirty_years_in_one_are_what_another_library_makes_of_them():
    first, last = date(2017, 1, 1), date(2046, 12, 31)
    every = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
    weekdays = [day for day in every if day.weekday() < 5]
    counted = count(CALENDAR, Period(first, last))
    assert (counted.calendar_days, counted.weekdays) == (len(every), len(weekdays))
    assert list(counted.public_holidays) == [day for day in weekdays if day in DENMARK]
    assert counted.holiday_days == len([day for day in weekdays if day not in DENMARK])


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.integers(0, 800))
def test_the_count_is_what_a_day_by_day_count_gives(first, length):
    last = first + timedelta(days=length)
    days = weekdays = 0
    closed = []
    day = first
    while day <= last:
        days += 1
        if day.isoweekday() < 6:
            weekdays += 1
            if day in DENMARK:
                closed.append(day)
        day += timedelta(days=1)
    counted = count(CALENDAR, Period(first, last))
    assert (counted.calendar_days, counted.weekdays, list(counted.public_holidays)) == (days, weekdays, closed)
    assert counted.holiday_days == weekdays - len(closed)
