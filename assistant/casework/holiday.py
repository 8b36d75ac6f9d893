"""The answer to a wish for holiday, as both faces and the templates ask for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from assistant.model.finding import Finding, blocks
from assistant.model.holiday import HolidayRule
from assistant.model.knowledge import Knowledge
from assistant.rules import dated, holiday
from assistant.rules.holiday import Judged, Wish
from assistant.rules.holiday_findings import ask, findings

__all__ = ["Judged", "Reply", "Wish", "answer", "charged", "groups", "judge", "left", "reply_json", "rule_line", "told"]

ANSWERS = {"yes": "ja", "no": "nej", "unknown": "ved ikke"}
_UNITS = {
    "calendar_days": ("kalenderdag", "kalenderdage"),
    "weekdays": ("hverdag", "hverdage"),
    "holiday_days": ("feriedag", "feriedage"),
}


judge = holiday.judge


@dataclass(frozen=True)
class Reply:
    """What the rules say of a wish, and what to know beside it."""

    judged: Judged
    findings: tuple[Finding, ...]
    ask: str


def groups(knowledge: Knowledge) -> list[str]:
    """The groups that have a rule."""
    return holiday.groups(knowledge.holiday)


def answer(knowledge: Knowledge, wish: Wish, today: date, faults: tuple[Finding, ...] = ()) -> Reply:
    """Judge ``wish`` as on ``today``; ``faults`` of the packs' rules leave nothing to answer by.

    Raises:
        OverflowError, ValueError: a day that follows lies outside the calendar.
    """
    judged = holiday.judge(knowledge, wish)
    if blocks(faults):
        judged = replace(judged, answer="unknown")
    return Reply(judged, (*faults, *findings(knowledge, judged, today)), ask(knowledge.holiday))


def charged(judged: Judged) -> str:
    """``8 feriedage``: what the rule charges; empty where it does not say."""
    if judged.charged is None or judged.charged_days is None:
        return ""
    return _days(judged.charged_days, judged.charged)


def left(judged: Judged) -> str:
    """``12 feriedage``: what remains after the holiday; empty where it cannot be told."""
    if judged.charged is None or judged.remaining is None:
        return ""
    return _days(judged.remaining, judged.charged)


def rule_line(rule: HolidayRule) -> str:
    """``kontanthjælp, gælder fra 01.07.2025: LAS § 13``; "kendt fra" where it may have held before."""
    start = "gælder fra" if rule.is_start_known else "kendt fra"
    end = f" til {rule.valid_to:%d.%m.%Y}" if rule.valid_to else ""
    return f"{rule.title}, {start} {rule.valid_from:%d.%m.%Y}{end}: {rule.legal_basis}"


def told(reply: Reply) -> list[str]:
    """The answer as lines for a person, without its findings."""
    judged = reply.judged
    count, period = judged.count, judged.wish.period
    closed = ", ".join(f"{day:%d.%m.%Y}" for day in count.public_holidays)
    lines = [
        f"{period.fra:%d.%m.%Y}-{period.til:%d.%m.%Y}: {_days(count.calendar_days, 'calendar_days')}, "
        f"{_days(count.weekdays, 'weekdays')}{f' (heraf søgnehelligdage: {closed})' if closed else ''}, "
        f"{_days(count.holiday_days, 'holiday_days')} som i ferieloven",
        f"Svar ud fra det oplyste: {ANSWERS[judged.answer]}",
    ]
    if judged.answer == "unknown":
        lines[-1] += f". Spørg {reply.ask}"
    lines += [f"Trækkes fra: {text}" for text in [charged(judged)] if text]
    lines += [f"Tilbage efter ferien: {text}" for text in [left(judged)] if text]
    lines += [f"Besked senest: {day:%d.%m.%Y}" for day in [judged.latest_notice] if day]
    lines += [f"Ret fra: {day:%d.%m.%Y}" for day in [judged.arises] if day]
    if judged.rule:
        lines.append(f"Regel: {rule_line(judged.rule)} ({dated.approval(judged.rule)})")
    return lines


def reply_json(reply: Reply) -> dict[str, object]:
    """The whole answer as CONTRACT.md gives it."""
    judged = reply.judged
    rule = judged.rule
    return {
        "calendar_days": judged.count.calendar_days,
        "weekdays": judged.count.weekdays,
        "public_holidays": [day.isoformat() for day in judged.count.public_holidays],
        "holiday_days": judged.count.holiday_days,
        "rule": rule and {"group": rule.group, **_rule_json(rule)},
        "notice_days": rule.notice_days if rule else None,
        "latest_notice": _iso(judged.latest_notice),
        "charged": judged.charged,
        "remaining": _plain(judged.remaining),
        "right_from": _iso(judged.arises),
        "use_by": _iso(judged.use_by),
        "holiday_years": [
            {"from": _iso(year.fra), "to": _iso(year.til), "use_by": _iso(year.use_by)} for year in judged.years
        ],
        "answer": judged.answer,
        "text": told(reply),
        "findings": [finding.as_json() for finding in reply.findings],
    }


def _rule_json(rule: HolidayRule) -> dict[str, object]:
    return {
        **dated.as_json(rule),
        "title": rule.title,
        "status": rule.status,
        "successor": rule.successor or None,
        "right": rule.right,
        "right_weeks": rule.right_weeks,
        "right_days": rule.right_days,
        "max_consecutive_weeks": rule.max_consecutive_weeks,
        "qualify_months": rule.qualify_months,
        "own_holiday_pay_first": rule.own_holiday_pay_first,
        "notice_status": rule.notice_status,
        "holidays_charged": rule.holidays_charged,
        "legal_basis": rule.legal_basis,
    }


def _days(number: int | Decimal, unit: str) -> str:
    one, many = _UNITS[unit]
    return f"{_plain(number)}".replace(".", ",") + f" {one if number == 1 else many}"


def _plain(number: int | Decimal | None) -> int | float | None:
    """A number as JSON writes it."""
    if number is None or number == int(number):
        return None if number is None else int(number)
    return float(number)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
