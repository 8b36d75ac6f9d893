"""From TOML's tables to the model's classes, strictly, with every fault told in Danish at its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin

import cattrs
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError
from cattrs.gen import make_dict_structure_fn, override

from assistant.model.chord import Chord, ChordError
from assistant.model.fields import FIELD_TYPES, Field
from assistant.model.finding import Finding, Severity
from assistant.model.suggest import did_you_mean
from assistant.model.template import Template
from assistant.packs.source import KeyPath, Source

T = TypeVar("T")


_OWN = frozenset({"body", "body_line", "sha256"})
"""What the reader fills in of a template; no key of a file."""


class FaultError(ValueError):
    """A value that is not what its key takes; the message is a Danish sentence.

    Attributes:
        key: the key within the table that was read, when the fault is there.
    """

    def __init__(self, message: str, key: str = "") -> None:
        super().__init__(message)
        self.key = key


def structure(source: Source, data: object, cls: type[T], at: KeyPath = ()) -> tuple[T | None, list[Finding]]:
    """``data``, found at ``at`` in ``source``, as ``cls``; None and every fault where it is not one."""
    try:
        return _converter().structure(data, cls), []
    except Exception as error:  # cattrs raises groups of whatever its hooks raised
        return None, [finding for path, leaf in _leaves(error, at) for finding in _findings(source, path, leaf)]


def _leaves(error: BaseException, path: KeyPath) -> Iterator[tuple[KeyPath, BaseException]]:
    """Every single fault in cattrs' tree of exceptions, with its key path."""
    if isinstance(error, ClassValidationError):
        noted, other = error.group_exceptions()
        for inner, note in noted:
            yield from _leaves(inner, (*path, note.name))
        for inner in other:
            yield from _leaves(inner, path)
    elif isinstance(error, IterableValidationError):
        for inner, index in error.group_exceptions()[0]:
            yield from _leaves(inner, (*path, index.index))
    else:
        yield path, error


def _findings(source: Source, path: KeyPath, error: BaseException) -> Iterator[Finding]:
    if isinstance(error, ForbiddenExtraKeysError):
        known = [f.name for f in dataclass_fields(error.cl) if f.name not in _OWN] if is_dataclass(error.cl) else []
        for key in sorted(error.extra_fields):
            message = f"»{key}« kendes ikke her.{did_you_mean(key, known)}"
            yield Finding("P03", Severity.ERROR, message, source.where((*path, key)))
        return
    if isinstance(error, KeyError):
        yield Finding("P04", Severity.ERROR, f"»{path[-1]}« mangler.", source.where(path))
        return
    told = "Her skal stå et afsnit i kantede parenteser eller en tabel i krøllede."
    if isinstance(error, FaultError | ChordError):
        told = str(error)
        path = (*path, key) if (key := getattr(error, "key", "")) else path
    named = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
    yield Finding("P05", Severity.ERROR, f"{named}: {told}" if named else told, source.where(path))


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind, name in ((str, "tekst i anførselstegn"), (int, "et helt tal"), (bool, "true eller false")):
        converter.register_structure_hook(kind, _strict(kind, name))
    converter.register_structure_hook(float, _number)
    converter.register_structure_hook(date, _day)
    converter.register_structure_hook(Chord, lambda value, _: Chord.parse(_text(value)))
    converter.register_structure_hook(Severity, _enum)  # a str too, so the hook for str would take it first
    converter.register_structure_hook_func(lambda cls: cls is Field, lambda value, _: _field(converter, value))
    converter.register_structure_hook_func(lambda cls: cls is object, lambda value, _: jsonable(value))
    converter.register_structure_hook_func(_is_literal, _literal)
    converter.register_structure_hook_factory(_is_tuple, lambda cls: _list(converter, get_args(cls)[0]))
    left_out: dict[str, Any] = {name: override(omit=True) for name in _OWN}
    converter.register_structure_hook(
        Template, make_dict_structure_fn(Template, converter, _cattrs_forbid_extra_keys=True, **left_out)
    )
    return converter


def _is_literal(cls: Any) -> bool:
    return get_origin(cls) is Literal


def _is_tuple(cls: Any) -> bool:
    return get_origin(cls) is tuple


def _strict(kind: type, name: str) -> Any:
    def hook(value: object, _: type) -> object:
        if type(value) is not kind:
            raise FaultError(f"Her skal stå {name}.")
        return value

    return hook


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise FaultError("Her skal stå tekst i anførselstegn.")
    return value


def _number(value: object, _: type) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise FaultError("Her skal stå et tal.")
    return float(value)


def _day(value: object, _: type) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise FaultError("Her skal stå en dato uden anførselstegn, fx 2026-11-24.")
    return value


def _list(converter: cattrs.Converter, inner: Any) -> Any:
    def hook(value: object, _: type) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise FaultError("Her skal stå en liste i kantede parenteser.")
        return tuple(converter.structure(value, list[inner]))

    return hook


def _literal(value: object, cls: Any) -> object:
    return _one_of(value, [str(choice) for choice in get_args(cls)])


def _enum(value: object, cls: Any) -> object:
    return cls(_one_of(value, [member.value for member in cls]))


def _one_of(value: object, known: list[str]) -> str:
    if isinstance(value, str) and value in known:
        return value
    hint = did_you_mean(value, known) if isinstance(value, str) else ""
    raise FaultError(f"Her skal stå en af {', '.join(known)}.{hint}")


def _field(converter: cattrs.Converter, value: object) -> Field:
    if not isinstance(value, dict):
        raise FaultError("Hvert felt skal være et afsnit: [[fields]].")
    try:
        kind = _one_of(value.get("type"), list(FIELD_TYPES))
    except FaultError as error:
        raise FaultError(str(error), "type") from None
    return converter.structure({k: v for k, v in value.items() if k != "type"}, FIELD_TYPES[kind])


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
