"""Workbooks (xlsx): openpyxl reads the cells, row by row, so that a million rows fit.

openpyxl's own read-only mode keeps every string of the book, and something of every row. Here strings go to a file
that has no name (``strings.py``), and a row is let go when the next one comes.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, BinaryIO
from xml.etree.ElementTree import Element, iterparse
from zipfile import ZipFile

from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._reader import DATA_TAG, INLINE_STRING, ROW_TAG, WorkSheetParser
from openpyxl.xml.constants import SHARED_STRINGS

from assistant.casework.export.faults import DamagedError, ExportError
from assistant.casework.export.strings import Strings, nameless_file, text_of
from assistant.casework.export.table import Cells, Table

_COLUMNS, _ROWS = 16_384, 1_048_576
"""Of a sheet in Excel. More is no sheet but a trap."""
_SMALL = 50 << 20
_RATIO = 200
"""Bytes that a part may grow by when it is unpacked. Sheets grow by ten to fifty; a trap by a thousand."""


@contextmanager
def workbook_tables(path: Path) -> Iterator[list[Table]]:
    """The sheets of ``path``.

    Raises:
        DamagedError: it is no workbook, or not a whole one.
    """
    with path.open("rb") as file, nameless_file() as texts:
        with _damage(path), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles, which nobody looks at
            book = _Book(file, texts)
            _refuse_trap(book.archive, path)
            book.read()
        with book.archive:
            yield [
                Table(f"Excel, arket »{name}«", partial(_rows, book, part, path), partial(book.share_read, part))
                for name, part in book.sheets
            ]


class _Book(ExcelReader):  # type: ignore[misc]  # openpyxl has no types
    """Everything of a workbook but its sheets, whose names and places it knows."""

    def __init__(self, file: BinaryIO, texts: IO[bytes]) -> None:
        super().__init__(file, read_only=True, data_only=True, keep_links=False)
        self._file, self._texts = file, texts
        self.sheets: list[tuple[str, str]] = []

    def read_strings(self) -> None:
        part = self.package.find(SHARED_STRINGS)
        if part is not None:
            with self.archive.open(part.PartName[1:]) as source:
                self.shared_strings = Strings(source, self._texts)

    def read_worksheets(self) -> None:
        for sheet, relation in self.parser.find_sheets():
            if relation.target in self.valid_files and "chartsheet" not in relation.Type:
                self.sheets.append((sheet.name, relation.target))

    def share_read(self, part: str) -> float:
        """How much of a sheet has been read, by the file's position in it."""
        place = self.archive.getinfo(part)
        share = (self._file.tell() - place.header_offset) / max(1, place.compress_size)
        return float(min(1, max(0, share)))


class _Parser(WorkSheetParser):  # type: ignore[misc]  # openpyxl has no types
    """openpyxl's cells; text in a cell of its own is read without building an object for each part of it."""

    def parse_cell(self, element: Element) -> dict[str, object]:
        inline = element.find(INLINE_STRING)
        if inline is not None:
            element.remove(inline)
        cell: dict[str, object] = super().parse_cell(element)
        return cell if inline is None else cell | {"value": text_of(inline)}


def _rows(book: _Book, part: str, path: Path) -> Iterator[tuple[int, Cells]]:
    with _damage(path), book.archive.open(part) as source:
        parser = _Parser(
            source,
            book.shared_strings,
            data_only=True,
            epoch=book.wb.epoch,
            date_formats=book.wb._date_formats,
            timedelta_formats=book.wb._timedelta_formats,
        )
        data = None
        for event, element in iterparse(source, ("start", "end")):  # noqa: S314 - see the import
            if element.tag == DATA_TAG:
                if event == "end":
                    return
                data = element
            elif element.tag == ROW_TAG and event == "end":
                yield _row(parser, element)
                parser.row_dimensions.clear()
                if data is not None:
                    data.clear()


def _row(parser: _Parser, element: Element) -> tuple[int, Cells]:
    number, found = parser.parse_row(element)
    width = max((cell["column"] for cell in found), default=0)
    if width > _COLUMNS or number > _ROWS:
        raise ValueError
    cells: list[object] = [None] * width
    for cell in found:
        cells[cell["column"] - 1] = cell["value"]
    return number, cells


def _refuse_trap(archive: ZipFile, path: Path) -> None:
    for part in archive.infolist():
        if part.file_size > _SMALL and part.file_size > _RATIO * part.compress_size:
            size = part.file_size >> 20
            raise DamagedError(f"»{path}« bliver til {size} MB, når den pakkes ud, og er ikke et almindeligt regneark.")


@contextmanager
def _damage(path: Path) -> Iterator[None]:
    """Whatever openpyxl makes of a file that is no workbook, as one sentence: it raises a dozen kinds of errors."""
    try:
        yield
    except ExportError:
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno is not None:  # the machine's; openpyxl's own have no number
            raise
        raise DamagedError(f"»{path}« er ikke et regneark, der kan læses. Gem den igen som .xlsx eller .csv.") from None
