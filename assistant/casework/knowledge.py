"""What several packs know, one on top of the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from assistant.model.calendar import Calendar
from assistant.model.knowledge import Knowledge
from assistant.model.language import Language
from assistant.model.notetype import HeadingGuide, NoteType
from assistant.model.pack import NO_FACTS, Organisation
from assistant.model.words import Words
from assistant.packs.reader import PackCore

T = TypeVar("T")


def merged(cores: Iterable[PackCore], unit: Organisation = NO_FACTS) -> Knowledge:
    """``cores`` in order, and the unit's own facts on top.

    A note type stands instead of one below it with the same id; word lists add to those below; of everything else the
    last pack that has it decides.
    """
    cores = list(cores)
    note_types: dict[str, NoteType] = {}
    words = Words()
    language = Language()
    for core in cores:
        note_types |= {note_type.id: note_type for note_type in core.note_types}
        words = core.words.over(words) if core.words else words
        language = core.language.over(language) if core.language else language
    return Knowledge(
        note_types=note_types,
        guide=_last(HeadingGuide(), (core.guide for core in cores)),
        calendar=_last(Calendar(holidays=()), (core.calendar for core in cores)),
        organisation=_filled(_last(NO_FACTS, (core.organisation for core in cores)), unit),
        words=words,
        language=language,
    )


def _last(found: T, values: Iterable[T | None]) -> T:
    for value in values:
        found = found if value is None else value
    return found


def _filled(pack: Organisation, unit: Organisation) -> Organisation:
    facts = {name: getattr(unit, name) or getattr(pack, name) for name in Organisation.__dataclass_fields__}
    return Organisation(**facts)
