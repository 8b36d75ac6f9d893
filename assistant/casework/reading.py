"""Packs of which nothing is remembered, read: checked whole, or listed where others have checked them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.casework.packcheck import check_pack
from assistant.casework.shelf import Shelf
from assistant.model.notetype import NoteName, NoteType
from assistant.model.pack_info import Layer
from assistant.packs.index import PackIndex
from assistant.packs.listing import list_pack
from assistant.packs.reader import nameless, names_of


class Reading:
    """One look at packs that stand on each other."""

    def __init__(self) -> None:
        self._shelf = Shelf()

    def checked(self, folder: Path, layer: Layer, below: Sequence[PackIndex]) -> PackIndex:
        """The pack, and everything that is wrong with it; what has an error is left out. 6 ms a template."""
        self._put(below)
        pack = check_pack(folder, self._shelf, layer=layer, with_examples=False)
        return PackIndex(pack.info, folder, _names(pack.note_types), pack.units, pack.entries, pack.findings)

    def listed(self, folder: Path, layer: Layer, below: Sequence[PackIndex]) -> PackIndex:
        """The pack as its first lines tell it. 0.4 ms a template."""
        locked = {template_id for index in below for template_id in index.info.locked}
        core, entries = list_pack(folder, layer, locked)
        info = core.info or nameless(folder, layer)
        units = tuple(names_of(core.units))
        return PackIndex(info, folder, _names(core.note_types), units, tuple(entries), core.findings, is_checked=False)

    def _put(self, below: Sequence[PackIndex]) -> None:
        """Have ``below`` on the shelf."""
        there = set(self._shelf)
        for index in below:
            if not index.info.is_own and index.folder not in there:
                self._shelf.add(index.folder)


def _names(note_types: Sequence[NoteType]) -> tuple[NoteName, ...]:
    return tuple(NoteName(id=each.id, name=each.name, prefix=each.prefix) for each in note_types)
