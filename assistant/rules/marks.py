"""Which characters of a text are taken: asked often, so it must not grow with what was found."""

from __future__ import annotations

from collections.abc import Iterable


class Marks:
    """A mark for each character."""

    def __init__(self, length: int, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._marks = bytearray(length)
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """Mark these characters."""
        self._marks[start:end] = b"\1" * (end - start)

    def touch(self, start: int, end: int) -> bool:
        """Whether any of these characters is marked."""
        return 1 in self._marks[start:end]

    def cover(self, start: int, end: int) -> bool:
        """Whether all of these characters are marked."""
        return 0 not in self._marks[start:end]
