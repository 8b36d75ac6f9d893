from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rules.personal import cpr_like, has_birthday, traces


def found(text):
    return [(trace.kind, text[trace.start : trace.end]) for trace in traces(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ring på 12 34 56 78", [("phone", "12 34 56 78")]),
        ("ring på +45 12345678.", [("phone", "+45 12345678")]),
        ("skriv til a.b-c@kommune.example", [("e-mail", "a.b-c@kommune.example")]),
        ("konto 1234 1234567", [("account", "1234 1234567")]),
        ("reg.nr. 1234 konto 7654321", [("account", "reg.nr. 1234"), ("account", "konto 7654321")]),
        ("bor Skelbækgade 12", [("address", "Skelbækgade 12")]),
        ("bor H.C. Andersens Boulevard 2B, 3. th.", [("address", "Boulevard 2B")]),
        ("flyttet til 2200 København", [("address", "2200 København")]),
    ],
)
def test_what_leads_to_a_person_is_found(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "24.11.2026",
        "21.12.2026–01.01.2027",
        "CVR 12345678",
        "VITAS-nr. 12345678",
        "sag 12345678",
        "10 timer i 13 uger fra 01.12.2026",
        "LÆ 265",
        "Praktikplads 2",
        "opfølgning på arbejdsplads 24.11.2026",
        "Jobvej 24.11.2026",
        "§§ 13 og 35-40",
        "320190-0000",
        "1.234.567,50 kr.",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert found(text) == []


@given(st.text("0123456789 -+./@aDKvejgade\nÆ"))
def test_no_text_breaks_it_and_no_place_is_told_twice(text):
    seen = [range(trace.start, trace.end) for trace in traces(text)]
    assert all(text[place.start : place.stop] for place in seen)
    assert sum(map(len, seen)) == len(set().union(*seen))


@pytest.mark.parametrize(
    ("number", "is_possible"),
    [
        ("290200", True),  # 2000 had the day
        ("290201", False),
        ("320190", False),
        ("311190", False),
        ("610190", True),  # the first, plus sixty
        ("920190", False),
        ("001390", False),
    ],
)
def test_a_number_is_somebodys_only_where_its_day_can_be(number, is_possible):
    assert has_birthday(number) is is_possible


def test_six_and_four_digits_are_found_however_they_are_written():
    text = "320190-0000, 3201900000 og 320190 0000, men ikke P-nr. 3201900000"
    assert [text[start:end] for start, end in cpr_like(text)] == ["320190-0000", "3201900000", "320190 0000"]


@pytest.mark.parametrize(("text", "found"), [("3201900000", True), ("13201900000", False), ("32019000001", False)])
def test_a_number_of_another_length_is_none(text, found):
    assert bool(list(cpr_like(text))) == found
