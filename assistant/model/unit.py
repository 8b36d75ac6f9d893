"""What a kind of unit may write: a beskæftigelsescenter does the work, and another decides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from assistant.model.rule import CheckedFile, DatedRule


@dataclass(frozen=True, kw_only=True)
class UnitKind(DatedRule):
    """One kind of unit as it is from one day to another.

    Attributes:
        id: ASCII, lower case; what the settings call it by. One id over time is one kind.
        name: for people.
        bars: ids of note types and kinds of text that it may not write.
        forbidden: phrases (``rules/phrases.py``) that it may write nowhere.
        why: Danish: why, and what to do instead; needed where anything is barred.
        points: it writes a thing in one place and points to it in the others, unless the settings say otherwise.
    """

    id: str
    name: str
    bars: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    why: str = ""
    points: bool = False


@dataclass(frozen=True, kw_only=True)
class Units(CheckedFile):
    """All kinds of unit of a pack. A pack above that knows an id decides it for all time."""

    units: tuple[UnitKind, ...] = ()

    def over(self, below: Units) -> Self:
        """These on top of ``below``, each with its file's check and approval."""
        own = {unit.id for unit in self.units}
        kept = (unit for unit in below.units if unit.id not in own)
        return replace(self, units=(*kept, *self.signed(self.units)))
