"""A pack as it was read: who made it, its note types, guide, unit data, and what its templates are."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from assistant.model.finding import Finding
from assistant.model.notetype import HeadingGuide, NoteType
from assistant.model.template import Entry


@dataclass(frozen=True, kw_only=True)
class PackInfo:
    """``pack.toml``: the pack's name and dates."""

    id: str
    version: str
    title: str
    publisher: str
    valid_from: date
    valid_to: date | None = None
    requires: str = ""


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """The unit's own facts, filled in by settings over the pack's; a template reaches them as ``enhed``.

    Attributes:
        name: of the unit, as it signs.
        phone, address, mailbox: how the citizen reaches it; empty until the unit has set them.
    """

    name: str = ""
    phone: str = ""
    address: str = ""
    mailbox: str = ""
    opening_hours: str = ""


NO_FACTS = Organisation()
"""A unit that has told nothing of itself."""


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A read pack. What could not be read stands in ``findings``; the rest works."""

    info: PackInfo
    path: str
    note_types: tuple[NoteType, ...] = ()
    guide: HeadingGuide | None = None
    organisation: Organisation | None = None
    entries: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
