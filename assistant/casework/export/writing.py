"""The findings as a file: row number and codes, the headings only when asked for."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from assistant.store.atomic import replacing

Cells = tuple[int | str, ...]
WriteRow = Callable[[Cells], object]

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
"""What a spreadsheet may take for something to compute: a heading must never run."""
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SHEET_ROWS = 1_048_576


class TooManyError(Exception):
    """A sheet cannot hold more rows."""


@contextmanager
def findings_file(path: Path) -> Iterator[WriteRow]:
    """Write rows to ``path`` (.csv or .xlsx): mode 0600 from the first byte, and whole or not there at all.

    Raises:
        OSError: it could not be written.
        TooManyError: more rows than a sheet can hold.
    """
    kind = WRITERS[path.suffix.lower()]
    with replacing(path) as file, kind(file) as write:
        yield write


def harmless(text: str) -> str:
    """``text`` so that no spreadsheet computes it: with an apostrophe in front when it might."""
    return f"'{text}" if _FORMULA.match(text) else text


@contextmanager
def _separated(file: BinaryIO) -> Iterator[WriteRow]:
    """With BOM and semicolons, as a Danish Excel opens it by a double click."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
    yield csv.writer(text, delimiter=";").writerow
    text.flush()
    text.detach()


@contextmanager
def _workbook(file: BinaryIO) -> Iterator[WriteRow]:
    """Written straight through: a library's own way is a temporary file, elsewhere and with the same text."""
    with ZipFile(file, "w", ZIP_DEFLATED) as book:
        for name, xml in _PARTS.items():
            book.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{xml}')
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{_MAIN}">{_WIDTHS}<sheetData>'.encode())
            left = iter(range(_SHEET_ROWS))

            def write(cells: Cells) -> None:
                if next(left, None) is None:
                    raise TooManyError
                sheet.write(f"<row>{''.join(map(_cell, cells))}</row>".encode())

            yield write
            sheet.write(b"</sheetData></worksheet>")


def _cell(value: int | str) -> str:
    if isinstance(value, int):
        return f"<c><v>{value}</v></c>"
    text = escape(_NOT_IN_XML.sub("\ufffd", value))
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_WIDTHS = '<cols><col min="2" max="2" width="20"/><col min="3" max="3" width="80"/></cols>'
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_OFFICE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_OFFICE}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="r1" Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}">'
        '<sheets><sheet name="Fund" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="r1" Type="{_DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}
WRITERS = {".csv": _separated, ".xlsx": _workbook}
"""How a file is written, by its suffix."""
