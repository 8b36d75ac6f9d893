"""Inserting what she has copied as plain text."""

from __future__ import annotations

from collections.abc import Callable, Generator

from assistant.desktop.insertion import Insertion, note_parts
from assistant.desktop.job import POLL, HeldKeys, Stopped, Walk
from assistant.desktop.lease import SAVE_PATIENCE
from assistant.desktop.ports import Desktop, Kept
from assistant.desktop.result import Fate, Outcome
from assistant.desktop.target import Target

LONGEST = 1_000_000
"""Characters: they are cleaned in a tenth of a second, while nothing else happens."""


class PlainInsertion(Insertion):
    """Puts the text on the clipboard into ``target`` as ``clean`` makes it; the clipboard is then as before."""

    def __init__(
        self, desktop: Desktop, target: Target | None, clean: Callable[[str], str], held: HeldKeys = "wait"
    ) -> None:
        super().__init__(desktop, target.as_block() if target else None, note_parts("", ""), held)
        self._clean = clean

    def _insert(self) -> Walk:
        copied = yield from self._copied()
        if len(copied) > LONGEST:
            raise Stopped(Outcome.TOO_LONG)
        text = self._clean(copied)
        if not text:
            raise Stopped(Outcome.NOTHING_COPIED)
        self._texts, self._left = note_parts("", text), ["block"]
        yield from super()._insert()

    def _copied(self) -> Generator[float, None, str]:
        """What she copied last, though a text of ours may stand there that could not be inserted."""
        clipboard = self._desktop.clipboard
        clipboard.save()
        deadline = self._now + SAVE_PATIENCE
        while clipboard.kept() is Kept.PENDING and self._now < deadline:
            yield POLL
        return clipboard.kept_text()

    def _shelve(self, outcome: Outcome) -> Generator[float, None, Fate]:
        if not self._left:
            if not self._desktop.clipboard.is_ours():
                self._desktop.clipboard.restore()  # nothing was lent: what was kept of it is forgotten
            return Fate.UNTOUCHED
        return (yield from super()._shelve(outcome))
