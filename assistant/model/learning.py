"""What somebody has practised: her own, on her machine. Points, days and codes; nothing that she wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Drill = Literal["type", "heading", "find"]


@dataclass(frozen=True, kw_only=True)
class Result:
    """How one exercise has gone.

    Attributes:
        tries: how often it was handed in.
        best: points of the best note, of a hundred.
        passed: the day its note was first as it should be; None until then.
        is_alone: whether that was without a hint, and without having seen a good note.
        codes: what there was to mend in the first note, each once.
    """

    tries: int
    best: int
    passed: date | None = None
    is_alone: bool = False
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Count:
    """How often something was right, of so many times."""

    right: int = 0
    asked: int = 0


@dataclass(frozen=True, kw_only=True)
class Learned:
    """All that is kept of somebody's practice.

    Attributes:
        results: by the exercise's id.
        drills: the short questions.
        keys: how often each key was used, up to the times after which it is shown no more.
        is_toured: whether she has taken the tour, or does not want it.
    """

    results: Mapping[str, Result] = field(default_factory=dict)
    drills: Mapping[Drill, Count] = field(default_factory=dict)
    keys: Mapping[str, int] = field(default_factory=dict)
    is_toured: bool = False
