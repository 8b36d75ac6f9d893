"""A filled PDF form, line by line: its fields where it has some, else the words of its pages."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader

from assistant.model.forms import Line

_MOST_PAGES = 400
_GAP = re.compile(r" {3,}|\t")
_OFF = ("/Off", "Off", "")


class DamagedError(Exception):
    """The file is no PDF that can be read; ``is_locked`` when only a password is missing."""

    def __init__(self, *, is_locked: bool = False) -> None:
        super().__init__()
        self.is_locked = is_locked


def lines_of(file: Path) -> list[Line]:
    """The lines of a PDF file.

    Raises:
        DamagedError: it cannot be read.
        OSError: it cannot be opened.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # it and its own tell of faults with words of the file
    with file.open("rb") as opened:
        try:
            reader = PdfReader(opened)
            is_locked = reader.is_encrypted and not reader.decrypt("")
            lines = [] if is_locked else list(_fields(reader)) or list(_words(reader))
        except OSError:
            raise
        except Exception as error:  # a damaged file breaks in many ways, and deep ones in recursion
            raise DamagedError from error
    if is_locked:
        raise DamagedError(is_locked=True)
    return lines


def _fields(reader: PdfReader) -> Iterator[Line]:
    """Each field that holds a text or a choice, by the name that people see."""
    for name, found in (reader.get_fields() or {}).items():
        kind = found.get("/FT")
        if kind in {"/Tx", "/Ch", "/Btn"}:
            shown = str(found.get("/TU") or name.rpartition(".")[2])
            yield Line((shown, _value(kind, found.get("/V"))))


def _value(kind: object, value: object) -> str:
    if value is None:
        return ""
    if kind == "/Btn":
        return "" if str(value) in _OFF else str(value).removeprefix("/")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def _words(reader: PdfReader) -> Iterator[Line]:
    """The lines of the pages; wide gaps part their cells, as a table's columns stand there without lines."""
    for page in reader.pages[:_MOST_PAGES]:
        for line in page.extract_text(extraction_mode="layout").split("\n"):
            yield Line(tuple(_GAP.split(line.rstrip())))
