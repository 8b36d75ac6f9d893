"""From TOML's tables to the model's classes, strictly, with every fault told in Danish at its line.

The classes themselves say what a file may hold: their type hints are walked, nothing is declared twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, is_dataclass
from dataclasses import fields as dataclass_fields
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from assistant.model.chord import Chord, ChordError
from assistant.model.fields import FIELD_TYPES, Field
from assistant.model.finding import MOST_TOLD, Finding, Severity
from assistant.model.suggest import did_you_mean
from assistant.packs.source import KeyPath, Source

T = TypeVar("T")

_OWN = frozenset({"body", "body_line", "sha256", "published", "pack"})
"""What reader and library fill in of a template; no key of a file."""
_A_TABLE = "Her skal stå et afsnit i kantede parenteser eller en tabel i krøllede."
_A_TEXT = "Her skal stå tekst i anførselstegn."


class FaultError(ValueError):
    """A value that is not what its key takes; the message is a Danish sentence."""


def structure(source: Source, data: object, cls: type[T], at: KeyPath = ()) -> tuple[T | None, list[Finding]]:
    """``data``, found at ``at`` in ``source``, as ``cls``; None and every fault where it is not one."""
    walk = _Walk(source)
    value = walk.read(cls, data, at)
    return (None if walk.findings else value), walk.findings


class _Walk:
    """Reads values by the type hints of what they shall become, and collects what is wrong with them."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.findings: list[Finding] = []

    def read(self, kind: Any, value: object, at: KeyPath) -> Any:
        """``value`` as ``kind``; None, and a finding, when it is none."""
        if len(self.findings) >= MOST_TOLD:
            return None
        try:
            return self._read(kind, value, at)
        except (FaultError, ChordError) as error:
            named = ".".join(str(part + 1) if isinstance(part, int) else part for part in at)
            self._found("P05", f"{named}: {error}" if named else str(error), at)
            return None

    def _read(self, kind: Any, value: object, at: KeyPath) -> Any:
        if kind in _LEAVES:
            return _LEAVES[kind](value)
        if kind is Field:
            return self._field(value, at)
        if getattr(kind, "__module__", "") == "decimal":  # not loaded for what has no amounts: half a megabyte
            return kind(str(_number(value)))
        if is_dataclass(kind):
            return self._table(kind, value, at)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return kind(_one_of(value, [member.value for member in kind]))
        return self._generic(get_origin(kind), get_args(kind), value, at)

    def _generic(self, origin: Any, inner: tuple[Any, ...], value: object, at: KeyPath) -> Any:
        if origin is Literal:
            return _one_of(value, inner)
        if origin in (Union, UnionType):
            return self._read(next(kind for kind in inner if kind is not NoneType), value, at)
        if origin is dict:
            return {key: self.read(inner[1], item, (*at, key)) for key, item in _table(value).items()}
        if not isinstance(value, list):
            raise FaultError("Her skal stå en liste i kantede parenteser.")
        return tuple(self.read(inner[0], item, (*at, number)) for number, item in enumerate(value))

    def _field(self, value: object, at: KeyPath) -> Any:
        table = dict(_table(value))
        kind = self.read(Literal[tuple(FIELD_TYPES)], table.pop("type", None), (*at, "type"))
        return self._table(FIELD_TYPES[kind], table, at) if kind else None

    def _table(self, cls: Any, value: object, at: KeyPath) -> Any:
        table, takes = _table(value), _keys(cls)
        for key in sorted(table.keys() - takes.keys())[:MOST_TOLD]:
            self._found("P03", f"»{key}« kendes ikke her.{did_you_mean(key, takes)}", (*at, key))
        for key, (kind, is_needed) in takes.items():
            if is_needed and key not in table:
                choices = f" Skriv en af {', '.join(get_args(kind))}." if get_origin(kind) is Literal else ""
                self._found("P04", f"»{key}« mangler.{choices}", (*at, key))
        before = len(self.findings)
        given = {key: self.read(takes[key][0], item, (*at, key)) for key, item in table.items() if key in takes}
        is_whole = before == len(self.findings) and all(key in given for key, (_, needed) in takes.items() if needed)
        return cls(**given) if is_whole else None

    def _found(self, code: str, message: str, at: KeyPath) -> None:
        self.findings.append(Finding(code, Severity.ERROR, message, self._source.where(at)))


@cache
def _keys(cls: type) -> dict[str, tuple[Any, bool]]:
    """What a table of ``cls`` may hold: key to type, and whether it is needed."""
    hints = get_type_hints(cls)
    return {
        field.name: (hints[field.name], field.default is MISSING and field.default_factory is MISSING)
        for field in dataclass_fields(cls)
        if field.name not in _OWN
    }


def _table(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise FaultError(_A_TABLE)
    return value


def _strict(kind: type, message: str) -> Callable[[object], object]:
    def read(value: object) -> object:
        if type(value) is not kind:
            raise FaultError(message)
        return value

    return read


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise FaultError("Her skal stå et tal.")
    return float(value)


def _day(value: object) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise FaultError("Her skal stå en dato uden anførselstegn, fx 2026-11-24.")
    return value


def _time(value: object) -> time:
    if not isinstance(value, time):
        raise FaultError("Her skal stå et klokkeslæt uden anførselstegn, fx 10:00:00.")
    return value


def _chord(value: object) -> Chord:
    if not isinstance(value, str):
        raise FaultError(_A_TEXT)
    return Chord.parse(value)


def _one_of(value: object, known: Iterable[str]) -> str:
    if isinstance(value, str) and value in known:
        return value
    hint = did_you_mean(value, known) if isinstance(value, str) else ""
    raise FaultError(f"Her skal stå en af {', '.join(known)}.{hint}")


def jsonable(value: object) -> object:
    """A TOML value in CONTRACT.md's JSON form: dates as ``YYYY-MM-DD``, times as ``HH:MM``."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, list):
        return [jsonable(item) for item in value]
    if isinstance(value, dict):
        return {key: jsonable(item) for key, item in value.items()}
    return value


_LEAVES: Mapping[Any, Callable[[object], object]] = {
    str: _strict(str, _A_TEXT),
    int: _strict(int, "Her skal stå et helt tal."),
    bool: _strict(bool, "Her skal stå true eller false."),
    float: _number,
    date: _day,
    time: _time,
    Chord: _chord,
    object: jsonable,
}
