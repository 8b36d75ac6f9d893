"""Whether one text says nearly what another said, told without keeping a word of either (DOMAIN.md A25)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import islice

_WORD = re.compile(r"\w+")
_FIGURES = re.compile(r"\d+")
Marks = frozenset[bytes]
"""Salted hashes of a text's rows of words: with the key gone they tell nothing."""


def marks(text: str, size: int, key: bytes) -> Marks:
    """A mark for each row of ``size`` words; a number is like any other, so that a new date makes no new text.

    Args:
        text: as it was written.
        size: words in a row.
        key: up to 64 random bytes, made anew in every run.
    """
    found = (" ".join(row).encode() for row in rows(text, size))
    return frozenset(hashlib.blake2b(row, key=key, digest_size=8).digest() for row in found)


def rows(text: str, size: int) -> Iterator[tuple[str, ...]]:
    """Every ``size`` words in a row, to compare texts that are there anyway."""
    words = _WORD.findall(_FIGURES.sub("0", text.lower()))
    return zip(*(islice(words, start, None) for start in range(size)), strict=False)


def count_words(text: str) -> int:
    """How many words ``text`` has."""
    return sum(1 for _ in _WORD.finditer(text))
