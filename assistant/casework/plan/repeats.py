"""Whether a plan says the same in two places: word for word, or nearly so where it is long."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import NamedTuple

from assistant.model.language import Repetition
from assistant.model.plan import PlanSection
from assistant.rules.repetition import rows

Row = tuple[str, ...]

_WORD = re.compile(r"\w+")
_FEWEST_SAME = 6
"""So many words must be the same where that is all there is: "Se bilag 3." may stand twice."""
_MOST_PIECES = 20
"""Of a passage that may have been broken into other lines; longer ones are known by their paragraphs."""
_MOST_PLACES = 5
"""What so many paragraphs have said already is a way of speaking, and tells nothing of the next."""


def bare(text: str) -> str:
    """The words of ``text`` alone, in small letters."""
    return " ".join(_WORD.findall(text.casefold()))


class _Piece(NamedTuple):
    """Something said: its words, and its rows of words where it is long enough to be nearly another."""

    words: str
    rows: frozenset[Row]


class Said:
    """The texts of a plan so far, paragraph by paragraph: time grows with the text, not with its square."""

    def __init__(self, numbers: Repetition) -> None:
        self._numbers = numbers
        self._words: dict[str, PlanSection] = {}
        self._pieces: list[PlanSection] = []
        self._places: dict[Row, list[int]] = {}

    def before(self, section: PlanSection, text: str) -> PlanSection | None:
        """The first section that has said something of ``text``, maybe itself; ``text`` is remembered."""
        pieces = list(filter(None, map(self._piece, text.split("\n"))))
        whole = self._piece(text) if len(pieces) <= _MOST_PIECES else None
        wholes = [whole] if whole and (len(pieces) != 1 or pieces[0].words != whole.words) else []
        found = [self._found(each) for each in wholes]  # before its own paragraphs are known
        for piece in pieces:
            found.append(self._found(piece))
            self._remember(section, piece)
        for each in wholes:
            self._remember(section, each)
        return next((before for before in found if before is not None), None)

    def _piece(self, text: str) -> _Piece | None:
        words = bare(text)
        count = words.count(" ") + 1
        if count < _FEWEST_SAME:
            return None
        return _Piece(
            words, frozenset(rows(text, self._numbers.row)) if count >= self._numbers.min_words else frozenset()
        )

    def _found(self, piece: _Piece) -> PlanSection | None:
        """The section that has said ``piece``, or most of it where it is long."""
        hits = Counter(chain.from_iterable(self._places.get(row, ()) for row in piece.rows))
        number, most = next(iter(hits.most_common(1)), (0, 0))
        is_near = bool(piece.rows) and most * 100 >= len(piece.rows) * self._numbers.share
        return self._words.get(piece.words) or (self._pieces[number] if is_near else None)

    def _remember(self, section: PlanSection, piece: _Piece) -> None:
        self._words.setdefault(piece.words, section)
        for row in piece.rows:
            places = self._places.setdefault(row, [])
            if len(places) < _MOST_PLACES:
                places.append(len(self._pieces))
        self._pieces.append(section)
