"""How far a long command has come, on stderr, when somebody looks at it."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

_PAUSE = 0.1
"""Seconds between two looks: more would only flicker."""
_WIDTH = 30
"""Written over with spaces: a console of Windows shows an escape sequence as it stands."""


class Progress:
    """One line that writes over itself, and is gone in the end. Silent where stderr is no terminal."""

    def __init__(self) -> None:
        self._seen = sys.stderr.isatty()
        self._next = time.monotonic() + _PAUSE
        self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        if self._shown:
            print(f"\r{'':{_WIDTH}}\r", end="", file=sys.stderr, flush=True)

    def tell(self, rows: int, share: float) -> None:
        """``rows`` are done, and ``share`` of the whole, 0 to 1."""
        if self._seen and time.monotonic() >= self._next:
            counted = f"{rows:,}".replace(",", ".")
            self._next, self._shown = time.monotonic() + _PAUSE, True  # before it stands there: Ctrl+C may come at once
            print(f"\r{f'{counted} rækker, {share:.0%}':{_WIDTH}}", end="", file=sys.stderr, flush=True)
