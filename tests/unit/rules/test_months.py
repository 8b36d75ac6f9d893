"""Calendar months with help (DOMAIN.md C3), against the domain's example and a day-by-day definition."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rules.months import Spell, first_day, month_of, months_counted, right_arises

FIRST = date(2020, 1, 1)
DAYS = st.integers(0, 1500).map(lambda days: FIRST + timedelta(days=days))


@st.composite
def spells(draw):
    fra = draw(DAYS)
    til = draw(st.one_of(st.none(), st.integers(0, 500).map(lambda days: fra + timedelta(days=days))))
    return Spell(fra, til, counts=draw(st.booleans()))


def by_days(given_spells, last):
    """The definition read day by day: what happened in a month, then the chain over the months."""
    months = {}
    day = FIRST
    while (day.year, day.month) <= (last.year, last.month):
        month = months.setdefault((day.year, day.month), {"help": False, "subsidy": False})
        for spell in given_spells:
            if spell.fra <= day and (spell.til is None or day <= spell.til):
                month["help" if spell.counts else "subsidy"] = True
        day += timedelta(days=1)
    chain = 0
    for month in months.values():
        chain = chain + 1 if month["help"] else chain if month["subsidy"] else 0
    return chain


@given(st.lists(spells(), max_size=4), DAYS)
def test_the_months_are_those_of_a_day_by_day_reading(given_spells, last):
    assert months_counted(given_spells, month_of(last)) == by_days(given_spells, last)


def test_the_domains_example():
    since = date(2024, 2, 29)
    assert right_arises(since, 12, during=False) == date(2025, 2, 1)
    assert right_arises(since, 12, during=True) == date(2025, 1, 1)


@given(DAYS, st.booleans())
def test_the_right_arises_when_the_months_have_been_counted(since, during):
    arises = month_of(right_arises(since, 12, during=during))
    looked_at = arises if during else arises - 1
    assert months_counted([Spell(since)], looked_at) == 12
    assert months_counted([Spell(since)], looked_at - 1) == 11


@pytest.mark.parametrize(
    ("history", "count"),
    [
        ([Spell(date(2025, 1, 31), date(2025, 2, 1))], 0),  # March and what follows without help
        ([Spell(date(2025, 1, 31), date(2025, 2, 1)), Spell(date(2025, 3, 31))], 6),  # a day in a month is enough
        ([Spell(date(2025, 1, 31), date(2025, 2, 1)), Spell(date(2025, 4, 1))], 3),  # March without help breaks
        (  # wage subsidy counts nothing and breaks nothing
            [
                Spell(date(2025, 1, 1), date(2025, 2, 28)),
                Spell(date(2025, 3, 1), date(2025, 4, 30), counts=False),
                Spell(date(2025, 5, 1)),
            ],
            4,
        ),
    ],
)
def test_what_counts_and_what_breaks_the_chain(history, count):
    assert months_counted(history, month_of(date(2025, 6, 15))) == count


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)))
def test_a_month_is_found_again_from_its_first_day(day):
    assert first_day(month_of(day)) == day.replace(day=1)
