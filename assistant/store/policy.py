r"""What the organisation has decided for everybody on this machine.

The file has the tables of the settings file, and one of its own::

    [privacy]
    receipts_days = 90

    [packs]
    folders = ['C:\Program Files\Sagstast tekster\jobcenter']   # in place of the installed ones

What stands there is decided. The person's own file keeps what she had set, and it counts again when the decision is
taken back. Nothing that is wrong with the file stops the program; all of it is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from assistant.model.finding import Finding
from assistant.store import paths, settings_reader
from assistant.store.settings import DECLARED, SECTIONS, Settings, Value

_PACKS = "packs"
_UNREADABLE = "Filen med organisationens valg kan ikke læses{}. Intet i den gælder."


@dataclass(frozen=True)
class Policy:
    """What is decided.

    Attributes:
        values: by the attribute of ``Settings``.
        packs: folders of the packs in place of the installed ones; empty for those.
        findings: what is wrong with the file.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    packs: tuple[Path, ...] = ()
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
    for section, table in reader.tables(reader.load(path, _UNREADABLE), (*SECTIONS, _PACKS)):
        if section == _PACKS:
            packs = tuple(_folders(table, reader))
        else:
            values |= _defaults(section, table)
            values.update(reader.section(section, table))
    return Policy(values, packs, tuple(reader.findings))


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
