"""Which row of a list goes on as which: what else stands in a row, a picture, a comment, belongs to its words."""

from __future__ import annotations

from collections.abc import Sequence

Entry = dict[str, str]
_MOST = 1_000_000
"""Pairs that are looked at: a thousand attachments. In a longer list no row with anything else in it is used again."""


def paired(old: Sequence[Entry], new: Sequence[Entry], free: Sequence[bool]) -> list[int | None]:
    """For each of ``new`` the place in ``old`` of the row that goes on as it; None where it is a row of its own.

    Those that say most of the same go together, in their order; between them whatever is ``free`` is used up.
    """
    found: list[int | None] = [None] * len(new)
    before = (-1, -1)
    alike = _alike(old, new) if len(old) * len(new) <= _MOST else []
    for pair in [*alike, (len(old), len(new))]:
        unused = (at for at in range(before[0] + 1, pair[0]) if free[at])
        for at, place in zip(range(before[1] + 1, pair[1]), unused, strict=False):
            found[at] = place
        if pair[1] < len(new):
            found[pair[1]] = pair[0]
        before = pair
    return found


def _alike(old: Sequence[Entry], new: Sequence[Entry]) -> list[tuple[int, int]]:
    """The pairs, in their order, that have most letters in common: a number that moved up counts less than a title."""
    most = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            most[i][j] = max(most[i + 1][j], most[i][j + 1], _shared(old[i], new[j]) + most[i + 1][j + 1])
    found, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        shared = _shared(old[i], new[j])
        if shared and most[i][j] == shared + most[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif most[i][j] == most[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _shared(one: Entry, other: Entry) -> int:
    return sum(len(text) for name, text in one.items() if text and other.get(name) == text)
