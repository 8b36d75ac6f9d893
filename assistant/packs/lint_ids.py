"""What every id in a pack is: ASCII, small, speakable."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.finding import Finding
from assistant.packs.source import KeyPath, Source

_ID = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")


def lint_id(id_: str, source: Source, at: KeyPath) -> Iterator[Finding]:
    """The fault of an id that is none."""
    if not _ID.match(id_):
        yield source.error("P09", "Et id skrives med små bogstaver, tal og bindestreg, uden æøå.", at)
