"""One save at a time: what is to be saved while one is under way has its turn after it."""

from __future__ import annotations

from collections.abc import Callable


class Turn:
    """Whether something is being written, and what waits until it has been.

    Attributes:
        is_taken: something is.
    """

    def __init__(self) -> None:
        self.is_taken = False
        self._waiting: list[Callable[[], object]] = []

    def take(self) -> None:
        """Something is being written from now on."""
        self.is_taken = True

    def wait(self, then: Callable[[], object]) -> None:
        """Do ``then`` when it has been."""
        self._waiting.append(then)

    def end(self, tell: Callable[[], object] = lambda: None) -> None:
        """It has been, or could not be: ``tell`` so, and then do what waited, whatever becomes of the telling."""
        self.is_taken = False
        try:
            tell()
        finally:
            waiting, self._waiting = self._waiting, []
            for each in waiting:
                each()
