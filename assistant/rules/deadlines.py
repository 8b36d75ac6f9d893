"""Deadlines (DOMAIN.md F): when something is due, and what to know before relying on it.

A week is seven days to the same weekday; months clamp to the month's last day. The day is never moved because it is
a closed one: the workdays before and after it are told instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from assistant.model.answers import Period
from assistant.model.calendar import Calendar
from assistant.model.deadline import Deadline
from assistant.model.finding import Finding, Severity
from assistant.model.knowledge import Knowledge
from assistant.rules import dated
from assistant.rules.calendar import closed_because, workday

ASK = "Spørg fagkoordinatoren."
_STATUS = {
    "local": "Fristen er lokal, ikke lov.",
    "proposal": "Fristen er et forslag, ikke en regel.",
    "practice": "Fristen er praksis; jeg har ikke fundet en lov, der siger det.",
}


class OutsideCalendarError(ValueError):
    """The day lies before year 1 or after 9999; the message is a Danish sentence."""


@dataclass(frozen=True)
class Due:
    """What came of a deadline.

    Attributes:
        rule: None where no rule is known for the event's day.
        due: None where no rule gives a number.
        last_workday_before, next_workday_after: around ``due``, never ``due`` itself.
    """

    name: str
    event: date
    rule: Deadline | None
    due: date | None
    last_workday_before: date | None
    next_workday_after: date | None
    findings: tuple[Finding, ...]


def names(knowledge: Knowledge) -> list[str]:
    """The deadlines that are known, each once, in the packs' order."""
    return list(dict.fromkeys(deadline.name for deadline in knowledge.deadlines.deadlines))


def rules_of(knowledge: Knowledge, name: str) -> list[Deadline]:
    """All rules called ``name``, the oldest first."""
    found = [deadline for deadline in knowledge.deadlines.deadlines if deadline.name == name]
    return sorted(found, key=lambda deadline: deadline.valid_from)


def due(knowledge: Knowledge, name: str, event: date) -> Due:
    """When ``name`` is due after, or before, ``event``, by the rule that holds on that day.

    Raises:
        OutsideCalendarError: the day is none that can be written.
    """
    rules = rules_of(knowledge, name)
    rule = dated.in_force(rules, event)
    try:
        day = _due(knowledge.calendar, rule, event) if rule else None
        around = [workday(knowledge.calendar, day, step) for step in (-1, 1)] if day else [None, None]
    except (OverflowError, ValueError):
        raise OutsideCalendarError("Datoen ligger uden for kalenderen.") from None
    findings = _findings(knowledge, rule, event, day) if rule else _no_rule(rules, event)
    return Due(name, event, rule, day, around[0], around[1], tuple(findings))


def _due(calendar: Calendar, rule: Deadline, event: date) -> date | None:
    if rule.amount is None:
        return None
    amount = -rule.amount if rule.direction == "before" else rule.amount
    match rule.unit:
        case "days":
            return event + timedelta(days=amount)
        case "weeks":
            return event + timedelta(weeks=amount)
        case "months":
            return event + relativedelta(months=amount)
        case "workdays":
            return workday(calendar, event, amount)


def _no_rule(rules: list[Deadline], event: date) -> Iterator[Finding]:
    known = dated.known_times(rules)
    message = f"Jeg kender ingen regel for {event:%d.%m.%Y}. Mine gælder {known}. {ASK}"
    yield Finding("FR01", Severity.WARNING, message)


def _findings(knowledge: Knowledge, rule: Deadline, event: date, day: date | None) -> Iterator[Finding]:
    yield from unsettled(rule)
    if day:
        yield from _closed(knowledge.calendar, rule, day)
        reach = Period(min(event, day), max(event, day))
        later = dated.next_rule(rules_of(knowledge, rule.name), rule, reach.til)
        if later:
            message = f"Fra {later.valid_from:%d.%m.%Y} gælder en anden regel: {later.title}."
            yield Finding("FR06", Severity.WARNING, f"{message} Her er regnet efter reglen på begivenhedens dag.")
    else:
        reach = Period(event, event)
    yield from dated.expected(knowledge.changes, reach, "FR07")


def unsettled(rule: Deadline) -> Iterator[Finding]:
    """What keeps the rule from being a law that one can rely on."""
    remark = f" {rule.remark}" if rule.remark else ""
    if rule.status == "abolished":
        instead = f" I stedet: {rule.replaced_by}." if rule.replaced_by else ""
        message = f"Reglen er ophævet og gælder ikke {rule.valid_from:%d.%m.%Y} og senere.{instead}{remark}"
        yield Finding("FR02", Severity.WARNING, f"{message} {ASK}")
    elif rule.amount is None:
        yield Finding("FR03", Severity.WARNING, f"Fristen kan ikke regnes ud.{remark} {ASK}")
    elif rule.status in _STATUS:
        yield Finding("FR04", Severity.WARNING, f"{_STATUS[rule.status]}{remark}")
    elif rule.certainty in {"low", "unknown"}:
        yield Finding("FR03", Severity.WARNING, f"Reglen er ikke bekræftet.{remark} {ASK}")
    elif rule.remark:
        yield Finding("FR08", Severity.HINT, rule.remark)


def _closed(calendar: Calendar, rule: Deadline, day: date) -> Iterator[Finding]:
    why = closed_because(calendar, day)
    if not why:
        return
    before, after = (f"{workday(calendar, day, step):%d.%m.%Y}" for step in (-1, 1))
    if rule.binds == "authority":
        yield Finding("FR05", Severity.WARNING, f"Fristen ender på en lukkedag ({why}). Sidste hverdag før: {before}.")
    elif rule.direction == "before":
        message = f"Dagen er en lukkedag ({why}). Næste hverdag: {after}. Om besked den dag er i tide, skal bekræftes"
        yield Finding("FR05", Severity.WARNING, f"{message} af en jurist.")
    else:
        message = f"Fristen ender på en lukkedag ({why}) og løber til næste hverdag, {after}. Det skal bekræftes"
        yield Finding("FR05", Severity.WARNING, f"{message} af en jurist.")
