"""What became of a pack's other files: its rules, lists and plans record by record, the rest as whole files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assistant.casework.packdiff.reading import is_template
from assistant.casework.packdiff.records import Change, differences
from assistant.model.calendar import Calendar
from assistant.model.deadline import Deadlines
from assistant.model.fact import Facts
from assistant.model.finding import Finding
from assistant.model.forms import Forms
from assistant.model.holiday import HolidayRules
from assistant.model.language import Language
from assistant.model.notetype import HeadingGuide, NoteType
from assistant.model.pack import Organisation
from assistant.model.pack_info import PackInfo
from assistant.model.plan import PlanForm, PlanParts
from assistant.model.rule import Changes
from assistant.model.unit import Units
from assistant.model.words import Words
from assistant.packs.source import Source, SourceError, decoded, parse_toml
from assistant.packs.structure import structure

PACK = "pack.toml"
_PLAN = ".plan.toml"


@dataclass(frozen=True, kw_only=True)
class _NoteTypes:
    """``note-types.toml`` as one record."""

    note_types: tuple[NoteType, ...] = ()


_HOLDS: Mapping[str, type] = {
    PACK: PackInfo,
    "note-types.toml": _NoteTypes,
    "heading-guide.toml": HeadingGuide,
    "words.toml": Words,
    "organisation.toml": Organisation,
    "calendar.toml": Calendar,
    "holiday.toml": HolidayRules,
    "deadlines.toml": Deadlines,
    "facts.toml": Facts,
    "changes.toml": Changes,
    "forms.toml": Forms,
    "units.toml": Units,
    "language.toml": Language,
    "plans/plans.toml": PlanParts,
}


@dataclass(frozen=True)
class DataChange:
    """One thing that differs in a file that is no template; without a record the file itself, as a whole."""

    file: str
    change: Change


def data_changes(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> tuple[list[DataChange], list[Finding]]:
    """What became of the files that are no templates, and those that could not be read.

    The pack's own version is left out: it is told with its name.
    """
    found: list[DataChange] = []
    findings: list[Finding] = []
    for name in sorted(old.keys() | new.keys()):
        if not is_template(name) and old.get(name) != new.get(name):
            changes = _in_file(name, old.get(name), new.get(name), findings)
            found += [DataChange(name, each) for each in changes if (name, each.what) != (PACK, "version")]
    return found, findings


def read_data(raw: bytes, name: str) -> tuple[object, Source | None, list[Finding]]:
    """What the file ``name`` holds, and where; None where that is not known or has a fault."""
    kind = PlanForm if name.startswith("plans/") and name.endswith(_PLAN) else _HOLDS.get(name)
    if kind is None:
        return None, None, []
    try:
        source = parse_toml(decoded(raw, name), name)
    except SourceError as error:
        return None, None, [error.finding]
    value, findings = structure(source, dict(source.data), kind)
    return value, source, findings


def _in_file(name: str, old: bytes | None, new: bytes | None, findings: list[Finding]) -> Iterator[Change]:
    if old is None or new is None:
        yield Change((), (), "added" if old is None else "removed", None, None)
        findings += read_data(new, name)[2] if new is not None else []
        return
    was, _, faults = read_data(old, name)
    now, _, others = read_data(new, name)
    findings += [replace(fault, message=f"Den gamle pakke: {fault.message}") for fault in faults]
    findings += others
    if was is None or now is None:
        yield Change((), (), "content", hashlib.sha256(old).hexdigest(), hashlib.sha256(new).hexdigest())
    else:
        yield from list(differences(was, now)) or [Change((), (), "layout", None, None)]
