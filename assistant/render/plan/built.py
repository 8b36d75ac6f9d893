"""How a plan's empty Word file is built, where that decides what is read of what somebody writes in it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from assistant.render.plan.places import cells_of, rows_of
from assistant.render.plan.read import OpenFile, Section
from assistant.render.plan.xml import Element, bookmarks


class Built(NamedTuple):
    """A section of the file.

    Attributes:
        level: of its heading, from 0; 9 where it has no heading's style, None where the answer stands in a cell.
        has_unread: whether its table of facts has a cell that is neither a label nor beside one.
    """

    id: str
    heading: str
    level: int | None
    has_unread: bool


def built(path: Path) -> tuple[Built, ...]:
    """The sections of the Word file at ``path``.

    Raises:
        PlanFileError: it is no Word file that can be filled.
        OSError: it cannot be read.
    """
    return tuple(_built(section) for section in OpenFile(path).sections)


def _built(section: Section) -> Built:
    place = section.place
    rows = (row for table in section.passage.tables for row in rows_of(table))
    has_unread = any(_has_unread(row, f"{place.id}_") for row in rows) if place.id else False
    return Built(place.id, place.heading, place.level if place.beside is None else None, has_unread)


def _has_unread(row: Element, start: str) -> bool:
    """In a row with a label; a header row has nothing but labels."""
    labels = [any(name.startswith(start) for name in bookmarks(cell)) for cell in cells_of(row)]
    return any(labels) and not all(before or here for before, here in zip([False, *labels], labels, strict=False))
