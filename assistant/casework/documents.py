"""A draft in the forms that other programs take: HTML for the clipboard, a Word file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from assistant.model.draft import Draft
from assistant.model.finding import Finding, Severity
from assistant.model.pack import Organisation
from assistant.render.rich import to_html

__all__ = [
    "MOST_BYTES",
    "WORD_BYTES",
    "UnreadableError",
    "as_text",
    "read_text",
    "save_document",
    "to_html",
    "unreadable",
]

MOST_BYTES = 1_000_000
"""Of a text that is checked: some four hundred pages."""
WORD_BYTES = 20_000_000
"""Of a Word file, which may hold pictures."""


class UnreadableError(Exception):
    """A file that is no text; ``finding`` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def save_document(draft: Draft, path: Path, sender: Organisation, today: date) -> None:
    """Write ``draft`` to ``path`` as a Word file: a letter from ``sender``, or a heading and a body.

    Raises:
        OSError: the file cannot be written.
    """
    from assistant.render import word  # noqa: PLC0415 - python-docx takes 140 ms

    word.save_document(draft, path, sender, today)


def read_text(path: Path) -> str:
    """The text of a Word document, or of any file that holds plain text.

    Raises:
        OSError: it is not there, or may not be read.
        UnreadableError: it is damaged, too long, or no text.
    """
    with path.open("rb") as file:
        start = file.read(4)
        is_word = start == b"PK\x03\x04" or path.suffix.lower() == ".docx"
        raw = b"" if is_word else start + file.read(MOST_BYTES)
    if not is_word:
        return as_text(raw, path.name)
    from assistant.render import word_text  # noqa: PLC0415 - python-docx takes 140 ms

    if path.stat().st_size > WORD_BYTES:
        raise unreadable(f"Filen fylder mere end {WORD_BYTES // 1_000_000} MB. Gem teksten for sig.", path.name)
    try:
        text = word_text.text_of(path)
    except word_text.DamagedError:
        message = "Filen er beskadiget eller ikke et Word-dokument (.docx). Åbn den i Word, og gem den igen."
        raise unreadable(message, path.name) from None
    return as_text(text.encode(errors="replace"), path.name)


def as_text(raw: bytes, name: str) -> str:
    """``raw`` as text, line ends made one sort.

    Raises:
        UnreadableError: it is too long, or not UTF-8.
    """
    if len(raw) > MOST_BYTES:
        raise unreadable("Teksten fylder mere end 1 MB. Del den i flere filer.", name)
    encoding = "utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        message = "Filen er ikke tekst, der er gemt som UTF-8. Gem den som UTF-8 eller som Word-dokument (.docx)."
        raise unreadable(message, name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def unreadable(message: str, name: str) -> UnreadableError:
    """What says so of the file called ``name``."""
    return UnreadableError(Finding("S00", Severity.ERROR, message, name))
