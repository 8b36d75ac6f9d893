"""Drafts on disk: a file each, sealed, with a random name. Nothing of it can be read without the vault's key."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from assistant.model.kept import Kept
from assistant.store.atomic import patiently, sync_folder, write_bytes
from assistant.store.vault import SealedError, Vault

_NAME = re.compile(r"[0-9a-f]{32}\.kladde")
_LONGEST = 8_000_000
"""Bytes of a draft; a plan of sixteen long sections has some fifty thousand."""
_LEFTOVER = timedelta(hours=1)
"""What a crash left half-written; younger, somebody may be writing it."""


class TooLongError(Exception):
    """It is more than is kept."""


@dataclass(frozen=True)
class Found:
    """What there is.

    Attributes:
        drafts: the one touched last first.
        lost: how many nobody can read, and have been deleted: damaged, or sealed with another key.
        unread: those that somebody has open, or that only a newer version understands; they are left alone.
    """

    drafts: tuple[Kept, ...]
    lost: int = 0
    unread: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Looked:
    """What stands in the folder.

    Attributes:
        names: which drafts there are.
        undeleted: how many files are too old, and could not be deleted.
    """

    names: frozenset[str]
    undeleted: int = 0


def new_name() -> str:
    """What a new draft is called."""
    return os.urandom(16).hex()


def names(folder: Path) -> frozenset[str]:
    """Which there are; reads none of them."""
    try:
        with os.scandir(folder) as files:
            return frozenset(Path(file.name).stem for file in files if _NAME.fullmatch(file.name))
    except OSError:
        return frozenset()


def look(folder: Path, days: int, now: datetime) -> Looked:
    """Forget those that nobody has touched for ``days``, and what a crash has left of one; which there are then.

    Needs no key. What cannot be deleted now, the next look tries again.
    """
    undeleted = sum(not _is_deleted(file) for file in _old(folder, days, now))
    return Looked(names(folder), undeleted)


def write(folder: Path, draft: Kept, vault: Vault) -> None:
    """Keep ``draft`` in place of what was kept of it, whole or not at all, also when the power fails right after.

    Raises:
        TooLongError: it is too long.
        OSError: it could not be written; what was kept before still stands.
    """
    raw = json.dumps(draft.as_json()).encode()
    if len(raw) > _LONGEST:
        raise TooLongError
    write_bytes(_file(folder, draft.name), vault.seal(raw))
    sync_folder(folder)


def read(folder: Path, vault: Vault) -> Found:
    """Every draft that can be read. What was sealed with another key, or is damaged, nobody can read: it is deleted."""
    found: list[Kept] = []
    unread: set[str] = set()
    lost = 0
    for name in names(folder):
        try:
            found.append(_read(_file(folder, name), vault))
        except SealedError:
            lost += 1
            _is_deleted(_file(folder, name))  # who has it open lets go of it some time
        except FileNotFoundError:
            pass  # another has put it away meanwhile
        except (OSError, ValueError, RecursionError):  # somebody has it open; or it is whole, and sealed by us
            unread.add(name)
    return Found(tuple(sorted(found, key=lambda draft: draft.touched, reverse=True)), lost, frozenset(unread))


def forget(folder: Path, name: str) -> None:
    """Keep it no longer.

    Raises:
        OSError: it could not be deleted.
    """
    patiently(lambda: _file(folder, name).unlink(missing_ok=True))


def forget_those(folder: Path, names: Iterable[str]) -> frozenset[str]:
    """Keep these no longer; those that are gone now."""
    return frozenset(name for name in names if _is_deleted(_file(folder, name)))


def take_over(folder: Path, old: str, new: str) -> None:
    """Call the draft ``old`` ``new`` from now on: whoever else writes ``old`` has a draft of their own.

    Raises:
        OSError: it could not be renamed; it may be another's by now.
    """
    patiently(lambda: _file(folder, old).replace(_file(folder, new)))


def _old(folder: Path, days: int, now: datetime) -> Iterator[Path]:
    for file in list(folder.iterdir()) if folder.is_dir() else ():
        is_draft, is_leftover = _NAME.fullmatch(file.name), file.name.startswith(".")
        limit = timedelta(days=days) if is_draft else _LEFTOVER
        if (is_draft or is_leftover) and _age(file, now) >= limit:
            yield file


def _is_deleted(file: Path) -> bool:
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _read(file: Path, vault: Vault) -> Kept:
    if file.stat().st_size > 2 * _LONGEST:
        raise ValueError(file.name)
    draft = Kept.of_json(json.loads(vault.open(file.read_bytes())))
    if draft.name != file.stem:
        return _called(draft, file.stem)
    return draft


def _called(draft: Kept, name: str) -> Kept:
    """``draft`` after it was taken over, before it was touched again."""
    return Kept.of_json(draft.as_json() | {"name": name})


def _file(folder: Path, name: str) -> Path:
    file = f"{name}.kladde"
    if not _NAME.fullmatch(file):
        raise ValueError(name)
    return folder / file


def _age(file: Path, now: datetime) -> timedelta:
    try:
        return now - datetime.fromtimestamp(file.stat().st_mtime, tz=now.tzinfo)
    except OSError:
        return timedelta()  # it has gone meanwhile
