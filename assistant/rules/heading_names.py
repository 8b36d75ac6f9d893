"""What may be a person's name in a heading: capitals in a row that nothing else explains (H07).

No list of names: a name in small letters, or one alone that follows no "med" or "fra", is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from assistant.rules.heading_subject import Subject
from assistant.rules.marks import Marks

_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*")
_JOINED = re.compile(r"\.? ")
_SHORTEST_SHOUTED = 3


@dataclass(frozen=True)
class Name:
    """What looks like a name.

    Attributes:
        is_certain: two words in a row, or a name of the case's own; one word alone is only asked about.
    """

    text: str
    start: int
    end: int
    is_certain: bool = True


class _Token(NamedTuple):
    text: str
    start: int
    end: int
    opens: bool
    """Whether a segment begins with it, where everything has a capital."""


def names(subject: Subject) -> Iterator[Name]:
    """What looks like a name, in order."""
    own = list(_own(subject))
    yield from own
    said = subject.text[subject.keyword[1] :]
    if said == said.lower():
        return
    told = Marks(len(subject.text), ((name.start, name.end) for name in own))
    tokens = _tokens(subject)
    row: list[_Token] = []
    before: _Token | None = None
    for previous, token in pairwise([None, *tokens]):
        assert token is not None  # noqa: S101 - only the first of the row is None
        is_joined = previous is not None and _JOINED.fullmatch(subject.text, previous.end, token.start)
        if row and not (is_joined and _is_capital(subject, token)):
            yield from _judged(subject, row, before, told)
            row = []
        if not row:
            before = previous if is_joined else None
        if _is_capital(subject, token):
            row.append(token)
    if row:
        yield from _judged(subject, row, before, told)


def _own(subject: Subject) -> Iterator[Name]:
    """The case's own names, however they are written."""
    for name in subject.names:
        parts = [re.escape(part) for part in name.split() if len(part) > 1]
        for match in (
            re.finditer(rf"(?<!\w)(?:{'|'.join(parts)})s?(?!\w)", subject.text, re.IGNORECASE) if parts else ()
        ):
            if match.start() >= subject.begin:
                yield Name(match.group(), *match.span())


def _tokens(subject: Subject) -> list[_Token]:
    openings = {start for start, _ in subject.segments} | {subject.keyword[1] + 1}
    found = [_Token(m.group(), *m.span(), m.start() in openings) for m in _TOKEN.finditer(subject.text, subject.begin)]
    return [token for token in found if not subject.whitelisted.cover(token.start, token.end)]


def _is_capital(subject: Subject, token: _Token) -> bool:
    """Whether ``token`` is written as a name is, and is no word that the pack knows."""
    text, lower = token.text, token.text.lower()
    ready = subject.ready
    if not text[0].isupper() or lower in ready.ordinary or lower.removesuffix("s") in ready.ordinary:
        return False
    if text == text.upper():
        is_known = text in ready.abbreviations or subject.is_shouted
        return len(text) == 1 or (len(text) >= _SHORTEST_SHOUTED and not is_known)
    head = text.split("-")[0]
    is_compound = head == head.upper()  # "CV-samtale", "A-kasse"
    return not is_compound and not (token.opens and lower in ready.functional)


def _judged(subject: Subject, row: list[_Token], before: _Token | None, told: Marks) -> Iterator[Name]:
    """What a row of capitals is."""
    while row and len(row[-1].text) == 1:  # an initial alone ends no name
        row.pop()
    if not row or told.touch(row[0].start, row[-1].end):
        return
    places = subject.ready.places
    others = [token for token in row if not {token.text.lower(), token.text.lower().removesuffix("s")} & places]
    text = subject.text[row[0].start : row[-1].end]
    if len([token for token in others if len(token.text) > 1]) >= 2 or (len(others) >= 2 and len(others) == len(row)):
        yield Name(text, row[0].start, row[-1].end)
    elif len(others) == len(row) == 1 and text != text.upper() and _is_asked_for(subject, before):
        yield Name(text, row[0].start, row[-1].end, is_certain=False)


def _is_asked_for(subject: Subject, before: _Token | None) -> bool:
    """Whether the word before leads one to think of a person."""
    return before is not None and before.text.lower() in subject.ready.before_names
