"""What the packs in use know besides their templates, as it holds when one lies on top of the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from assistant.model.calendar import Calendar
from assistant.model.deadline import Deadlines
from assistant.model.fact import Facts
from assistant.model.forms import Forms
from assistant.model.holiday import HolidayRules
from assistant.model.language import Language
from assistant.model.notetype import HeadingGuide, NoteType
from assistant.model.pack import NO_FACTS, Organisation
from assistant.model.rule import Changes
from assistant.model.unit import Units
from assistant.model.words import Words


class PublishedFile(NamedTuple):
    """A file of a pack as it is published: its name, and its bytes."""

    name: str
    raw: bytes


@dataclass(frozen=True, kw_only=True)
class Knowledge:
    """Everything that rules judge by.

    Attributes:
        note_types: by id.
        published: the files that templates look things up in, of the lowest pack first.
    """

    note_types: dict[str, NoteType] = field(default_factory=dict)
    guide: HeadingGuide = field(default_factory=HeadingGuide)
    calendar: Calendar = field(default_factory=Calendar)
    organisation: Organisation = NO_FACTS
    words: Words = field(default_factory=Words)
    language: Language = field(default_factory=Language)
    holiday: HolidayRules = field(default_factory=HolidayRules)
    deadlines: Deadlines = field(default_factory=Deadlines)
    changes: Changes = field(default_factory=Changes)
    facts: Facts = field(default_factory=Facts)
    forms: Forms = field(default_factory=Forms)
    units: Units = field(default_factory=Units)
    published: tuple[PublishedFile, ...] = field(default=(), repr=False)
