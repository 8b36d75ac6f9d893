"""A pack wherever it is: a folder, or the one file that ``pack build`` makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.supply import archive
from assistant.supply.archive import ArchiveError

__all__ = ["ArchiveError", "opened"]


@contextmanager
def opened(pack: Path) -> Iterator[Path]:
    """The folder of ``pack``; of an archive one that is there as long as it is looked at.

    Raises:
        ArchiveError: the file is no pack, damaged, or too big.
        OSError: it cannot be read, or not be unpacked.
    """
    if pack.is_dir():
        yield pack
        return
    with pack.open("rb") as file:
        raw = file.read(2 * archive.MOST_BYTES + 1)  # one more than any pack has
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / pack.stem
        archive.unpack(raw, folder)
        yield folder
