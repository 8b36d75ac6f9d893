from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.ui import typed
from assistant.ui.typed import NotUnderstood

SUNDAY = date(2026, 11, 22)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))


def answer_to(read):
    """What ``read`` gives, or the sentence it refuses with."""
    try:
        return read()
    except NotUnderstood as refusal:
        return str(refusal)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2411", date(2026, 11, 24)),
        ("0201", date(2027, 1, 2)),
        ("24.11", date(2026, 11, 24)),
        ("24.11.", date(2026, 11, 24)),
        ("24/11", date(2026, 11, 24)),
        ("24-11-26", date(2026, 11, 24)),
        ("24. 11. 2026", date(2026, 11, 24)),
        ("1.3", date(2027, 3, 1)),
        ("241126", date(2026, 11, 24)),
        ("24112026", date(2026, 11, 24)),
        ("240199", date(1999, 1, 24)),
        ("2026-11-24", date(2026, 11, 24)),
        ("2902", date(2028, 2, 29)),
        ("i dag", SUNDAY),
        ("I  Morgen", date(2026, 11, 23)),
        ("i går", date(2026, 11, 21)),
        ("i overmorgen", date(2026, 11, 24)),
        ("+14", date(2026, 12, 6)),
        ("-3", date(2026, 11, 19)),
        ("−3", date(2026, 11, 19)),
        ("på fredag", date(2026, 11, 27)),
        ("fredag", date(2026, 11, 27)),
        ("søndag", date(2026, 11, 29)),
        ("i fredags", date(2026, 11, 20)),
        ("i søndags", date(2026, 11, 15)),
        ("om 2 uger", date(2026, 12, 6)),
        ("for 3 dage siden", date(2026, 11, 19)),
        ("24. november", date(2026, 11, 24)),
        ("tirsdag den 24. nov. 2026", date(2026, 11, 24)),
    ],
)
def test_a_day_as_people_type_it(text, day):
    assert typed.read_date(text, SUNDAY) == day


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("uge 47", "En uge er ikke en dag. Mandag i uge 47 er 16.11.2026."),
        ("31.11", "November har ikke 31 dage."),
        ("29.02.2027", "Februar 2027 har ikke 29 dage."),
        ("24", "Skriv også måneden, fx 24.11."),
        ("311", "Skriv fire cifre, fx 0311, eller sæt punktum mellem dag og måned."),
        ("mandag den 24. november", "24.11.2026 er en tirsdag. Skriv datoen alene, eller ret ugedagen."),
        ("næste fredag", f"Det kan være flere dage. {typed.DATE_HELP}"),
        ("uge 77", f"Det kan være flere dage. {typed.DATE_HELP}"),
        ("3213", typed.DATE_HELP),
        ("ma 24", typed.DATE_HELP),
        ("om 2 uger siden", typed.DATE_HELP),
        ("", typed.DATE_HELP),
        ("snart", typed.DATE_HELP),
    ],
)
def test_what_is_no_day_is_refused_with_what_to_write(text, sentence):
    with pytest.raises(NotUnderstood) as refusal:
        typed.read_date(text, SUNDAY)
    assert str(refusal.value) == sentence


def test_a_periods_last_day_counts_from_its_first():
    first = date(2026, 12, 21)
    assert typed.read_date("+13", SUNDAY, near=first) == date(2027, 1, 3)
    assert typed.read_date("0506", SUNDAY, near=date(2027, 6, 1)) == date(2027, 6, 5)
    assert typed.read_date("i morgen", SUNDAY, near=first) == date(2026, 11, 23)


@given(DAYS, DAYS)
def test_a_shown_day_reads_back(day, today):
    assert typed.read_date(typed.show_date(day), today) == day


@given(DAYS, DAYS)
def test_a_day_without_a_year_is_the_nearest(day, today):
    found = typed.read_date(f"{day.day:02}{day.month:02}", today)
    assert (found.day, found.month) == (day.day, day.month)
    assert abs(found - today) <= abs(day - today)


@given(st.dates())
def test_every_day_of_the_calendar_can_be_today(today):
    for text in ("2902", "+9999", "-9999", "søndag", "i søndags", "uge 1", "010150"):
        assert isinstance(answer_to(lambda text=text: typed.read_date(text, today)), date | str)


