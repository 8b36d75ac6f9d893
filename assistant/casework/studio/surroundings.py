"""What stands around a template of a pack: the packs below, their knowledge, their locks and their templates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from assistant.casework.drafting import Drafter
from assistant.casework.knowledge import merged
from assistant.casework.pack.checks import Checks
from assistant.casework.pack_layers import locks_of
from assistant.casework.shelf import Shelf
from assistant.casework.studio.examining import Surroundings
from assistant.packs.listing import ids_in
from assistant.packs.reader import read_core


def surroundings(folder: Path, below: Sequence[Path], today: date) -> Surroundings:
    """Those of the pack in ``folder`` over those ``below``, as they lie on the disk. Not for Qt's thread."""
    core = read_core(folder)
    shelf = Shelf(below)
    under = shelf.under(core)
    drafter = Drafter(merged([*under.values(), core]))
    return Surroundings(
        drafter=drafter,
        checks=Checks(folder, drafter, today),
        ids=frozenset(shelf.ids(under) | set(ids_in(folder))),
        locks=locks_of(under.values()),
        today=today,
    )
