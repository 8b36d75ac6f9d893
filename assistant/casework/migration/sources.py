"""The file that the snippets are in: whose it is, and its bytes as text."""

from __future__ import annotations

import io
import re
from pathlib import Path

from assistant.casework.export.encoding import encoding_of
from assistant.casework.migration.snippet import Found, MigrationError

MOST_BYTES = 2_000_000
"""Of text: thousands of snippets, and read in half a minute at worst."""
WORD_BYTES = 20_000_000
"""Of a Word file, which may hold pictures."""
_ZIP = b"PK\x03\x04"
_AHK_LINE = re.compile(r"^[ \t]*:[^:\s]{0,12}:[^\n]{1,60}?::", re.MULTILINE)
_UNKNOWN = (
    "Filen »{}« er ikke af en slags, jeg kan flytte tekster fra. Det kan være .ahk (AutoHotkey), .yml (espanso), .csv "
    "(PhraseExpress, TextExpander), .dotx, .docx eller .txt (autotekst fra Word)."
)


def read(file: Path) -> Found:
    """What ``file`` holds, by the program that wrote it.

    Raises:
        MigrationError: it cannot be read, is too large, or is of no kind that is known.
    """
    raw = _bytes(file)
    if raw.startswith(_ZIP):
        from assistant.casework.migration.word_parts import read as read_word  # noqa: PLC0415 - lxml, for Word alone

        return read_word(raw, file.name)
    return _of_text(_text(raw, file.name), file)


def _of_text(text: str, file: Path) -> Found:
    suffix = file.suffix.lower()
    if suffix in {".yml", ".yaml"}:
        from assistant.casework.migration.espanso import read as read_espanso  # noqa: PLC0415 - each kind loads its own

        return read_espanso(text, file.name)
    if suffix in {".csv", ".tsv"}:
        from assistant.casework.migration.separated import read as read_separated  # noqa: PLC0415 - each kind loads its own

        return read_separated(text, file.name)
    if suffix == ".ahk" or (suffix == ".txt" and _AHK_LINE.search(text)):
        from assistant.casework.migration.ahk import read as read_ahk  # noqa: PLC0415 - each kind loads its own

        return read_ahk(text)
    if suffix == ".txt":
        from assistant.casework.migration.listing import read as read_listing  # noqa: PLC0415 - each kind loads its own

        return read_listing(text.split("\n"))
    raise MigrationError(_UNKNOWN.format(file.name))


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            raw = opened.read(WORD_BYTES + 1)
    except OSError:
        raise MigrationError(f"Filen »{file}« findes ikke eller kan ikke læses.") from None
    most = WORD_BYTES if raw.startswith(_ZIP) else MOST_BYTES
    if len(raw) > most:
        raise MigrationError(f"Filen »{file.name}« fylder mere end {most // 1_000_000} MB. Del den i flere.")
    return raw


def _text(raw: bytes, name: str) -> str:
    """``raw`` in whatever encoding it was saved, its line ends made one sort."""
    text = raw.decode(encoding_of(io.BytesIO(raw)), errors="replace").removeprefix("\ufeff")
    if "\0" in text:
        raise MigrationError(_UNKNOWN.format(name))
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
