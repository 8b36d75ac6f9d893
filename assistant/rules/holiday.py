"""Holiday with a benefit (DOMAIN.md C): which rule, what is counted, what remains, and whether there is a right.

The answer is never a grant: "yes" and "no" hold for what has been told, and only where the rule is certain.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from assistant.model.answers import Period
from assistant.model.holiday import Count, HolidayRule, HolidayRules, Known
from assistant.model.knowledge import Knowledge
from assistant.rules import dated
from assistant.rules.calendar import DayCount, count
from assistant.rules.months import first_day, month_of, right_arises

_WEEK: dict[Count, int] = {"calendar_days": 7, "weekdays": 5, "holiday_days": 5}


@dataclass(frozen=True)
class Wish:
    """What is asked about.

    Attributes:
        used: days already used of the right, in the unit that the rule charges.
        notified: the day the citizen told of the holiday.
        since: the first day with help, which has been received every month since.
    """

    group: str
    period: Period
    used: Decimal | None = None
    notified: date | None = None
    since: date | None = None


@dataclass(frozen=True)
class HolidayYear:
    """A year of holiday; what belongs to it is lost after ``use_by``."""

    fra: date
    til: date
    use_by: date


@dataclass(frozen=True)
class Judged:
    """A wish and what the rule says of it; what is not known is None.

    Attributes:
        charged_days: how many days the rule charges.
        remaining: of the right after this holiday; below 0 when the wish is for more than the right.
        arises, use_by: first and last day of the right that the first months give.
        years: the holiday years that the first day may belong to, the present one first.
    """

    wish: Wish
    count: DayCount
    rule: HolidayRule | None
    charged: Count | None
    charged_days: int | None
    remaining: Decimal | None
    latest_notice: date | None
    arises: date | None
    use_by: date | None
    years: tuple[HolidayYear, ...]
    answer: Known


def groups(rules: HolidayRules) -> list[str]:
    """The groups that are known, each once, in the packs' order."""
    return list(dict.fromkeys(rule.group for rule in rules.rules))


def rules_of(rules: HolidayRules, group: str) -> list[HolidayRule]:
    """All rules of ``group``, the oldest first."""
    return sorted((rule for rule in rules.rules if rule.group == group), key=lambda rule: rule.valid_from)


def judge(knowledge: Knowledge, wish: Wish) -> Judged:
    """Count the days of ``wish`` and hold them against the rule of its first day.

    Raises:
        OverflowError, ValueError: a day that follows lies outside the calendar.
    """
    rule = dated.in_force(rules_of(knowledge.holiday, wish.group), wish.period.fra)
    counted = count(knowledge.calendar, wish.period)
    if rule is None:
        return Judged(wish, counted, None, None, None, None, None, None, None, (), "unknown")
    charged_days: int | None = getattr(counted, rule.count_unit) if rule.count_unit else None
    remaining = _remaining(rule, charged_days, wish.used)
    arises = _arises(rule, wish, knowledge.holiday.arises or "after")
    return Judged(
        wish=wish,
        count=counted,
        rule=rule,
        charged=rule.count_unit,
        charged_days=charged_days,
        remaining=remaining,
        latest_notice=wish.period.fra - timedelta(days=rule.notice_days) if rule.notice_days is not None else None,
        arises=arises,
        use_by=_use_by(rule, arises),
        years=tuple(holiday_years(rule, wish.period.fra)),
        answer=_answer(rule, wish, counted, remaining, arises),
    )


def total(rule: HolidayRule) -> int | None:
    """The whole right in the unit that is charged; None where there is no number or no unit."""
    if rule.count_unit is None:
        return None
    if rule.right_days is not None and rule.count_unit != "calendar_days":
        return rule.right_days
    return rule.right_weeks * _WEEK[rule.count_unit] if rule.right_weeks is not None else None


def is_too_long(rule: HolidayRule, counted: DayCount) -> bool:
    """Whether the holiday is longer than may be held in one go; a week is five weekdays."""
    return rule.max_consecutive_weeks is not None and counted.weekdays > 5 * rule.max_consecutive_weeks


def holiday_years(rule: HolidayRule, day: date) -> list[HolidayYear]:
    """The holiday years whose holiday may be held on ``day``, the one that ``day`` lies in first."""
    if not rule.year_starts:
        return []
    start = month_of(day) - (day.month - rule.year_starts) % 12
    years = [_year(rule, start), _year(rule, start - 12)]
    return [year for year in years if day <= year.use_by]


def _year(rule: HolidayRule, start: int) -> HolidayYear:
    return HolidayYear(first_day(start), _last_day(start + 11), _last_day(start + 11 + rule.months_to_use))


def _last_day(month: int) -> date:
    return first_day(month + 1) - timedelta(days=1)


def _arises(rule: HolidayRule, wish: Wish, how: Literal["after", "during"]) -> date | None:
    if rule.qualify_months is None or rule.qualify_method != "calendar_months" or wish.since is None:
        return None
    return right_arises(wish.since, rule.qualify_months, during=how == "during")


def _use_by(rule: HolidayRule, arises: date | None) -> date | None:
    if arises is None or rule.use_within_months is None:
        return None
    return _last_day(month_of(arises) + rule.use_within_months - 1)


def _remaining(rule: HolidayRule, charged_days: int | None, used: Decimal | None) -> Decimal | None:
    whole = total(rule)
    if whole is None or charged_days is None or used is None:
        return None
    return whole - used - charged_days


def _answer(rule: HolidayRule, wish: Wish, counted: DayCount, remaining: Decimal | None, arises: date | None) -> Known:
    """Yes or no only where the rule is certain and what has been told settles it."""
    if rule.certainty != "high" or rule.right == "unknown":
        return "unknown"
    if rule.right == "no":
        return "no"
    parts = {_is_qualified(rule, wish, arises), _is_left(rule, wish, counted, remaining)}
    if "no" in parts or is_too_long(rule, counted):
        return "no"
    return "unknown" if "unknown" in parts else "yes"


def _is_qualified(rule: HolidayRule, wish: Wish, arises: date | None) -> Known:
    if not rule.qualify_months:
        return "yes"
    if arises is None:
        return "unknown"
    return "yes" if arises <= wish.period.fra else "no"


def _is_left(rule: HolidayRule, wish: Wish, counted: DayCount, remaining: Decimal | None) -> Known:
    """Whether the right is as long as the holiday; where no unit is settled only nothing used tells it."""
    if remaining is not None:
        return "yes" if remaining >= 0 else "no"
    if exceeds(rule, counted):
        return "no"
    return "yes" if wish.used == 0 and rule.right_weeks is not None else "unknown"


def exceeds(rule: HolidayRule, counted: DayCount) -> bool:
    """Whether the holiday alone is longer than the whole right, in whatever unit it is counted."""
    if rule.right_days is not None:
        return counted.holiday_days > rule.right_days
    return rule.right_weeks is not None and counted.holiday_days > 5 * rule.right_weeks
