"""Separated values: any separator and encoding that Danish systems write."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TextIO

from assistant.casework.export.encoding import NAMES, encoding_of
from assistant.casework.export.faults import DamagedError
from assistant.casework.export.table import Cells, Table

SEPARATORS = ";\t|,"
_NO_SEPARATOR = "\x1f"
"""Of a file with one column, whose headings may hold all the others."""
_SHOWN = {_NO_SEPARATOR: "én kolonne", "\t": "tabulator"}
_LONGEST = 1 << 24
"""Characters of a line or a field. What is longer is no heading list, and must not fill the memory."""
_EXCEL_SAYS = re.compile(r'sep=([^\w\s"]|\t)\s*\Z', re.IGNORECASE)


def separated_tables(path: Path) -> list[Table]:
    """The ways to read ``path``; the one that finds the wanted columns is right. A file of one column comes first."""
    with path.open("rb") as file:
        codec = encoding_of(file)
    with _opened(path, codec) as text:
        said = _EXCEL_SAYS.match(text.readline(16))
    if said:
        return [_Separated(path, codec, said.group(1), skip=1).table]
    return [_Separated(path, codec, separator).table for separator in (_NO_SEPARATOR, *SEPARATORS)]


def _opened(path: Path, codec: str) -> TextIO:
    return path.open(encoding=codec, errors="replace", newline="")


class _Separated:
    """A file read with one separator."""

    def __init__(self, path: Path, codec: str, separator: str, skip: int = 0) -> None:
        self._path, self._codec, self._separator, self._skip = path, codec, separator, skip
        self._size = max(1, path.stat().st_size)
        self._text: TextIO | None = None

    @property
    def table(self) -> Table:
        shown = _SHOWN.get(self._separator, f"»{self._separator}«")
        return Table(f"CSV, {NAMES[self._codec]}, {shown}", self._rows, self._share_read)

    def _rows(self) -> Iterator[tuple[int, Cells]]:
        """Excel's numbers: a line that only names the separator is none, a field of several lines is in one."""
        csv.field_size_limit(_LONGEST)
        with _opened(self._path, self._codec) as self._text:
            for _ in range(self._skip):
                self._text.readline(_LONGEST)
            rows = csv.reader(_lines(self._text), delimiter=self._separator)
            try:
                yield from enumerate(rows, 1)
            except csv.Error:
                raise _too_long(rows.line_num + self._skip) from None

    def _share_read(self) -> float:
        if self._text is None or self._text.closed:
            return 0.0
        return min(1.0, self._text.buffer.tell() / self._size)


def _lines(text: TextIO) -> Iterator[str]:
    for number, line in enumerate(iter(partial(text.readline, _LONGEST), ""), 1):
        if len(line) == _LONGEST:
            raise _too_long(number)
        yield line


def _too_long(line: int) -> DamagedError:
    return DamagedError(f"Linje {line} er for lang til at være en række. Mangler der et anførselstegn?")
