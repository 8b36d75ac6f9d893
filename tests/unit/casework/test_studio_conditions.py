"""A condition that is chosen means what was chosen; one that is written by hand means the same when it is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.casework.studio.conditions import (
    Condition,
    Conditions,
    can_decide,
    expression,
    needs_value,
    read,
    said,
    values_for,
)
from assistant.casework.studio.conditions import tests_for as asked_of
from assistant.model.fields import (
    Choice,
    ChoiceField,
    ComputedField,
    DateField,
    Field,
    MoneyField,
    MultiChoiceField,
    NoteField,
    NumberField,
    OptionalField,
    RowsField,
    TextField,
    YesNoField,
)
from assistant.packs.reader import read_template, template_names
from assistant.render.engine import Engine, evaluate
from assistant.render.marks import EMPTY_VALUE

pytestmark = pytest.mark.not_on_windows("like")

STANDARD = Path(__file__).parents[3] / "templates" / "standard"
ENGINE = Engine()
VALUES = [
    "aflyst",
    "med mellemrum",
    'Bj\u00f8rn\'s "ven"',
    "a\\b",
    "a\\",
    "%} {{ x }}",
    "æøå🙂",
    "5",
    "idag",
    "linje\nto",
    "\\n",
]
CHOICES = tuple(Choice(value=value, label=f"Svar {value}") for value in VALUES)
FIELDS: tuple[Field, ...] = (
    ChoiceField(name="valg", label='&Valg "hvad"', choices=CHOICES),
    MultiChoiceField(name="flere", label="Flere", choices=CHOICES),
    YesNoField(name="ja", label="Ja?"),
    OptionalField(name="blok", label="Blok"),
    NumberField(name="antal", label="Antal"),
    MoneyField(name="beloeb", label="Beløb"),
    DateField(name="dato", label="Dato"),
    DateField(name="frist", label="Frist"),
    TextField(name="tekst", label="Tekst"),
    RowsField(name="raekker", label="Rækker", columns=(TextField(name="a", label="A"),)),
    ComputedField(name="sum", label="Sum", value="antal"),
    NoteField(name="note", label="Note"),
)
NUMBERS = st.one_of(
    st.integers(-(10**9), 10**9).map(str),
    st.decimals(0, 10**6, places=2).map(lambda each: f"{float(each)}".replace(".", ",")),
)


@st.composite
def conditions(draw: Any) -> Condition:
    field = draw(st.sampled_from([each for each in FIELDS if can_decide(each)]))
    test = draw(st.sampled_from(list(asked_of(field))))
    if not needs_value(test):
        return Condition(field.name, test)
    known = values_for(field, FIELDS)
    return Condition(field.name, test, draw(st.sampled_from(list(known)) if known else NUMBERS))


@st.composite
def chosen(draw: Any) -> Conditions:
    parts = tuple(draw(st.lists(conditions(), max_size=4)))
    return Conditions(parts, len(parts) > 1 and draw(st.booleans()))


@given(chosen())
def test_what_is_chosen_is_read_again(these: Conditions):
    assert read(expression(these, FIELDS), FIELDS) == these


@given(chosen())
def test_what_is_chosen_can_be_compiled_and_told(these: Conditions):
    if these.parts:
        names = ENGINE.expression(expression(these, FIELDS)).names
        assert {part.field for part in these.parts} <= names.keys()
        assert said(these, FIELDS).count("»") >= len(these.parts)


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("other", VALUES)
def test_a_choice_is_itself_and_no_other(value: str, other: str):
    is_it = expression(Conditions((Condition("valg", "is", value),)), FIELDS)
    has_it = expression(Conditions((Condition("flere", "has", value),)), FIELDS)
    assert evaluate(ENGINE.expression(is_it), {"valg": other}) is (value == other)
    assert evaluate(ENGINE.expression(has_it), {"flere": (other,)}) is (value == other)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ()),
        ("  ", ()),
        ("ja", (Condition("ja"),)),
        ("not ja", (Condition("ja", "open"),)),
        ("valg == 'aflyst'", (Condition("valg", "is", "aflyst"),)),
        ('valg not in ["aflyst", "5"]', (Condition("valg", "is_not", "aflyst"), Condition("valg", "is_not", "5"))),
        (
            "'aflyst' in flere and ja and blok",
            (Condition("flere", "has", "aflyst"), Condition("ja"), Condition("blok")),
        ),
        ("antal > -5", (Condition("antal", ">", "-5"),)),
        ("antal <= 2.50", (Condition("antal", "<=", "2,5"),)),
        ("dato < frist", (Condition("dato", "<", "frist"),)),
        ("raekker", (Condition("raekker"),)),
    ],
)
def test_what_is_written_by_hand_can_be_chosen(text: str, parts: tuple[Condition, ...]):
    assert read(text, FIELDS) == Conditions(parts)


@pytest.mark.parametrize(
    "text",
    [
        "valg in []",
        "valg == 5",
        "valg == ja",
        "valg == 'ukendt'",
        "valg > 'aflyst'",
        "antal > '5'",
        "antal == 5",
        "antal > true",
        "antal + 1 > 5",
        "5 < antal",
        "1 < antal < 5",
        "dato < 'idag'",
        "dato < dato",
        "dato == idag",
        "dato | plus_dage(3) < idag",
        "'aflyst' in valg",
        "'a' in tekst",
        "not (ja and blok)",
        "ja and (blok or tekst)",
        "ja or blok and tekst",
        "ja if blok else tekst",
        "ukendt",
        "note",
        "ja ==",
        "ja) }}{{ (blok",
        "true",
        "(" * 500,
        "x" * 100_000,
    ],
)
def test_what_cannot_be_chosen_stays_as_it_is_written(text: str):
    assert read(text, FIELDS) is None


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_test_of_an_answer_has_a_name(field: Field):
    for test in asked_of(field):
        value = next(iter(values_for(field, FIELDS)), "5") if needs_value(test) else ""
        sentence = said(Conditions((Condition(field.name, test, value),)), FIELDS)
        assert sentence.startswith(f"»{field.label.replace('&', '')}«"[:3])
        assert asked_of(field)[test] in sentence


def test_a_date_is_held_against_today_and_the_other_dates():
    dato = next(field for field in FIELDS if field.name == "dato")
    assert list(values_for(dato, FIELDS)) == ["idag", "frist"]


def standard_expressions() -> Iterator[tuple[str, tuple[Field, ...]]]:
    for name in template_names(STANDARD):
        template, _ = read_template(STANDARD / name, name)
        assert template is not None
        shown = [field.shown_if for field in template.fields]
        for text in (*shown, *(each.when for each in (*template.checks, *template.reminders))):
            if text:
                yield text, template.fields


def answers_of(field: Field) -> st.SearchStrategy[object]:
    match field:
        case ChoiceField():
            answers: st.SearchStrategy[object] = st.sampled_from([each.value for each in field.choices])
        case MultiChoiceField():
            values = [each.value for each in field.choices]
            answers = st.lists(st.sampled_from(values), unique=True, min_size=1).map(tuple)
        case YesNoField() | OptionalField():
            answers = st.booleans()
        case NumberField() | MoneyField():
            answers = st.integers(-3, 60)
        case DateField():
            answers = st.dates(date(2026, 11, 16), date(2026, 11, 20))
        case _:
            answers = st.just("svar")
    return st.one_of(st.just(EMPTY_VALUE), answers)


EXPRESSIONS = dict(standard_expressions())
CHOSEN = [(text, fields, these) for text, fields in EXPRESSIONS.items() if (these := read(text, fields)) is not None]


def test_most_of_our_own_conditions_can_be_chosen():
    assert len(CHOSEN) > len(EXPRESSIONS) * 0.6


@pytest.mark.parametrize(("text", "fields", "these"), CHOSEN, ids=[text for text, *_ in CHOSEN])
@given(st.data())
def test_our_own_conditions_mean_the_same_when_they_are_chosen(text, fields, these, data: st.DataObject):
    again = expression(these, fields)
    names = ENGINE.expression(text).names
    values = {each.name: data.draw(answers_of(each)) for each in fields if each.name in names}
    values["idag"] = date(2026, 11, 18)
    assert ENGINE.expression(again).names.keys() == names.keys()
    assert bool(evaluate(ENGINE.expression(again), values)) is bool(evaluate(ENGINE.expression(text), values))
