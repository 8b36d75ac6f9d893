"""The packs in use: what is in force on a day, and how a template is found.

Light enough for the start: the texts are read, and Jinja2 with them, when somebody asks for one.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.casework.refusals import refusal
from assistant.model.finding import Finding
from assistant.model.notetype import NoteName
from assistant.model.pack import NO_FACTS, NO_UNIT, Organisation, UnitChoice, UnitName
from assistant.model.pack_info import LAYERS, Layer, PackInfo
from assistant.model.suggest import did_you_mean
from assistant.model.template import Entry, Template
from assistant.packs.index import PackIndex, fingerprint, layer_of, remember, remembered

if TYPE_CHECKING:
    from assistant.casework.drafting import Drafter
    from assistant.casework.reading import Reading
    from assistant.model.knowledge import Knowledge
    from assistant.model.plan import Plans


class UnavailableError(Exception):
    """The template cannot be used; the message is a Danish sentence. ``entry`` is what was found, if anything."""

    def __init__(self, message: str, entry: Entry | None = None) -> None:
        super().__init__(message)
        self.entry = entry


@dataclass(frozen=True)
class Library:
    """Packs in order; a later one's template stands before an earlier one's of the same id.

    Attributes:
        unit: the unit's own facts from settings, over the packs'.
        references: whether notes may end by naming their wording.
        chosen: what kind of unit it is: what that may not write is not in force here.
    """

    indexes: tuple[PackIndex, ...]
    unit: Organisation = NO_FACTS
    references: bool = True
    chosen: UnitChoice = NO_UNIT

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that is wrong with the packs."""
        return tuple(finding for index in self.indexes for finding in index.findings)

    @property
    def note_types(self) -> tuple[NoteName, ...]:
        """The note types, each id once, the last pack's word counts."""
        return tuple({name.id: name for index in self.indexes for name in index.note_types}.values())

    @property
    def units(self) -> tuple[UnitName, ...]:
        """The kinds of unit; a pack that knows an id decides it for all time."""
        kinds: dict[str, list[UnitName]] = {}
        for index in self.indexes:
            kinds |= {unit.id: [other for other in index.units if other.id == unit.id] for unit in index.units}
        return tuple(unit for times in kinds.values() for unit in times)

    def kind_of_unit(self, today: date) -> UnitName | None:
        """What hers is on ``today``; None when the settings do not say, or name one that no pack knows."""
        mine = (unit for unit in self.units if unit.id == self.chosen.kind and unit.in_force(today))
        return max(mine, key=lambda unit: unit.valid_from, default=None)

    def barred_for(self, entry: Entry, today: date) -> UnitName | None:
        """Her unit, when it may not write ``entry``, which is in force; else None."""
        unit = self.kind_of_unit(today) if entry.in_force(today) else None
        return unit if unit and entry.note_type in unit.bars else None

    def entries(self, today: date, *, include_all: bool = False) -> list[Entry]:
        """What is in force on ``today``; with ``include_all`` what has ended or is coming too."""
        if include_all:
            return [entry for index in self.indexes for entry in index.entries]
        return list(self._in_force(today).values())

    def entry(self, template_id: str, today: date) -> Entry:
        """The entry in force on ``today``.

        Raises:
            UnavailableError: there is none; says what to use instead.
        """
        in_force = self._in_force(today)
        if template_id in in_force:
            return in_force[template_id]
        others = [entry for entry in self.entries(today, include_all=True) if entry.id == template_id]
        if not others:
            raise UnavailableError(f"Skabelonen »{template_id}« findes ikke.{did_you_mean(template_id, in_force)}")
        for other in others:
            if unit := self.barred_for(other, today):
                raise UnavailableError(unit.refusal(other.title), other)
        usable = [entry for entry in others if entry.is_usable]
        newest = max(usable or others, key=lambda entry: entry.valid_from)
        told = self.standing(today).get(template_id, newest)
        raise UnavailableError(refusal(told, today, in_force), told)

    def template(self, template_id: str, today: date) -> Template:
        """The template in force on ``today``, read from its own file.

        Raises:
            UnavailableError: none is in force, or its file has become unreadable.
        """
        return self.template_of(self.entry(template_id, today))

    def template_of(self, entry: Entry) -> Template:
        """The template of ``entry``, in force or not, read from its own file.

        Raises:
            UnavailableError: its file has become unreadable.
        """
        folder = next(index.folder for index in self.indexes if entry in index.entries)
        return _read(folder / entry.path, entry)

    def standing(self, today: date) -> dict[str, Entry]:
        """By id what there is to ask for on ``today``: in force, withdrawn, or not for this kind of unit."""
        found: dict[str, Entry] = {}
        for index in self.indexes:
            mine: dict[str, Entry] = {}
            for entry in index.entries:
                if entry.stands(today) and (entry.id not in mine or mine[entry.id].valid_from < entry.valid_from):
                    mine[entry.id] = entry
            found.update(mine)
        return found

    def _in_force(self, today: date) -> Mapping[str, Entry]:
        """What is in force on ``today``, by id: sorted out once a day, not at each chord."""
        found = self._days.get(today)
        if found is None:
            unit = self.kind_of_unit(today)
            bars = unit.bars if unit else ()
            found = {
                entry.id: entry
                for entry in self.standing(today).values()
                if entry.in_force(today) and entry.note_type not in bars
            }
            self._days.clear()
            self._days[today] = found
        return found

    @cached_property
    def _days(self) -> dict[date, Mapping[str, Entry]]:
        """The last day that was asked for."""
        return {}

    @cached_property
    def knowledge(self) -> Knowledge:
        """What these packs know besides their templates, and the unit's facts."""
        from assistant.casework.knowledge import merged  # noqa: PLC0415 - not at start
        from assistant.packs.reader import read_core  # noqa: PLC0415 - not at start

        return merged((read_core(folder) for folder in self.folders), self.unit)

    @property
    def plans(self) -> Plans:
        """What these packs know of preparatory plans, read when the first one is asked for."""
        return self._plans[0]

    @property
    def plan_faults(self) -> tuple[Finding, ...]:
        """What is wrong with it; ``findings`` are of the templates."""
        return self._plans[1]

    @cached_property
    def _plans(self) -> tuple[Plans, tuple[Finding, ...]]:
        from assistant.model.plan import Plans  # noqa: PLC0415 - not at start
        from assistant.packs.plans import read_plans  # noqa: PLC0415 - not at start

        found, faults = Plans(), list[Finding]()
        for folder in self.folders:
            plans, own = read_plans(folder)
            found = plans.over(found)
            faults += own
        return found, tuple(faults)

    @cached_property
    def drafter(self) -> Drafter:
        """Makes drafts with what these packs know."""
        from assistant.casework.drafting import Drafter  # noqa: PLC0415 - Jinja2 waits for the first draft

        return Drafter(self.knowledge, self.chosen, references=self.references)

    @property
    def folders(self) -> list[Path]:
        """Where the packs lie that others lean on: all but her own, which have templates alone."""
        return [index.folder for index in self.indexes if not index.info.is_own]


