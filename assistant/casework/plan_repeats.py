"""Whether a plan says the same in two places: word for word, or nearly so where it is long."""

from __future__ import annotations

import re
from collections import Counter

from assistant.model.language import Repetition
from assistant.model.plan import PlanSection
from assistant.rules.repetition import Marks, count_words, marks

_WORD = re.compile(r"\w+")
_FEWEST_SAME = 6
"""So many words must be the same where that is all there is: "Se bilag 3." may stand twice."""

_MOST_PLACES = 20
"""What so many paragraphs have said already is a way of speaking, and tells nothing of the next."""


def bare(text: str) -> str:
    """The words of ``text`` alone, in small letters."""
    return " ".join(_WORD.findall(text.casefold()))


class Said:
    """The texts of a plan so far, paragraph by paragraph: time grows with the text, not with its square."""

    def __init__(self, numbers: Repetition) -> None:
        self._numbers = numbers
        self._words: dict[str, PlanSection] = {}
        self._pieces: list[PlanSection] = []
        self._marks: dict[bytes, list[int]] = {}

    def before(self, section: PlanSection, text: str) -> PlanSection | None:
        """The first section that has said something of ``text``, maybe itself; ``text`` is remembered."""
        pieces = [piece for piece in text.split("\n") if count_words(piece) >= _FEWEST_SAME]
        is_one = len(pieces) == 1 and bare(pieces[0]) == bare(text)
        whole = [] if is_one or count_words(text) < _FEWEST_SAME else [text]
        found = [self._found(each) for each in whole]  # before its own paragraphs are known
        for piece in pieces:
            found.append(self._found(piece))
            self._remember(section, piece)
        for each in whole:
            self._remember(section, each)
        return next((before for before in found if before is not None), None)

    def _found(self, piece: str) -> PlanSection | None:
        """The section that has said ``piece``, or most of it where it is long."""
        found = self._marks_of(piece)
        hits = Counter(number for mark in found for number in self._marks.get(mark, ()))
        number, most = next(iter(hits.most_common(1)), (0, 0))
        is_near = bool(found) and most * 100 >= len(found) * self._numbers.share
        return self._words.get(bare(piece)) or (self._pieces[number] if is_near else None)

    def _remember(self, section: PlanSection, piece: str) -> None:
        self._words.setdefault(bare(piece), section)
        for mark in self._marks_of(piece):
            self._marks.setdefault(mark, []).append(len(self._pieces))
        self._pieces.append(section)

    def _marks_of(self, piece: str) -> Marks:
        """None where it is too short to be nearly anything."""
        numbers = self._numbers
        return marks(piece, numbers.row, b"") if count_words(piece) >= numbers.min_words else frozenset()
