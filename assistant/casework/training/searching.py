"""»Find notatet«: one heading among hundreds, a week later, by the search of the practice journal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from assistant.casework.training.crowd import crowd
from assistant.casework.training.drills import Outcome
from assistant.casework.training.journal import finds
from assistant.casework.training.judging import Remark, judge_heading
from assistant.model.knowledge import Knowledge
from assistant.model.training import Scenario

FEW = 5
"""Headings that one reads through at a glance."""
_LATER = timedelta(weeks=1)
_SHORT = 120
"""Characters after which what happened has been told in short."""
_WHY = "Få ord finder bedst: det, der skete, og det, der skiller notatet fra de andre, fx dagen."
_TOO_LITTLE = "En overskrift skal sige det, der skiller notatet fra de andre: hvad, hvem (rolle) og hvilken dag."


@dataclass(frozen=True)
class Search:
    """A heading to find.

    Attributes:
        scenario: what it is about.
        heading: the one to find.
        is_own: whether she wrote it herself.
        headings: all there are, it among them, the newest first.
    """

    scenario: Scenario
    heading: str
    is_own: bool
    headings: tuple[str, ...]

    @property
    def told(self) -> str:
        """What happened, in its first sentences."""
        sentences = re.split(r"(?<=[.?!»]) (?=[A-ZÆØÅ»])", " ".join(self.scenario.situation.split()))
        told = sentences.pop(0)
        while sentences and (len(told) < _SHORT or told.count("»") > told.count("«")):
            told += f" {sentences.pop(0)}"
        return told

    @property
    def can_be_found(self) -> bool:
        """Whether there is a search that singles it out: all its own words."""
        return self.is_found_by(self.heading)

    @property
    def hint(self) -> str:
        """A search that finds it; the heading itself where nothing else does."""
        queries = (*self.scenario.find, " ".join(self.scenario.find))
        return next((query for query in queries if self.is_found_by(query)), self.heading)

    def found_by(self, query: str) -> list[str]:
        """The headings that ``query`` leaves."""
        return [heading for heading in self.headings if finds(query, heading)]

    def is_found_by(self, query: str) -> bool:
        """Whether ``query`` leaves few, and the one to find among them."""
        return finds(query, self.heading) and len(self.found_by(query)) <= FEW


def search_for(
    scenario: Scenario, own: str, scenarios: Sequence[Scenario], knowledge: Knowledge, rng: Random
) -> Search:
    """Look for ``own``, which she wrote to ``scenario``; for its first model where it is empty."""
    heading = own or scenario.models[0].heading
    days = crowd(heading, scenario.day + _LATER, scenarios, knowledge, rng) | {heading: scenario.day}
    newest_first = sorted(days, key=lambda each: days[each], reverse=True)
    return Search(scenario, heading, bool(own), tuple(newest_first))


def judge_search(question: Search, query: str, knowledge: Knowledge) -> Outcome:
    """Whether ``query`` finds the heading; what it lacks, where no search can."""
    count = len(question.found_by(query))
    if question.is_found_by(query):
        among = "og notatets er imellem" if count > 1 else "og det er notatets"
        text = f"{_counted(count)}, {among}: »{question.heading}«."
        return Outcome(is_right=True, remarks=(_said(text, is_good=True),), why=_WHY)
    if not question.can_be_found:
        return _unfindable(question, knowledge)
    if finds(query, question.heading):
        text = f"{_counted(count)}. Notatets er imellem, men {FEW} er det meste, man ser på én gang. Føj et ord til."
    else:
        but_not = ", men ikke notatets" if count else ""
        text = f"{_counted(count)}{but_not}. Alle ordene skal stå i overskriften. Prøv færre, eller andre."
    return Outcome(is_right=False, remarks=(_said(text),), why=_WHY)


def _unfindable(question: Search, knowledge: Knowledge) -> Outcome:
    """The heading is told, for nobody can find it; and so is what it lacks."""
    count = len(question.found_by(question.heading)) - 1
    text = f"Ingen søgning kan skille »{question.heading}« ud: {count} andre har de samme ord."
    lacks = judge_heading(question.scenario, question.heading, knowledge).to_mend
    return Outcome(is_right=False, remarks=(_said(text), *lacks), why=_TOO_LITTLE)


def _counted(count: int) -> str:
    number = {0: "ingen overskrifter", 1: "én overskrift"}.get(count, f"{count} overskrifter")
    return f"Din søgning finder {number}"


def _said(text: str, *, is_good: bool = False) -> Remark:
    return Remark("find", is_good=is_good, text=text)
