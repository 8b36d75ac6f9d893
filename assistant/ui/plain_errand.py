"""What she has copied goes in as plain text: from the chord to its place."""

from __future__ import annotations

from assistant.desktop.job import HeldKeys
from assistant.desktop.plain import PlainInsertion
from assistant.desktop.result import Result
from assistant.desktop.target import Target
from assistant.ui import texts
from assistant.ui.errand import name_of
from assistant.ui.work import Work

ACTION = "ren-tekst"


class PlainErrand(Work):
    """Holds nothing: the text stands on the clipboard."""

    def begin(self, target: Target | None, held: HeldKeys) -> None:
        """Put the copied text into ``target``."""
        from assistant.casework.plain_text import plain_text  # noqa: PLC0415 - not at start

        self._run(PlainInsertion(self._desktop, target, plain_text, held), lambda result: self._ended(result, target))

    def _ended(self, result: Result, target: Target | None) -> None:
        if result.outcome.is_inserted:
            self.inserted.emit(result)
        self.told.emit(texts.of_plain(result, name_of(target), self._refusal(target)))
