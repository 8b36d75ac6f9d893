"""The filters a template may use, by their Danish names. Blank in, blank out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sized
from datetime import date, timedelta
from decimal import Decimal
from functools import wraps

from assistant.render import danish
from assistant.render.marks import is_blank

Filter = Callable[..., object]


class FilterError(ValueError):
    """A filter was given what it cannot take; the message is a Danish sentence."""


def _days(value: object, count: object) -> date:
    return _plus_days(_day(value, "plus_dage"), _whole(count, "plus_dage"))


def _weeks(value: object, count: object) -> date:
    return _plus_days(_day(value, "plus_uger"), 7 * _whole(count, "plus_uger"))


def _plus_days(day: date, count: int) -> date:
    try:
        return day + timedelta(days=count)
    except OverflowError:
        raise FilterError("Datoen ligger uden for kalenderen.") from None


def _months(value: object, count: object) -> date:
    """Months clamp to the month's last day: 31.08 + 6 months is 28. or 29.02 (DOMAIN.md F)."""
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - only texts with deadlines need it

    try:
        return _day(value, "plus_maaneder") + relativedelta(months=_whole(count, "plus_maaneder"))
    except (OverflowError, ValueError):
        raise FilterError("Datoen ligger uden for kalenderen.") from None


def _whole(count: object, name: str) -> int:
    if isinstance(count, int | Decimal) and count == int(count):
        return int(count)
    raise FilterError(f"Filteret {name} kræver et helt tal.")


def _day(value: object, name: str) -> date:
    if not isinstance(value, date):
        raise FilterError(f"Filteret {name} kræver en dato.")
    return value


def _dated(write: Callable[[date], str], name: str) -> Filter:
    return lambda value: write(_day(value, name))


def _count(value: object) -> int:
    return len(value) if isinstance(value, Sized) else 0


def _upper_first(value: object) -> str:
    text = danish.show(value)
    return text[:1].upper() + text[1:]


_PLAIN: Mapping[str, Filter] = {
    "dato": _dated(danish.short_date, "dato"),
    "langdato": _dated(danish.long_date, "langdato"),
    "ugedag": _dated(danish.weekday, "ugedag"),
    "ugedato": _dated(danish.weekday_date, "ugedato"),
    "uge": lambda value: _day(value, "uge").isocalendar().week,
    "kr": danish.money,
    "tal": danish.number,
    "liste": danish.listing,
    "ejefald": lambda value: danish.genitive(danish.show(value)),
    "stort": _upper_first,
    "smaat": lambda value: danish.show(value).lower(),
    "plus_dage": _days,
    "plus_uger": _weeks,
    "plus_maaneder": _months,
    "antal": _count,
}


def blank_through(function: Filter) -> Filter:
    """``function``, letting a blank value or argument through untouched."""

    @wraps(function)
    def filtered(*args: object) -> object:
        for arg in args:
            if is_blank(arg):
                return arg
        return function(*args)

    return filtered


FILTERS: Mapping[str, Filter] = {name: blank_through(function) for name, function in _PLAIN.items()}
"""Filters that need nothing but their value; casework adds those that need a calendar."""
