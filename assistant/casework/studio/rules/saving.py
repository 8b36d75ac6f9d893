"""The rules are written: every file that has changed, until one of them cannot be; then all of it is read anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.casework.hand_files import NotSavedError
from assistant.casework.studio.rules.approval import Kept
from assistant.casework.studio.rules.book import RuleBook
from assistant.casework.studio.rules.ground import Ground, read_ground


class Saved(NamedTuple):
    """What came of it.

    Attributes:
        ground: all of it, as it lies on the disk now.
        written: the names of the kinds whose files lie there as they were to be.
        refused: why the next one does not, as a Danish sentence; empty where all do.
    """

    ground: Ground
    written: Sequence[str]
    refused: str = ""


def save_rules(books: Iterable[RuleBook], folder: Path, below: Sequence[Path]) -> Saved:
    """Write ``books`` of the pack in ``folder`` over those ``below``. Not for Qt's thread."""
    written, why = list[str](), ""
    try:
        for book in books:
            Kept(book).save(book)
            written.append(book.kind.name)
    except NotSavedError as error:
        why = str(error)
    return Saved(read_ground(folder, below), written, why)
