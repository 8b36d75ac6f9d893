"""Answers from a file or a form: what each field takes, and what is said of the rest."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model.answers import Period
from assistant.model.fields import (
    Choice,
    ChoiceField,
    ComputedField,
    DateField,
    LongTextField,
    MoneyField,
    MultiChoiceField,
    NoteField,
    NumberField,
    OptionalField,
    PeriodField,
    RowsField,
    TextField,
    TimeField,
    YesNoField,
)
from assistant.rules.answers import AnswerError, is_unanswered, read, relative_day

TODAY = date(2026, 11, 22)
NAMED = {"name": "felt", "label": "&Felt"}
CHOICES = (Choice(value="telefon", label="telefon"), Choice(value="fremmoede", label="fremmøde"))
TEXT = TextField(**NAMED, max_length=5)
CODE = TextField(**NAMED, pattern="[A-Z]{2}[0-9]+", pattern_help="Skriv fx AB12.")
LONG = LongTextField(**NAMED, max_length=20)
CHOICE = ChoiceField(**NAMED, choices=CHOICES)
SEVERAL = MultiChoiceField(**NAMED, choices=CHOICES, at_most=1)
ALL = MultiChoiceField(**NAMED, choices=CHOICES)
YES_NO = YesNoField(**NAMED)
DATE = DateField(**NAMED, earliest="idag-7", latest="idag")
PERIOD = PeriodField(**NAMED, max_days=14)
TIME = TimeField(**NAMED)
NUMBER = NumberField(**NAMED, minimum=0.5, maximum=1_000_000, decimals=1)
WHOLE = NumberField(**NAMED, minimum=2, maximum=37)
MONEY = MoneyField(**NAMED, minimum=0)
ROWS = RowsField(
    **NAMED,
    columns=(
        TextField(name="hvem", label="&Hvem", required=True),
        DateField(name="hvornaar", label="Hvornår"),
        ChoiceField(name="hvordan", label="Hvordan", choices=CHOICES),
    ),
    at_least=1,
    at_most=2,
)


@pytest.mark.parametrize(
    ("field", "raw", "value"),
    [
        (TEXT, "  a \t b\n", "a b"),
        (CODE, "AB12", "AB12"),
        (LONG, " a\n\n b ", "a\n\n b"),
        (CHOICE, "fremmoede", "fremmøde"),
        (ALL, ["fremmoede", "telefon", "fremmoede"], ("telefon", "fremmøde")),
        (YES_NO, False, False),
        (OptionalField(**NAMED), True, True),
        (DATE, "2026-11-22", TODAY),
        (DATE, "2026-11-15", date(2026, 11, 15)),
        (PERIOD, {"from": "2026-12-21", "to": "2027-01-03"}, Period(date(2026, 12, 21), date(2027, 1, 3))),
        (PERIOD, {"from": "2026-12-21", "to": "2026-12-21"}, Period(date(2026, 12, 21), date(2026, 12, 21))),
        (TIME, "10:30", time(10, 30)),
        (NUMBER, 12.5, Decimal("12.5")),
        (NUMBER, 1000000, Decimal(1000000)),
        (WHOLE, 20.0, Decimal(20)),
        (MONEY, 1234.5, Decimal("1234.5")),
        (
            ROWS,
            [{"hvem": "læge", "hvornaar": "2026-12-01", "hvordan": "telefon"}, {}, {"hvem": "tolk", "hvordan": " "}],
            (
                {"hvem": "læge", "hvornaar": date(2026, 12, 1), "hvordan": "telefon"},
                {"hvem": "tolk", "hvornaar": None, "hvordan": None},
            ),
        ),
    ],
)
def test_each_type_takes_its_answer(field, raw, value):
    assert read(field, raw, TODAY) == value


@pytest.mark.parametrize(
    ("field", "raw", "code", "message"),
    [
        (TEXT, 3, "S02", "Her skal stå tekst."),
        (TEXT, "123456", "S03", "Teksten er 6 tegn. Der er plads til 5."),
        (CODE, "12", "S03", "Skriv fx AB12."),
        (CODE, "AB12x", "S03", "Skriv fx AB12."),
        (CHOICE, "telefn", "S04", "Vælg en af telefon, fremmoede. Mente du »telefon«?"),
        (CHOICE, "fremmøde", "S04", "Vælg en af telefon, fremmoede. Mente du »fremmoede«?"),
        (CHOICE, 3, "S04", "Vælg en af telefon, fremmoede."),
        (ALL, "telefon", "S02", "Her skal stå en liste."),
        (SEVERAL, ["telefon", "fremmoede"], "S03", "Vælg højst 1."),
        (YES_NO, "ja", "S02", "Her skal svares ja eller nej."),
        (YES_NO, 1, "S02", "Her skal svares ja eller nej."),
        (DATE, "22.11.2026", "S02", "Datoen kan ikke læses. Skriv fx 24.11.2026, 2411 eller +14."),
        (DATE, "2026-02-29", "S02", "Datoen findes ikke i kalenderen."),
        (DATE, 20261122, "S02", "Datoen kan ikke læses. Skriv fx 24.11.2026, 2411 eller +14."),
        (DATE, "2026-11-14", "S03", "Datoen må tidligst være 15.11.2026."),
        (DATE, "2026-11-23", "S03", "Datoen må senest være 22.11.2026."),
        (PERIOD, {"from": "2026-12-21"}, "S02", "Perioden skal have både en første og en sidste dag."),
        (PERIOD, "2026-12-21", "S02", "Perioden skal have både en første og en sidste dag."),
        (
            PERIOD,
            {"from": "2026-12-21", "to": "x"},
            "S02",
            "Datoen kan ikke læses. Skriv fx 24.11.2026, 2411 eller +14.",
        ),
        (
            PERIOD,
            {"from": "2026-12-21", "to": "2026-12-20"},
            "S03",
            "Perioden slutter, før den begynder. Ret en af de to datoer.",
        ),
        (PERIOD, {"from": "2026-12-21", "to": "2027-01-04"}, "S03", "Perioden er på 15 dage. Den må højst være 14."),
        (TIME, "25:00", "S02", "Klokkeslættet kan ikke læses. Skriv fx 10.30."),
        (TIME, "10.30", "S02", "Klokkeslættet kan ikke læses. Skriv fx 10.30."),
        (NUMBER, "12", "S02", "Tallet kan ikke læses. Skriv fx 12,5."),
        (NUMBER, True, "S02", "Tallet kan ikke læses. Skriv fx 12,5."),
        (NUMBER, float("inf"), "S02", "Tallet kan ikke læses. Skriv fx 12,5."),
        (NUMBER, float("nan"), "S02", "Tallet kan ikke læses. Skriv fx 12,5."),
        (NUMBER, 0.4, "S03", "Tallet skal være mindst 0,5."),
        (NUMBER, 1000000.5, "S03", "Tallet må højst være 1000000."),
        (NUMBER, 0.55, "S03", "Skriv højst én decimal."),
        (NUMBER, 1e308, "S03", "Tallet må højst være 1000000."),
        (WHOLE, -1e308, "S03", "Tallet skal være mindst 2."),
        (WHOLE, 1, "S03", "Tallet skal være mindst 2."),
        (WHOLE, 12.5, "S03", "Skriv et helt tal."),
        (MONEY, 0.001, "S03", "Skriv højst 2 decimaler."),
        (MONEY, -1, "S03", "Tallet skal være mindst 0."),
        (ROWS, "læge", "S02", "Her skal stå en liste af rækker."),
        (ROWS, ["læge"], "S02", "Hver række skal have navne og værdier."),
        (ROWS, [{"hvem": "a"}] * 3, "S03", "Der må højst være 2 rækker."),
        (ROWS, [{}], "S03", "Der skal være mindst 1 række."),
        (ROWS, [{"hvem": "a"}, {"hvornaar": "2026-12-01"}], "S02", "Række 2: »Hvem« mangler."),
        (
            ROWS,
            [{"hvem": "a", "hvornaar": "x"}],
            "S02",
            "Række 1, »Hvornår«: Datoen kan ikke læses. Skriv fx 24.11.2026, 2411 eller +14.",
        ),
        (ROWS, [{"hvem": "a", "hvordan": "x"}], "S04", "Række 1, »Hvordan«: Vælg en af telefon, fremmoede."),
        (ROWS, [{"hvemm": "a"}], "S02", "Række 1: der er ingen kolonne »hvemm«. Mente du »hvem«?"),
        (ComputedField(**NAMED, value="1"), 1, "S02", "Dette felt besvares ikke."),
        (NoteField(**NAMED), "x", "S02", "Dette felt besvares ikke."),
    ],
)
def test_each_type_says_what_to_write_instead(field, raw, code, message):
    with pytest.raises(AnswerError) as caught:
        read(field, raw, TODAY)
    assert (caught.value.code, str(caught.value)) == (code, message)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["from", "to", "hvem", "hvornaar", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)
EVERY_TYPE = [TEXT, CODE, LONG, CHOICE, SEVERAL, ALL, YES_NO, DATE, PERIOD, TIME, NUMBER, WHOLE, MONEY, ROWS]


@given(st.sampled_from(EVERY_TYPE), JSON, st.dates())
def test_no_json_breaks_the_reading(field, raw, today):
    try:
        value = read(field, raw, today)
    except AnswerError as error:
        value = str(error)
        assert value.endswith((".", "?"))
    assert value is not None


@pytest.mark.parametrize("raw", [None, "", "  \n", [], {}, [""], [{}], [{"a": None}], {"from": "", "to": None}])
def test_what_is_no_answer(raw):
    assert is_unanswered(raw)


@pytest.mark.parametrize("raw", [False, 0, "0", [0], [{"a": False}], {"from": "2026-01-01"}])
def test_what_is_an_answer_though_it_looks_empty(raw):
    assert not is_unanswered(raw)


def test_days_that_are_told_from_today():
    assert relative_day("idag", TODAY) == TODAY
    assert relative_day("idag+14", TODAY) == date(2026, 12, 6)
    assert relative_day("idag-365", TODAY) == date(2025, 11, 22)
    assert relative_day("idag+1", date.max) == date.max
    assert relative_day("idag-1", date.min) == date.min
