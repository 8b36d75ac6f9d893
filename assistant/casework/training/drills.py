"""Short practice beside whole notes: questions that are dealt one by one, and what an answer is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Generic, TypeVar

from assistant.casework.training.judging import Remark, of_type
from assistant.model.knowledge import Knowledge
from assistant.model.training import Scenario

Card = TypeVar("Card")


@dataclass(frozen=True)
class Outcome:
    """How an answer was.

    Attributes:
        remarks: what was good, and what was not.
        why: what is to be learnt of it; empty where the remarks say it all.
        source: of that.
    """

    is_right: bool
    remarks: tuple[Remark, ...]
    why: str = ""
    source: str = ""


class Deck(Generic[Card]):
    """Questions in a random order, none twice before all have been asked, nor one twice in a row."""

    def __init__(self, cards: Sequence[Card], rng: Random) -> None:
        """``cards`` are at least one."""
        self._cards = cards
        self._rng = rng
        self._left: list[Card] = []
        self._last: Card | None = None
        self._shuffle()

    def deal(self) -> Card:
        """The next question."""
        if not self._left:
            self._shuffle()
        return self.take(self._left[-1])

    def take(self, card: Card) -> Card:
        """``card``, which need not be the next."""
        if card in self._left:
            self._left.remove(card)
        self._last = card
        return card

    def _shuffle(self) -> None:
        self._left = self._rng.sample(self._cards, len(self._cards))
        if self._left[-1] == self._last:
            self._left.reverse()


def judge_type(scenario: Scenario, chosen: str, knowledge: Knowledge) -> Outcome:
    """Whether the note type ``chosen`` is right for ``scenario``, and what each type is for."""
    note_type = knowledge.note_types[chosen]
    is_right = chosen in scenario.note_types
    told = of_type(scenario, note_type, knowledge)[1]
    remarks = [replace(remark, why=note_type.use_when) for remark in told] if is_right else told
    return Outcome(is_right, tuple(remarks), scenario.why, scenario.source)
