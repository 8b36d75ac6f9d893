"""The near miss: what somebody probably meant to write."""

from __future__ import annotations

from collections.abc import Iterable

_LIKE = 0.65
"""How much of two words must be the same, by difflib's measure: »noget« is not »ringe«."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`` Mente du »valid_from«?`` when one of ``known`` is near ``word``, else the empty string."""
    import difflib  # noqa: PLC0415 - only a mistake needs it

    near = next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=_LIKE)), "")
    return f" Mente du »{near}«?" if near else ""
