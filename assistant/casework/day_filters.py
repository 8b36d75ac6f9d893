"""The filters that count days, which need the packs' calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from assistant.model.answers import Period
from assistant.model.calendar import Calendar
from assistant.render.filters import FilterError, blank_through
from assistant.rules import calendar


def day_filters(days: Calendar) -> dict[str, Callable[..., object]]:
    """``kalenderdage``, ``hverdage``, ``feriedage`` and ``soegnehelligdage`` of a period of at most ten years."""

    def counted(name: str, pick: Callable[[calendar.DayCount], object]) -> Callable[..., object]:
        def count(value: object) -> object:
            if not isinstance(value, Period):
                raise FilterError(f"Filteret {name} kræver en periode.")
            if value.til - value.fra > timedelta(days=3660):
                raise FilterError("Perioden er længere end ti år.")
            return pick(calendar.count(days, value))

        return blank_through(count)

    return {
        "kalenderdage": counted("kalenderdage", lambda count: count.calendar_days),
        "hverdage": counted("hverdage", lambda count: count.weekdays),
        "feriedage": counted("feriedage", lambda count: count.holiday_days),
        "soegnehelligdage": counted("soegnehelligdage", lambda count: count.public_holidays),
    }
