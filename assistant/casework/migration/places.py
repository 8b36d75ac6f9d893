"""What people have marked to be filled in by hand, ``[navn]`` or ``____``, as questions: as text it bars insertion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.casework.migration.snippet import Blank, Part
from assistant.rules.language_kinds import PLACEHOLDER

_KEPT = ("{", "*")
"""How marks begin that are rather a program's, or a line across the page."""
_SHOWN = 60
_NAMELESS = "Udfyldes"


def with_places(parts: Iterable[Part]) -> tuple[Part, ...]:
    """``parts`` with a blank for each such mark. The same words are asked for once, marks without words each."""
    return tuple(_places(parts))


def _places(parts: Iterable[Part]) -> Iterator[Part]:
    nameless = 0
    for part in parts:
        if not isinstance(part, str):
            yield part
            continue
        at = 0
        for found in PLACEHOLDER.finditer(part):
            mark = found.group()
            if mark.startswith(_KEPT):
                continue
            label = mark[1:-1].strip() if mark[0] in "[<" else ""
            if not label:
                nameless += 1
                label = _NAMELESS if nameless == 1 else f"{_NAMELESS} {nameless}"
            if before := part[at : found.start()]:
                yield before
            yield Blank("text", label, f"»{mark[:_SHOWN]}«")
            at = found.end()
        if after := part[at:]:
            yield after
