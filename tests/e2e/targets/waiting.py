"""Waiting for other programs."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from subprocess import Popen
from typing import TypeVar

T = TypeVar("T")
_A_WHILE = 0.7
"""Seconds; longer than a program of ours puts off anything."""
_LITTLE = 0.03
"""Seconds of a processor that a blinking caret takes in a while, with room."""


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


def until_at_rest(process: Popen[bytes], patience: float = 60.0) -> None:
    """Wait until ``process`` has done what it was asked for: neither it nor a helper of it takes processor time.

    Raises:
        TimeoutError: it works on after ``patience`` seconds.
    """

    def rests() -> bool:
        before = _worked(process.pid)
        time.sleep(_A_WHILE)
        return _worked(process.pid) - before <= _LITTLE

    eventually(rests, patience, "at rest")


def _worked(pid: int) -> float:
    """Seconds of a processor that it has had, and its helpers: those that work, and those that have ended."""
    had = 0.0
    with suppress(OSError):  # it has ended this moment
        said = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        had += sum(map(int, said[11:15])) / os.sysconf("SC_CLK_TCK")
        for task in Path(f"/proc/{pid}/task").iterdir():
            had += sum(_worked(int(child)) for child in (task / "children").read_text().split())
    return had
