"""Finding the words of a list in a text: as whole words, never inside another one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from assistant.model.words import Match

_TOKEN = re.compile(r"[^\W_][\w'’-]*")


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


class Lexicon(Generic[E]):
    """A list, made ready for searching: time grows with the text, not with the list."""

    def __init__(self, entries: Iterable[E]) -> None:
        self._words: dict[str, E] = {}
        self._stems: dict[str, E] = {}
        self._phrases: list[tuple[re.Pattern[str], E]] = []
        for entry in entries:
            word = entry.word.lower()
            if not _TOKEN.fullmatch(word):
                tail = r"\w*" if entry.match == "stem" else r"(?!\w)"
                spaced = r"\s+".join(re.escape(part) for part in word.split())
                self._phrases.append((re.compile(rf"(?<!\w){spaced}{tail}", re.IGNORECASE), entry))
            elif entry.match == "stem":
                self._stems[word] = entry
            else:
                self._words[word] = entry
        self._lengths = sorted({len(stem) for stem in self._stems}, reverse=True)

    def find(self, text: str) -> Iterator[Hit[E]]:
        """Every entry in ``text``, single words first."""
        for token in _TOKEN.finditer(text):
            entry = self._of(token.group().lower())
            if entry is not None:
                yield Hit(entry, token.group(), *token.span())
        for pattern, entry in self._phrases:
            for match in pattern.finditer(text):
                if match.group().lower() not in entry.but_not:
                    yield Hit(entry, match.group(), *match.span())

    def _of(self, word: str) -> E | None:
        """The entry that ``word`` is, or begins with; the longest that fits."""
        found = self._words.get(word)
        if found is not None:
            return found
        for length in self._lengths:
            entry = self._stems.get(word[:length])
            if entry is not None and word not in entry.but_not:
                return entry
        return None


@lru_cache(maxsize=64)
def lexicon(entries: tuple[E, ...]) -> Lexicon[E]:
    """The lexicon of a pack's list, made once."""
    return Lexicon(entries)
