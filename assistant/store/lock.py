"""One at a time, threads and processes alike: two sessions of one person have the same files."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from assistant.store.atomic import OWNER_ONLY, ensure_folder

PATIENCE = 5.0
"""Seconds that another may take; what is done under the lock takes milliseconds."""
_HELD = {errno.EACCES, errno.EAGAIN, 0}
"""Another has the lock: as Windows, Unix and Wine say it."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Have ``path`` and what belongs to it to oneself, by a lock on the file ``path.lock``; not for Qt's thread.

    Raises:
        OSError: another does not let go, or the folder cannot be written.
    """
    ensure_folder(path.parent)
    handle = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT, OWNER_ONLY)
    try:
        give_up = monotonic() + PATIENCE
        while not _try(handle):
            if monotonic() > give_up:
                raise TimeoutError(path)
            sleep(0.02)
        yield
    finally:
        os.close(handle)  # the system lets go of the lock with it


def _try(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - Windows' own

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - Unix' own

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _HELD:
            raise
        return False
    return True
