"""Files that are written here and by hand: read whole, written whole or not at all, never over another's change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from assistant.model.finding import Finding, Severity
from assistant.packs.source import SourceError, read_text
from assistant.rules.personal import cpr_like, has_birthday
from assistant.store.atomic import ensure_folder, write_bytes, write_new_bytes

_TAKEN = "Der er allerede en fil, der hedder »{}«. Vælg en anden titel."
_CHANGED = "Filen er rettet et andet sted, siden du åbnede den. Lav en kopi her, og gem den."
_GONE = "Filen findes ikke mere: den er slettet, flyttet eller omdøbt. Lav en kopi her, og gem den."
_LIKE_CPR = "Linje {} rummer noget, der ligner et CPR-nummer. Fjern det, før du gemmer. Der er ikke gemt noget."
_NOT_WRITTEN = "Filen kan ikke gemmes. Er den åben i et andet program, eller er mappen skrivebeskyttet?"


class UnreadableError(Exception):
    """A file that cannot be read, and is left alone; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class NotSavedError(Exception):
    """Nothing was written; the message is a Danish sentence that says why, and what to do."""


def read(file: Path) -> bytes:
    """The bytes of ``file``.

    Raises:
        UnreadableError: it is missing, too large, or not UTF-8.
    """
    try:
        read_text(file, file.name)
        return file.read_bytes()
    except SourceError as error:
        raise UnreadableError(error.finding) from None
    except OSError:
        raise UnreadableError(Finding("P01", Severity.ERROR, "Filen kan ikke læses.", file.name)) from None


def save(text: str, file: Path, before: bytes | None) -> None:
    """Write ``text`` to ``file``. Not for Qt's thread.

    Args:
        text: all of it.
        file: where it goes.
        before: what lay there when it was read; None for a new file, which must not be there.

    Raises:
        NotSavedError: nothing was written.
    """
    if line := next(lines_like_cpr(text), 0):
        raise NotSavedError(_LIKE_CPR.format(line))
    try:
        raw = text.encode()
        if before is None:
            ensure_folder(file.parent)
            write_new_bytes(file, raw)
        elif file.read_bytes() != before:
            raise NotSavedError(_CHANGED)
        else:
            write_bytes(file, raw)
    except FileNotFoundError:
        raise NotSavedError(_NOT_WRITTEN if before is None else _GONE) from None
    except FileExistsError:
        raise NotSavedError(_TAKEN.format(file.name) if file.exists() else _NOT_WRITTEN) from None
    except (OSError, UnicodeEncodeError):
        raise NotSavedError(_NOT_WRITTEN) from None


def lines_like_cpr(text: str) -> Iterator[int]:
    """The lines on which stands what might be somebody's number, from 1."""
    for line, said in enumerate(text.split("\n"), 1):
        if any(has_birthday(re.sub(r"\D", "", said[start:end])) for start, end in cpr_like(said)):
            yield line
