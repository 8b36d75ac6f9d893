"""The page a Word document is written on: A4, margins, styles, the sender at the top, page numbers at the foot."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from assistant.model.pack import Organisation

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

FONT = "Calibri"
_BLACK = RGBColor(0, 0, 0)
_THEMES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
"""Attributes that would win over a font's name."""
_SIZES = {"Normal": 11, "Heading 1": 16, "Heading 2": 12, "List Bullet": 11}
_AROUND = {"Normal": (0, 0), "Heading 1": (0, 10), "Heading 2": (12, 2), "List Bullet": (0, 2)}
"""Points before and after; what parts two blocks of text is said where they are written."""

_LONGEST_TITLE = 255
"""Characters that Word has room for in what a file says of itself."""


def new_page(title: str) -> WordDocument:
    """An empty document in Danish, called ``title``, with nobody's name in it."""
    document: WordDocument = Document()
    for name, size in _SIZES.items():
        style: ParagraphStyle = document.styles[name]
        _set_style(style, size, *_AROUND[name])
    document.styles["Normal"].paragraph_format.line_spacing = 1.15
    _set_danish(document)
    _set_paper(document.sections[0])
    about = document.core_properties
    about.title, about.author, about.comments, about.language = title[:_LONGEST_TITLE], "", "", "da-DK"
    about.created = about.modified = datetime.now(UTC)
    return document


def put_sender(document: WordDocument, sender: Organisation) -> None:
    """The unit's name and how it is reached, at the top of the first page."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    phone = f"Telefon {sender.phone}" if sender.phone else ""
    lines = [line for line in (sender.name, *sender.address.split(", "), phone, sender.mailbox) if line]
    header = section.first_page_header
    for number, line in enumerate(lines):
        paragraph = header.paragraphs[0] if number == 0 else header.add_paragraph()
        run = paragraph.add_run(line)
        run.bold = line == sender.name or None
        run.font.size = Pt(11 if line == sender.name else 9)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    header.paragraphs[-1].paragraph_format.space_after = Pt(18)
    _number_pages(section.first_page_footer.paragraphs[0])


def _set_style(style: ParagraphStyle, size: float, before: float, after: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.color.rgb = _BLACK
    fonts = style.element.rPr.rFonts
    for theme in _THEMES:
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _set_danish(document: WordDocument) -> None:
    """Else Word takes Danish for English, and marks every word."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "da-DK")


def _set_paper(section: Section) -> None:
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.2)
    _number_pages(section.footer.paragraphs[0])


def _number_pages(paragraph: Paragraph) -> None:
    """``Side 1 af 2``, counted by Word."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for text, field in (("Side ", "PAGE"), (" af ", "NUMPAGES")):
        paragraph.add_run(text).font.size = Pt(9)
        counted = OxmlElement("w:fldSimple")
        counted.set(qn("w:instr"), field)
        run = paragraph.add_run("1")
        run.font.size = Pt(9)
        counted.append(run._r)
        paragraph._p.append(counted)


def save_whole(document: WordDocument, file: Path) -> None:
    """Write ``document`` to ``file``, whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    whole = BytesIO()  # a zip that the disk has no room for complains once more when it is let go of
    document.save(whole)
    spare = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        spare.write_bytes(whole.getvalue())
        spare.replace(file)
    finally:
        spare.unlink(missing_ok=True)
