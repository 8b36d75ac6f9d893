"""Which of the old sentences is which of the new: by their order, and those that are left by their likeness."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from assistant.casework.packdiff.pieces import Piece

Place = int | None
ALIKE = 60
"""Of 100: so alike, one sentence is taken for the other, reworded. Two that say different things have about 40."""
_MOST_IN_ORDER = 4_000_000
_MOST_PAIRS, _MOST_CHARACTERS = 40_000, 1_000_000_000
"""What is compared of texts as no person writes them, so that nobody is kept waiting by one."""


class Pair(NamedTuple):
    """What became of a sentence, and its places in the old and the new text."""

    kind: Literal["same", "moved", "changed", "removed", "added"]
    old: Place
    new: Place


def pairs(old: Sequence[Piece], new: Sequence[Piece]) -> list[Pair]:
    """Each piece of both once, as they stand in the new text; a removed one after what it stood after."""
    names: dict[Piece, int] = {}
    was, now = ([names.setdefault(piece._replace(line=0), len(names)) for piece in pieces] for pieces in (old, new))
    found = [Pair("same", *place) for place in _in_order(was, now)]
    found += _moved(was, now, found)
    gone, came = _left(len(old), [p.old for p in found]), _left(len(new), [p.new for p in found])
    found += [Pair("changed", gone[i], came[j]) for i, j in _alike([old[i] for i in gone], [new[j] for j in came])]
    found += [Pair("removed", i, None) for i in _left(len(old), [p.old for p in found])]
    found += [Pair("added", None, j) for j in _left(len(new), [p.new for p in found])]
    return sorted(found, key=_by_place([p for p in found if p.kind == "same"]))


def _by_place(same: Sequence[Pair]) -> Callable[[Pair], tuple[int, bool, int]]:
    kept = sorted((p.old, p.new) for p in same if p.old is not None and p.new is not None)
    olds, news = [old for old, _ in kept], [0, *(new + 1 for _, new in kept)]

    def place(pair: Pair) -> tuple[int, bool, int]:
        if pair.new is not None:
            return pair.new, True, 0
        old = pair.old or 0
        return news[bisect_right(olds, old)], False, old

    return place


def _left(count: int, taken: Sequence[Place]) -> list[int]:
    used = set(taken)
    return [place for place in range(count) if place not in used]


def _in_order(old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The places of the longest row of sentences that both have in the same order."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - only for this

    if len(old) * len(new) > _MOST_IN_ORDER:
        return
    for step in LCSseq.opcodes(old, new):
        if step.tag == "equal":
            yield from zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True)


def _moved(old: Sequence[int], new: Sequence[int], same: Sequence[Pair]) -> list[Pair]:
    waiting: dict[int, list[int]] = defaultdict(list)
    for place in reversed(_left(len(old), [pair.old for pair in same])):
        waiting[old[place]].append(place)
    left = _left(len(new), [pair.new for pair in same])
    return [Pair("moved", waiting[new[place]].pop(), place) for place in left if waiting[new[place]]]


def _alike(old: Sequence[Piece], new: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Pairs of places, those most alike first; of two pairs as much alike the same one, whichever text is the old."""
    characters = sum(len(piece.source) for piece in old) * sum(len(piece.source) for piece in new)
    if len(old) * len(new) > _MOST_PAIRS or characters > _MOST_CHARACTERS:
        return
    scored = [
        ((-score, sorted((one.source, other.source))), i, j)
        for i, one in enumerate(old)
        for j, other in enumerate(new)
        if (score := likeness(one, other)) >= ALIKE
    ]
    taken: tuple[set[int], set[int]] = set(), set()
    for _, i, j in sorted(scored):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield i, j


def likeness(one: Piece, other: Piece) -> float:
    """Of 100; a condition more or less makes no other sentence of one."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only for this

    whole = fuzz.ratio(one.source, other.source, score_cutoff=ALIKE)
    bare = fuzz.ratio(one.bare, other.bare, score_cutoff=ALIKE) if one.bare and other.bare else 0.0
    return max(whole, bare)
