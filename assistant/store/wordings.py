"""Published wordings, each in a file called by its own hash, so that they can be shown when the pack has moved on.

They are the pack's words and nothing else. A file is written whole or not at all, and believed only while it is what
its name says.
"""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import datetime, timedelta
from pathlib import Path

from assistant.store.atomic import write_bytes

_SHA256 = re.compile(r"[0-9a-f]{64}")
_AT_LEAST = timedelta(days=1)
"""A younger file is left alone: the receipt that will name it may be on its way."""


class LostError(Exception):
    """The wording cannot be shown; the message is a Danish sentence."""


def keep(folder: Path, raw: bytes) -> str:
    """Keep ``raw`` in ``folder`` unless it is there already; its hash.

    Raises:
        OSError: it could not be written.
    """
    sha256 = _hash(raw)
    file = path_of(folder, sha256)
    if not file.is_file() or file.read_bytes() != raw:
        write_bytes(file, raw)
    return sha256


def read(folder: Path, sha256: str) -> bytes:
    """What was kept as ``sha256``, to the byte.

    Raises:
        LostError: it is not there, or not what it was any more.
    """
    try:
        raw = path_of(folder, sha256).read_bytes()
    except (OSError, ValueError):
        raise LostError("Ordlyden er ikke gemt på denne computer.") from None
    if _hash(raw) != sha256:
        raise LostError("Filen med ordlyden er ændret, siden den blev gemt. Den bliver derfor ikke vist.")
    return raw


def prune(folder: Path, named: Container[str], now: datetime) -> int:
    """Forget what is in ``folder`` and is not ``named``, and what a crash has left; how many files."""
    files = list(folder.iterdir()) if folder.is_dir() else []
    old = [file for file in files if file.stem not in named and _age(file, now) >= _AT_LEAST]
    for file in old:
        file.unlink(missing_ok=True)
    return len(old)


def path_of(folder: Path, sha256: str) -> Path:
    """Where ``sha256`` is kept.

    Raises:
        ValueError: it is no hash.
    """
    if not _SHA256.fullmatch(sha256):
        raise ValueError(sha256)
    return folder / f"{sha256}.txt"


def _age(file: Path, now: datetime) -> timedelta:
    return now - datetime.fromtimestamp(file.stat().st_mtime, tz=now.tzinfo)


def _hash(raw: bytes) -> str:
    import hashlib  # noqa: PLC0415 - OpenSSL, 3.6 MB that the waiting program does not need

    return hashlib.sha256(raw).hexdigest()
