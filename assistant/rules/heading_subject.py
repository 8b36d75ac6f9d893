"""A heading taken apart: prefix, key word, segments, words, dates. Each is found once, however many rules ask."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from assistant.model.finding import Dismissal, Finding, Fix, Severity
from assistant.model.knowledge import Knowledge
from assistant.model.notetype import HeadingGuide, NoteType
from assistant.rules.heading_dates import GOOD, real_day
from assistant.rules.heading_ready import Ready, ready
from assistant.rules.marks import Marks
from assistant.rules.words import heads

SEPARATOR = " – "
DASH = re.compile(r"\s[–-]\s")
_WORD = re.compile(r"(?<![\w.])[^\W\d_](?:[\w'’-]*\w)?")
"""Not what follows a point at once: the "pdf" of a file's name says nothing."""
_DIGIT = re.compile(r"\d")
_DIGITS_OF_A_DAY = 8
Span = tuple[int, int]


class Word(NamedTuple):
    """A word of the heading and its characters."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """In small letters."""
        return self.text.lower()


@dataclass(frozen=True)
class Subject:
    """A heading and what it is judged by.

    Attributes:
        note_type: None when nothing tells which it is.
        names: the names of those the case is about, where they are known (H07).
        dismissed: what a person has said is none of what a word list says.
        offers: whether its findings carry fixes; to count them, that work can be left out.
    """

    text: str
    note_type: NoteType | None
    knowledge: Knowledge
    today: date
    names: tuple[str, ...] = ()
    dismissed: frozenset[Dismissal] = frozenset()
    offers: bool = True

    @property
    def guide(self) -> HeadingGuide:
        """The guide's numbers."""
        return self.knowledge.guide

    @property
    def prefix(self) -> str:
        """The type's prefix; empty without a type."""
        return self.note_type.prefix if self.note_type else ""

    @cached_property
    def ready(self) -> Ready:
        """The lists it is judged by."""
        return ready(self.knowledge)

    @cached_property
    def has_prefix(self) -> bool:
        """Whether the heading begins with its type's prefix and a space."""
        return bool(self.prefix) and self.text.startswith(self.prefix + " ")

    @cached_property
    def other_type(self) -> NoteType | None:
        """The type whose prefix stands there instead of its own."""
        found = self.ready.any_prefix.match(self.text) if self.prefix else None
        return self.ready.types[found.group()] if found and found.group() != self.prefix else None

    @cached_property
    def begin(self) -> int:
        """Where the heading's own words begin: after the prefix, right, wrong or careless."""
        if self.note_type is None:
            return 0
        if not self.has_prefix and self.other_type is None:
            lead = len(self.text) - len(self.text.lstrip())
            found = self.ready.prefixes[self.note_type.id].match(self.text)
            is_keyword = found and ":" not in found.group() and self._keyword_at(lead)  # "Klage modtaget"
            return found.end() if found and not is_keyword else lead
        past = len(self.prefix if self.has_prefix else self.other_type.prefix)  # type: ignore[union-attr]
        return past + len(self.text[past:]) - len(self.text[past:].lstrip())

    @property
    def rest(self) -> str:
        """The heading's own words."""
        return self.text[self.begin :]

    @cached_property
    def keyword(self) -> Span:
        """The characters of the key word that the rest opens with, the longest that fits; empty when there is none."""
        return self._keyword_at(self.begin) or (self.begin, self.begin)

    def _keyword_at(self, start: int) -> Span | None:
        """The characters of the longest key word there."""
        found = self.ready.keywords[self.note_type.id].match(self.text, start) if self.note_type else None
        return found.span() if found else None

    @property
    def has_keyword(self) -> bool:
        """Whether the rest opens with a key word."""
        return self.keyword[0] < self.keyword[1]

    @cached_property
    def segments(self) -> tuple[Span, ...]:
        """The characters between the dashes."""
        found, start = [], self.begin
        for dash in DASH.finditer(self.text, self.begin):
            found.append((start, dash.start()))
            start = dash.end()
        return (*found, (start, len(self.text)))

    @cached_property
    def dates(self) -> tuple[tuple[Span, date], ...]:
        """The days that are written as they should be."""
        return tuple((match.span(), day) for match in GOOD.finditer(self.text) if (day := real_day(match)))

    @cached_property
    def has_other_digits(self) -> bool:
        """Whether there are digits besides those of its days: without any, there is no other number to look for."""
        return len(_DIGIT.findall(self.text)) > _DIGITS_OF_A_DAY * len(self.dates)

    @property
    def day(self) -> date:
        """The heading's own date, which stands last; today when it has none."""
        return self.dates[-1][1] if self.dates else self.today

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words after the prefix."""
        return tuple(Word(match.group(), *match.span()) for match in _WORD.finditer(self.text, self.begin))

    @cached_property
    def meaning(self) -> tuple[Word, ...]:
        """The words that carry a meaning of their own."""
        return tuple(word for word in self.words if word.lower not in self.ready.functional)

    @cached_property
    def whitelisted(self) -> Marks:
        """The characters of the key word, and of names that are no person's: their words are not judged."""
        known = self.ready.whitelist
        names = () if known.heads.isdisjoint(self.heads) else known.find(self.text)
        return Marks(len(self.text), (self.keyword, *((hit.start, hit.end) for hit in names)))

    @cached_property
    def heads(self) -> frozenset[str]:
        """How its words begin, to leave out the lists that have none of them."""
        return heads(self.text)

    @cached_property
    def is_shouted(self) -> bool:
        """Whether all of it is in capitals: more than abbreviations and numbers."""
        letters = [word.text for word in self.words if word.text not in self.ready.abbreviations]
        return self.rest == self.rest.upper() and sum(map(len, letters)) >= _SHOUT

    def without(self, start: int, end: int, instead: str = "") -> str:
        """The heading with other words in place of these characters, and no hole left behind."""
        return tidied(self.text[:start] + instead + self.text[end:])


_SHOUT = 8


def tidied(text: str) -> str:
    """``text`` with one space between words, and no dash that parts nothing."""
    words = " ".join(text.split())
    words = _DASHES.sub(SEPARATOR, words)
    return re.sub(r"(?:\s[–-])+$|(?<=:)\s[–-](?=\s)", "", words)


_DASHES = re.compile(r"\s[–-](?:\s[–-])+\s")


def error(code: str, message: str, span: Span, fix: Fix | None = None, word: str = "") -> Finding:
    """A finding of severity error."""
    return Finding(code, Severity.ERROR, message, f"{span[0]}-{span[1]}", fix, word.lower())


def warning(code: str, message: str, span: Span, fix: Fix | None = None, word: str = "") -> Finding:
    """A finding of severity warning."""
    return Finding(code, Severity.WARNING, message, f"{span[0]}-{span[1]}", fix, word.lower())


def some(words: Iterable[str], most: int = 4) -> str:
    """The first of ``words``, for a message."""
    listed = list(words)
    return ", ".join(listed[:most]) + (" …" if len(listed) > most else "")
