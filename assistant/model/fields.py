"""What a template may ask: one frozen class per field type, each with what it takes.

A field type is declared here once; the form, ``sagstast show``, the answer reader and the pack check follow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Field:
    """What every field has.

    Attributes:
        name: the body's variable; ASCII, lower case.
        label: the question, in Danish; ``&`` before a letter makes it the mnemonic.
        required: the note cannot stand without it. At most four in a note.
        help: one quiet line under the field, often a help question. Never inserted.
        example: an answer in its JSON form; a template's examples together fill it without an error.
        shown_if: an expression over other answers; hidden fields are ignored.
        folded: kept under "Flere oplysninger" until asked for.
        default: ``idag``, ``idag+14`` or ``enhed.<name>``: facts, never prose (DOMAIN.md finding 6).
    """

    type: ClassVar[str] = ""
    name: str
    label: str
    required: bool = False
    help: str = ""
    example: object = None
    shown_if: str = ""
    folded: bool = False
    default: str = ""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One of the answers of a choice: ``value`` in conditions, ``label`` for people and in the text."""

    value: str
    label: str


def choices(named: Mapping[str, str]) -> tuple[Choice, ...]:
    """The choices that ``named`` are, label by value."""
    return tuple(Choice(value=value, label=label) for value, label in named.items())


@dataclass(frozen=True, kw_only=True)
class TextField(Field):
    """One line. ``max_length`` in characters."""

    type: ClassVar[str] = "text"
    max_length: int = 200
    pattern: str = ""
    pattern_help: str = ""


@dataclass(frozen=True, kw_only=True)
class LongTextField(Field):
    """Several lines. ``max_length`` in characters."""

    type: ClassVar[str] = "longtext"
    max_length: int = 8000


@dataclass(frozen=True, kw_only=True)
class ChoiceField(Field):
    """Exactly one of ``choices``."""

    type: ClassVar[str] = "choice"
    choices: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True)
class MultiChoiceField(Field):
    """Several of ``choices``, written as a Danish list: "a, b og c"."""

    type: ClassVar[str] = "multichoice"
    choices: tuple[Choice, ...]
    at_most: int = 0


@dataclass(frozen=True, kw_only=True)
class YesNoField(Field):
    """Yes, no, or not answered."""

    type: ClassVar[str] = "yesno"


@dataclass(frozen=True, kw_only=True)
class DateField(Field):
    """A day. ``earliest`` and ``latest`` are like ``default``: ``idag-365``, ``idag+90``.

    Attributes:
        suggestion: ``idag+14``; offered with one key while the answer is missing, never filled in by itself.
    """

    type: ClassVar[str] = "date"
    earliest: str = ""
    latest: str = ""
    suggestion: str = ""


@dataclass(frozen=True, kw_only=True)
class PeriodField(Field):
    """Two days, both included; "to" is never before "from"."""

    type: ClassVar[str] = "period"
    max_days: int = 0


@dataclass(frozen=True, kw_only=True)
class TimeField(Field):
    """A time of day, to the minute."""

    type: ClassVar[str] = "time"


@dataclass(frozen=True, kw_only=True)
class NumberField(Field):
    """A number in ``unit``, between ``minimum`` and ``maximum`` when these are given."""

    type: ClassVar[str] = "number"
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    decimals: int = 0


@dataclass(frozen=True, kw_only=True)
class MoneyField(Field):
    """An amount in Danish kroner."""

    type: ClassVar[str] = "money"
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True, kw_only=True)
class RowsField(Field):
    """Repeated rows of simple fields; ``columns`` are text, choice, date, time, number, money or yesno."""

    type: ClassVar[str] = "rows"
    columns: tuple[Field, ...]
    at_least: int = 0
    at_most: int = 20


@dataclass(frozen=True, kw_only=True)
class OptionalField(Field):
    """An optional block of the text: off until it is chosen."""

    type: ClassVar[str] = "optional"


@dataclass(frozen=True, kw_only=True)
class ComputedField(Field):
    """Shown, not typed: ``value`` is an expression over the other answers."""

    type: ClassVar[str] = "computed"
    value: str


@dataclass(frozen=True, kw_only=True)
class NoteField(Field):
    """A help line of its own, not inserted and not answered."""

    type: ClassVar[str] = "note"


FIELD_TYPES: dict[str, type[Field]] = {
    cls.type: cls
    for cls in (
        TextField,
        LongTextField,
        ChoiceField,
        MultiChoiceField,
        YesNoField,
        DateField,
        PeriodField,
        TimeField,
        NumberField,
        MoneyField,
        RowsField,
        OptionalField,
        ComputedField,
        NoteField,
    )
}
"""Field type by its name in pack files and in CONTRACT.md."""

UNANSWERED = (ComputedField, NoteField)
"""Field types that take no answer."""


def plain_label(field: Field) -> str:
    """The label without its mnemonic mark."""
    return field.label.replace("&&", "\0").replace("&", "").replace("\0", "&")
