"""What a text says of attachments: which it points to, and to which of their pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_NUMBER = re.compile(r"(?:bilag\s)?(?:nr\.?\s)?(\d{1,3})\s?([a-zæøå]?)\.?", re.IGNORECASE)
_SPAN = r"\d{1,4}(?:\s?(?:[-–]|til)\s?\d{1,4})?"
_SPANS = rf"{_SPAN}(?:(?:\s?,\s?|\s(?:og|samt)\s){_SPAN})*"
_PAGES = re.compile(rf"(?:s\.|side(?:r|n|rne)?)?\s*({_SPANS})\.?", re.IGNORECASE)
_NO_UNIT = r"\b(?!\s?(?:sider?\b(?!\s?\d)|timer?\b|uger?\b|dage?\b|måneder\b|år\b|kr\b|pct\b|%)|\.\d)"
"""``bilag 3 og 4 timer om ugen`` points to one attachment."""
_ONE = rf"\d{{1,3}}[a-zæøå]?{_NO_UNIT}"
_REFERENCE = re.compile(
    r"\b(?:bilag(?:ene|et|s?nr\.?|s?nummer)?|bil\.)\s?(?:nr\.?|nummer)?\s?"
    rf"(?P<numbers>{_ONE}(?:(?:\s?[-–,]\s?|\s(?:og|eller|samt|til)\s){_ONE})*)"
    rf"(?:\s?[,(:;]?\s?(?:s\.|side(?:r|n|rne)?)\s?(?P<pages>{_SPANS}))?",
    re.IGNORECASE,
)
_MOST_AT_ONCE = 60
"""Of ``bilag 1-999`` nobody means them all."""


class Reference(NamedTuple):
    """A place in a text that points to an attachment; ``pages`` are those it names."""

    number: str
    pages: tuple[range, ...] = ()


def references(text: str) -> Iterator[Reference]:
    """Every attachment that ``text`` points to: ``bilag 3, s. 4-6``, ``bilag 2 og 3``, ``bilag 2-4``."""
    for found in _REFERENCE.finditer(text):
        numbers = list(_counted(found["numbers"]))
        pages = tuple(spans(found["pages"] or ""))
        yield from (Reference(number, pages if len(numbers) == 1 else ()) for number in numbers)


def spans(pages: str) -> Iterator[range]:
    """The pages that ``4-7, 9`` names; nothing where it cannot be read."""
    whole = _PAGES.fullmatch(pages.strip())
    for span in re.findall(_SPAN, whole[1]) if whole else ():
        ends = sorted(map(int, re.findall(r"\d+", span)))
        yield range(ends[0], ends[-1] + 1)


def number(text: str) -> str:
    """An attachment's number as it is compared: ``3a`` of ``Bilag 03 A.``; empty where it is none."""
    found = _NUMBER.fullmatch(text.strip())
    return f"{int(found[1])}{found[2].casefold()}" if found else ""


def order(known: str) -> tuple[int, str]:
    """Where a ``number`` stands in a list."""
    digits = "".join(filter(str.isdigit, known))
    return int(digits), known[len(digits) :]


def _counted(numbers: str) -> Iterator[str]:
    """The attachments that ``2-4 og 7`` names."""
    for part in re.split(r"\s?,\s?|\s(?:og|eller|samt)\s", numbers.casefold()):
        first, *rest = map(number, re.split(r"\s?[-–]\s?|\stil\s", part))
        is_span = rest and first.isdigit() and rest[-1].isdigit() and 0 < int(rest[-1]) - int(first) < _MOST_AT_ONCE
        yield from map(str, range(int(first), int(rest[-1]) + 1)) if is_span else (first, *rest)
