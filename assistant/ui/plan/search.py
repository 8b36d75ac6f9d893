"""Where a word stands in a plan. Pure; knows no window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from assistant.ui.plan.entries import Entry


class Hit(NamedTuple):
    """One place.

    Attributes:
        section: its id.
        start, end: characters of the text, of the fact or of the reason.
        row: of a list of attachments.
        name: of a fact or a column; empty for a text.
        is_reason: whether it stands in why the section is left out.
    """

    section: str
    start: int
    end: int
    row: int = -1
    name: str = ""
    is_reason: bool = False


def hits(entries: Iterable[Entry], wanted: str) -> list[Hit]:
    """Every place of ``wanted``, whatever its case, in the order of the plan; blank is nowhere."""
    return [hit for entry in entries for hit in _in(entry, wanted.strip())] if wanted.strip() else []


def _in(entry: Entry, wanted: str) -> Iterator[Hit]:
    name, value = entry.section.id, entry.value
    if isinstance(value, str):
        yield from (Hit(name, start, end) for start, end in _spans(value, wanted))
    elif isinstance(value, dict):
        for fact, text in value.items():
            yield from (Hit(name, start, end, name=fact) for start, end in _spans(text, wanted))
    else:
        for number, row in enumerate(value):
            for column, text in row.items():
                yield from (Hit(name, start, end, number, column) for start, end in _spans(text, wanted))
    if entry.is_left_out:
        yield from (Hit(name, start, end, is_reason=True) for start, end in _spans(entry.reason, wanted))


def _spans(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    low, part = text.lower(), wanted.lower()
    if len(low) != len(text):  # a letter that is two in small: then only as it stands
        low, part = text, wanted
    at = low.find(part)
    while at >= 0:
        yield at, at + len(part)
        at = low.find(part, at + len(part))
