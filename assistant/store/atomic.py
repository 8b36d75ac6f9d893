"""Files that are whole or not there at all, and that only their owner can read."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

OWNER_ONLY = 0o600


def ensure_folder(folder: Path) -> None:
    """Make ``folder`` and those above it; what is made is for its owner only."""
    if not folder.is_dir():
        ensure_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write that takes the place of ``path`` when all went well, mode 0600 from its first byte.

    Raises:
        OSError: the file could not be written; the old one stands untouched.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # 0600 by mkstemp
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_text(path: Path, text: str) -> None:
    """Replace ``path`` by ``text`` in UTF-8, mode 0600: a reader sees the old file or the new one, never half.

    Raises:
        OSError: the file could not be written; the old one stands untouched.
    """
    write_bytes(path, text.encode())


def write_bytes(path: Path, raw: bytes) -> None:
    """Replace ``path`` by ``raw``, as ``write_text`` does.

    Raises:
        OSError: the file could not be written; the old one stands untouched.
    """
    ensure_folder(path.parent)
    with replacing(path) as file:
        file.write(raw)


def open_to_append(path: Path) -> int:
    """A file descriptor at the end of ``path``, which is made with mode 0600 when it is not there."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, OWNER_ONLY)
