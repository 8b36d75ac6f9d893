from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model.answers import Chosen, Period
from assistant.model.draft import plain
from assistant.render import danish
from assistant.render.engine import Engine, render

ENGINE = Engine()


def filtered(value, filters):
    return plain(render(ENGINE.text("{{ x | " + filters + " }}"), {"x": value}, {}))


DAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("value", "filters", "expected"),
    [
        (DAY, "dato", "18.11.2026"),
        (DAY, "langdato", "18. november 2026"),
        (date(2026, 5, 1), "langdato", "1. maj 2026"),
        (DAY, "ugedag", "onsdag"),
        (DAY, "ugedato", "onsdag den 18. november 2026"),
        (DAY, "ugedato | stort", "Onsdag den 18. november 2026"),
        (date(2027, 1, 1), "uge", "53"),
        (Decimal("1234.5"), "kr", "1.234,50 kr."),
        (Decimal(1234567), "kr", "1.234.567,00 kr."),
        (Decimal("-0.5"), "kr", "-0,50 kr."),
        (Decimal("1234.50"), "tal", "1.234,5"),
        (Decimal("1E+3"), "tal", "1.000"),
        ((Chosen("læge", "a"), Chosen("tolk", "b"), Chosen("mentor", "c")), "liste", "læge, tolk og mentor"),
        ((Chosen("læge", "a"), Chosen("tolk", "b")), "liste", "læge og tolk"),
        ((Chosen("læge", "a"),), "liste", "læge"),
        ("Rådhuset", "liste", "Rådhuset"),
        ((Chosen("læge", "a"), Chosen("tolk", "b")), "antal", "2"),
        ("Søren", "ejefald", "Sørens"),
        ("Lars", "ejefald", "Lars'"),
        ("Max", "ejefald", "Max'"),
        ("JKA", "ejefald", "JKAs"),
        ("østerbro", "stort", "Østerbro"),
        ("ÆØÅ", "smaat", "æøå"),
        (date(2026, 11, 24), "plus_uger(4)", "22.12.2026"),
        (date(2026, 12, 21), "plus_dage(-14)", "07.12.2026"),
        (date(2026, 8, 31), "plus_maaneder(6)", "28.02.2027"),
        (date(2027, 8, 31), "plus_maaneder(6)", "29.02.2028"),
        (date(2017, 5, 24), "plus_uger(4)", "21.06.2017"),
        (date(2017, 5, 24), "plus_uger(6)", "05.07.2017"),
        (date(2017, 5, 24), "plus_uger(13)", "23.08.2017"),
        (date(2017, 5, 24), "plus_uger(26)", "22.11.2017"),
        (date(2017, 6, 21), "plus_dage(-14)", "07.06.2017"),
    ],
)
def test_filters_write_danish_and_count_as_the_deadlines_do(value, filters, expected):
    assert filtered(value, filters) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, "ja"),
        (False, "nej"),
        (0, "0"),
        (time(9, 5), "09.05"),
        (Decimal("12.50"), "12,5"),
        (Period(DAY, DAY), "18.11.2026"),
        (Period(DAY, DAY + timedelta(days=1)), "18.11.2026–19.11.2026"),
        (Chosen("fremmøde", "fremmoede"), "fremmøde"),
        ({"a": "x", "b": None, "c": DAY}, "x, 18.11.2026"),
        (date(987, 1, 2), "02.01.0987"),
    ],
)
def test_an_answer_without_a_filter_reads_as_people_write_it(value, expected):
    assert danish.show(value) == expected


@given(st.decimals(-(10**9), 10**9, places=2))
def test_numbers_read_back_as_themselves(value):
    for text in (danish.number(value), danish.money(value).removesuffix(" kr.")):
        assert Decimal(text.replace(".", "").replace(",", ".")) == value
