"""The packs that others stand on, each read once however many do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant.packs.listing import ids_in
from assistant.packs.reader import PackCore, read_core


class Shelf:
    """Folders of packs, read as they are asked for. It lives as long as one look at them: they do not change."""

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self._folders = list(folders)
        self._cores: dict[Path, PackCore] = {}
        self._ids: dict[Path, frozenset[str]] = {}

    @classmethod
    def of(cls, folders: Iterable[Path]) -> Shelf:
        """One with ``folders``; itself when they are one."""
        return folders if isinstance(folders, Shelf) else cls(folders)

    def __iter__(self) -> Iterator[Path]:
        return iter(self._folders)

    def add(self, folder: Path) -> None:
        """Put a pack upon the others."""
        self._folders.append(folder)

    def under(self, core: PackCore) -> dict[Path, PackCore]:
        """What lies under the pack of ``core``, the lowest first."""
        return {folder: found for folder in self._folders if _is_under(found := self._core(folder), core)}

    def ids(self, folders: Iterable[Path]) -> set[str]:
        """The ids of the templates in ``folders``, with and without faults."""
        found: set[str] = set()
        for folder in folders:
            if folder not in self._ids:
                self._ids[folder] = frozenset(ids_in(folder))
            found |= self._ids[folder]
        return found

    def _core(self, folder: Path) -> PackCore:
        if folder not in self._cores:
            self._cores[folder] = read_core(folder)
        return self._cores[folder]


def _is_under(found: PackCore, core: PackCore) -> bool:
    """Whether the pack of ``core`` lies upon the one of ``found``, which may be the same as it was before."""
    if found.info is None or core.info is None:
        return True
    one, other = found.info, core.info
    return one.rank <= other.rank and (one.id, one.layer) != (other.id, other.layer)
