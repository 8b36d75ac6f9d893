from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rules.heading_dates import date_faults

TODAY = date(2026, 11, 22)


def mended(text):
    return [(text[fault.start : fault.end], fault.fixed) for fault in date_faults(text, TODAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24/11", "24.11.2026"),
        ("24/11 kl. 10.12", "24.11.2026"),
        ("24.11", "24.11.2026"),
        ("24.11.", "24.11.2026"),
        ("3/1", "03.01.2027"),
        ("1/9", "01.09.2026"),
        ("24/11-26", "24.11.2026"),
        ("24/11/2026", "24.11.2026"),
        ("21-12-2026", "21.12.2026"),
        ("1.2.2026", "01.02.2026"),
        ("01.02.26", "01.02.2026"),
        ("2026-11-24", "24.11.2026"),
        ("5. juni", "05.06.2026"),
        ("5 juni 2027", "05.06.2027"),
        ("31. Oktober", "31.10.2026"),
        ("29.02.2027", "28.02.2027"),
        ("31.04.2026", "30.04.2026"),
        ("29/2", ""),
        ("31/2", ""),
        ("00.13.2026", ""),
        ("99.99.9999", ""),
        ("01.13.2026", ""),
        ("01.01.0000", ""),
        ("i går", ""),
        ("I morgen", ""),
        ("uge 29", ""),
        ("i uge 9", ""),
        ("01.01.2027–21.12.2026", "21.12.2026–01.01.2027"),
        ("01.01.2027-21.12.2026", "21.12.2026–01.01.2027"),
    ],
)
def test_a_date_that_cannot_be_sorted_is_found_and_mended_where_it_can_be(text, expected):
    for heading, found in ((text, text), (f"FERIE: Aftalt – {text} – pjece", text)):
        [(shown, fixed)] = mended(heading)
        assert found.startswith(shown)
        assert fixed == expected


@pytest.mark.parametrize(
    "text",
    [
        "24.11.2026",
        "29.02.2028",
        "21.12.2026–01.01.2027",
        "01.01.2027–01.01.2027",
        "225-timersregel",
        "LÆ 265",
        "LÆ 125 – svarfrist 24.12.2026",
        "P-nummer 1012345678",
        "6 ugers jobrettet uddannelse",
        "10 timer i 13 uger fra 01.12.2026",
        "nr. 3",
        "kl. 10.12",
        "kl. 10.30",
        "mødt kl. 9.05",
        "mellem kl. 10.00 og 12.10",
        "kl. 9.10–10.10",
        "klokken 10.12-11.12",
        "§§ 2.3",
        "12,5 timer",
        "1.234,50 kr.",
        "50/50",
        "§ 2.3",
        "30-50 år",
        "2 opkald",
        "dagpenge i dagene",
        "om 3 uger",
        "udeblivelse 30.11.2026 – 18.11.2026",
    ],
)
def test_what_is_right_or_no_date_at_all_is_left_alone(text):
    assert mended(f"SAG: Samtykke – {text}") == []


def test_two_days_that_are_segments_of_their_own_are_a_period_too():
    assert mended("FERIE: Aftalt – 01.01.2027 – 21.12.2026") == [("01.01.2027 – 21.12.2026", "21.12.2026–01.01.2027")]


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_passes_in_the_one_form_and_in_no_other(day):
    assert mended(f"SAG: Samtykke – {day:%d.%m.%Y}") == []
    for form in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m-%Y", "%d/%m/%Y"):
        assert mended(f"SAG: Samtykke – {day:{form}}") == [(f"{day:{form}}", f"{day:%d.%m.%Y}")]


@given(st.text("0123456789./-– uge januarklIiDdAaGg"), st.dates())
def test_no_text_and_no_today_break_it(text, today):
    for fault in date_faults(text, today):
        assert text[fault.start : fault.end]
        assert fault.message.endswith(".")
