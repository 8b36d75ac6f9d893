"""What can be wrong with a pack's dated rules: two at once, an end before the beginning, a number that is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.model.deadline import Deadlines
from assistant.model.fact import Facts
from assistant.model.finding import Finding
from assistant.model.holiday import HolidayRules
from assistant.model.rule import DatedRule
from assistant.packs.lint_ids import lint_id
from assistant.packs.source import KeyPath, Source

_MOST = 10_000
"""Of any unit; more is a slip of the finger."""


def lint_deadlines(deadlines: Deadlines, source: Source) -> Iterator[Finding]:
    """Deadlines that nobody could compute, or that contradict each other."""
    rules = deadlines.deadlines
    yield from lint_dates([(rule.name, rule) for rule in rules], "name", "deadlines", source)
    for number, rule in enumerate(rules):
        at: KeyPath = ("deadlines", number)
        if rule.amount is not None and not 0 < rule.amount <= _MOST:
            yield source.error("P05", f"amount skal være et tal fra 1 til {_MOST}.", (*at, "amount"))
        if rule.amount is None and rule.due_time:
            yield source.error("P09", "Et klokkeslæt kræver et amount.", (*at, "due_time"))


def lint_holiday(holiday: HolidayRules, source: Source) -> Iterator[Finding]:
    """Holiday rules that contradict themselves or each other."""
    yield from lint_dates([(rule.group, rule) for rule in holiday.rules], "group", "rules", source)
    known = {rule.group for rule in holiday.rules}
    for number, rule in enumerate(holiday.rules):
        at: KeyPath = ("rules", number)
        if not 0 <= rule.year_starts <= 12:
            yield source.error("P05", "year_starts er en måned fra 1 til 12.", (*at, "year_starts"))
        if rule.successor and rule.successor not in known:
            yield source.error("P11", f"Gruppen »{rule.successor}« findes ikke i filen.", (*at, "successor"))
        if rule.right == "unknown" and rule.certainty != "unknown":
            message = 'Er retten ukendt, er sikkerheden det også: certainty = "unknown".'
            yield source.error("P09", message, (*at, "certainty"))
        for key in ("right_weeks", "right_days", "max_consecutive_weeks", "qualify_months", "use_within_months"):
            if (value := getattr(rule, key)) is not None and not 0 < value <= _MOST:
                yield source.error("P05", f"{key} skal være et tal fra 1 til {_MOST}.", (*at, key))
        if rule.notice_days is not None and not 0 <= rule.notice_days <= _MOST:
            yield source.error("P05", f"notice_days skal være et tal fra 0 til {_MOST}.", (*at, "notice_days"))
        if not 0 <= rule.months_to_use <= 120:
            yield source.error("P05", "months_to_use skal være et tal fra 0 til 120.", (*at, "months_to_use"))


def lint_facts(facts: Facts, source: Source) -> Iterator[Finding]:
    """Facts that say nothing, or two things at once."""
    yield from lint_dates([(fact.name, fact) for fact in facts.facts], "name", "facts", source)
    for number, fact in enumerate(facts.facts):
        if bool(fact.text) == (fact.amount is not None):
            yield source.error("P09", "Skriv enten text eller amount.", ("facts", number))


def lint_dates(rules: Sequence[tuple[str, DatedRule]], key: str, table: str, source: Source) -> Iterator[Finding]:
    """Ids that are none, rules that end before they begin, and two of one id on the same day.

    ``rules`` stand with their ids, which the file has under ``key``, in the list ``table``.
    """
    for number, (name, rule) in enumerate(rules):
        at: KeyPath = (table, number)
        yield from lint_id(name, source, (*at, key))
        if rule.valid_to and rule.valid_to < rule.valid_from:
            yield source.error("P08", "Reglen slutter, før den begynder. Ret valid_to.", (*at, "valid_to"))
        for other_name, other in rules[:number]:
            if name == other_name and _overlap(rule, other):
                message = f"To regler for »{name}« gælder på samme tid. Ret valid_from eller valid_to."
                yield source.error("P06", message, (*at, "valid_from"))


def _overlap(one: DatedRule, other: DatedRule) -> bool:
    first, second = sorted((one, other), key=lambda rule: rule.valid_from)
    return first.holds_on(second.valid_from)
