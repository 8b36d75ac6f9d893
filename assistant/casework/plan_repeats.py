"""Whether a plan says the same in two places: word for word, or nearly so where it is long."""

from __future__ import annotations

import re
from collections import Counter

from assistant.model.language import Repetition
from assistant.model.plan import PlanSection
from assistant.rules.repetition import count_words, marks

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
        paragraphs = text.split("\n")
        found = [self._taken(section, piece) for piece in paragraphs]
        if len(paragraphs) > 1:
            found.append(self._taken(section, text))
        return next((before for before in found if before is not None), None)

    def _taken(self, section: PlanSection, piece: str) -> PlanSection | None:
        if count_words(piece) < _FEWEST_SAME:
            return None
        words = bare(piece)
        before = self._words.get(words) or self._nearly(section, piece)
        self._words.setdefault(words, section)
        return before

    def _nearly(self, section: PlanSection, piece: str) -> PlanSection | None:
        """The section that has said most of a long ``piece``."""
        if count_words(piece) < self._numbers.min_words:
            return None
        found = marks(piece, self._numbers.row, b"")
        hits = Counter(number for mark in found for number in self._marks.get(mark, ()))
        number, most = next(iter(hits.most_common(1)), (0, 0))
        for mark in found:
            places = self._marks.setdefault(mark, [])
            if len(places) < _MOST_PLACES:
                places.append(len(self._pieces))
        self._pieces.append(section)
        return self._pieces[number] if found and most * 100 >= len(found) * self._numbers.share else None
