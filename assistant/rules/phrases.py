"""Phrases: what a pack looks for in a text, in a language that a team lead can write and that is always fast.

"svar senest … {dato}": words as they stand, in small letters; ``*`` for the rest of a word, in front or behind, or for
a word; ``…`` for up to ten words; ``{dato}``, ``{kl}``, ``{telefon}``, ``{mail}``, ``{tal}`` for what looks
like one. Commas, quotes
and line ends between words do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.rules.reading import MONTHS

GAP = "…"
FORMS = {
    "{dato}": rf"(?:\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{2,4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}\.?\s(?:{'|'.join(MONTHS)}))",
    "{kl}": r"kl\.?\s?\d{1,2}(?:[.:]\d{2})?",
    "{telefon}": r"(?:\+45\s?)?\d{2}\s?\d{2}\s?\d{2}\s?\d{2}(?!\d)",
    "{mail}": r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}",
    "{tal}": r"\d+",
}
_BETWEEN = r"[^\w.!?…§]++"
_WORDS_BETWEEN = r"(?:\S{1,60}+\s++){0,10}?[^\w\s]{0,3}"
_LONGEST_COMPOUND = 60


@dataclass(frozen=True)
class Phrase:
    """A phrase made ready.

    Attributes:
        anchor: letters that every hit holds: a text without them needs no search.
        opening: letters that every hit begins with, so that it is only looked for where they stand.
        is_ending: whether its first word may be the end of a longer one.
    """

    pattern: re.Pattern[str]
    anchor: str
    opening: str
    is_ending: bool

    def find(self, lowered: str) -> Iterator[tuple[int, int]]:
        """Where it stands in a text of small letters, in whole words."""
        for match in self._matches(lowered):
            start, end = match.span()
            if self.is_ending:
                first = max(start - _LONGEST_COMPOUND, 0)
                while start > first and (lowered[start - 1].isalnum() or lowered[start - 1] == "-"):
                    start -= 1
            yield start, end

    def begins_before(self, lowered: str, end: int) -> bool:
        """Whether it stands in ``lowered`` and begins before ``end``."""
        found = next(self._matches(lowered), None)
        return found is not None and found.start() < end

    def _matches(self, lowered: str) -> Iterator[re.Match[str]]:
        if self.anchor not in lowered:
            return
        if not self.opening:
            yield from self.pattern.finditer(lowered)
            return
        at = lowered.find(self.opening)
        while at >= 0:
            match = self.pattern.match(lowered, at)
            if match:
                yield match
            at = lowered.find(self.opening, match.end() if match else at + 1)


@lru_cache(maxsize=2048)
def phrase(text: str) -> Phrase:
    """``text`` made ready, once."""
    tokens = text.lower().split()
    pieces: list[str] = []
    for number, token in enumerate(tokens):
        if number and tokens[number - 1] != GAP:
            pieces.append(_BETWEEN)
        pieces.append(_WORDS_BETWEEN if token == GAP else _form(token, is_first=number == 0))
    literals = ["" if token in FORMS or token == GAP else token.strip("*") for token in tokens]
    return Phrase(
        re.compile("".join(pieces)),
        anchor=max(literals, key=len, default=""),
        opening=literals[0] if literals else "",
        is_ending=text.startswith("*"),
    )


def _form(token: str, *, is_first: bool) -> str:
    if token in FORMS:
        return r"(?<![\w.])" + FORMS[token]
    bare = token.strip("*")
    if not bare:
        return r"\w[\w'-]*+"
    if token.startswith("*"):
        before = "" if is_first else rf"[\w-]{{0,{_LONGEST_COMPOUND}}}?"
    else:
        before = r"(?<!\w)" if bare[:1].isalnum() else ""
    after = rf"[\w-]{{0,{_LONGEST_COMPOUND}}}+" if token.endswith("*") else r"(?!\w)"
    return before + re.escape(bare) + (after if bare[-1:].isalnum() else "")
