"""Where the sections of a plan stand in a Word file: by bookmark, else by content control, else by heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from assistant.render.plan.styles import Styles
from assistant.render.plan.text import is_locked, plain_text
from assistant.render.plan.xml import (
    BOOKMARK,
    CELL,
    CONTENT,
    CONTROL,
    NAME,
    PARAGRAPH,
    ROW,
    RUN,
    TABLE,
    Element,
    bookmarks,
    child_value,
    is_on,
    w,
)

_SECTION = re.compile(r"[A-Z]\d\d")
_CLEAR = frozenset({w("customXml")})
_LABEL_LEVEL = 9
"""Below every heading: what is no heading by its style ends at any."""
_LONGEST_LABEL = 80


class Block(NamedTuple):
    """A paragraph, a table or something else that stands by itself; ``tag`` is that of a control around it."""

    element: Element
    is_locked: bool
    tag: str


@dataclass(eq=False)
class Place:
    """A section: its heading, and the blocks up to the next one.

    Attributes:
        label: the paragraph of its heading; what holds the answer where there is none.
        beside: the cell that holds the answer, where that is not behind the heading.
        level: of the heading, from 0.
    """

    id: str
    heading: str
    label: Element
    level: int
    beside: Element | None = None
    blocks: list[Block] = field(default_factory=list)


def places_of(body: Element, styles: Styles) -> list[Place]:
    """The sections of a document in their order."""
    found = _Finder(body, styles, labels=False).places
    return found or _Finder(body, styles, labels=True).places


def blocks_in(container: Element, *, locked: bool = False, tag: str = "") -> Iterator[Block]:
    """The blocks of a body or a cell, those inside content controls too."""
    for child in container:
        if child.tag == CONTROL:
            content = child.find(CONTENT)
            if content is not None:
                yield from blocks_in(content, locked=locked or is_locked(child), tag=_tag(child) or tag)
        elif child.tag in _CLEAR:
            yield from blocks_in(child, locked=locked, tag=tag)
        elif isinstance(child.tag, str):
            yield Block(child, locked, tag)


def rows_of(table: Element) -> list[Element]:
    """Its own rows, not those of tables inside."""
    return [row for row in table.iter(ROW) if next(row.iterancestors(TABLE)) is table]


def cells_of(row: Element) -> list[Element]:
    """Its own cells."""
    return [cell for cell in row.iter(CELL) if next(cell.iterancestors(ROW)) is row]


class _Finder:
    def __init__(self, body: Element, styles: Styles, *, labels: bool) -> None:
        self.places: list[Place] = []
        self._styles = styles
        self._labels = labels
        self._marks = _by_paragraph(body)
        self._anchored = {name for name in bookmarks(body) if _SECTION.fullmatch(name)}
        self._taken: set[str] = set()
        self._pending: list[str] = []
        self._flow(body)

    def _flow(self, container: Element, before: str = "") -> list[Place]:
        """Find the sections among the blocks of ``container``; those that begin in it are returned."""
        begun: list[Place] = []
        current: Place | None = None
        for block in blocks_in(container):
            kind = block.element.tag
            if kind == BOOKMARK:
                self._pending.append(str(block.element.get(NAME, "")))
                continue
            new = self._begins(block, current, before) if kind == PARAGRAPH else None
            if new is not None:
                current = new
                begun.append(new)
                self.places.append(new)
                if block.element is new.label:
                    continue
            elif kind == TABLE and self._has_sections(block.element, current):
                current = None
                self._table(block.element)
                continue
            if current is not None:
                current.blocks.append(block)
        self._pending.clear()
        return begun

    def _begins(self, block: Block, current: Place | None, before: str) -> Place | None:
        """The section that begins with this paragraph."""
        paragraph = block.element
        names = [*self._pending, *self._marks.get(paragraph, ())]
        self._pending.clear()
        own = next((name for name in names if name in self._anchored and name not in self._taken), "")
        level = self._level(paragraph)
        if own:
            self._taken.add(own)
            shown = plain_text(paragraph, self._styles)
            return Place(own, shown, paragraph, _LABEL_LEVEL if level is None else level)
        if level is not None and (current is None or not current.id or level <= current.level):
            return Place("", plain_text(paragraph, self._styles), paragraph, level)
        return self._begins_by_tag(block, current, before)

    def _begins_by_tag(self, block: Block, current: Place | None, before: str) -> Place | None:
        tag = block.tag
        if not self._is_free(tag):
            return None
        self._taken.add(tag)
        if current is not None and not current.id:
            current.id = tag
            return None
        around = block.element.iterancestors(CONTROL)
        control = next(each for each in around if _tag(each) == tag)
        heading = before or child_value(control, "sdtPr", "alias") or ""
        return Place(tag, heading, control.find(CONTENT), _LABEL_LEVEL)

    def _level(self, paragraph: Element) -> int | None:
        style = self._styles.of_paragraph(paragraph)
        if style.level is not None:
            return style.level if _has_words(paragraph) else None
        return _LABEL_LEVEL if self._labels and not style.is_help and _is_label(paragraph) else None

    def _has_sections(self, table: Element, current: Place | None) -> bool:
        if any(name in self._anchored for name in bookmarks(table)):
            return True
        if any(self._is_free(_tag(control)) for control in table.iter(CONTROL)):
            return True
        if current is not None and current.id:
            return False
        return not self._labels and any(self._level(paragraph) is not None for paragraph in table.iter(PARAGRAPH))

    def _is_free(self, tag: str) -> bool:
        """Whether it is a section's that no bookmark and no control before has named."""
        return bool(_SECTION.fullmatch(tag)) and tag not in self._anchored and tag not in self._taken

    def _table(self, table: Element) -> None:
        """Sections whose labels stand in cells."""
        rows = [cells_of(row) for row in rows_of(table)]
        for number, cells in enumerate(rows):
            for index, cell in enumerate(cells):
                before = " ".join(_words(cells[index - 1]).split()) if index else ""
                begun = self._flow(cell, before)
                below = rows[number + 1][:1] if number + 1 < len(rows) else []
                if not begun:
                    self._tagged_cell(cell, before)
                elif begun[-1].label.tag == PARAGRAPH:
                    self._look_beside(begun[-1], cells[index + 1 : index + 2], below)

    def _tagged_cell(self, cell: Element, before: str) -> None:
        """A section whose control is in the line, or goes around the whole cell; its label stands before it."""
        for control in (*cell.iter(CONTROL), *cell.iterancestors(CONTROL, ROW)):
            if control.tag == ROW:
                return
            if self._is_free(_tag(control)):
                self._taken.add(_tag(control))
                place = Place(_tag(control), before, cell, _LABEL_LEVEL, None, list(blocks_in(cell)))
                self.places.append(place)
                return

    def _look_beside(self, place: Place, beside: list[Element], below: list[Element]) -> None:
        """A label's answer stands in the next cell; else behind it in its own; else in the row below."""
        has_own = any(self._may_answer(block) for block in place.blocks)
        cell = next((cell for cell in (*beside, *(() if has_own else below)) if not self._holds_section(cell)), None)
        if cell is not None:
            place.beside, place.blocks = cell, list(blocks_in(cell))

    def _holds_section(self, cell: Element) -> bool:
        return any(name in self._anchored for name in bookmarks(cell)) or any(
            self._level(paragraph) is not None for paragraph in cell.iter(PARAGRAPH)
        )

    def _may_answer(self, block: Block) -> bool:
        return block.element.tag == PARAGRAPH and not self._styles.of_paragraph(block.element).is_help


def _by_paragraph(body: Element) -> dict[Element, list[str]]:
    """The bookmarks that begin in a paragraph; those of a text box belong to the box."""
    found: dict[Element, list[str]] = {}
    for mark in body.iter(BOOKMARK):
        paragraph = next(mark.iterancestors(PARAGRAPH), None)
        if paragraph is not None:
            found.setdefault(paragraph, []).append(str(mark.get(NAME, "")))
    return found


def _tag(control: Element) -> str:
    return child_value(control, "sdtPr", "tag") or ""


def _has_words(element: Element) -> bool:
    return any((text.text or "").strip() for text in element.iter(w("t")))


def _words(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(w("t")))


def _is_label(paragraph: Element) -> bool:
    """Whether all its words are bold, and few."""
    words = _words(paragraph).strip()
    if not words or len(words) > _LONGEST_LABEL or words.endswith((".", ",", ";")):
        return False
    return all(is_on(run, "rPr", "b") for run in paragraph.iter(RUN) if _has_words(run))
