"""What a learner has practised, as she sees it, shows it and hands it over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.casework.training.sheet import Group, Sheet
from assistant.model.knowledge import Knowledge
from assistant.model.learning import Count, Drill, Learned
from assistant.model.training import Scenario

Standing = Literal["alone", "passed", "tried", "new"]
LEVELS = {1: "første dag", 2: "øvet", 3: "svær"}
DRILLS: dict[Drill, str] = {"type": "Hvilken notattype?", "heading": "Ret overskriften", "find": "Find notatet"}
_STANDINGS: dict[Standing, str] = {"alone": "på egen hånd", "passed": "med hjælp", "tried": "prøvet", "new": "–"}
_MOST = 5
"""Rules that are told of: those that were broken most."""
_OWN = {
    "find": "Overskriften skal kunne findes med de ord, en kollega søger på.",
    "says": "Notatet skal sige det, en kollega får brug for.",
    "never": "Nogle ting hører ikke hjemme i et notat.",
    "case": "Notatet skal stå i den rigtige sag.",
}
"""What the exercises ask besides the rules of the heading guide."""


@dataclass(frozen=True)
class Overview:
    """How far somebody has come.

    Attributes:
        levels: name of the level, exercises whose note was as it should be, and how many there are.
        types: each note type as it is called, and how well it was practised; in the order of the alphabet.
        drills: the short questions.
        mended: what was oftenest to be mended in a first note, and in how many exercises.
    """

    levels: tuple[tuple[str, int, int], ...]
    types: tuple[tuple[str, Standing], ...]
    drills: tuple[tuple[str, Count], ...]
    mended: tuple[tuple[str, int], ...]

    @property
    def passed(self) -> int:
        """Exercises whose note was as it should be."""
        return sum(count for _, count, _ in self.levels)

    @property
    def all(self) -> int:
        """Exercises there are."""
        return sum(count for *_, count in self.levels)

    @property
    def alone(self) -> int:
        """Note types that she has written on her own."""
        return sum(standing == "alone" for _, standing in self.types)

    @property
    def line(self) -> str:
        """All of it in short."""
        return f"{self.passed} af {self.all} øvelser · {self.alone} af {len(self.types)} notattyper på egen hånd"


def overview(learned: Learned, scenarios: Sequence[Scenario], knowledge: Knowledge) -> Overview:
    """How far ``learned`` is with ``scenarios``; what is kept of exercises that are gone does not count."""
    results = learned.results
    levels = []
    for level, name in LEVELS.items():
        of_level = [each for each in scenarios if each.level == level]
        passed = [each for each in of_level if each.id in results and results[each.id].passed]
        if of_level:
            levels.append((name, len(passed), len(of_level)))
    types = [
        (note_type.prefix.rstrip(":"), _standing(note_type.id, learned, scenarios))
        for note_type in knowledge.note_types.values()
    ]
    drills = tuple((title, learned.drills.get(drill, Count())) for drill, title in DRILLS.items())
    return Overview(tuple(levels), tuple(sorted(types)), drills, tuple(mended([learned], scenarios, knowledge)))


def mended(learners: Iterable[Learned], scenarios: Iterable[Scenario], knowledge: Knowledge) -> list[tuple[str, int]]:
    """What was oftenest to be mended in first notes: the rule as the guide says it, and in how many notes."""
    known = {scenario.id for scenario in scenarios}
    said = {rule.code: f"{rule.code} {rule.name}: {rule.says}" for rule in knowledge.guide.rules if rule.says} | _OWN
    codes = Counter(
        code
        for learned in learners
        for name, result in learned.results.items()
        if name in known
        for code in result.codes
        if code in said
    )
    return [(said[code], times) for code, times in codes.most_common(_MOST)]


def as_sheet(found: Overview, name: str, today: date) -> Sheet:
    """A page that she can show; ``name`` is hers, or empty."""
    done = (
        Group("Hele notater", tuple((level, f"{passed} af {count}") for level, passed, count in found.levels)),
        Group("Notattyper", tuple((kind, _STANDINGS[standing]) for kind, standing in found.types)),
    )
    short = [(title, f"{count.right} af {count.asked} rigtige") for title, count in found.drills if count.asked]
    often = [(f"{times} {'gang' if times == 1 else 'gange'}", rule) for rule, times in found.mended]
    besides = (
        Group("Korte øvelser", tuple(short)),
        Group("Det, der oftest var at rette i første forsøg", tuple(often)),
    )
    foot = f"{today:%d.%m.%Y} · øvet på opdigtede borgere, bedømt efter programmets egne regler"
    return Sheet(
        " – ".join(filter(None, ("Øvet i Sagstast", name))),
        (done, tuple(group for group in besides if group.rows)),
        foot,
    )


def _standing(note_type: str, learned: Learned, scenarios: Iterable[Scenario]) -> Standing:
    found = [
        result
        for each in scenarios
        if each.note_types[0] == note_type and (result := learned.results.get(each.id)) is not None
    ]
    if any(result.is_alone for result in found):
        return "alone"
    if any(result.passed for result in found):
        return "passed"
    return "tried" if found else "new"
