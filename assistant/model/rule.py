"""What every rule of law or practice has, whatever it is about: its dates, its source, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self, TypeVar

from assistant.model.template import Certainty

R = TypeVar("R", bound="DatedRule")


@dataclass(frozen=True, kw_only=True)
class DatedRule:
    """A rule as it holds from one day to another.

    Attributes:
        valid_from, valid_to: first and last day it is known to hold; ``valid_to`` None means still.
        is_start_known, is_end_known: false where the rule may have held before or after as well.
        source: the law, the authority's page, or the local paper.
        certainty: how sure the source is (DOMAIN.md's marks).
        checked_on, checked_by: who compared it with its source; where a rule is silent its file says.
        approved_by: who has approved its use; empty is shown as "ikke godkendt".
        remark: a Danish sentence for the person who uses it.
    """

    valid_from: date
    valid_to: date | None = None
    is_start_known: bool = True
    is_end_known: bool = True
    source: str
    certainty: Certainty
    checked_on: date | None = None
    checked_by: str = ""
    approved_by: str = ""
    remark: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether it is known to hold on ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, kw_only=True)
class CheckedFile:
    """A file of rules; what it says of checking and approval goes for those of its rules that say nothing.

    Attributes:
        checked_on, checked_by: who compared it with its sources, and when.
        approved_by: who has approved its use; empty is shown as "ikke godkendt".
    """

    checked_on: date | None = None
    checked_by: str = ""
    approved_by: str = ""

    def signed(self, rules: Iterable[R]) -> tuple[R, ...]:
        """``rules`` with the file's word where they have none of their own."""
        return tuple(
            replace(
                rule,
                checked_on=rule.checked_on or self.checked_on,
                checked_by=rule.checked_by or self.checked_by,
                approved_by=rule.approved_by or self.approved_by,
            )
            for rule in rules
        )


@dataclass(frozen=True, kw_only=True)
class ExpectedChange:
    """New law that is on its way: every answer that reaches past ``day`` says so.

    Attributes:
        day: the first day of the new law.
        text: a Danish sentence: what is expected, and what to do about it.
    """

    day: date
    text: str
    source: str
    certainty: Certainty


@dataclass(frozen=True, kw_only=True)
class Changes:
    """The pack's expected changes of law."""

    expected: tuple[ExpectedChange, ...] = field(default=())

    def over(self, below: Changes) -> Self:
        """These on top of ``below``; one of the same day stands instead of the other."""
        days = {change.day for change in self.expected}
        return replace(self, expected=(*(c for c in below.expected if c.day not in days), *self.expected))
