"""What is new, said in the files themselves: a template's version and note, and the pack's version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path

from assistant.casework.hand_files import NotSavedError, read, save
from assistant.casework.studio.manuscript import open_manuscript
from assistant.casework.studio.publishing.faults import told
from assistant.casework.toml_text import TomlText, TomlTextError
from assistant.model.pack import is_newer, next_version
from assistant.model.pack_info import PackInfo
from assistant.packs.source import decoded

_PACK = "pack.toml"
_HIGHER = "Skriv en højere version end {}, fx {}."
_NO_VERSION = "Skriv en version, fx 1."
_NO_NOTE = "Skriv kort, hvad der er nyt."


@dataclass(frozen=True)
class Unsaid:
    """A changed template, and what is to be said of it.

    Attributes:
        path: of its file in the pack.
        before: the version that colleagues have; empty for none.
        version, note: what the file is to say.
    """

    path: str
    title: str
    before: str
    version: str
    note: str


def version_fault(version: str, before: str) -> str:
    """Why ``version`` cannot come after ``before``, as a Danish sentence; empty when it can."""
    if not version:
        return _NO_VERSION
    return _HIGHER.format(before, next_version(before)) if before and not is_newer(version, before) else ""


def note_fault(note: str) -> str:
    """Why ``note`` tells nobody what is new; empty when it does."""
    return "" if note.strip() else _NO_NOTE


def write_down(folder: Path, said: Iterable[Unsaid], version: str) -> list[str]:
    """Write what is said of the templates, and the pack's ``version``; the paths of the files that were changed.

    Each file is written whole or not at all; those before one that cannot be are already right.

    Raises:
        NotPublishedError: one cannot be read or written; the sentence names it.
    """
    with told():
        changed = [each.path for each in said if _tell(folder / each.path, each)]
        return [*changed, *([_PACK] if _number(folder / _PACK, version) else [])]


def _tell(file: Path, said: Unsaid) -> bool:
    manuscript = open_manuscript(file)
    if manuscript.fault:
        raise NotSavedError(f"»{said.title}«: {manuscript.fault.message}")
    manuscript.put({"version": said.version, "change_note": said.note})
    if not manuscript.is_changed:
        return False
    try:
        save(manuscript.on_disk, file, manuscript.raw)
    except NotSavedError as error:
        raise NotSavedError(f"»{said.title}«: {error}") from None
    return True


def _number(file: Path, version: str) -> bool:
    raw = read(file)
    try:
        text = TomlText(decoded(raw, _PACK), _PACK, [each.name for each in fields(PackInfo)])
    except TomlTextError as error:
        raise NotSavedError(f"{_PACK}: {error}") from None
    if text.values.get("version") == version:
        return False
    text.put({"version": version})
    ends = "\r\n" if b"\r\n" in raw else "\n"
    save(text.text.replace("\n", ends), file, raw)
    return True
