"""Finding the words of a list in a text: as whole words, never inside another one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from assistant.model.words import Match
from assistant.rules.once import once

_TOKEN = re.compile(r"[^\W_](?:[\w'’-]*\w)?")
_HEAD = 3
"""No stem is shorter."""
_PART = re.compile(r"[^-]+")


class Entry(Protocol):
    """What a list's entry must tell; ``Word`` and ``OutdatedTerm`` do."""

    @property
    def word(self) -> str:
        """In small letters."""
        ...

    @property
    def match(self) -> Match:
        """How it is found."""
        ...

    @property
    def but_not(self) -> tuple[str, ...]:
        """What it is not found in."""
        ...


E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class Hit(Generic[E]):
    """An entry in a text.

    Attributes:
        text: as it stands there.
        start, end: its characters.
    """

    entry: E
    text: str
    start: int
    end: int


class Tokens:
    """A text's words, cut once for several lists.

    Attributes:
        places: by the word in small letters.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        written: dict[str, list[re.Match[str]]] = {}
        for token in _TOKEN.finditer(text):
            word = token.group()
            if word in written:
                written[word].append(token)
            else:
                written[word] = [token]
        self.places: dict[str, list[re.Match[str]]] = {}
        for word, found in written.items():
            other = self.places.get(word.lower())
            self.places[word.lower()] = sorted((*other, *found), key=re.Match.start) if other else found


def heads(text: str) -> frozenset[str]:
    """How the words of a short text begin: a list that has no such word need not be searched."""
    words = [token.lower() for token in _TOKEN.findall(text)]
    parts = [part for word in words if "-" in word for part in word.split("-")]
    return frozenset(word[:_HEAD] for word in (*words, *parts))


class Lexicon(Generic[E]):
    """A list, made ready for searching: time grows with the text, not with the list.

    Attributes:
        heads: how its entries begin.
    """

    def __init__(self, entries: Iterable[E]) -> None:
        entries = list(entries)
        begun = (_TOKEN.match(entry.word.lower()) for entry in entries)
        self.heads = frozenset(token.group()[:_HEAD] for token in begun if token)
        self._words: dict[str, E] = {}
        self._stems: dict[str, E] = {}
        self._phrases: dict[str, list[tuple[re.Pattern[str], E]]] = {}
        for entry in sorted(entries, key=lambda entry: -len(entry.word)):
            word = entry.word.lower()
            if not _TOKEN.fullmatch(word):
                head = _TOKEN.match(word)
                if head:
                    self._phrases.setdefault(head.group(), []).append((_phrase(word, entry.match), entry))
            elif entry.match == "stem":
                self._stems[word] = entry
            else:
                self._words[word] = entry
        self._head = min((len(stem) for stem in self._stems), default=0)
        self._lengths: dict[str, list[int]] = {}
        for stem in sorted(self._stems, key=len, reverse=True):
            lengths = self._lengths.setdefault(stem[: self._head], [])
            if len(stem) not in lengths:
                lengths.append(len(stem))

    def find(self, text: str) -> Iterator[Hit[E]]:
        """Every entry in ``text``, in order; a phrase before its words, a word with hyphens before its parts."""
        return self._among(text, _TOKEN.finditer(text))

    def find_among(self, tokens: Tokens) -> Iterator[Hit[E]]:
        """As ``find``, each different word looked up once, for long texts; in order for each word only."""
        for word, places in tokens.places.items():
            may_be = word in self._words or word[: self._head] in self._lengths or word in self._phrases or "-" in word
            if may_be:
                yield from self._among(tokens.text, places)

    def _among(self, text: str, tokens: Iterable[re.Match[str]]) -> Iterator[Hit[E]]:
        past = 0
        for token in tokens:
            if token.start() < past:
                continue
            word = token.group().lower()
            hit = self._phrase_at(text, token.start(), word)
            if hit is not None:
                past = hit.end
                yield hit
            elif (found := self.of(word)) is not None:
                yield Hit(found, token.group(), *token.span())
            elif "-" in word:
                yield from self._parts(token)

    def _phrase_at(self, text: str, start: int, word: str) -> Hit[E] | None:
        """The phrase that begins there with ``word``; the longest that fits."""
        for pattern, entry in self._phrases.get(word, ()):
            match = pattern.match(text, start)
            if match and match.group().lower() not in entry.but_not:
                return Hit(entry, match.group(), *match.span())
        return None

    def of(self, word: str) -> E | None:
        """The entry that ``word``, one word in small letters, is or begins with; the longest that fits."""
        found = self._words.get(word)
        if found is not None:
            return found
        for length in self._lengths.get(word[: self._head], ()):
            entry = self._stems.get(word[:length])
            if entry is not None and word not in entry.but_not:
                return entry
        return None

    def _parts(self, token: re.Match[str]) -> Iterator[Hit[E]]:
        for part in _PART.finditer(token.group()):
            entry = self.of(part.group().lower())
            if entry is not None:
                yield Hit(entry, part.group(), token.start() + part.start(), token.start() + part.end())


def _phrase(words: str, match: Match) -> re.Pattern[str]:
    tail = r"\w*" if match == "stem" else r"(?!\w)"
    return re.compile(r"\s+".join(re.escape(part) for part in words.split()) + tail, re.IGNORECASE)


@once
def lexicon(entries: tuple[E, ...]) -> Lexicon[E]:
    """The lexicon of a pack's list, made once."""
    return Lexicon(entries)
