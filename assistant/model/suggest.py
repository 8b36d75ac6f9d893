"""The near miss: what somebody probably meant to write."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`` Mente du »valid_from«?`` when one of ``known`` is near ``word``, else the empty string."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" Mente du »{near[0]}«?" if near else ""
