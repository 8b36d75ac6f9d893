"""One A4 page of keys as a Word file, in two columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from assistant.render.word_page import new_page, save_whole

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section

Rows = Iterable[tuple[str, str]]
_SMALL, _LARGE = Pt(8), Pt(9.5)
_MARGIN, _BETWEEN, _KEYS = Cm(1.2), "340", Cm(2.6)
"""Twentieths of a point between the columns; how wide the column of keys is."""


def save_sheet(title: str, columns: Sequence[Sequence[tuple[str, Rows]]], foot: str, file: Path) -> None:
    """Write the page to ``file``, whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    document = new_page(title)
    _set_paper(document.sections[0], title, foot)
    for number, column in enumerate(columns):
        for place, (name, rows) in enumerate(column):
            heading = document.add_paragraph(style="Heading 2")
            heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(5), Pt(1)
            if number and not place:
                heading.add_run().add_break(WD_BREAK.COLUMN)
            heading.add_run(name).font.size = _LARGE
            for key, text in rows:
                _put(document, key, text)
    save_whole(document, file)


def _put(document: WordDocument, key: str, text: str) -> None:
    row = document.add_paragraph()
    form = row.paragraph_format
    form.left_indent, form.first_line_indent, form.line_spacing = _KEYS, -_KEYS, 1.0
    form.tab_stops.add_tab_stop(_KEYS, WD_TAB_ALIGNMENT.LEFT)
    for words, is_key in ((key, True), (f"\t{text}", False)):
        run = row.add_run(words)
        run.font.size, run.bold = _SMALL, is_key or None


def _set_paper(section: Section, title: str, foot: str) -> None:
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    section.top_margin = Cm(1.6)
    section.header_distance = section.footer_distance = Cm(0.6)
    name = section.header.paragraphs[0].add_run(title)
    name.bold, name.font.size = True, Pt(13)
    below = section.footer.paragraphs[0].clear()
    below.alignment = None
    below.add_run(foot).font.size = _SMALL
    columns = section._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), _BETWEEN)
