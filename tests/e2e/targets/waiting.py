"""Waiting for other programs."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")


def eventually(answer: Callable[[], T], patience: float = 15.0, what: str = "") -> T:
    """The first truthy answer.

    Raises:
        TimeoutError: there was none within ``patience`` seconds.
    """
    deadline = time.monotonic() + patience
    while not (found := answer()):
        if time.monotonic() > deadline:
            raise TimeoutError(what or "waited in vain")
        time.sleep(0.01)
    return found


def assert_becomes(read: Callable[[], str], wanted: str, patience: float = 15.0) -> None:
    """``read`` gives ``wanted`` before long: a program shows a moment later what it has read."""
    with suppress(TimeoutError):
        eventually(lambda: read() == wanted, patience)
    found = read()
    assert found == wanted, f"{found!r} is not {wanted!r}"
