"""Danish ways of writing dates, numbers, lists and names. Babel knows the months; it is loaded when first needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal

from assistant.model.answers import Kroner, Period

DASH = "–"
_DANISH = str.maketrans(",.", ".,")


def show(value: object) -> str:
    """An answer as it stands in a text when no filter says otherwise."""
    match value:
        case str():
            return str(value)
        case bool():
            return "ja" if value else "nej"
        case date():
            return short_date(value)
        case time():
            return value.strftime("%H.%M")
        case Period():
            return short_date(value.fra) if value.fra == value.til else f"{show(value.fra)}{DASH}{show(value.til)}"
        case Kroner():
            return money(value)
        case int() | float() | Decimal():
            return number(value)
        case Mapping():
            return ", ".join(show(item) for item in value.values() if item not in (None, ""))
        case Iterable():
            return listing(value)
        case _:
            return str(value)


def short_date(day: date) -> str:
    """18.11.2026, the form of headings and notes (H13)."""
    return day.strftime("%d.%m.") + f"{day.year:04d}"


def long_date(day: date) -> str:
    """18. november 2026."""
    return _babel_date(day, "d. MMMM y")


def weekday(day: date) -> str:
    """Onsdag, in small letters."""
    return _babel_date(day, "EEEE")


def weekday_date(day: date) -> str:
    """Onsdag den 18. november 2026, in small letters."""
    return _babel_date(day, "EEEE 'den' d. MMMM y")


def number(value: float | Decimal) -> str:
    """1.234,5: point between thousands, comma before decimals, no idle zeros."""
    text = f"{Decimal(str(value)):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_DANISH)


def money(value: float | Decimal) -> str:
    """1.234,50 kr."""
    return f"{Decimal(str(value)):,.2f}".translate(_DANISH) + " kr."


def listing(items: Iterable[object]) -> str:
    """A, b og c; a text is one item, not its letters."""
    if isinstance(items, str):
        return show(items)
    shown = [show(item) for item in items]
    return " og ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def genitive(name: str) -> str:
    """Sørens; an s, x or z at the end takes an apostrophe only: Lars'."""
    if not name:
        return name
    return f"{name}'" if name[-1].lower() in "sxz" else f"{name}s"


def _babel_date(day: date, pattern: str) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - 20 ms that the start must not pay

    return format_date(day, pattern, locale="da")
