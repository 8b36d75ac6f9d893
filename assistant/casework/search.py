"""Finding an action by a few letters, as the palette does: "part ude", "ferie", "partshoring", "opfsam"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

LIMIT = 8
_FOLD = str.maketrans("æøåäöüéèà", "aoaaoueea")
_WORD = re.compile(r"\w+")
_DIGRAPH = re.compile("ae|oe|aa")
_LAST = "\U0010ffff"
_FUZZY = 72
"""How alike, in hundredths, a misspelt word must be: "patrshøring" to "partshøring" is 91."""


@dataclass(frozen=True)
class Hit:
    """A row of the palette.

    Attributes:
        action: a template's id, or the program's own action.
        title: what it is called.
        tag: the note type's prefix without its colon, or empty.
        detail: the quiet second line: kind, in force from; for what cannot be used why, and what to use instead.
        letter: runs it after the leader, or empty.
        spans: what of ``title`` the query hit, as start and end, in order.
        expired: it has ended, or is not for this kind of unit: shown greyed.
        at_once: while nothing is typed its letter runs it alone, without Alt.
    """

    action: str
    title: str
    tag: str = ""
    detail: str = ""
    letter: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    expired: bool = False
    at_once: bool = False


@dataclass(frozen=True)
class Row:
    """A hit that can be found, and the other words it is found by."""

    hit: Hit
    words: tuple[str, ...] = ()


class Finder:
    """Finds among ``rows``, given in the order they stand when nothing is typed."""

    def __init__(self, rows: Iterable[Row]) -> None:
        rows = tuple(rows)
        self._live = _Shelf([row for row in rows if not row.hit.expired])
        self._ended = _Shelf([row for row in rows if row.hit.expired])
        self._known_starts: dict[int, list[str]] = {}

    def find(self, query: str, limit: int = LIMIT) -> list[Hit]:
        """The best ``limit`` rows for ``query``; the first rows when it is empty."""
        query = query.strip()
        typed = folded(query)
        tokens = _WORD.findall(typed)
        if not tokens:
            return self._live.first(limit)
        hits = self._by_words(query, tokens, limit) or self._live.by_starts(typed, limit)
        return hits or self._by_words(query, [self._mended(token) for token in tokens], limit)

    def _by_words(self, query: str, tokens: Sequence[str], limit: int) -> list[Hit]:
        hits = self._live.by_words(query, tokens, limit)
        return hits + self._ended.by_words(query, tokens, limit - len(hits))

    def all(self) -> list[Hit]:
        """Every row that has not ended."""
        return self._live.first(None)

    def _mended(self, token: str) -> str:
        """The beginning of a known word that ``token`` is nearest to, or ``token`` itself."""
        spelled_out = _DIGRAPH.sub(lambda pair: pair.group()[0], token)
        for known in (token, spelled_out):
            if len(known) < 3 or self._live.has_start(known) or self._ended.has_start(known):
                return known
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a misspelt query needs it

        best = process.extractOne(token, self._starts(len(token)), scorer=fuzz.ratio, score_cutoff=_FUZZY)
        return str(best[0]) if best else token

    def _starts(self, length: int) -> list[str]:
        """The beginnings of all known words that are so long."""
        if length not in self._known_starts:
            words = (*self._live.words, *self._ended.words)
            self._known_starts[length] = sorted({word[:length] for word in words if not word.isdigit()})
        return self._known_starts[length]


class _Shelf:
    """Rows indexed by the beginnings of their words, so that ten thousand take no longer than a key press."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._hits = [row.hit for row in rows]
        self._titles = [folded(row.hit.title) for row in rows]
        self._by_title = sorted((title, number) for number, title in enumerate(self._titles))
        self._letters = {row.hit.letter.casefold(): number for number, row in enumerate(rows) if row.hit.letter}
        self._in_title = _WordIndex(_WORD.findall(title) for title in self._titles)
        self._anywhere = _WordIndex(_words(row) for row in rows)
        self.words = self._anywhere.words

    def first(self, limit: int | None) -> list[Hit]:
        return self._hits[:limit]

    def has_start(self, token: str) -> bool:
        return bool(self._anywhere.rows(token))

    def by_words(self, query: str, tokens: Sequence[str], limit: int) -> list[Hit]:
        """Rows in which every token begins a word: a letter's own action first, then titles that begin so."""
        found: dict[int, None] = {}
        if (letter := query.casefold()) in self._letters:  # as it is: the letters æ and a are two
            found[self._letters[letter]] = None
        for numbers in (
            self._beginning(folded(query)),
            self._in_title.rows_of_all(tokens),
            self._anywhere.rows_of_all(tokens),
        ):
            found |= dict.fromkeys(sorted(numbers))
            if len(found) >= limit:
                break
        return [self._marked(number, tokens) for number in list(found)[: max(limit, 0)]]

    def by_starts(self, typed: str, limit: int) -> list[Hit]:
        """Rows whose title's words begin with consecutive pieces of ``typed``: "opfsam", "pu"."""
        letters = typed.replace(" ", "")
        if len(letters) < 2:
            return []
        spelled = re.compile(r"(?:.*?\b)?".join(re.escape(letter) for letter in letters))
        fitting = [number for number, title in enumerate(self._titles) if spelled.match(title)]
        return [self._marked(number, ()) for number in fitting[:limit]]

    def _beginning(self, typed: str) -> list[int]:
        start = bisect_left(self._by_title, (typed, -1))
        end = bisect_left(self._by_title, (typed + _LAST, -1))
        return [number for _, number in self._by_title[start:end]]

    def _marked(self, number: int, tokens: Sequence[str]) -> Hit:
        spans = set()
        for token in tokens:
            for match in _WORD.finditer(self._titles[number]):
                if match.group().startswith(token):
                    spans.add((match.start(), match.start() + len(token)))
                    break
        return replace(self._hits[number], spans=_disjoint(spans))


class _WordIndex:
    """Which rows have a word that begins so."""

    def __init__(self, rows: Iterable[Iterable[str]]) -> None:
        self._rows: dict[str, set[int]] = {}
        for number, words in enumerate(rows):
            for word in words:
                self._rows.setdefault(word, set()).add(number)
        self.words = sorted(self._rows)

    def rows(self, token: str) -> set[int]:
        start, end = bisect_left(self.words, token), bisect_left(self.words, token + _LAST)
        return set[int]().union(*(self._rows[word] for word in self.words[start:end]))

    def rows_of_all(self, tokens: Sequence[str]) -> set[int]:
        return set.intersection(*(self.rows(token) for token in tokens))


def _disjoint(spans: set[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def _words(row: Row) -> list[str]:
    text = " ".join((row.hit.title, row.hit.tag, row.hit.action, *row.words))
    return _WORD.findall(folded(text).replace("_", " "))


def folded(text: str) -> str:
    """Small letters without Danish or accented ones, length kept, so that "partshoring" finds Partshøring."""
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text).translate(_FOLD)
