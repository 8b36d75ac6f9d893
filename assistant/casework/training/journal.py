"""How the practice journal finds a note again: by the words of its heading, as the case system's list does."""

from __future__ import annotations


def finds(query: str, heading: str) -> bool:
    """Whether every word of ``query`` stands in ``heading``, small letters as capitals."""
    lowered = heading.lower()
    return all(word in lowered for word in query.lower().split())
