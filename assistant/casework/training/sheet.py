"""The keys on a page of paper, to hang beside the screen: made of the keys and packs in use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.casework.actions import OWN_ACTIONS
from assistant.casework.library import Library
from assistant.model.notetype import NoteType
from assistant.model.target import HotkeyProfile

_IN_THE_FORM = (
    ("Ctrl+Enter", "sætter teksten ind, hvor markøren stod"),
    ("Tab", "næste spørgsmål"),
    ("F6", "næste hul i teksten"),
    ("F4", "ind i teksten, så den kan læses og kopieres"),
    ("F1", "hvad typen er til, reglerne for overskriften og kilden"),
    ("Alt+1 … 9", "retter det, der står ved fundet"),
    ("Esc", "lukker; der sættes intet ind"),
)
_DAYS = (("2411", "den 24. november"), ("+14", "om 14 dage"))


@dataclass(frozen=True)
class Group:
    """Rows under one heading: a key, or what stands for it, and what it is."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Sheet:
    """One page.

    Attributes:
        columns: the keys, and what a note is called.
        foot: how old it is, so that nobody goes by one that has been replaced.
    """

    title: str
    columns: tuple[tuple[Group, ...], ...]
    foot: str


def cheat_sheet(profile: HotkeyProfile, library: Library, today: date) -> Sheet:
    """What a colleague looks for in her first week, as ``profile`` and ``library`` have it on ``today``."""
    leader = str(profile.leader)
    titles = OWN_ACTIONS | {entry.id: entry.title for entry in library.entries(today)}
    known = [action for action in profile.actions if action.action in titles]
    letters = tuple((f"Alt+{key.letter.upper()}", titles[key.action]) for key in known if key.letter)
    keys = (
        Group("Altid", ((leader, "åbner paletten: skriv et par bogstaver, og tryk Enter"),)),
        Group(f"{leader} og så", letters),
        Group("Direkte", tuple((str(key.chord), titles[key.action]) for key in known if key.chord)),
        Group("I skemaet", _IN_THE_FORM),
        Group("Datoer", _DAYS),
    )
    words = (
        Group("Notattyper", tuple(_types(library.knowledge.note_types.values()))),
        Group("Overskriften", tuple((rule.code, rule.says) for rule in library.knowledge.guide.rules if rule.says)),
    )
    packs = ", ".join(f"{index.info.title} {index.info.version}" for index in library.indexes)
    return Sheet(
        "Sagstast på én side", (tuple(group for group in keys if group.rows), words), f"{today:%d.%m.%Y} · {packs}"
    )


def save_as_word(sheet: Sheet, path: Path) -> None:
    """Write ``sheet`` to ``path`` as a Word file, whole or not at all.

    Raises:
        OSError: the file cannot be written.
    """
    from assistant.render.sheet import save_sheet  # noqa: PLC0415 - python-docx takes 140 ms

    columns = [[(group.title, group.rows) for group in column] for column in sheet.columns]
    save_sheet(sheet.title, columns, sheet.foot, path)


def _types(types: Iterable[NoteType]) -> Iterator[tuple[str, str]]:
    for note_type in sorted(types, key=lambda each: each.prefix):
        yield note_type.prefix.rstrip(":"), note_type.use_when
