"""Which of several dated rules a day falls under, and what a period of days meets on its way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from assistant.model.answers import Period
from assistant.model.finding import Finding, Severity
from assistant.model.rule import Changes, DatedRule

R = TypeVar("R", bound=DatedRule)

CERTAINTY = {"high": "høj", "medium": "middel", "low": "lav", "unknown": "ukendt"}
"""How sure a source is, in Danish."""


def in_force(rules: Iterable[R], day: date) -> R | None:
    """The rule that holds on ``day``; the newest, where two do."""
    return max((rule for rule in rules if rule.holds_on(day)), key=lambda rule: rule.valid_from, default=None)


def next_rule(rules: Iterable[R], rule: R, last: date) -> R | None:
    """The rule that takes over from ``rule`` on ``last`` at the latest."""
    later = (other for other in rules if rule.valid_from < other.valid_from <= last)
    return min(later, key=lambda other: other.valid_from, default=None)


def known_times(rules: Iterable[DatedRule]) -> str:
    """When any of ``rules`` holds, in Danish: ``01.01.2017-31.12.2017 og fra 01.07.2026``."""
    spans = [
        f"{rule.valid_from:%d.%m.%Y}-{rule.valid_to:%d.%m.%Y}" if rule.valid_to else f"fra {rule.valid_from:%d.%m.%Y}"
        for rule in sorted(rules, key=lambda rule: rule.valid_from)
    ]
    return " og ".join([", ".join(spans[:-1]), spans[-1]]) if len(spans) > 1 else "".join(spans)


def expected(changes: Changes, period: Period, code: str) -> Iterator[Finding]:
    """A warning for each new law that is expected before ``period`` ends."""
    for change in changes.expected:
        if change.day <= period.til:
            yield Finding(code, Severity.WARNING, change.text)


def approved_by(who: str) -> str:
    """Who has approved the use of a rule, in words."""
    return f"godkendt af {who}" if who else "ikke godkendt"


def approval(rule: DatedRule) -> str:
    """How sure the rule is, and who has approved it, for people."""
    approved = approved_by(rule.approved_by)
    return f"sikkerhed: {CERTAINTY[rule.certainty]}, {approved}"


def as_json(rule: DatedRule) -> dict[str, object]:
    """What CONTRACT.md tells of every rule."""
    return {
        "valid_from": rule.valid_from.isoformat(),
        "valid_to": rule.valid_to.isoformat() if rule.valid_to else None,
        "is_start_known": rule.is_start_known,
        "is_end_known": rule.is_end_known,
        "source": rule.source,
        "certainty": rule.certainty,
        "checked_on": rule.checked_on.isoformat() if rule.checked_on else None,
        "checked_by": rule.checked_by or None,
        "approved_by": rule.approved_by or None,
        "remark": rule.remark,
    }
