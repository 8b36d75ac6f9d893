"""The approval of a rule: what it said when it was approved last is kept beside the pack's files until it is again.

In the folder ``approved`` of the pack, so that whoever approves sees what the one who wrote has changed. A file there
has the shape of the pack's own; ``changed_to`` is the first day of the record that says otherwise now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from assistant.casework.hand_files import NotSavedError, save
from assistant.casework.packdiff.data import DataChange
from assistant.casework.packdiff.records import Change, differences
from assistant.casework.packdiff.words import data_lines
from assistant.casework.studio.rules.book import Record, RuleBook
from assistant.casework.studio.rules.judging import record_of
from assistant.casework.studio.rules.kinds import APPROVED, CHECKED, Kind, Values, values_of
from assistant.casework.toml_text import TomlText, plain
from assistant.model.rule import CheckedFile, DatedRule
from assistant.packs.source import SourceError, read_toml

FOLDER = "approved"
_CHANGED_TO = "changed_to"
_FROM_NOTHING = ": intet → "
_HEAD = "# Det, der var godkendt, før det blev ændret. Programmet skriver filen; ret den ikke.\n\n"
_NOBODY, _SAME = (
    "Skriv navnet på den, der godkender.",
    "{} har selv sammenlignet med kilden. En anden skal godkende.",
)
_Known = dict[tuple[object, object], Values]


class Kept:
    """What records of ``book`` said when they were approved last, as it lies on the disk. Not for Qt's thread."""

    def __init__(self, book: RuleBook) -> None:
        self._kind = book.kind
        self._file = book.file.parent / FOLDER / book.kind.file
        self._known: _Known = {}
        self._raw = self._file.read_bytes() if self._file.is_file() else None
        if self._raw is None:
            return
        try:
            tables = plain(read_toml(self._file, book.kind.file).data).get(book.kind.table)
        except SourceError:  # written by hand: then nobody knows what was approved
            return
        for each in tables if isinstance(tables, list) else []:
            if isinstance(each, Mapping):
                values = {name: value for name, value in each.items() if name != _CHANGED_TO}
                self._known[each.get(book.kind.key), each.get(_CHANGED_TO)] = values

    def of(self, book: RuleBook, place: int) -> Values | None:
        """What a record said when it was approved last; None where it never was."""
        origin = book.records[place].origin
        if origin is None:
            return None
        signs = book.signs_of(Record(origin, origin))
        return {**origin, **signs} if APPROVED in signs else self._known.get(_key(origin, self._kind))

    def save(self, book: RuleBook) -> None:
        """Write ``book``, and keep what is known of each of its records that is not approved now.

        Raises:
            NotSavedError: ``book`` was not written.
        """
        if book.fault:  # nobody can tell which records it has
            book.save()
            return
        places = [place for place in range(len(book.records)) if APPROVED not in book.signs(place)]
        needed = {_key(book.records[place].values, self._kind): self.of(book, place) for place in places}
        now = {key: was for key, was in needed.items() if was}
        self._write({**self._known, **now})
        book.save()
        with suppress(NotSavedError):  # more than is needed harms nobody
            self._write(now)

    def _write(self, known: _Known) -> None:
        if known == self._known:
            return
        toml = TomlText(_HEAD, self._kind.file, (*self._kind.names, _CHANGED_TO))
        toml.put({self._kind.table: [{**was, _CHANGED_TO: day} for (_, day), was in known.items()]})
        save(toml.text, self._file, self._raw)
        self._known, self._raw = known, toml.text.encode()


@dataclass(frozen=True)
class _Nothing:
    """What a rule is held against that nobody has approved before."""


def changes_since(was: Values | None, now: Values, kind: Kind) -> list[str]:
    """What ``now`` says otherwise than ``was``, a line each, old → new; all of it, where it was never approved."""
    new = record_of(now, kind)
    return lines_since(record_of(was, kind) if was else None, new, kind.key) if new else []


def lines_since(old: object, new: DatedRule | CheckedFile, key: str = "") -> list[str]:
    """As ``changes_since``, of what was read; ``key`` is what every record of its line says."""
    if old is None:
        said = values_of(new).keys() - {key} if isinstance(new, DatedRule) else None
        changes = (each for each in differences(_Nothing(), new) if said is None or each.what in said)
        return [line.replace(_FROM_NOTHING, ": ", 1) for line in _told(changes)]
    return list(_told(differences(old, new))) or ["Ordene er de samme, som da der sidst blev godkendt."]


def _told(changes: Iterable[Change]) -> Iterator[str]:
    for change in changes:
        if change.what != APPROVED:
            yield from data_lines(DataChange("", change))


def refusal(who: str, signs: Values) -> str:
    """Why ``who`` cannot approve a record that has these signs; empty where they can."""
    if not who.strip():
        return _NOBODY
    checked_by = str(signs.get(CHECKED[1]) or "")
    return _SAME.format(who.strip()) if _folded(who) == _folded(checked_by) else ""


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _key(values: Values, kind: Kind) -> tuple[object, object]:
    return values.get(kind.key), values.get("valid_from")
