"""The words that the rules have hit today and that she knew better, to be suggested to the team lead or forgotten."""

from __future__ import annotations

from assistant.model.finding import Finding
from assistant.ui.standing import ANSWERS

_MOST = 6
_MOST_IN_KEYWORD = 3


class DayWords:
    """A few lines, in memory only: a word may be a name after all.

    Attributes:
        lines: the newest first.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []

    def clear_word(self, finding: Finding) -> None:
        """She has said that the word of ``finding`` is none of what a list says."""
        if finding.word and finding.code in ANSWERS:
            self._add(f"»{finding.word}«: {ANSWERS[finding.code]}")

    def refuse_keyword(self, word: str, prefix: str) -> None:
        """The guide has refused ``word`` as a key word of the type with ``prefix``; a sentence is none."""
        parts = word.split()
        if 0 < len(parts) <= _MOST_IN_KEYWORD and all(part.isalpha() for part in parts):
            self._add(f"»{word}«: nyt nøgleord til {prefix}")

    def forget(self) -> None:
        """Keep none."""
        self.lines = []

    def _add(self, line: str) -> None:
        self.lines = [line, *(other for other in self.lines if other != line)][:_MOST]
