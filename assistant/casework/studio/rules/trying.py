"""What a rule says of an example, before and after it was changed: told as colleagues are told."""

from __future__ import annotations

from datetime import date

from assistant.casework import deadlines, holiday
from assistant.casework.deadlines import OutsideCalendarError
from assistant.casework.holiday import Wish
from assistant.model.finding import Finding
from assistant.model.knowledge import Knowledge
from assistant.render.danish import money
from assistant.rules import dated

_OUTSIDE = ["Datoen ligger uden for kalenderen."]


def holiday_told(knowledge: Knowledge, wish: Wish, today: date) -> list[str]:
    """The answer to an example of a wish for holiday, asked on ``today``."""
    try:
        reply = holiday.answer(knowledge, wish, today)
    except (OverflowError, ValueError):
        return _OUTSIDE
    return [*holiday.told(reply), *_said(reply.findings)]


def deadline_told(knowledge: Knowledge, name: str, event: date) -> list[str]:
    """The day that a deadline gives, counted from ``event``."""
    try:
        found = deadlines.due(knowledge, name, event)
    except OutsideCalendarError as error:
        return [str(error)]
    return [*deadlines.told(found), *_said(found.findings)]


def fact_told(knowledge: Knowledge, name: str, day: date) -> list[str]:
    """What a template writes that looks the fact up on ``day``."""
    fact = dated.in_force([each for each in knowledge.facts.facts if each.name == name], day)
    if fact is None:
        return ["Intet: der er ingen, der gælder den dag."]
    written = fact.text or (money(fact.amount) if fact.amount is not None else "")
    return [written, f"Kilde: {fact.source} ({dated.approval(fact)})", *([fact.remark] if fact.remark else [])]


def _said(findings: tuple[Finding, ...]) -> list[str]:
    return [f"– {finding.message}" for finding in findings]
