"""Answers in their JSON form → typed values, judged against what their field takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from decimal import Decimal

from assistant.model.answers import Chosen, Kroner, Period, Value
from assistant.model.fields import (
    Choice,
    ChoiceField,
    DateField,
    Field,
    LongTextField,
    MoneyField,
    MultiChoiceField,
    NumberField,
    OptionalField,
    PeriodField,
    RowsField,
    TextField,
    TimeField,
    YesNoField,
    plain_label,
)
from assistant.model.suggest import did_you_mean

_RELATIVE = re.compile(r"^idag([+-]\d{1,4})?$")
_ISO_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_TOO_FINE = {0: "Skriv et helt tal.", 1: "Skriv højst én decimal."}
_CLOCK = re.compile(r"^\d{2}:\d{2}$")


class AnswerError(ValueError):
    """The answer is not what its field takes; the message is a Danish sentence.

    Attributes:
        code: ``S02`` not understood, ``S03`` outside its limits, ``S04`` not one of the choices.
    """

    def __init__(self, message: str, code: str = "S02") -> None:
        super().__init__(message)
        self.code = code


def is_unanswered(raw: object) -> bool:
    """Whether ``raw`` is no answer at all: missing, empty, only spaces, or made of nothing else."""
    match raw:
        case None:
            return True
        case str():
            return not raw.strip()
        case Mapping():
            return all(is_unanswered(part) for part in raw.values())
        case list() | tuple():
            return all(is_unanswered(part) for part in raw)
    return False


def relative_day(text: str, today: date) -> date:
    """The day that ``idag``, ``idag+14`` or ``idag-365`` names; at the calendar's ends its first or last day."""
    found = _RELATIVE.match(text)
    offset = int((found and found.group(1)) or 0)
    try:
        return today + timedelta(days=offset)
    except OverflowError:
        return date.max if offset > 0 else date.min


def read(field: Field, raw: object, today: date) -> Value:
    """The typed value of ``raw``, which is not unanswered.

    Raises:
        AnswerError: it is not what the field takes.
    """
    match field:
        case TextField() | LongTextField():
            return _text(field, raw)
        case ChoiceField():
            return _chosen(field.choices, raw)
        case MultiChoiceField():
            return _several(field, raw)
        case YesNoField() | OptionalField():
            return _yes_no(raw)
        case DateField():
            return _within(field, _day(raw), today)
        case PeriodField():
            return _period(field, raw)
        case TimeField():
            return _time(raw)
        case NumberField() | MoneyField():
            return _amount(field, raw)
        case RowsField():
            return tuple(_rows(field, raw, today))
    raise AnswerError("Dette felt besvares ikke.")


def _text(field: TextField | LongTextField, raw: object) -> str:
    if not isinstance(raw, str):
        raise AnswerError("Her skal stå tekst.")
    text = raw.strip() if isinstance(field, LongTextField) else " ".join(raw.split())
    if len(text) > field.max_length:
        raise AnswerError(f"Teksten er {len(text)} tegn. Der er plads til {field.max_length}.", "S03")
    if isinstance(field, TextField) and field.pattern and not re.fullmatch(field.pattern, text):
        raise AnswerError(field.pattern_help or "Teksten har ikke den form, der skal bruges her.", "S03")
    return text


def _chosen(choices: tuple[Choice, ...], raw: object) -> Chosen:
    for choice in choices:
        if raw == choice.value:
            return Chosen(choice.label, choice.value)
    values = [choice.value for choice in choices]
    hint = did_you_mean(raw, values) if isinstance(raw, str) else ""
    raise AnswerError(f"Vælg en af {', '.join(values)}.{hint}", "S04")


def _several(field: MultiChoiceField, raw: object) -> tuple[Chosen, ...]:
    if not isinstance(raw, list | tuple):
        raise AnswerError("Her skal stå en liste.")
    if field.at_most and len(raw) > field.at_most:
        raise AnswerError(f"Vælg højst {field.at_most}.", "S03")
    chosen = [_chosen(field.choices, item) for item in raw]
    order = [choice.value for choice in field.choices]
    return tuple(sorted(dict.fromkeys(chosen), key=lambda item: order.index(item.value)))


