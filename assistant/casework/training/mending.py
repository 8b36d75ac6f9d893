"""»Ret overskriften«: a heading that is not good enough, from the exercises and from the pack's own examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.casework.training.drills import Outcome
from assistant.casework.training.journal import finds
from assistant.casework.training.judging import judge_heading
from assistant.model.knowledge import Knowledge
from assistant.model.notetype import NoteType
from assistant.model.training import Scenario, Trial

_FULL = 100
_SHORTEST = 4
"""Letters of a word that tells what a heading is about."""


@dataclass(frozen=True)
class Mending:
    """A heading to mend.

    Attributes:
        scenario: what happened, and by which searches it is found.
        heading: as it stands, and is not good enough.
        solution: one that is right.
        is_made_up: of a pack's example, of which only its type is known, and the words that must be kept.
    """

    scenario: Scenario
    heading: str
    solution: str
    is_made_up: bool = False


def mendings(scenarios: Sequence[Scenario], knowledge: Knowledge, today: date) -> list[Mending]:
    """Every bad heading that is known to have a mend; the pack's own are judged as on ``today``."""
    found = [*_of_exercises(scenarios, knowledge), *_of_pack(knowledge, today)]
    return [
        each
        for each in found
        if judge_mending(each, each.solution, knowledge).is_right
        and not judge_mending(each, each.heading, knowledge).is_right
    ]


def judge_mending(question: Mending, heading: str, knowledge: Knowledge) -> Outcome:
    """Whether ``heading`` has the right type, follows the guide, and is found by those who look for it."""
    report = judge_heading(question.scenario, heading, knowledge)
    return Outcome(report.score == _FULL, report.remarks, question.scenario.why, question.scenario.source)


def _of_exercises(scenarios: Sequence[Scenario], knowledge: Knowledge) -> Iterator[Mending]:
    rules = {rule.code for rule in knowledge.guide.rules}
    for scenario in scenarios:
        for wrong in scenario.wrongs:
            if wrong.case in ("", scenario.case) and not rules.isdisjoint(wrong.codes):
                yield Mending(scenario, wrong.heading, scenario.models[0].heading)


def _of_pack(knowledge: Knowledge, today: date) -> Iterator[Mending]:
    for note_type in knowledge.note_types.values():
        for bad in note_type.bad:
            good = max(note_type.good, key=lambda good: len(_kept(bad.heading, good, note_type)), default="")
            if kept := _kept(bad.heading, good, note_type):
                yield Mending(_made_up(note_type, kept, good, today), bad.heading, good, is_made_up=True)


def _kept(bad: str, good: str, note_type: NoteType) -> list[str]:
    """The words of ``bad`` that tell what it is about, and stand in a good heading of its type."""
    words = re.findall(rf"[^\W\d_]{{{_SHORTEST},}}", bad.lower())
    return [word for word in words if finds(word, good) and not finds(word, note_type.prefix)]


def _made_up(note_type: NoteType, kept: Sequence[str], good: str, today: date) -> Scenario:
    """An exercise with nothing but a type, and the words by which its note must be found."""
    words = " og ".join(f"»{word}«" for word in kept)
    return Scenario(
        id="",
        title=note_type.name,
        level=1,
        day=today,
        citizen="",
        case="",
        situation=f"Notatet er af typen {note_type.prefix.rstrip(':')}. {note_type.use_when}",
        task=f"Ret overskriften. Behold {words}, og find selv på det, der mangler, fx dagen.",
        note_types=(note_type.id,),
        find=(" ".join(kept),),
        says=(),
        why="",
        source="",
        certainty="high",
        models=(Trial(heading=good),),
        wrongs=(),
    )
