r"""What the organisation has decided for everybody on this machine.

The file has the tables of the settings file, and one of its own::

    [privacy]
    receipts_days = 90

    [packs]
    folders = ['C:\Program Files\Sagstast tekster\jobcenter']   # in place of the installed ones

    [updates]
    source = '\\server\sagstast'            # a share, or https://…
    packs = ["core/standard", "team07/breve"]
    unit = "afsnit-3"                        # what is tried out there comes first
    root = 'C:\Program Files\Sagstast tekster\root.json'   # else the one installed with the program

What stands there is decided. The person's own file keeps what she had set, and it counts again when the decision is
taken back. Nothing that is wrong with the file stops the program; all of it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from assistant.model.finding import Finding
from assistant.store import paths, settings_reader
from assistant.store.settings import DECLARED, SECTIONS, Settings, Value

_PACKS, _UPDATES = "packs", "updates"
_PACK = re.compile(r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*")
_UNREADABLE = "Filen med organisationens valg kan ikke læses{}. Intet i den gælder."


@dataclass(frozen=True)
class Updates:
    """Where packs come from.

    Attributes:
        source: a folder on a share, or the address of a web server.
        packs: as they are published: ``team07/breve``, the lowest layer first.
        unit: of this machine; a pack published for it comes before the one for all.
        root: who is trusted; None for the root that was installed with the program.
    """

    source: str
    packs: tuple[str, ...]
    unit: str = ""
    root: Path | None = None


@dataclass(frozen=True)
class Policy:
    """What is decided.

    Attributes:
        values: by the attribute of ``Settings``.
        packs: folders of the packs in place of the installed ones; empty for those.
        updates: where packs come from; None for nowhere: then those that are installed stay.
        findings: what is wrong with the file.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    packs: tuple[Path, ...] = ()
    updates: Updates | None = None
    findings: tuple[Finding, ...] = ()

    def over(self, settings: Settings) -> Settings:
        """``settings``, and over them what is decided."""
        values: dict[str, Any] = dict(self.values)
        return replace(settings, **values)


def installed() -> Policy:
    """What is decided on this machine."""
    return read(paths.policy_file())


def settings_in_force() -> Settings:
    """The person's settings, and over them what is decided on this machine; what is wrong of either is passed over."""
    return installed().over(settings_reader.read(paths.settings_file())[0])


def read(path: Path) -> Policy:
    """What stands in ``path``; nothing is decided where there is no file.

    A setting whose value is wrong is decided all the same: it has its default, not what the person would rather.
    """
    reader = settings_reader.Reader()
    values: dict[str, Value] = {}
    packs: tuple[Path, ...] = ()
    updates: Updates | None = None
    for section, table in reader.tables(reader.load(path, _UNREADABLE), (*SECTIONS, _PACKS, _UPDATES)):
        if section == _PACKS:
            packs = tuple(_folders(table, reader))
        elif section == _UPDATES:
            updates = _updates(table, reader)
        else:
            values |= _defaults(section, table)
            values.update(reader.section(section, table))
    return Policy(values, packs, updates, tuple(reader.findings))


def _defaults(section: str, table: Mapping[str, object]) -> dict[str, Value]:
    declared = (setting for setting in DECLARED if setting.about.section == section and setting.key in table)
    return {setting.name: setting.default for setting in declared}


def _folders(table: Mapping[str, object], reader: settings_reader.Reader) -> Iterator[Path]:
    for key, value in table.items():
        if key != "folders":
            reader.unknown(key, f"{_PACKS}.{key}", ("folders",))
        elif not isinstance(value, list):
            reader.say("C03", "»folders« skal være en liste af mapper: folders = ['…'].", f"{_PACKS}.folders")
        else:
            for folder in value:
                if isinstance(folder, str) and Path(folder).is_absolute():
                    yield Path(folder)
                else:
                    reader.say("C03", f"»{folder}« skal være en hel sti til en mappe.", f"{_PACKS}.folders")


def _updates(table: Mapping[str, object], reader: settings_reader.Reader) -> Updates | None:
    """None, and told, where it does not say what to fetch and from where."""
    known = tuple(each.name for each in fields(Updates))
    for key in table:
        if key not in known:
            reader.unknown(key, f"{_UPDATES}.{key}", known)
    source, packs, unit, root = (table.get(key) for key in known)
    faults = {
        "source": None if _is_source(source) else "»source« skal være et drev eller en adresse: source = 'https://…'.",
        "packs": None if _are_packs(packs) else '»packs« skal være en liste af pakker: packs = ["team07/breve"].',
        "unit": None if unit is None or _is_id(unit) else '»unit« skrives med a–z, 0–9 og -: unit = "afsnit-3".',
        "root": None if root is None or _is_path(root) else "»root« skal være en hel sti til en fil.",
    }
    for key, fault in faults.items():
        if fault:
            reader.say("C03", fault, f"{_UPDATES}.{key}")
    if any(faults.values()):
        return None
    return Updates(str(source), tuple(packs), str(unit or ""), Path(str(root)) if root else None)  # type: ignore[arg-type]


def _is_source(value: object) -> bool:
    return isinstance(value, str) and (value.startswith(("https://", "http://")) or Path(value).is_absolute())


def _is_path(value: object) -> bool:
    return isinstance(value, str) and Path(value).is_absolute()


def _is_id(value: object) -> bool:
    return isinstance(value, str) and _PACK.fullmatch(f"{value}/x") is not None


def _are_packs(value: object) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(name, str) and _PACK.fullmatch(name) for name in value)
        and len(set(value)) == len(value)
    )
