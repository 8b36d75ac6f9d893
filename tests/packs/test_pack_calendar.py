"""The pack's public holidays against days that were worked out by hand."""

from datetime import date

import pytest
from standard import PACK

from assistant.model.answers import Period
from assistant.packs.reader import read_core
from assistant.rules.calendar import count, public_holidays

CALENDAR = read_core(PACK).calendar


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2017, "1/1 13/4 14/4 16/4 17/4 12/5 25/5 4/6 5/6 25/12 26/12"),
        (2026, "1/1 2/4 3/4 5/4 6/4 14/5 24/5 25/5 25/12 26/12"),
        (2027, "1/1 25/3 26/3 28/3 29/3 6/5 16/5 17/5 25/12 26/12"),
    ],
)
def test_public_holidays(year, days):
    expected = {date(year, int(month), int(day)) for day, month in (pair.split("/") for pair in days.split())}
    assert public_holidays(CALENDAR, year) == expected


@pytest.mark.parametrize(
    ("first", "last", "calendar_days", "weekdays", "holiday_days"),
    [
        ("2026-12-21", "2027-01-01", 12, 10, 8),
        ("2026-12-21", "2027-01-08", 19, 15, 13),
        ("2027-03-22", "2027-04-02", 12, 10, 7),
        ("2027-05-03", "2027-05-14", 12, 10, 9),
        ("2027-07-05", "2027-07-23", 19, 15, 15),
        ("2028-02-28", "2028-03-10", 12, 10, 10),
        ("2017-05-08", "2017-05-19", 12, 10, 9),
        ("2024-04-22", "2024-05-03", 12, 10, 10),
    ],
)
def test_periods_are_counted_in_three_ways(first, last, calendar_days, weekdays, holiday_days):
    counted = count(CALENDAR, Period(date.fromisoformat(first), date.fromisoformat(last)))
    assert (counted.calendar_days, counted.weekdays, counted.holiday_days) == (calendar_days, weekdays, holiday_days)
