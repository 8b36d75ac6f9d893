"""The deadlines of a plan, told with how sure they are; what is abolished or unknown promises no day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.casework.deadlines import OutsideCalendarError, amount, due
from assistant.model.deadline import Deadline
from assistant.model.finding import Finding, Severity
from assistant.model.knowledge import Knowledge
from assistant.rules.dated import CERTAINTY
from assistant.rules.deadlines import Due, rules_of


def told_deadlines(names: Sequence[str], today: date, decided: date | None, knowledge: Knowledge) -> Iterator[Finding]:
    """A line for each deadline called one of ``names``.

    One that counts backwards, from a meeting, counts from the last day that the others leave for it; where they leave
    none, nothing can be said but what it counts from.
    """
    latest: date | None = None
    for name in names if decided else ():
        rules = rules_of(knowledge, name)
        if not rules:
            continue
        event = latest if rules[-1].direction == "before" else decided
        if event is None:
            message = f"{rules[-1].title}: {_span(rules[-1])}. Den dag er ikke kendt endnu."
            yield Finding("L08", Severity.HINT, message)
            continue
        try:
            found = due(knowledge, name, event)
        except OutsideCalendarError as error:
            yield Finding("L08", Severity.HINT, str(error))
            continue
        yield _told(found, rules[-1].title, today)
        latest = latest or found.due


def _told(found: Due, title: str, today: date) -> Finding:
    said = " ".join(finding.message for finding in found.findings)
    if found.due is None or found.rule is None:
        return Finding("L08", Severity.HINT, f"{title}: ingen frist, jeg kan love. {said}")
    rule = found.rule
    message = f"{rule.title}: senest {found.due:%d.%m.%Y}, regnet fra {found.event:%d.%m.%Y} ({_span(rule)})."
    sure = f"Kilde: {rule.source}; sikkerhed: {CERTAINTY[rule.certainty]}."
    if found.due < today:
        return Finding("L08", Severity.WARNING, f"Fristen er overskredet. {message} {sure} {said}".rstrip())
    return Finding("L08", Severity.HINT, f"{message} {sure} {said}".rstrip())


def _span(rule: Deadline) -> str:
    """``14 dage før mødet``."""
    return amount(rule).replace(": ", " ", 1)
