"""A pack as it was read: who made it, its note types, guide, unit data, and what its templates are."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from assistant.model.finding import Finding
from assistant.model.notetype import HeadingGuide, NoteType
from assistant.model.pack_info import PackInfo
from assistant.model.template import Entry


def is_newer(version: str, other: str) -> bool:
    """Whether ``version`` comes after ``other``: by their numbers, so that 2026.11 comes after 2026.9."""
    numbers, others = ([int(number) for number in re.findall(r"\d+", each)] for each in (version, other))
    return numbers > others


def next_version(version: str, taken: Collection[str] = ()) -> str:
    """``version``, its last number one higher, or more where that is ``taken``; one without a number was the first."""
    found = re.fullmatch(r"(.*?)(\d{1,9})(\D*)", version, re.DOTALL)
    before, number, after = found.groups() if found else (version, "1", "")
    higher = int(number) + 1
    while (following := f"{before}{higher:0{len(number)}}{after}") in taken:
        higher += 1
    return following


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


@dataclass(frozen=True)
class UnitChoice:
    """What kind of unit hers is, as the settings say.

    Attributes:
        kind: id of one of the packs' kinds; empty for none: then all may be written.
        outputs: whether the same thing is written in full in both places, or pointed to.
    """

    kind: str = ""
    outputs: Literal["unit", "both", "pointer"] = "unit"


NO_UNIT = UnitChoice()
"""Nothing has been said of the unit."""


class UnitName(NamedTuple):
    """What lists and palette need of a kind of unit (``model/unit.py``), without its words."""

    id: str
    name: str
    bars: tuple[str, ...]
    why: str
    valid_from: date
    valid_to: date | None

    def in_force(self, day: date) -> bool:
        """Whether it is known to hold on ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def refusal(self, title: str) -> str:
        """Why this unit may not use what is called ``title``, and what to do instead."""
        return f"Som {self._in_sentence} kan I ikke bruge »{title}«. {self.why}"

    @property
    def short_refusal(self) -> str:
        """The same beside the title."""
        return f"ikke for {self._in_sentence} · {self.why}"

    @property
    def _in_sentence(self) -> str:
        return f"{self.name[:1].lower()}{self.name[1:]}"


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A read pack. What could not be read stands in ``findings``; the rest works.

    Attributes:
        plans: how many Word files of plans have been tried.
    """

    info: PackInfo
    path: str
    note_types: tuple[NoteType, ...] = ()
    guide: HeadingGuide | None = None
    organisation: Organisation | None = None
    units: tuple[UnitName, ...] = ()
    entries: tuple[Entry, ...] = ()
    plans: int = 0
    findings: tuple[Finding, ...] = field(default=())
