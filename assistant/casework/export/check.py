"""The flow: open, find the columns, judge row by row, write and count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.casework.export.columns import Columns, Row, find_columns, rows_of
from assistant.casework.export.faults import DamagedError, MissingError
from assistant.casework.export.judging import Judge, Judged, Tally, month_of
from assistant.casework.export.separated import separated_tables
from assistant.casework.export.table import Table
from assistant.casework.export.writing import WriteRow, harmless
from assistant.model.knowledge import Knowledge

Progress = Callable[[int, float], object]
"""Told how many rows have been judged, and how much of the file that is (0 to 1)."""
_ZIP, _OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
_TELL_EVERY = 500
"""Rows."""


@dataclass(frozen=True)
class Wish:
    """What somebody wants to know of an export.

    Attributes:
        path: csv or xlsx; its content says which.
        write: takes each row with a finding; None when no file was asked for.
        with_text: whether it takes the heading too.
    """

    path: Path
    columns: Columns
    write: WriteRow | None = None
    with_text: bool = False


def check_export(knowledge: Knowledge, wish: Wish, today: date, tell: Progress) -> tuple[Tally, str]:
    """Judge every row; the figures, and how the file was read.

    Raises:
        MissingError: the file or a column is not there.
        DamagedError: the file cannot be read.
        OSError: what ``write`` raises.
    """
    judge, tally = Judge(knowledge, today), Tally()
    with _opened(wish.path) as tables:
        found = find_columns(tables, wish.columns, wish.path)
        if wish.write:
            wish.write(("række", "koder", "overskrift") if wish.with_text else ("række", "koder"))
        for done, row in enumerate(_read(rows_of(found, wish.columns), wish.path)):
            if done % _TELL_EVERY == 0:
                tell(done, found.table.share_read())
            judged = judge(row)
            tally.add(judged, judged.month if wish.columns.day is None else month_of(row.day))
            _note_oddities(tally, judge, row)
            if wish.write and judged.codes:
                wish.write(_written(wish, row, judged, judge.limit))
    return tally, found.table.label


@contextmanager
def _opened(path: Path) -> Iterator[list[Table]]:
    try:
        if path.exists() and not path.is_file():
            raise MissingError(f"»{path}« er ikke en fil.")
        with path.open("rb") as file:
            head = file.read(8)
        tables = None if head.startswith((_ZIP, _OLE)) else separated_tables(path)
    except OSError:
        raise MissingError(f"Filen »{path}« findes ikke eller kan ikke læses.") from None
    if tables is not None:
        yield tables
        return
    if head == _OLE:
        raise DamagedError(f"»{path}« er et gammelt Excel-ark eller har adgangskode. Gem den som .xlsx eller .csv.")
    from assistant.casework.export.workbook import workbook_tables  # noqa: PLC0415 - openpyxl only for its own

    with workbook_tables(path) as tables:
        yield tables


def _read(rows: Iterator[Row], path: Path) -> Iterator[Row]:
    """``rows``; a disk that fails while they are read is not one that cannot be written."""
    try:
        yield from rows
    except OSError:
        raise MissingError(f"Filen »{path}« kan ikke læses til ende.") from None


def _written(wish: Wish, row: Row, judged: Judged, limit: int) -> tuple[int | str, ...]:
    codes = " ".join(judged.codes)
    return (row.number, codes, harmless(row.heading[:limit])) if wish.with_text else (row.number, codes)


def _note_oddities(tally: Tally, judge: Judge, row: Row) -> None:
    if len(row.heading) > judge.limit:
        tally.too_long.add(row.number)
    if "\n" in row.heading:
        tally.several_lines.add(row.number)
    if row.note_type and not judge.knows_type(row.note_type):
        tally.unknown_types.add(row.number)
    if "\ufffd" in row.heading:
        tally.unread.add(row.number)