def _yes_no(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise AnswerError("Her skal svares ja eller nej.")
    return raw


def _day(raw: object) -> date:
    if isinstance(raw, str) and _ISO_DAY.match(raw):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            raise AnswerError("Datoen findes ikke i kalenderen.") from None
    raise AnswerError("Datoen kan ikke læses. Skriv fx 24.11.2026, 2411 eller +14.")


def _within(field: DateField, day: date, today: date) -> date:
    if field.earliest and day < (first := relative_day(field.earliest, today)):
        raise AnswerError(f"Datoen må tidligst være {first:%d.%m.%Y}.", "S03")
    if field.latest and day > (last := relative_day(field.latest, today)):
        raise AnswerError(f"Datoen må senest være {last:%d.%m.%Y}.", "S03")
    return day


def _period(field: PeriodField, raw: object) -> Period:
    if not isinstance(raw, Mapping) or is_unanswered(raw.get("from")) or is_unanswered(raw.get("to")):
        raise AnswerError("Perioden skal have både en første og en sidste dag.")
    first, last = _day(raw["from"]), _day(raw["to"])
    if last < first:
        raise AnswerError("Perioden slutter, før den begynder. Ret en af de to datoer.", "S03")
    if field.max_days and (last - first).days + 1 > field.max_days:
        raise AnswerError(f"Perioden er på {(last - first).days + 1} dage. Den må højst være {field.max_days}.", "S03")
    return Period(first, last)


def _time(raw: object) -> time:
    if isinstance(raw, str) and _CLOCK.match(raw):
        try:
            return time.fromisoformat(raw)
        except ValueError:
            pass
    raise AnswerError("Klokkeslættet kan ikke læses. Skriv fx 10.30.")


def _amount(field: NumberField | MoneyField, raw: object) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal):
        raise AnswerError("Tallet kan ikke læses. Skriv fx 12,5.")
    value = Decimal(str(raw))
    if not value.is_finite():
        raise AnswerError("Tallet kan ikke læses. Skriv fx 12,5.")
    decimals = 2 if isinstance(field, MoneyField) else field.decimals
    if int(value.normalize().as_tuple().exponent) < -decimals:
        raise AnswerError(_TOO_FINE.get(decimals, f"Skriv højst {decimals} decimaler."), "S03")
    if field.minimum is not None and value < Decimal(str(field.minimum)):
        raise AnswerError(f"Tallet skal være mindst {_shown(field.minimum)}.", "S03")
    if field.maximum is not None and value > Decimal(str(field.maximum)):
        raise AnswerError(f"Tallet må højst være {_shown(field.maximum)}.", "S03")
    return Kroner(value) if isinstance(field, MoneyField) else value


def _shown(limit: float) -> str:
    """2,5 or 1000000."""
    return f"{Decimal(str(limit)).normalize():f}".replace(".", ",")


def _rows(field: RowsField, raw: object, today: date) -> list[Mapping[str, Value]]:
    if not isinstance(raw, list | tuple):
        raise AnswerError("Her skal stå en liste af rækker.")
    if not all(isinstance(row, Mapping) for row in raw):
        raise AnswerError("Hver række skal have navne og værdier.")
    kept = [row for row in raw if not is_unanswered(row)]
    if len(kept) > field.at_most:
        raise AnswerError(f"Der må højst være {_counted(field.at_most)}.", "S03")
    if len(kept) < field.at_least:
        raise AnswerError(f"Der skal være mindst {_counted(field.at_least)}.", "S03")
    return [_row(field, row, number, today) for number, row in enumerate(kept, 1)]


def _counted(rows: int) -> str:
    return "1 række" if rows == 1 else f"{rows} rækker"


def _row(field: RowsField, row: Mapping[str, object], number: int, today: date) -> Mapping[str, Value]:
    values: dict[str, Value] = {}
    names = [column.name for column in field.columns]
    for name in row:
        if name not in names:
            raise AnswerError(f"Række {number}: der er ingen kolonne »{name}«.{did_you_mean(name, names)}")
    for column in field.columns:
        raw = row.get(column.name)
        if is_unanswered(raw):
            if column.required:
                raise AnswerError(f"Række {number}: »{plain_label(column)}« mangler.")
            values[column.name] = None
            continue
        try:
            values[column.name] = read(column, raw, today)
        except AnswerError as error:
            raise AnswerError(f"Række {number}, »{plain_label(column)}«: {error}", error.code) from None
    return values
