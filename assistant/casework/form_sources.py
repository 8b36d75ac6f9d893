"""Where a text that is split comes from: copied, with its tables, or a filled Word or PDF form."""

from __future__ import annotations

from pathlib import Path

from assistant.casework.documents import WORD_BYTES, UnreadableError, as_text, unreadable
from assistant.model.forms import Line

SUFFIXES = (".docx", ".pdf", ".txt")
"""Files that can be split."""
_MOST_HTML = 2_000_000
"""Characters: they are read in half a second, while nothing else happens. The text has the cells with tabs too."""
_PDF = b"%PDF-"
_PDF_LATEST = 1024
"""Bytes: a PDF may have some of its own before its mark."""


def from_text(text: str) -> list[Line]:
    """The lines of ``text``, tabs between cells."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    return [Line(tuple(line.split("\t"))) for line in whole.split("\n")]


def from_copy(text: str, html: str) -> list[Line]:
    """The lines of what was copied: by its tables, where it has some, they say the same, and they are soon read."""
    if len(html) > _MOST_HTML or "<table" not in html.lower():
        return from_text(text)
    from assistant.casework.html_lines import lines_of  # noqa: PLC0415 - seldom

    lines = lines_of(html)
    is_same = _bare("".join("".join(line.cells) for line in lines)) == _bare(text)
    return lines if is_same else from_text(text)


def from_file(file: Path) -> list[Line]:
    """The lines of a Word, PDF or text file.

    Raises:
        OSError: it is not there, or may not be read.
        UnreadableError: it is damaged, locked, too large, or none of the three.
    """
    with file.open("rb") as opened:
        start = opened.read(_PDF_LATEST)
    if file.stat().st_size > WORD_BYTES:
        raise unreadable(f"Filen fylder mere end {WORD_BYTES // 1_000_000} MB. Gem blanketten for sig.", file.name)
    if start.startswith(b"PK\x03\x04") or file.suffix.lower() == ".docx":
        return _of_word(file)
    if _PDF in start or file.suffix.lower() == ".pdf":
        return _of_pdf(file)
    return from_text(as_text(file.read_bytes(), file.name))


def _of_word(file: Path) -> list[Line]:
    from assistant.render import word_form, word_text  # noqa: PLC0415 - python-docx takes 140 ms

    try:
        return word_form.lines_of(file)
    except word_text.DamagedError:
        message = "Filen er beskadiget eller ikke et Word-dokument (.docx). Åbn den i Word, og gem den igen."
        raise unreadable(message, file.name) from None


def _of_pdf(file: Path) -> list[Line]:
    from assistant.render import pdf_form  # noqa: PLC0415 - pypdf is seldom needed

    try:
        lines = pdf_form.lines_of(file)
    except pdf_form.DamagedError as error:
        message = (
            "Filen er låst med en adgangskode. Åbn den, og kopiér teksten i stedet."
            if error.is_locked
            else "Filen er beskadiget eller ikke en PDF. Åbn den, og kopiér teksten i stedet."
        )
        raise unreadable(message, file.name) from None
    if not any(cell.strip() for line in lines for cell in line.cells):
        raise unreadable(
            "Filen er et billede uden tekst. Skriv oplysningerne af, eller bed om en anden fil.", file.name
        )
    return lines


def _bare(text: str) -> str:
    return "".join(sorted("".join(text.split())))


__all__ = ["SUFFIXES", "UnreadableError", "from_copy", "from_file", "from_text"]
