"""What rules make ready of a pack's data, made once for each.

The data is known by its identity: comparing whole word lists would take longer than using them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

A = TypeVar("A")
R = TypeVar("R")
_KEPT = 64


def once(make: Callable[[A], R]) -> Callable[[A], R]:
    """``make``, called once for each argument, which must never change and is kept alive."""
    kept: dict[int, tuple[A, R]] = {}

    @wraps(make)
    def made(source: A) -> R:
        found = kept.get(id(source))
        if found is None:
            if len(kept) >= _KEPT:
                kept.clear()
            found = kept[id(source)] = (source, make(source))
        return found[1]

    return made
