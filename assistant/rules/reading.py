"""A text made ready to be judged: its words and sentences, and where they stand.

A sentence ends at a full stop, question or exclamation mark, but not after an abbreviation, an ordinal or an initial,
and at the end of a line unless the next one goes on in small letters. A heading or a label of a few words without a
full stop is no sentence. See docs/decisions/0022-texts.md.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from assistant.model.language import Language
from assistant.rules.once import once
from assistant.rules.words import Tokens

MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+|(?<=\d)[,:]\d+)*+")
_END = re.compile(r"(?P<stop>(?<![.!?…])[.!?…]++)[\"'”’»«)\]]*+(?=\s|\Z)|(?P<line>\n)\s*+")
_DAY = re.compile(rf"\d{{1,2}}\.?[ ](?:{'|'.join(MONTHS)})\b")
_ITEM = re.compile(r"(?:[-–•*·o]|\d{1,2}[.)]|[a-z]\))[ \t]")
_MONTH = re.compile(rf"\s+(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\A|\n)[ \t]*\d+\Z")
_INITIAL = re.compile(r"[A-ZÆØÅ]")
_FEWEST_WORDS = 4
"""A line without a full stop must have so many to count as a sentence: a heading or a label has fewer."""
_LONGEST_TOKEN = 40
_LONGEST_QUOTED = 60


class Word(NamedTuple):
    """A word and its characters in the text. A named tuple: a long text has thousands."""

    text: str
    start: int
    end: int

    def has_more_letters(self, than: int) -> bool:
        """Whether it has so many and one; figures are no letters."""
        text = self.text
        return len(text) > than and (text.isalpha() or sum(map(str.isalpha, text)) > than)


@dataclass(frozen=True)
class Sentence:
    """A sentence and its characters in the text.

    Attributes:
        is_closed: whether it ends with a mark of its own, and not with its line.
    """

    words: tuple[Word, ...]
    start: int
    end: int
    is_closed: bool

    @property
    def counts(self) -> bool:
        """Whether it is more than a heading or a label."""
        return self.is_closed or len(self.words) >= _FEWEST_WORDS


class Reading:
    """A text, read once for all rules.

    Attributes:
        given: the text as it stands.
        text: what is judged: composed, and without characters that nobody sees.
        lowered: the same in small letters, character by character.
    """

    def __init__(self, text: str, language: Language) -> None:
        self.given = text
        self.text, self._places = _seen(text)
        lowered = self.text.lower()
        self.lowered = lowered if len(lowered) == len(self.text) else "".join(map(_small, self.text))
        self._language = language

    def span(self, start: int, end: int) -> str:
        """The characters as a finding's ``where``, counted in the text as it was given."""
        start, end = self._given(start, end)
        return f"{start}-{end}"

    def with_instead(self, start: int, end: int, instead: str) -> str:
        """The text as it was given, with ``instead`` in place of the characters."""
        start, end = self._given(start, end)
        return self.given[:start] + instead + self.given[end:]

    def _given(self, start: int, end: int) -> tuple[int, int]:
        return (start, end) if self._places is None else (self._places[start], self._places[end])

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word, figures and dates included."""
        return tuple(Word(match.group(), *match.span()) for match in _WORD.finditer(self.text))

    @cached_property
    def tokens(self) -> Tokens:
        """Its words as the word lists look for them."""
        return Tokens(self.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, headings and labels included."""
        return tuple(self._cut())

    def sentence_at(self, position: int) -> Sentence:
        """The sentence that the character at ``position`` stands in, or the one before it."""
        return self.sentences[max(bisect_right(self._starts, position) - 1, 0)]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def _cut(self) -> Iterator[Sentence]:
        words, first = self.words, 0
        for end, is_closed in (*self._ends(), (len(self.text), False)):
            after = first
            while after < len(words) and words[after].start < end:
                after += 1
            if after > first:
                yield Sentence(words[first:after], words[first].start, end, is_closed)
            first = after

    def _ends(self) -> Iterator[tuple[int, bool]]:
        """Where sentences end, and whether by a mark."""
        ended = 0
        for match in _END.finditer(self.text):
            if match.group("line"):
                if match.start() > ended and self._breaks(match):
                    yield match.start(), False
            elif match.group("stop") != "." or self._stops(match.start(), match.end()):
                ended = match.end()
                yield ended, True

    def _breaks(self, match: re.Match[str]) -> bool:
        """Whether the line's end is the sentence's."""
        after = match.end()
        if match.group().count("\n") > 1:
            return True
        goes_on = self.text[after : after + 1].islower() and not _ITEM.match(self.text, after)
        return not (goes_on or _DAY.match(self.text, after))

    def _stops(self, at: int, after: int) -> bool:
        """Whether the full stop at ``at`` ends a sentence."""
        token = (self.text[max(at - _LONGEST_TOKEN, 0) : at].split() or [""])[-1].lstrip("(»«\"'“")
        if token.lower() in self._never:
            return after >= self._length
        following = self.text[after : after + 12].lstrip(" \t\n\u00a0»\"'“(")[:1]
        if following.islower():
            return not (token.isdigit() or token.lower() in self._closing)
        if token.isdigit() and len(token) <= 2:
            return not (_MONTH.match(self.text, after) or _NUMBERED.search(self.text, max(at - 8, 0), at))
        return not (_INITIAL.fullmatch(token) and following)

    @cached_property
    def _length(self) -> int:
        return len(self.text.rstrip())

    @cached_property
    def _never(self) -> frozenset[str]:
        return _bare(self._language.abbreviations)

    @cached_property
    def _closing(self) -> frozenset[str]:
        return _bare(self._language.closing_abbreviations)


@once
def _bare(abbreviations: tuple[str, ...]) -> frozenset[str]:
    """As they are looked up: in small letters, without their full stop."""
    return frozenset(word.lower().removesuffix(".") for word in abbreviations)


def quoted(text: str) -> str:
    """``text`` in quotes, on one line, cut where it is long."""
    shown = " ".join(text[:_LONGEST_QUOTED].split())
    return f"»{shown}{'…' if len(text) > _LONGEST_QUOTED else ''}«"


def _small(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


def _seen(text: str) -> tuple[str, list[int] | None]:
    """``text`` composed and without what nobody sees, and where each of its characters stood; None when unchanged."""
    if text.isascii() or (unicodedata.is_normalized("NFC", text) and not any(mark in text for mark in _UNSEEN)):
        return text, None
    kept: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character in _UNSEEN:
            continue
        if kept and unicodedata.combining(character):
            composed = unicodedata.normalize("NFC", kept[-1] + character)
            if len(composed) == 1:
                kept[-1] = composed
                continue
        kept.append(character)
        places.append(place)
    return "".join(kept), [*places, len(text)]
