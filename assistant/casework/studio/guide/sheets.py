"""The three files of the guide while they are being written: what no form shows stays in them to the letter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from assistant.casework.hand_files import NotSavedError, UnreadableError, read, save
from assistant.casework.shelf import Shelf
from assistant.casework.studio.packs import title_of
from assistant.casework.studio.rules.kinds import APPROVED, CHECKED, SIGNS
from assistant.casework.toml_text import NOTHING, TomlText, TomlTextError, Values, plain
from assistant.model.notetype import BadHeading, HeadingGuide, HeadingRule, LegalBasis, Need, NoteType
from assistant.model.words import OutdatedTerm, Word, Words
from assistant.packs.reader import read_core
from assistant.packs.source import SourceError, decoded, read_toml

NOTE_TYPES, GUIDE, WORDS = "note-types.toml", "heading-guide.toml", "words.toml"
FILES = (NOTE_TYPES, GUIDE, WORDS)
TYPES = "note_types"
"""The one list of ``NOTE_TYPES``."""
_TITLES = {NOTE_TYPES: "Notattyperne", GUIDE: "Overskriftsguiden", WORDS: "Ordlisterne"}
_CHANGED = "{} er rettet et andet sted imens. Fortryd ændringerne for at se det nye, og lav dem igen."
_SOURCE = "source"
_MARKS = ("id", "code", "word", "heading", "text")
_KINDS: Mapping[str, tuple[type, ...]] = {
    NOTE_TYPES: (NoteType, Need, Word, LegalBasis, BadHeading),
    GUIDE: (HeadingGuide, HeadingRule),
    WORDS: (Words, OutdatedTerm),
}
_BOM, _CRLF = "\ufeff", "\r\n"
_HEAD = "# Pakkens egne ord. De lægges til ordene i pakkerne under; ord i left_out gælder ikke her.\n"


@dataclass(frozen=True)
class Below:
    """A file of the packs below.

    Attributes:
        title: the pack's; of the topmost that has such a file.
        raw: what lies there.
        values: what it says.
    """

    title: str
    raw: bytes
    values: Values


class Sheet:
    """One file of the guide as it is to be.

    Attributes:
        file: where it lies, or would.
        raw: what lies there; None while the pack has none.
        below: the same file of the packs below; None where none has one.
        is_own: whether the pack has one, or is to have.
        values: what it is to say, by the names of the model; what is empty is not there.
        read_raw, read_values: what it was begun with: what lies there, or below.
    """

    def __init__(self, file: Path, raw: bytes | None, below: Below | None = None) -> None:
        """Take what lies there apart. Not for Qt's thread.

        Raises:
            UnreadableError: it is not TOML, or not UTF-8.
        """
        self.file, self.raw, self.below = file, raw, below
        self.is_own = raw is not None
        self.read_raw = raw if raw is not None else self._beginning()
        self._begins = _BOM if self.read_raw.startswith(_BOM.encode()) else ""
        self._ends = _CRLF if b"\r\n" in self.read_raw else "\n"
        try:
            self._text = decoded(self.read_raw, self.name)
            self.read_values: Values = TomlText(self._text, self.name, _order(self.name), marks=_MARKS).values
        except (SourceError, TomlTextError) as error:
            raise UnreadableError(error.finding) from None
        self.values: Values = self.read_values if self.is_own else {}

    @property
    def name(self) -> str:
        """The file's."""
        return self.file.name

    @property
    def is_changed(self) -> bool:
        """Whether something is not saved yet."""
        return self.is_own and (self.raw is None or self.values != self.read_values)

    def saved_ids(self) -> frozenset[object]:
        """The ids of the note types that lie on the disk, here or below: templates may name them."""
        tables = self.read_values.get(TYPES)
        return frozenset(each.get("id") for each in tables) if isinstance(tables, list) else frozenset()

    def put(self, changes: Values) -> None:
        """Let the keys in ``changes`` have these values; None, or what is empty, takes one away.

        What was signed of what it said before goes, and comes back when it says so again.
        """
        found = {**self.values, **{name: plain(value) for name, value in changes.items()}}
        now: Values = {name: value for name, value in found.items() if value not in NOTHING}
        if _differs(now, self.values, (_SOURCE,)) and not _differs(now, self.values, CHECKED):
            now = _signed(now, CHECKED, {} if _differs(now, self.read_values, (_SOURCE,)) else self.read_values)
        is_reworded = _differs(now, self.read_values, {*now, *self.read_values}.difference(SIGNS))
        self.values = _signed(now, (APPROVED,), {} if is_reworded else self.read_values)

    def approve(self, who: str, day: date) -> None:
        """Let ``who`` have approved it on ``day``."""
        self.values = {**self.values, APPROVED: f"{who}, {day:%d.%m.%Y}"}

    def begin(self) -> None:
        """Let the pack have one: what lies below, but of words, which are added to those below, none yet."""
        self.is_own, self.values = True, self.read_values

    def text(self) -> str:
        """The whole file as it is to be. Not for Qt's thread: long word lists take a second."""
        values = self.values  # she may go on writing meanwhile
        names = {**self.read_values, **values}
        changed = [name for name in names if _differs(values, self.read_values, (name,))]
        toml = TomlText(self._text, self.name, _order(self.name), marks=_MARKS)
        toml.put({name: values.get(name) for name in changed})
        return toml.text

    def save(self) -> Sheet:
        """Write it; what lies there now. Not for Qt's thread.

        Raises:
            NotSavedError: nothing was written.
        """
        with suppress(OSError):  # why it cannot be read is told when it is written
            if (self.file.read_bytes() if self.file.exists() else None) != self.raw:
                raise NotSavedError(_CHANGED.format(_TITLES[self.name]))
        text = self._begins + self.text().replace("\n", self._ends)
        save(text, self.file, self.raw)
        return Sheet(self.file, text.encode(), self.below)

    def _beginning(self) -> bytes:
        """What the pack's own begins with."""
        if self.name == WORDS:
            return _HEAD.encode()
        return self.below.raw if self.below else b""


def open_sheets(folder: Path, packs_below: Iterable[Path]) -> dict[str, Sheet]:
    """The files of the pack in ``folder``, by name. Not for Qt's thread.

    Raises:
        UnreadableError: one of them cannot be read; then all are left alone.
    """
    under = list(Shelf(packs_below).under(read_core(folder)))
    found = {}
    for name in FILES:
        file = folder / name
        found[name] = Sheet(file, read(file) if file.exists() else None, _below(under, name))
    return found


def _below(folders: Iterable[Path], name: str) -> Below | None:
    for folder in reversed(list(folders)):
        try:
            raw = (folder / name).read_bytes()
            return Below(title_of(folder), raw, plain(read_toml(folder / name, name).data))
        except (OSError, SourceError):
            continue
    return None


def _differs(one: Values, other: Values, names: Iterable[str]) -> bool:
    return any(one.get(name) != other.get(name) for name in names)


def _signed(values: Values, signs: Iterable[str], by: Values) -> Values:
    """``values`` with ``signs`` as ``by`` has them, and without those it has not."""
    without = {name: value for name, value in values.items() if name not in signs}
    return {**without, **{name: by[name] for name in signs if name in by}}


def _order(name: str) -> tuple[str, ...]:
    """Every key the file ``name`` may have, at any depth."""
    return tuple(dict.fromkeys(each.name for kind in _KINDS[name] for each in fields(kind)))
