"""Which letter of each label Alt reaches. Pure; knows no window."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_MARKED = re.compile(r"&([^&])")


def settle(labels: Iterable[str]) -> list[str]:
    """The labels with one ``&`` each, no letter twice, as long as there are letters.

    A mark that stands in a label is kept if its letter is free, earlier labels first; the other labels are given the
    first free letter that begins a word, or any free one. ``&&`` is an ampersand and stays.
    """
    given = list(labels)
    taken: set[str] = set()
    settled: dict[int, str] = {}
    for place, label in enumerate(given):
        mark = _MARKED.search(label.replace("&&", "\0\0"))
        if mark and mark[1].casefold() not in taken:
            taken.add(mark[1].casefold())
            settled[place] = label
    for place, label in enumerate(given):
        if place not in settled:
            settled[place] = _marked(label, taken)
    return [settled[place] for place in range(len(given))]


def _marked(label: str, taken: set[str]) -> str:
    """``label`` with a free letter marked, which is added to ``taken``."""
    bare = _MARKED.sub(r"\1", label.replace("&&", "\0\0"))
    for at in _places(bare):
        if (letter := bare[at].casefold()) not in taken:
            taken.add(letter)
            bare = f"{bare[:at]}&{bare[at:]}"
            break
    return bare.replace("\0\0", "&&")


def _places(label: str) -> Iterator[int]:
    """Where a mark may stand, best first: at the beginnings of words, then anywhere."""
    yield from (found.start() for found in re.finditer(r"\b[^\W\d_]", label))
    yield from (found.start() for found in re.finditer(r"[^\W\d_]", label))
