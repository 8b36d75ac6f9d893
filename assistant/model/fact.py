"""What a pack knows by name and day: the law a kind of talk rests on, the limit of an amount."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Self

from assistant.model.rule import CheckedFile, DatedRule


@dataclass(frozen=True, kw_only=True)
class Fact(DatedRule):
    """One fact as it holds from one day to another; either a text or an amount.

    Attributes:
        name: ASCII, lower case; what a template calls it by. The facts of one name over time share it.
        title: what it is, for people.
        text: whole words that a text may print.
        amount: kroner.
    """

    name: str
    title: str
    text: str = ""
    amount: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Facts(CheckedFile):
    """All facts of a pack. A pack above that knows a name decides it for all time."""

    facts: tuple[Fact, ...] = ()

    def over(self, below: Facts) -> Self:
        """These on top of ``below``, each with its file's check and approval."""
        own = {fact.name for fact in self.facts}
        kept = (fact for fact in below.facts if fact.name not in own)
        return replace(self, facts=(*kept, *self.signed(self.facts)))
