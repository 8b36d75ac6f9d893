"""Deadlines as both faces and the templates ask for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from assistant.model.deadline import Deadline
from assistant.model.finding import Finding
from assistant.model.knowledge import Knowledge
from assistant.rules import dated, deadlines
from assistant.rules.deadlines import Due, OutsideCalendarError

__all__ = ["Due", "Listed", "OutsideCalendarError", "amount", "due", "due_json", "listed", "names", "rule_json", "told"]

_UNITS = {
    "days": ("dag", "dage"),
    "weeks": ("uge", "uger"),
    "months": ("måned", "måneder"),
    "workdays": ("arbejdsdag", "arbejdsdage"),
}

names = deadlines.names


def due(knowledge: Knowledge, name: str, event: date, faults: tuple[Finding, ...] = ()) -> Due:
    """When ``name`` is due, with the ``faults`` of the packs' rules in front.

    Raises:
        OutsideCalendarError: the day is none that can be written.
    """
    found = deadlines.due(knowledge, name, event)
    return replace(found, findings=(*faults, *found.findings))


@dataclass(frozen=True)
class Listed:
    """A deadline in a list: the rule in force on the day, else its newest; and all its rules, the oldest first."""

    name: str
    current: Deadline
    is_in_force: bool
    rules: tuple[Deadline, ...]


def listed(knowledge: Knowledge, today: date) -> list[Listed]:
    """Every deadline that is known."""
    found = []
    for name in names(knowledge):
        rules = deadlines.rules_of(knowledge, name)
        rule = dated.in_force(rules, today)
        found.append(Listed(name, rule or rules[-1], rule is not None, tuple(rules)))
    return found


def amount(rule: Deadline) -> str:
    """``4 uger efter: klagen er modtaget``, or that there is no number."""
    if rule.amount is None:
        return "ingen frist at regne"
    one, many = _UNITS[rule.unit]
    side = "før" if rule.direction == "before" else "efter"
    hour = f", kl. {rule.due_time:%H.%M}" if rule.due_time else ""
    return f"{rule.amount} {one if rule.amount == 1 else many} {side}: {rule.event}{hour}"


def told(found: Due) -> list[str]:
    """The answer as lines for a person, without its findings."""
    if found.rule is None:
        return [f"{found.name}: ingen regel for {found.event:%d.%m.%Y}."]
    rule = found.rule
    lines = [f"{rule.title} ({amount(rule)})"]
    if found.due:
        hour = f" kl. {rule.due_time:%H.%M}" if rule.due_time else ""
        lines.append(f"Frist: {found.due:%d.%m.%Y}{hour}")
    if found.last_workday_before and found.next_workday_after:
        before, after = f"{found.last_workday_before:%d.%m.%Y}", f"{found.next_workday_after:%d.%m.%Y}"
        # a letter to a citizen never shows an earlier day than the law gives (DOMAIN.md F)
        lines.append(f"Sidste hverdag før: {before}" if rule.binds == "authority" else f"Næste hverdag efter: {after}")
    lines.append(f"Kilde: {rule.source} ({dated.approval(rule)})")
    return lines


def rule_json(rule: Deadline) -> dict[str, object]:
    """A rule as the command line gives it."""
    return {
        "name": rule.name,
        "title": rule.title,
        "event": rule.event,
        "amount": rule.amount,
        "unit": rule.unit,
        "direction": rule.direction,
        "times": rule.times or None,
        "status": rule.status,
        "replaced_by": rule.replaced_by or None,
        **dated.as_json(rule),
    }


def due_json(found: Due, fallback: Deadline) -> dict[str, object]:
    """The whole answer as CONTRACT.md gives it; ``fallback`` tells whom it binds where no rule holds."""
    rule = found.rule
    return {
        "name": found.name,
        "due": found.due.isoformat() if found.due else None,
        "due_time": f"{rule.due_time:%H:%M}" if rule and rule.due_time else None,
        "for": (rule or fallback).binds,
        "last_workday_before": found.last_workday_before.isoformat() if found.last_workday_before else None,
        "next_workday_after": found.next_workday_after.isoformat() if found.next_workday_after else None,
        "rule": rule_json(rule) if rule else None,
        "findings": [finding.as_json() for finding in found.findings],
    }
