"""What a pack holds, remembered: a pack of ten thousand templates is read once, not at every start.

The memory is keyed by the pack's content, told by each file's name, size and time. It is a cache and nothing else:
deleting it costs one slow start, and a template is always read from its own file when it is used.
"""

from __future__ import annotations

import contextlib
import json
import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zlib import adler32, crc32

from assistant import __version__
from assistant.model.finding import Finding, Fix, Severity
from assistant.model.notetype import NoteName
from assistant.model.pack import UnitName
from assistant.model.pack_info import LAYERS, Layer, PackInfo
from assistant.model.template import Entry, Withdrawal

_FORMAT = 5
_FROM, _TO, _GONE, _SEARCH, _PACK = (
    Entry._fields.index(name) for name in ("valid_from", "valid_to", "withdrawn", "search", "pack")
)


@dataclass(frozen=True)
class PackIndex:
    """What lists, palette and tray need of a pack, without its texts.

    Attributes:
        is_checked: whether its templates were read whole; else ``findings`` tells nothing of them.
    """

    info: PackInfo
    folder: Path
    note_types: tuple[NoteName, ...]
    units: tuple[UnitName, ...]
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    is_checked: bool = True


def remembered(folder: Path, cache: Path, key: str) -> PackIndex | None:
    """The index made for the content whose fingerprint is ``key``, or None."""
    try:
        with _file(folder, cache).open(encoding="utf-8") as stream:
            stored = json.load(stream)
        return _from_json(stored, folder) if stored["key"] == key else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def remember(index: PackIndex, cache: Path, key: str) -> None:
    """Keep ``index`` for the next start; a cache that cannot be written only costs time.

    Args:
        index: what was read.
        cache: the folder of the cache.
        key: the fingerprint taken before reading, so that what was saved meanwhile is read next time.
    """
    file = _file(index.folder, cache)
    spare = file.with_suffix(f".{os.getpid()}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        spare.write_text(json.dumps({"key": key, **_to_json(index)}, ensure_ascii=False), encoding="utf-8")
        spare.replace(file)
    except (OSError, UnicodeEncodeError):
        with contextlib.suppress(OSError):
            spare.unlink(missing_ok=True)


def id_of(folder: Path) -> str:
    """The id that the pack in ``folder`` says it has; empty when it says none."""
    return str(_said(folder).get("id", ""))


def version_of(folder: Path) -> str:
    """The version that the pack in ``folder`` says it has; empty when it says none."""
    return str(_said(folder).get("version", ""))


def layer_of(folder: Path) -> Layer:
    """The layer that the pack in ``folder`` says it is of; a team's when it says none that there is."""
    said = _said(folder).get("layer")
    return next((layer for layer in LAYERS if layer == said), PackInfo.layer)


def _said(folder: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads((folder / "pack.toml").read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}


def fingerprint(folder: Path, below: str = "") -> str:
    """A short text that changes when any file of the pack does, or the program itself.

    Args:
        folder: the pack.
        below: the fingerprint of the packs that it stands on.
    """
    stats = sorted(_stats(str(folder), ""))
    return f"{__version__} {_FORMAT} {len(stats)} {_sum(''.join(stats))} {_sum(below)}"


def _stats(folder: str, below: str) -> Iterator[str]:
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for item in found:
            if item.is_dir(follow_symlinks=False):
                yield from _stats(item.path, f"{below}{item.name}/")
            elif item.name.endswith((".txt", ".toml")):
                yield f"{below}{item.name} {_state(item)}\n"


def _state(file: os.DirEntry[str]) -> str:
    try:
        stat = file.stat()
    except OSError:
        return "?"
    return f"{stat.st_size} {stat.st_mtime_ns}"


def _file(folder: Path, cache: Path) -> Path:
    return cache / "index" / f"{folder.name}-{_sum(str(folder.resolve()))}.json"


def _sum(text: str) -> str:
    """A checksum. ``hashlib`` would load OpenSSL, 3.6 MB, into a program that waits in the tray all day."""
    raw = text.encode("utf-8", "surrogateescape")
    return f"{crc32(raw):08x}{adler32(raw):08x}"


def _to_json(index: PackIndex) -> dict[str, object]:
    return {
        "info": _dates_out(asdict(index.info)),
        "note_types": [asdict(note_type) for note_type in index.note_types],
        "units": [_row(unit) for unit in index.units],
        "entries": [entry_out(entry) for entry in index.entries],
        "findings": [asdict(finding) for finding in index.findings],
        "is_checked": index.is_checked,
    }


def entry_out(entry: Entry) -> list[object]:
    """``entry`` for JSON, without its pack, which all have in common."""
    row = _row(entry)
    row[_GONE] = _row(entry.withdrawn) if entry.withdrawn else None
    return row[:_PACK]


def _row(entry: Entry | UnitName | Withdrawal) -> list[object]:
    """``entry`` without the names of its parts, which in ten thousand entries are most of the file."""
    return [value.isoformat() if isinstance(value, date) else value for value in entry]


def _unit(row: list[Any]) -> UnitName:
    unit_id, name, bars, why, first, last = row
    return UnitName(
        unit_id, name, tuple(bars), why, date.fromisoformat(first), date.fromisoformat(last) if last else None
    )


def entry_in(row: list[Any], pack: PackInfo) -> Entry:
    """The entry that ``entry_out`` made ``row`` of."""
    row[_FROM] = date.fromisoformat(row[_FROM])
    row[_TO] = date.fromisoformat(row[_TO]) if row[_TO] else None
    if row[_GONE]:
        day, why = row[_GONE]
        row[_GONE] = Withdrawal(date.fromisoformat(day), why)
    row[_SEARCH] = tuple(row[_SEARCH])
    return Entry._make([*row, pack])


def _dates_out(table: dict[str, object]) -> dict[str, object]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in table.items()}


def _from_json(stored: dict[str, list[dict[str, object]]], folder: Path) -> PackIndex:
    info = _info(stored["info"])  # type: ignore[arg-type]
    return PackIndex(
        info=info,
        folder=folder,
        note_types=tuple(NoteName(**row) for row in stored["note_types"]),  # type: ignore[arg-type]
        units=tuple(_unit(row) for row in stored["units"]),  # type: ignore[arg-type]
        entries=tuple(entry_in(row, info) for row in stored["entries"]),  # type: ignore[arg-type]
        findings=tuple(finding_in(row) for row in stored["findings"]),
        is_checked=bool(stored["is_checked"]),
    )


def _info(row: dict[str, Any]) -> PackInfo:
    row["valid_from"] = date.fromisoformat(row["valid_from"])
    row["valid_to"] = date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
    row["locked"] = tuple(row["locked"])
    return PackInfo(**row)


def finding_in(row: dict[str, object]) -> Finding:
    """The finding that ``asdict`` made ``row`` of."""
    fix = Fix(**row.pop("fix")) if row.get("fix") else None  # type: ignore[arg-type]
    row.pop("fix", None)
    return Finding(**{**row, "severity": Severity(row["severity"])}, fix=fix)  # type: ignore[arg-type]