def open_library(
    folders: Iterable[Path],
    cache: Path | None = None,
    unit: Organisation = NO_FACTS,
    own: Path | None = None,
    listed: Container[Path] = (),
) -> Library:
    """Open the packs in ``folders``: the lowest layer first, those of one layer in the order given.

    Args:
        folders: the packs.
        cache: remembers what was read.
        unit: the unit's own facts.
        own: what lies in this folder is the person's own, whatever it says itself.
        listed: those that others have checked: where nothing is remembered of them, their first lines are enough.
    """
    layers = {folder: _layer(folder, own) for folder in folders}
    indexes: list[PackIndex] = []
    reading: Reading | None = None
    key = ""
    for folder, layer in sorted(layers.items(), key=lambda pack: LAYERS.index(pack[1])):
        key = fingerprint(folder, key)
        found = remembered(folder, cache, key) if cache else None
        if found is None or found.info.layer != layer or not (found.is_checked or folder in listed):
            reading = reading or _reading()
            found = (reading.listed if folder in listed else reading.checked)(folder, layer, indexes)
            if cache:
                remember(found, cache, key)
        indexes.append(found)
    return Library(tuple(indexes), unit)


def _reading() -> Reading:
    from assistant.casework.reading import Reading  # noqa: PLC0415 - only where nothing is remembered

    return Reading()


def _layer(folder: Path, own: Path | None) -> Layer:
    return "own" if own and folder.absolute().parent == own else layer_of(folder)


@lru_cache(maxsize=64)
def _read(file: Path, entry: Entry) -> Template:
    """A template of the packs as they were opened: those used lately are not read twice, nor looked for again.

    A pack may lie on a share, and a chord does not wait for one.
    """
    from assistant.packs.reader import read_template  # noqa: PLC0415 - not for a list

    template, findings = read_template(file, entry.path)
    if template is None:
        raise UnavailableError(f"Skabelonen »{entry.title}« kan ikke læses: {findings[0].message}", entry)
    return of_pack(template, entry.pack)


def of_pack(template: Template, pack: PackInfo) -> Template:
    """``template`` as one of ``pack``; nobody but her can have approved what is her own, whatever the file says."""
    return replace(template, pack=pack, approved_by="" if pack.is_own else template.approved_by)
