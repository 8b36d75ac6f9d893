"""Which packs are in use here, where they came from, and when that was last confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto

from assistant.casework.earlier import changed_at, is_back
from assistant.casework.library import Library
from assistant.model.finding import Finding, Severity
from assistant.model.template import Entry
from assistant.store import paths, policy
from assistant.supply.installed import Installed, InstalledPack, read_installed

__all__ = ["Installed", "Standing", "SuppliedPack", "Supply", "age", "installed_packs", "look", "standing", "supplied"]

_COMING = 3
_NOT_CONFIRMED = (
    "Skabelonerne er ikke bekræftet siden {:%d.%m.%Y}. De gælder stadig her, men der kan være kommet nyere. "
    "Hent dem, når drevet kan nås."
)


@dataclass(frozen=True)
class SuppliedPack:
    """A pack in use.

    Attributes:
        title, publisher, version: as it says itself.
        templates: how many of its templates are in force.
        since: since when it is used here; None for one that came with the program.
        coming: what will be in force later, the next first.
        has_errors: whether a part of it is left out.
    """

    title: str
    publisher: str
    version: str
    templates: int
    since: datetime | None
    coming: tuple[Entry, ...] = ()
    has_errors: bool = False


class Standing(Enum):
    """How sure it is that nothing newer is published."""

    NOT_SET_UP = auto()
    """This machine fetches nothing."""
    NONE_YET = auto()
    SURE = auto()
    OLD = auto()
    """Nobody has confirmed it in time."""


@dataclass(frozen=True)
class Supply:
    """The packs in use here, the lowest first, how they stand, and when that was last confirmed.

    Attributes:
        changed: when they last became others than those before, which are still here; None when there are none.
        is_back: whether somebody has gone back to those before.
    """

    packs: tuple[SuppliedPack, ...]
    standing: Standing
    confirmed: datetime | None
    changed: datetime | None = None
    is_back: bool = False


def installed_packs() -> Installed:
    """What has been fetched to this machine."""
    return read_installed(paths.packs_dir())


def look(library: Library, today: date, now: datetime) -> Supply:
    """What is to be told of the packs of ``library``. Reads files: not for Qt's thread."""
    installed = installed_packs()
    stands = standing(installed, now, is_set_up=policy.installed().updates is not None)
    confirmed = installed.current.verified_at if installed.current else None
    packs = tuple(supplied(library, installed, today))
    return Supply(packs, stands, confirmed, changed_at(installed), is_back(installed))


def supplied(library: Library, installed: Installed, today: date) -> Iterator[SuppliedPack]:
    """The packs in use, the lowest first."""
    fetched = {installed.folder_of(pack): pack for pack in installed.current.packs} if installed.current else {}
    of_pack = Counter(entry.pack for entry in library.entries(today))
    for index in library.indexes:
        came: InstalledPack | None = fetched.get(index.folder)
        coming = sorted((e for e in index.entries if e.valid_from > today), key=lambda entry: entry.valid_from)
        yield SuppliedPack(
            index.info.title,
            index.info.publisher,
            index.info.version,
            of_pack[index.info],
            came.since if came else None,
            tuple(coming[:_COMING]),
            any(finding.severity is Severity.ERROR for finding in index.findings),
        )


def standing(installed: Installed, now: datetime, *, is_set_up: bool) -> Standing:
    """How the packs stand that are in use here."""
    if installed.current is None:
        return Standing.NONE_YET if is_set_up else Standing.NOT_SET_UP
    return Standing.OLD if now > installed.current.expires else Standing.SURE


def age(installed: Installed, now: datetime) -> Finding | None:
    """What is to be told of packs that nobody has confirmed in time; None when all is well."""
    if installed.current is None or standing(installed, now, is_set_up=True) is not Standing.OLD:
        return None
    return Finding("O07", Severity.WARNING, _NOT_CONFIRMED.format(installed.current.verified_at.astimezone()))