LIKELY = st.text(alphabet="0123456789.,:/+- kriugeomdan–²٣\n", max_size=14)


@given(st.one_of(st.text(max_size=40), LIKELY), DAYS)
def test_no_text_makes_a_reader_crash(text, today):
    readers = [
        lambda: typed.read_date(text, today),
        lambda: typed.read_time(text),
        lambda: typed.read_number(text),
        lambda: typed.read_money(text),
    ]
    for read in readers:
        answer = answer_to(read)
        assert not isinstance(answer, str) or answer.endswith(".")
    typed.read_weeks(text, today)


@given(DAYS)
def test_a_week_is_the_nearest_of_its_number(near):
    number = near.isocalendar().week
    assert typed.read_weeks(f"uge {number}", near) == (
        monday := near - timedelta(days=near.weekday()),
        monday + timedelta(days=6),
    )


def test_weeks_are_their_mondays_to_sundays():
    july = (date(2026, 7, 6), date(2026, 7, 26))
    assert typed.read_weeks("uge 28-30", date(2026, 6, 1)) == july
    assert typed.read_weeks("Uge 28 – 30", date(2026, 6, 1)) == july
    assert typed.read_weeks("uge 30-28", SUNDAY) is None
    assert typed.read_weeks("uge 54", SUNDAY) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("10.30", time(10, 30)),
        ("1030", time(10, 30)),
        ("930", time(9, 30)),
        ("9", time(9)),
        ("9:05", time(9, 5)),
        ("kl. 9.05", time(9, 5)),
        ("00.00", time(0)),
    ],
)
def test_a_time_as_people_type_it(text, moment):
    assert typed.read_time(text) == moment


@pytest.mark.parametrize("text", ["24", "10.60", "10.3", "halv ti", "", "10.30.15"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(NotUnderstood, match=r"klokkeslættet som 10\.30"):
        typed.read_time(text)


@given(st.times())
def test_a_shown_time_reads_back(moment):
    assert typed.read_time(typed.show_time(moment)) == time(moment.hour, moment.minute)


@pytest.mark.parametrize(
    ("text", "value"),
    [("12,5", "12.5"), ("1.234,50", "1234.5"), ("1 234", "1234"), ("-3", "-3"), ("-0", "0"), ("1.234", "1234")],
)
def test_a_number_as_people_type_it(text, value):
    assert typed.read_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "decimals", "sentence"),
    [
        ("12.5", 2, "Skriv decimaler med komma: 12,5."),
        ("1.23", 2, "Skriv decimaler med komma: 1,23."),
        ("12,5", 0, "Skriv et helt tal."),
        ("1,234", 2, "Skriv højst 2 decimaler."),
        ("tolv", 0, typed.NUMBER_HELP),
    ],
)
def test_a_number_that_could_mean_two_things_is_refused(text, decimals, sentence):
    with pytest.raises(NotUnderstood) as refusal:
        typed.read_number(text, decimals)
    assert str(refusal.value) == sentence


NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


@given(NUMBERS)
def test_a_shown_number_and_amount_read_back(value):
    assert typed.read_number(typed.show_number(value), 2) == value
    assert typed.read_money(typed.show_money(value)) == value


@pytest.mark.parametrize("text", ["1.234,50 kr.", "1234,5", "kr. 1.234,50", "1.234,50 kroner", "1 234,50 DKK"])
def test_an_amount_as_people_type_it(text):
    assert typed.read_money(text) == Decimal("1234.50")


def test_an_amount_is_shown_with_two_decimals():
    assert typed.show_money(Decimal(1234)) == "1.234,00 kr."
    assert typed.read_money("500,-") == 500


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("0101", date(2026, 1, 1)),
        ("24.11", date(2026, 11, 24)),
        ("25.11", date(2025, 11, 25)),
        ("29.2", date(2024, 2, 29)),
        ("1. januar", date(2026, 1, 1)),
        ("010127", date(2027, 1, 1)),
        ("01.01.2027", date(2027, 1, 1)),
        ("+14", date(2026, 12, 8)),
    ],
)
def test_a_day_without_a_year_can_be_one_that_has_been(text, day):
    assert typed.read_date(text, date(2026, 11, 24), latest=date(2026, 11, 24)) == day
