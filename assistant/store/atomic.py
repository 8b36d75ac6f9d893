"""Files that are whole or not there at all, and that only their owner can read.

By their mode on Unix; on Windows, where a mode says nothing, by the folder: what lies in a person's profile inherits
that she, the system and the administrators have access and nobody else.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep, time
from typing import BinaryIO

OWNER_ONLY = 0o600
_BINARY: int = getattr(os, "O_BINARY", 0)
"""Else Windows would end lines in its own way."""
_NAMELESS: int = getattr(os, "O_TMPFILE", 0)
_PREFIX = ".sagstast-"
_LEFTOVER = re.compile(re.escape(_PREFIX) + r"[a-z0-9_]{8}")
_NAMES = 10
"""So many are tried, of four thousand million."""
_HOUR = 3600
"""Seconds: nobody writes one file that long."""
_TRIES, _AGAIN = 40, 0.05
"""Two seconds: how long a virus scanner or a search indexer may have a file open that is to be replaced."""


def ensure_folder(folder: Path) -> None:
    """Make ``folder`` and those above it; what is made is for its owner only."""
    if not folder.is_dir():
        ensure_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write that takes the place of ``path`` when all went well, mode 0600 from its first byte.

    Not for Qt's thread: on Windows it waits for who has the old file open.

    Raises:
        OSError: the file could not be written; the old one stands untouched.
    """
    with _beside(path, f".{path.name}.", _take_place) as file:
        yield file


@contextmanager
def _beside(path: Path, prefix: str, take: Callable[[Path, Path], None]) -> Iterator[BinaryIO]:
    """A file to write, mode 0600, that ``take`` puts at ``path`` when it is on the disk; nothing of it stays else."""
    handle, new = _make(path.parent, prefix)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        take(new, path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def _make(folder: Path, prefix: str) -> tuple[int, Path]:
    """A file that was not there, mode 0600, open to be written.

    Not by ``tempfile``: before Python 3.14 it takes a folder that Windows lets nobody write in for a name that is
    taken, and tries all there are.
    """
    for _ in range(_NAMES):
        file = folder / f"{prefix}{os.urandom(4).hex()}"
        with suppress(FileExistsError):
            return _open_new(file), file
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))


def _open_new(file: Path) -> int:
    return os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, OWNER_ONLY)


def is_writable(folder: Path) -> bool:
    """Whether a file can be made in ``folder``: it is tried, as Windows' ``os.access`` knows nothing of rights."""
    try:
        handle, file = _make(folder, _PREFIX)
    except OSError:
        return False
    os.close(handle)
    with suppress(OSError):  # a scanner looks into it; it is empty
        file.unlink()
    return True


def write_text(path: Path, text: str) -> None:
    """Replace ``path`` by ``text`` in UTF-8, mode 0600: a reader sees the old file or the new one, never half.

    Raises:
        OSError: the file could not be written; the old one stands untouched.
    """
    write_bytes(path, text.encode())


def write_new(path: Path, text: str) -> None:
    """Write ``text`` in UTF-8 to ``path``, mode 0600, which must not be there; it never waits for anybody.

    Raises:
        FileExistsError: it is there.
        OSError: the file could not be written; there is none.
    """
    handle = _open_new(path)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def write_bytes(path: Path, raw: bytes) -> None:
    """Replace ``path`` by ``raw``, as ``write_text`` does.

    Raises:
        OSError: the file could not be written; the old one stands untouched.
    """
    ensure_folder(path.parent)
    with replacing(path) as file:
        file.write(raw)


def write_new_bytes(path: Path, raw: bytes) -> None:
    """Write ``raw`` to ``path``, mode 0600, which must not be there: it is whole or not there at all.

    Not for Qt's thread: it waits for the disk, and on Windows for who looks into the new file.

    Raises:
        FileExistsError: it is there.
        OSError: the file could not be written; there is none.
    """
    _clear_leftovers(path.parent)
    if not _write_nameless(path, raw):
        with _beside(path, _PREFIX, _take_free_place) as file:
            file.write(raw)
    with suppress(OSError):  # some shares cannot
        sync_folder(path.parent)


def _write_nameless(path: Path, raw: bytes) -> bool:
    """Write a file that gets its name when it is whole, so that a program that is killed leaves none.

    Whether it is there: only Linux can, and not on every disk.
    """
    if not _NAMELESS:
        return False
    try:
        handle = os.open(path.parent, os.O_WRONLY | _NAMELESS, OWNER_ONLY)
    except OSError:  # a share; what is wrong with the folder is told by the other way
        return False
    with os.fdopen(handle, "wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(handle)
        try:
            # A folder is given, though none is needed, because Python follows the link of /proc only then.
            os.link(f"/proc/self/fd/{handle}", path, src_dir_fd=handle, follow_symlinks=True)
        except FileExistsError:
            raise
        except OSError:
            return False
    return True


def _clear_leftovers(folder: Path) -> None:
    """Delete what a program that was killed has left of its own there, an hour ago at least."""
    with suppress(OSError), os.scandir(folder) as entries:
        for each in entries:
            if _LEFTOVER.fullmatch(each.name):
                with suppress(OSError):
                    _delete_old(each)


def _delete_old(entry: os.DirEntry[str]) -> None:
    found = entry.stat(follow_symlinks=False)
    is_mine = sys.platform == "win32" or found.st_uid == os.getuid()
    if is_mine and stat.S_ISREG(found.st_mode) and time() - found.st_mtime > _HOUR:
        Path(entry.path).unlink()


def _take_free_place(new: Path, path: Path) -> None:
    """Rename to a name that nobody has, even if somebody takes it just now."""
    if sys.platform == "win32":
        patiently(lambda: new.rename(path))  # refuses a name that is taken
    else:
        try:
            os.link(new, path)
        except FileExistsError:
            raise
        except OSError:  # no second names on this disk: a memory stick, some shares
            if path.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
            new.rename(path)
        else:
            new.unlink()


def _take_place(new: Path, path: Path) -> None:
    """Rename; Windows refuses it while anybody has ``path`` open, be it to read."""
    patiently(lambda: new.replace(path))


def patiently(change: Callable[[], object]) -> None:
    """Rename or delete; on Windows wait for who has the file open. Not for Qt's thread."""
    for _ in range(_TRIES if sys.platform == "win32" else 0):
        try:
            change()
        except PermissionError:
            sleep(_AGAIN)
        else:
            return
    change()


def sync_folder(folder: Path) -> None:
    """Let what was renamed in ``folder`` stay so when the power fails; Windows does that by itself."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def open_to_append(path: Path) -> int:
    """A file descriptor at the end of ``path``, which is made with mode 0600 when it is not there."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BINARY, OWNER_ONLY)
