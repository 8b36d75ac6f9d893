"""A draft as a Word document: a letter as it is sent, anything else with its heading and body."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Pt

from assistant.model.draft import Draft, Runs, plain
from assistant.model.pack import Organisation
from assistant.render.danish import long_date
from assistant.render.word_page import new_page, put_sender, save_whole

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

SUBJECT = "emne"
"""Name of the output that is a letter's subject: above it in Word, and in Digital Post's own field."""
DAY = "brevdato"
"""Name of the field that holds a letter's day, where it is not that of today."""
_TO_WRITE_ON = frozenset({"Navn:", "Dato:", "Underskrift:"})
_BULLET = "- "
_BLOCK_GAP = Pt(8)


@dataclass(frozen=True)
class _Line:
    """A line of the text, in pieces that are bold or not."""

    pieces: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)

    @property
    def is_heading(self) -> bool:
        return bool(self.text) and all(bold for text, bold in self.pieces if text.strip())


def save_document(draft: Draft, file: Path, sender: Organisation, today: date) -> None:
    """Write ``draft`` to ``file``, whole or not at all.

    A letter has its sender, its day, its subject and a greeting; the heading of the note stays in the case. What is
    handed out and has no such heading names its sender too.

    Raises:
        OSError: it cannot be written.
    """
    is_letter = draft.template.kind == "letter"
    title = plain(draft.outputs.get(SUBJECT, ())) if is_letter else plain(draft.heading)
    document = new_page(title or draft.template.title)
    if is_letter or not draft.heading:
        put_sender(document, sender)
    if is_letter:
        day = document.add_paragraph(long_date(_day(draft, today)))
        day.alignment, day.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.RIGHT, Pt(18)
    if title:
        document.add_paragraph(title, style="Heading 1")
    _write(document, _lines(draft.body), has_title=bool(title))
    if is_letter:
        _greet(document, sender.name)
    save_whole(document, file)


def _day(draft: Draft, today: date) -> date:
    with suppress(ValueError):
        return date.fromisoformat(str(draft.answers.get(DAY, "")))
    return today


def _lines(runs: Runs) -> list[_Line]:
    lines: list[list[tuple[str, bool]]] = [[]]
    for run in runs:
        first, *later = run.text.split("\n")
        lines[-1].append((first, run.bold))
        lines.extend([(text, run.bold)] for text in later)
    return [_Line(tuple(pieces)) for pieces in lines]


def _write(document: WordDocument, lines: list[_Line], *, has_title: bool) -> None:
    """Each line as a paragraph; an empty one is the space after the line above."""
    for line, follows in pairwise([*lines, _Line(())]):
        if not line.text.strip():
            continue
        if line.is_heading:
            document.add_paragraph(line.text, style="Heading 2" if has_title else "Heading 1")
            has_title = True
            continue
        is_bullet = line.text.startswith(_BULLET)
        paragraph = document.add_paragraph(style="List Bullet" if is_bullet else None)
        for text, bold in _without_bullet(line) if is_bullet else line.pieces:
            paragraph.add_run(text).bold = bold or None
        if line.text in _TO_WRITE_ON:
            _rule(paragraph)
        elif not follows.text.strip():
            paragraph.paragraph_format.space_after = _BLOCK_GAP


def _without_bullet(line: _Line) -> Iterator[tuple[str, bool]]:
    (first, bold), *others = line.pieces
    yield first.removeprefix(_BULLET), bold
    yield from others


def _rule(paragraph: Paragraph) -> None:
    """A line to write on, after its label."""
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Cm(3))
    stops.add_tab_stop(Cm(13), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
    paragraph.add_run("\t\t")
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(6), _BLOCK_GAP


def _greet(document: WordDocument, name: str) -> None:
    greeting = document.add_paragraph("Venlig hilsen")
    greeting.paragraph_format.space_before, greeting.paragraph_format.keep_with_next = Pt(18), True
    if name:
        document.add_paragraph(name).paragraph_format.space_before = Pt(24)
