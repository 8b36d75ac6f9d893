"""How templates are used, on disk, and as it is handed over. Until something is counted there is no file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from assistant.model.usage import LIMITS, Counters, Place, Usage, week_of
from assistant.store.atomic import write_text

_KIND, _FORM = "sagstast_usage", 1
_LARGEST, _MOST, _LONGEST = 32_000_000, 1_000_000, 300
"""Bytes of a file, how often anybody does a thing in a week, and letters of a name; more is not believed."""


def read(path: Path) -> Counters:
    """What stands in ``path``.

    Raises:
        OSError: it cannot be read, or is not there.
        ValueError: it is something else, or of another form than this program knows.
    """
    with path.open("rb") as file:
        return counters_from(file.read(_LARGEST))


def write(path: Path, counters: Counters) -> None:
    """Keep ``counters`` in place of what was kept before.

    Raises:
        OSError: it could not be written.
    """
    write_text(path, as_text(counters))


def as_text(counters: Counters) -> str:
    """``counters`` as they are kept and as they are handed over: the same counts give the same text."""
    rows = [_row(place, usage) for place, usage in sorted(counters.items(), key=lambda item: item[0])]
    return json.dumps({_KIND: _FORM, "counts": rows}, ensure_ascii=False, indent=1) + "\n"


def counters_from(raw: bytes) -> Counters:
    """What ``as_text`` made.

    Raises:
        ValueError: it is something else, or of another form than this program knows.
    """
    try:
        document = json.loads(raw)
        if document[_KIND] != _FORM:
            raise ValueError("counts of another form")
        read = [_counted(row) for row in document["counts"]]
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no counts of ours") from error
    found = dict(read)
    if len(found) < len(read):
        raise ValueError("the same counted twice")
    return found


def _row(place: Place, usage: Usage) -> dict[str, object]:
    return {
        "week": place.week.isoformat(),
        "template": place.template,
        "version": place.version,
        "own": place.is_own,
        "used": usage.used,
        "aborted": usage.aborted,
        "undone": usage.undone,
        "refused": dict(usage.refused),
        "seconds": usage.seconds,
        "timed": list(usage.timed),
    }


def _counted(row: Mapping[str, Any]) -> tuple[Place, Usage]:
    week = date.fromisoformat(row["week"])
    timed = row["timed"]
    if week != week_of(week) or len(timed) != len(LIMITS):
        raise ValueError("no count of a week")
    usage = Usage(
        **{name: _number(row[name]) for name in ("used", "aborted", "undone", "seconds")},
        refused={_name(why): _number(times) for why, times in row["refused"].items()},
        timed=tuple(map(_number, timed)),
    )
    return Place(_name(row["template"]), _name(row["version"]), week, row["own"] is True), usage


def _name(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise ValueError("no name")
    return value


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST:
        raise ValueError("no number that can be")
    return value
