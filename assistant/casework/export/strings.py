"""A workbook's strings, many more than memory should hold, in a temporary file that has no name."""

from __future__ import annotations

import tempfile
from array import array
from typing import IO
from xml.etree.ElementTree import Element, iterparse

from openpyxl.xml.constants import SHEET_MAIN_NS

_ITEM, _TEXT, _RUN = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("si", "t", "r"))
_TEXTS = (_TEXT, f"{_RUN}/{_TEXT}")
_IN_MEMORY = 16 << 20
"""Bytes of text that stay in memory: an ordinary export never reaches the disk."""


def nameless_file() -> IO[bytes]:
    """Where the strings go: on the disk only when they are many, and gone when it is closed."""
    return tempfile.SpooledTemporaryFile(_IN_MEMORY)


def text_of(item: Element) -> str:
    """The text of a string item, of one font or several; not how it is pronounced."""
    return "".join(part.text or "" for path in _TEXTS for part in item.iterfind(path))


class Strings:
    """The strings of ``source``, the XML of a string table, kept in ``file`` and read by their number."""

    def __init__(self, source: IO[bytes], file: IO[bytes]) -> None:
        self._file = file
        self._ends = array("Q", [0])
        root = None
        for event, node in iterparse(source, ("start", "end")):  # noqa: S314 - see the import
            if root is None:
                root = node
            elif event == "end" and node.tag == _ITEM:
                written = self._file.write(text_of(node).encode())
                self._ends.append(self._ends[-1] + written)
                root.clear()

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> str:
        if not 0 <= number < len(self):
            raise IndexError(number)
        begin, end = self._ends[number], self._ends[number + 1]
        self._file.seek(begin)
        return self._file.read(end - begin).decode()
