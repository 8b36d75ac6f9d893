"""One file of dated rules while it is being written: whoever changes a rule takes away that it was approved."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from assistant.casework.hand_files import NotSavedError, UnreadableError, read, save
from assistant.casework.studio.rules.beginning import beginning
from assistant.casework.studio.rules.kinds import APPROVED, CHECKED, DATES, SIGNS, Kind, Values, values_of
from assistant.casework.toml_text import NOTHING, TomlText, TomlTextError, plain
from assistant.casework.toml_values import tables_in
from assistant.model.finding import Finding
from assistant.model.rule import DatedRule
from assistant.packs.source import SourceError, decoded, parse_toml

_BOM = "\ufeff"
_CHANGED = "Reglerne er rettet et andet sted imens. Fortryd ændringerne for at se det nye, og lav dem igen."
_MARKS = ("group", "name")


@dataclass(frozen=True)
class Record:
    """One rule.

    Attributes:
        values: what it says now, its own signs among them.
        origin: what it said when the file was read; None for a new one.
    """

    values: Values
    origin: Values | None = None

    @property
    def is_changed(self) -> bool:
        """Whether anything of it is not saved."""
        return self.values != self.origin

    @property
    def is_reworded(self) -> bool:
        """Whether it says anything else than it did, whoever has signed."""
        return self.origin is None or _said(self.values) != _said(self.origin)

    @property
    def has_new_source(self) -> bool:
        """Whether it has not been held against the source it names now."""
        return self.origin is None or self.values.get("source") != self.origin.get("source")


class RuleBook:
    """The file of ``kind`` in the pack ``folder``; one that is not there is empty.

    Attributes:
        raw: what lies there; None where there is no file, or one that is no text.
        fault: why it cannot be taken apart; then it can only be written by hand.
        records: in the file's order.
        top: what the file says besides them; where there are none, what stands in their place.
    """

    def __init__(self, folder: Path, kind: Kind) -> None:
        """Read it. Not for Qt's thread."""
        self.kind, self.file = kind, folder / kind.file
        self.raw: bytes | None = None
        self.fault: Finding | None = None
        self.records: list[Record] = []
        text = ""
        try:
            if self.file.exists():
                self.raw = read(self.file)
                text = decoded(self.raw, kind.file)
        except (UnreadableError, SourceError) as error:
            self.fault = error.finding
        self._take_apart(text)
        self._read = text

    @property
    def is_changed(self) -> bool:
        """Whether something is not saved."""
        return self.is_by_hand or any(record.is_changed for record in self.records)

    @property
    def is_by_hand(self) -> bool:
        """Whether the file has been written by hand since it was read."""
        return self._text != self._read

    @property
    def said(self) -> tuple[str, tuple[Record, ...]]:
        """All that is written, to tell whether it is another now."""
        return self._text, tuple(self.records)

    def places(self, name: str) -> list[int]:
        """Where the records of one line stand."""
        return [place for place, each in enumerate(self.records) if each.values.get(self.kind.key) == name]

    def signs(self, place: int) -> Values:
        """Who has compared and approved the record there."""
        return self.signs_of(self.records[place])

    def signs_of(self, record: Record) -> Values:
        """Who has compared and approved ``record``: itself says it, else its file, unless it has been changed."""
        own = {name: record.values[name] for name in SIGNS if name in record.values}
        left = [] if record.has_new_source else list(CHECKED)
        left += [] if record.is_reworded else [APPROVED]
        return {**{name: self._signs[name] for name in left if name in self._signs}, **own}

    def put(self, place: int, changes: Values) -> None:
        """Let a record have these values; None takes one away. What was signed of what it said before goes."""
        record = self.records[place]
        now = _full({**record.values, **changes})
        if now.get("source") != record.values.get("source") and not changes.keys() & set(CHECKED):
            restored = record.origin if record.origin and now.get("source") == record.origin.get("source") else {}
            now = {**_without(now, CHECKED), **{name: restored[name] for name in CHECKED if name in restored}}
        now = _without(now, (APPROVED,))
        changed = replace(record, values=now)
        if record.origin and not changed.is_reworded and APPROVED in record.origin:
            changed = replace(changed, values={**now, APPROVED: record.origin[APPROVED]})
        self.records[place] = changed

    def put_text(self, text: str) -> None:
        """Let ``text`` be the whole file, as somebody has written it by hand."""
        self.fault = None
        self._take_apart(text)

    def begin(self, name: str, day: date) -> int:
        """Let another record of the line ``name`` hold from ``day``, and end the one that held there; its place.

        It says what the one before it says, until it is written otherwise: nobody has compared it with its source or
        approved it.

        Raises:
            NotBegunError: see ``beginning``.
        """
        places = self.places(name)
        begun = beginning([self.records[place].values for place in places], day)
        old = self.records[places[begun.place]].values
        if begun.ending:
            self.put(places[begun.place], begun.ending)
        at = places[-1] + 1
        self.records.insert(at, Record(_full({**_without(old, (*SIGNS, *DATES)), **begun.times})))
        return at

    def adopt(self, rules: Iterable[DatedRule]) -> None:
        """Take in rules of the packs below, as they stand there, signs and all."""
        self.records += [Record(values_of(rule)) for rule in rules]

    def approve(self, place: int, who: str, day: date) -> None:
        """Let ``who`` have approved a record on ``day``."""
        record = self.records[place]
        self.records[place] = replace(record, values={**record.values, APPROVED: f"{who}, {day:%d.%m.%Y}"})

    def go_on_from(self, written: RuleBook) -> None:
        """Let it say what ``written`` has come to say since it was written."""
        if written.is_by_hand:
            self.put_text(written.text())
        elif len(self.records) == len(written.records):
            pairs = zip(self.records, written.records, strict=True)
            self.records = [Record(now.values, saved.origin) for saved, now in pairs]

    def text(self) -> str:
        """The whole file as it is to be; what is not changed stays to the letter. Not for Qt's thread.

        Where the file signs for all of its rules and one of them has lost that, each of the others signs itself.
        """
        if self.fault or not any(record.is_changed for record in self.records):
            return self._text
        toml = _toml(self._text, self.kind)
        names = [name for name in self._signs if self._has_lost(name)]
        records = [
            {**{name: value for name, value in self.signs_of(each).items() if name in names}, **each.values}
            for each in self.records
        ]
        toml.put({**dict.fromkeys(names), self.kind.table: records})
        return toml.text

    def save(self) -> None:
        """Write it. Not for Qt's thread.

        Raises:
            NotSavedError: nothing was written.
        """
        with suppress(OSError):  # why it cannot be read is told when it is written
            if (self.file.read_bytes() if self.file.exists() else None) != self.raw:
                raise NotSavedError(_CHANGED)
        raw = self.raw or b""
        text = self.text().replace("\n", "\r\n") if b"\r\n" in raw else self.text()
        save((_BOM if raw.startswith(_BOM.encode()) else "") + text, self.file, self.raw)

    def _take_apart(self, text: str) -> None:
        """Find the records in ``text``, and why there are none where it is broken."""
        self._text, values = text, dict[str, object]()
        try:
            _toml(text, self.kind)  # it can be changed here
            values = plain(parse_toml(text, self.kind.file).data)
        except (SourceError, TomlTextError) as error:
            self.fault = error.finding
        found = tables_in(values.get(self.kind.table))
        self.top = {name: value for name, value in values.items() if name != self.kind.table or not found}
        self._signs = {name: self.top[name] for name in SIGNS if name in self.top}
        self.records = [Record(each, each) for each in found]

    def _has_lost(self, sign: str) -> bool:
        """Whether there is a record that the file must no longer sign for."""
        return any(sign not in self.signs_of(each) for each in self.records)


def _said(values: Values) -> Values:
    return _without(values, SIGNS)


def _full(values: Values) -> dict[str, object]:
    return {name: value for name, value in values.items() if value not in NOTHING}


def _without(values: Values, names: Iterable[str]) -> dict[str, object]:
    gone = set(names)
    return {name: value for name, value in values.items() if name not in gone}


def _toml(text: str, kind: Kind) -> TomlText:
    return TomlText(text, kind.file, kind.names, marks=_MARKS)
