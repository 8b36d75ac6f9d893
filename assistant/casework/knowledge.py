"""What several packs know, one on top of the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, Self, TypeVar

from assistant.model.calendar import Calendar
from assistant.model.deadline import Deadlines
from assistant.model.fact import Facts
from assistant.model.forms import Forms
from assistant.model.holiday import HolidayRules
from assistant.model.knowledge import Knowledge
from assistant.model.language import Language
from assistant.model.notetype import HeadingGuide, NoteType
from assistant.model.pack import NO_FACTS, Organisation
from assistant.model.rule import Changes
from assistant.model.unit import Units
from assistant.model.words import Words
from assistant.packs.reader import PackCore

T = TypeVar("T")


class _Stacks(Protocol):
    """What adds to what lies below it."""

    def over(self, below: Self) -> Self: ...


S = TypeVar("S", bound=_Stacks)


def merged(cores: Iterable[PackCore], unit: Organisation = NO_FACTS) -> Knowledge:
    """``cores`` in order, and the unit's own facts on top.

    A note type stands instead of one below it with the same id; word lists, rules and closed days add to those below;
    of everything else the last pack that has it decides.
    """
    cores = list(cores)
    note_types: dict[str, NoteType] = {}
    for core in cores:
        note_types |= {note_type.id: note_type for note_type in core.note_types}
    return Knowledge(
        note_types=note_types,
        guide=_last(HeadingGuide(), (core.guide for core in cores)),
        calendar=_stacked(Calendar(), (core.calendar for core in cores)),
        organisation=_filled(_last(NO_FACTS, (core.organisation for core in cores)), unit),
        words=_stacked(Words(), (core.words for core in cores)),
        language=_stacked(Language(), (core.language for core in cores)),
        holiday=_stacked(HolidayRules(), (core.holiday for core in cores)),
        deadlines=_stacked(Deadlines(), (core.deadlines for core in cores)),
        changes=_stacked(Changes(), (core.changes for core in cores)),
        facts=_stacked(Facts(), (core.facts for core in cores)),
        published=tuple(file for core in cores for file in core.published),
        forms=_stacked(Forms(), (core.forms for core in cores)),
        units=_stacked(Units(), (core.units for core in cores)),
    )


def _stacked(found: S, values: Iterable[S | None]) -> S:
    for value in values:
        found = found if value is None else value.over(found)
    return found


def _last(found: T, values: Iterable[T | None]) -> T:
    for value in values:
        found = found if value is None else value
    return found


def _filled(pack: Organisation, unit: Organisation) -> Organisation:
    facts = {name: getattr(unit, name) or getattr(pack, name) for name in Organisation.__dataclass_fields__}
    return Organisation(**facts)
