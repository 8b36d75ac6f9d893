"""The near miss: what somebody probably meant to write."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], *, likeness: float = 0.6) -> str:
    """The one of ``known`` that is near ``word``, or the empty string; a ``likeness`` of 1 is the word itself."""
    import difflib  # noqa: PLC0415 - only a mistake needs it

    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=likeness)), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`` Mente du »valid_from«?`` when one of ``known`` is near ``word``, else the empty string."""
    near = nearest(word, known)
    return f" Mente du »{near}«?" if near else ""
