"""Waiting for other programs."""

from __future__ import annotations

import time
from collections.abc import Callable
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
