"""An answer to try a new field with, so that a template can be seen before anybody has thought of examples."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from assistant.casework.toml_values import tables_in
from assistant.model.fields import DateField, Field, PeriodField

_OF_TYPE: Mapping[str, object] = {
    "yesno": True,
    "date": "idag+7",
    "period": {"from": "idag+7", "to": "idag+13"},
    "time": "10:00",
    "number": 2,
    "money": 100,
}


def sample(field: Mapping[str, object]) -> object:
    """One for ``field``, as a template's values have it; None where only its writer can think of one."""
    kind = field.get("type")
    values = _values(field)
    if kind == "choice" and values:
        return values[0]
    if kind == "multichoice" and values:
        return values[:1]
    return _OF_TYPE.get(str(kind))


def fits(example: object, field: Mapping[str, object]) -> bool:
    """Whether ``example`` is among the answers that ``field`` offers; it is, where any answer will do."""
    if field.get("type") not in ("choice", "multichoice"):
        return True
    chosen = example if isinstance(example, list) else [example]
    return bool(chosen) and set(map(str, chosen)) <= set(_values(field))


def counted(example: object, field: Field, today: date) -> object:
    """``example``, whose days stand as so many from ``today``: a fixed day would soon lie outside what is checked."""
    match field, example:
        case DateField(), str():
            return _from_today(example, today)
        case PeriodField(), Mapping():
            return {key: _from_today(str(day), today) for key, day in example.items()}
    return example


def _from_today(day: str, today: date) -> str:
    try:
        days = (date.fromisoformat(day) - today).days
    except ValueError:
        return day
    return f"idag{days:+}" if days else "idag"


def _values(field: Mapping[str, object]) -> list[str]:
    return [str(each.get("value")) for each in tables_in(field.get("choices"))]
