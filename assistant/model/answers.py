"""Answers as values: what a person typed, once it has been understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal


class Chosen(str):
    """A chosen answer: stands in text as its label, equals its value in a template's condition."""

    __slots__ = ("value",)
    value: str

    def __new__(cls, label: str, value: str) -> Chosen:
        """``label`` is what is written, ``value`` what conditions compare with."""
        chosen = super().__new__(cls, label)
        chosen.value = value
        return chosen

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other) is True or self.value == other

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__


class Kroner(Decimal):
    """An amount in Danish kroner; stands in text as 1.234,50 kr."""

    __slots__ = ()


@dataclass(frozen=True)
class Period:
    """Two days, both included. Templates write ``periode.fra`` and ``periode.til``."""

    fra: date
    til: date


Simple = str | bool | int | Decimal | date | time | Period
Value = Simple | tuple[Chosen, ...] | tuple[Mapping[str, "Value"], ...] | None
"""A typed answer; None is not answered."""

RawAnswers = Mapping[str, object]
"""Answers in CONTRACT.md's JSON form, from a file or from the form's widgets."""
