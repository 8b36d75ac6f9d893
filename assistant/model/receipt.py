"""What is kept after an insertion: which wording, never a word of the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


class Rest(NamedTuple):
    """A file that a wording rests on."""

    name: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """Proof of wording. ``wording`` is the hash of the published template, never of the filled text.

    Attributes:
        outcome: the insertion's outcome by name; it says "indsat", never "vejledt".
        target: the target profile's id, never a window title.
        is_own: whether it was the person's own template.
        part: name of the further text that went in on its own; empty for the template's own.
        rests_on: the packs' other files that the wording looks things up in; the lowest pack's first.
    """

    at: datetime
    template: str
    version: str
    wording: str
    note_type: str | None
    outcome: str
    target: str
    part: str = ""
    is_own: bool = False
    rests_on: tuple[Rest, ...] = ()
