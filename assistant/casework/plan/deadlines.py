"""The deadlines of a plan, told with how sure they are; what is abolished or unknown promises no day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.casework.deadlines import OutsideCalendarError, amount, due
from assistant.model.deadline import Deadline
from assistant.model.finding import Finding, Severity
from assistant.model.knowledge import Knowledge
from assistant.rules.dated import CERTAINTY, in_force
from assistant.rules.deadlines import ASK, Due, rules_of, unsettled


def told_deadlines(names: Sequence[str], today: date, decided: date | None, knowledge: Knowledge) -> Iterator[Finding]:
    """A line for each deadline called one of ``names``.

    One that counts backwards, from a meeting, counts from the last day that the others leave for it; where they leave
    none, it can only be said what it counts from.
    """
    if decided is None:
        return
    latest: date | None = None
    for name in names:
        rules = rules_of(knowledge, name)
        if not rules:
            continue
        rule = in_force(rules, latest or decided)
        is_before = rule is not None and rule.direction == "before"
        if rule and is_before and latest is None:
            yield Finding("L08", Severity.HINT, _uncounted(rule))
            continue
        try:
            found = due(knowledge, name, latest if is_before and latest else decided)
        except OutsideCalendarError as error:
            yield Finding("L08", Severity.HINT, str(error))
            continue
        yield _told(found, rules, today)
        latest = latest or found.due


def _told(found: Due, rules: Sequence[Deadline], today: date) -> Finding:
    rule, said = found.rule, " ".join(finding.message for finding in found.findings)
    if rule is None:
        return Finding("L08", Severity.HINT, f"{rules[-1].title}: {said}")
    if found.due is None:
        return Finding("L08", Severity.HINT, _uncounted(rule))
    message = f"{rule.title}: senest {found.due:%d.%m.%Y}, regnet fra {found.event:%d.%m.%Y} ({_span(rule)})."
    if found.due < today:
        return Finding("L08", Severity.WARNING, f"Fristen er overskredet. {message} {_sure(rule)} {said}".rstrip())
    return Finding("L08", Severity.HINT, f"{message} {_sure(rule)} {said}".rstrip())


def _uncounted(rule: Deadline) -> str:
    """A rule that gives no day here: none at all, or one from a day that is not known yet."""
    if rule.status == "abolished" or rule.amount is None:
        remark = rule.remark or ("Reglen er ophævet." if rule.status == "abolished" else "")
        return " ".join(filter(None, (f"{rule.title}: ingen frist at regne med.", remark, _sure(rule), ASK)))
    said = " ".join(finding.message for finding in unsettled(rule))
    return f"{rule.title}: {_span(rule)}. Den dag er ikke kendt endnu. {_sure(rule)} {said}".rstrip()


def _sure(rule: Deadline) -> str:
    return f"Kilde: {rule.source}; sikkerhed: {CERTAINTY[rule.certainty]}."


def _span(rule: Deadline) -> str:
    """``14 dage før mødet``."""
    return amount(rule).replace(": ", " ", 1)
