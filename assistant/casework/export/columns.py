"""Where the named columns are, and the rows below their names."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from assistant.casework.export.faults import MissingError
from assistant.casework.export.table import Cells, Table
from assistant.model.suggest import did_you_mean

_TITLE_ROWS = 20
"""How far down the names may stand: reports have their own title above."""


@dataclass(frozen=True)
class Columns:
    """The columns that somebody named.

    Attributes:
        heading: the one to judge.
        note_type: of types' ids, names or prefixes; None when the headings tell.
        day: of dates; None when the headings tell.
    """

    heading: str
    note_type: str | None = None
    day: str | None = None

    @property
    def names(self) -> list[str]:
        """Those that were named."""
        return [name for name in (self.heading, self.note_type, self.day) if name is not None]


class Row(NamedTuple):
    """What is judged of a row; no other cell of it is ever kept.

    Attributes:
        number: as the file's own program numbers it, the names included.
        note_type, day: the cells as they stand; empty without such a column.
    """

    number: int
    heading: str
    note_type: str
    day: str


class Found(NamedTuple):
    """A table and where its names stand: row number, and one place for each of ``Columns.names``."""

    table: Table
    number: int
    places: tuple[int, ...]
    width: int


def find_columns(tables: Sequence[Table], columns: Columns, path: Path) -> Found:
    """The table that has ``columns``, the one with most names beside them.

    Raises:
        MissingError: none has, or a name stands twice.
    """
    heads = [list(itertools.islice(table.rows(), _TITLE_ROWS)) for table in tables]
    found = [place for table, head in zip(tables, heads, strict=True) if (place := _placed(table, head, columns, path))]
    if found:
        return max(found, key=lambda place: place.width)
    raise MissingError(_missing([cells for head in heads for _, cells in head], columns, path))


def rows_of(found: Found, columns: Columns) -> Iterator[Row]:
    """The rows below the names; those without any content are left out."""
    heading, *others = found.places
    named = iter(others)
    note_type = next(named) if columns.note_type is not None else None
    day = next(named) if columns.day is not None else None
    for number, cells in found.table.rows():
        if number <= found.number:
            continue
        text = _text(cells, heading)
        if text or any(_shown(cell).strip() for cell in cells):
            yield Row(number, text, _text(cells, note_type).strip(), _text(cells, day).strip())


def _text(cells: Cells, place: int | None) -> str:
    """The cell's text; empty when the row ends before it."""
    return _shown(cells[place]) if place is not None and place < len(cells) else ""


def _shown(cell: object) -> str:
    if isinstance(cell, str):
        return cell.replace("\0", "") if "\0" in cell else cell
    if isinstance(cell, date):
        return f"{cell.day:02d}.{cell.month:02d}.{cell.year:04d}"
    return "" if cell is None else str(cell)


def _placed(table: Table, head: list[tuple[int, Cells]], columns: Columns, path: Path) -> Found | None:
    for number, cells in head:
        names = [_shown(cell) for cell in cells]
        places = [_place(names, wanted, path) for wanted in columns.names]
        known = tuple(place for place in places if place is not None)
        if len(known) == len(places):
            return Found(table, number, known, sum(map(bool, names)))
    return None


def _place(names: list[str], wanted: str, path: Path) -> int | None:
    """The name written just so, else the one that differs in capitals and spaces only."""
    for alike in (str, _plain):
        places = [place for place, name in enumerate(names) if alike(name) == alike(wanted)]
        if len(places) > 1:
            raise MissingError(f"Kolonnen »{wanted}« står flere gange i »{path}«. Giv den ene et andet navn.")
        if places:
            return places[0]
    return None


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _missing(rows: list[Cells], columns: Columns, path: Path) -> str:
    """Which column is missing, and what the file has instead."""
    widest = max(rows, key=lambda cells: sum(bool(_shown(cell).strip()) for cell in cells), default=())
    names = [" ".join(_shown(cell).split()) for cell in widest]
    names = [name for name in names if name and not _is_content(name)]
    if not names:
        return f"»{path}« er tom eller har ingen navne over kolonnerne."
    absent = [wanted for wanted in columns.names if _plain(wanted) not in map(_plain, names)]
    wanted = absent[0] if absent else columns.heading
    shown = ", ".join(f"»{name}«" for name in names[:12])
    return f"Kolonnen »{wanted}« findes ikke i »{path}«.{did_you_mean(wanted, names)} Kolonnerne er {shown}."


def _is_content(name: str) -> bool:
    """Whether it is no name, but may be what stands in a row of a file without names: that is not for the screen."""
    return len(name) > 40 or not re.search(r"\w", name) or bool(re.search(r"\d{4}|@", name))
