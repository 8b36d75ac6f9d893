"""The packs on this machine: each in a folder called by its content, and one small file that says which are in use.

A set is switched by replacing that file, so there is always one whole set; the one before is kept beside it.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.store.atomic import ensure_folder, write_text

_FORMAT = 1
_NAMES = "i-brug.json"
_NEW = ".ny-"
_HASH = 64


@dataclass(frozen=True)
class InstalledPack:
    """A pack of a set.

    Attributes:
        name: as the policy calls it: ``team07/breve``.
        sha256: of its one file; also what its folder is called.
        id, version: as the pack says itself.
        since: when this one was taken into use here.
        checked_by: the version of the program that has read all of it here; empty while none has: the first of all is
            used as soon as it is verified.
    """

    name: str
    sha256: str
    id: str
    version: str
    since: datetime
    checked_by: str = field(default="", compare=False)


@dataclass(frozen=True)
class PackSet:
    """The packs that were in use together, the lowest layer first.

    Attributes:
        verified_at: when it was last seen that nothing newer is published.
        expires: until when that is known.
    """

    packs: tuple[InstalledPack, ...]
    verified_at: datetime
    expires: datetime


@dataclass(frozen=True)
class Installed:
    """What is on this machine.

    Attributes:
        folder: where all of it lies.
        current: in use; None before the first update.
        previous: in use before; after it was gone back to, what was gone back from.
        held: contents that are not to be taken into use again: somebody went back from them.
    """

    folder: Path
    current: PackSet | None = None
    previous: PackSet | None = None
    held: frozenset[str] = frozenset()

    def folder_of(self, pack: InstalledPack) -> Path:
        """Where the pack's files are."""
        return self.folder_of_content(pack.sha256)

    def folder_of_content(self, sha256: str) -> Path:
        """Where the files of the pack are that has these bytes; there is no such folder before it is unpacked."""
        return self.folder / sha256

    @property
    def folders(self) -> list[Path]:
        """The folders of the packs in use."""
        return [self.folder_of(pack) for pack in self.current.packs] if self.current else []

    def unpack(self, raw: bytes, sha256: str) -> Path:
        """Unpack a pack, in use or not; its folder.

        Raises:
            ArchiveError: it is none.
            OSError: it could not be written; nothing of it stays.
        """
        from assistant.supply import archive  # noqa: PLC0415 - not for the tray's start

        ensure_folder(self.folder)
        place, new = self.folder_of_content(sha256), self.folder / f"{_NEW}{os.getpid()}-{sha256[:8]}"
        try:
            archive.unpack(raw, new)
            new.rename(place)
        finally:
            shutil.rmtree(new, ignore_errors=True)
        return place

    def use(self, packs: PackSet) -> Installed:
        """Use ``packs`` from now on; what is in use then.

        Raises:
            OSError: it could not be written; all is as before.
        """
        is_same = self.current is not None and self.current.packs == packs.packs
        after = replace(self, current=packs, previous=self.previous if is_same else self.current)
        if hasattr(os, "sync") and not is_same:
            os.sync()  # what the file of names names must be on the disk first
        after._write()
        return after

    def turned(self) -> Installed:
        """Use ``previous`` from now on, and hold what is in use now; once more, and all is as it was.

        Raises:
            OSError: it could not be written; all is as before.
            ValueError: there is none.
        """
        if self.current is None or self.previous is None:
            raise ValueError
        now = replace(self.previous, verified_at=self.current.verified_at, expires=self.current.expires)
        kept = {pack.sha256 for pack in now.packs}
        held = frozenset() if self.held else frozenset(pack.sha256 for pack in self.current.packs) - kept
        after = Installed(self.folder, now, self.current, held)
        after._write()
        return after

    def _write(self) -> None:
        sets = {"current": _out(self.current), "previous": _out(self.previous)}
        text = json.dumps({"format": _FORMAT, **sets, "held": sorted(self.held)}, indent=1)
        write_text(self.folder / _NAMES, text)

    def tidy(self) -> None:
        """Delete what neither set uses; what cannot be deleted now is the next time."""
        used = {pack.sha256 for each in (self.current, self.previous) if each for pack in each.packs}
        for found in self.folder.iterdir():
            if found.name.startswith((_NEW, f".{_NAMES}.")) or (len(found.name) == _HASH and found.name not in used):
                if found.is_dir():
                    shutil.rmtree(found, ignore_errors=True)
                else:
                    with suppress(OSError):
                        found.unlink()


def read_installed(folder: Path) -> Installed:
    """What is on this machine, below ``folder``. A file of names that is spoilt is as none: all is fetched again."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        stored = json.loads((folder / _NAMES).read_text("utf-8"))
        if stored["format"] == _FORMAT:
            held = frozenset(map(str, stored["held"]))
            found = Installed(folder, _in(stored["current"]), _in(stored["previous"]), held)
            if all(each.is_dir() for each in found.folders):
                return found
    return Installed(folder)


def _out(packs: PackSet | None) -> dict[str, Any] | None:
    if packs is None:
        return None
    return {
        "packs": [{**asdict(pack), "since": pack.since.isoformat()} for pack in packs.packs],
        "verified_at": packs.verified_at.isoformat(),
        "expires": packs.expires.isoformat(),
    }


def _in(stored: dict[str, Any] | None) -> PackSet | None:
    if stored is None:
        return None
    packs: Sequence[dict[str, Any]] = stored["packs"]
    return PackSet(
        tuple(InstalledPack(**{**pack, "since": datetime.fromisoformat(pack["since"])}) for pack in packs),
        datetime.fromisoformat(stored["verified_at"]),
        datetime.fromisoformat(stored["expires"]),
    )
