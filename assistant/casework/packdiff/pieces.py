"""A template's text in the pieces that are compared: its sentences, each with the conditions that open before it.

The text is cut as it is written, not as it is shown to people: what nobody has touched is the same piece, whatever its
fields are called now, and another filter is a change though it is shown alike. A condition that opens belongs to the
sentence it decides on, one that closes to the sentence before it, so a new condition is told as that sentence reworded.
Every character belongs to a piece: nothing changes unseen but spaces, line ends and comments.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from assistant.model.language import Language
from assistant.rules.reading import Reading

_ANSWER = r"\{\{(?:[^{}]|\{(?!\{)|\}(?!\}))*+\}\}"
_CONDITION = r"\{%(?:[^{%]|\{(?!%)|%(?!\}))*+%\}"
_COMMENT = r"\{#(?:[^{#]|\{(?!#)|#(?!\}))*+#\}"
TAG = re.compile(f"{_ANSWER}|{_CONDITION}|{_COMMENT}")
"""None begins inside another of its kind, so a text of nothing but beginnings is read through once."""
LOCK = re.compile(r"\{%-?\s*(end)?laast\s*-?%\}")
_CLOSING = re.compile(r"(?:\*\*|\s*\{%-?\s*end\w+\s*-?%\})+")
_OPEN, _LOCKED = 1, 2


class Piece(NamedTuple):
    """A sentence with its tags.

    Attributes:
        source: as it is written, on one line; without the marks of locking where all of it is locked, or nothing.
        line: of the text, from 0.
        is_locked: whether any of it is.
    """

    source: str
    line: int
    is_locked: bool = False

    @property
    def bare(self) -> str:
        """Its words and answers, without its conditions."""
        return " ".join(re.sub(_CONDITION, "", self.source).split())


def cut(text: str, language: Language) -> list[Piece]:
    """The pieces of ``text``; ``language`` knows after which abbreviations a sentence goes on."""
    return list(_pieces(text, language))


def _pieces(text: str, language: Language) -> Iterator[Piece]:
    kinds = _kinds(text)
    line = counted = 0
    for start, end in _spans(text, language):
        written = re.sub(_COMMENT, " ", text[start:end])
        kind = set(kinds[start:end]) - {0}
        if kind != {_OPEN, _LOCKED}:
            written = LOCK.sub("", written)
        source = unicodedata.normalize("NFC", " ".join(written.split()))
        if source:
            begins = start + len(text[start:end]) - len(text[start:end].lstrip())
            line, counted = line + text.count("\n", counted, begins), begins
            yield Piece(source, line, _LOCKED in kind)


def _spans(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """From where to where each piece goes; together they are the text, but for spaces at its end."""
    reading = Reading(_masked(text), language)
    ends = [int(reading.span(sentence.start, sentence.end).partition("-")[2]) for sentence in reading.sentences]
    start = 0
    for number, end in enumerate(ends):
        closed = _CLOSING.match(text, end)
        after = len(text) if number == len(ends) - 1 else closed.end() if closed else end
        yield start, after
        start = after
    if not ends and text.strip():
        yield 0, len(text)


def _masked(text: str) -> str:
    """``text`` with a word where an answer comes, and spaces for other tags; each character stays in its place."""
    hidden = TAG.sub(lambda tag: ("X" if tag[0].startswith("{{") else " ") * len(tag[0]), text)
    return hidden.replace("**", "  ")


def _kinds(text: str) -> bytearray:
    """For each character whether it is locked, open, or neither: a space or part of a condition."""
    kinds = bytearray(len(text))
    kind, start = _OPEN, 0
    for tag in (*TAG.finditer(text), None):
        for word in re.finditer(r"\S+", text[start : tag.start() if tag else len(text)]):
            kinds[start + word.start() : start + word.end()] = bytes([kind]) * len(word[0])
        if tag is None:
            break
        if tag[0].startswith("{{"):
            kinds[tag.start() : tag.end()] = bytes([kind]) * len(tag[0])
        elif lock := LOCK.fullmatch(tag[0]):
            kind = _OPEN if lock[1] else _LOCKED
        start = tag.end()
    return kinds
