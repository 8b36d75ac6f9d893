"""What somebody has practised, on disk. Until she has practised there is no file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, get_args

from assistant.model.learning import Count, Drill, Learned, Result
from assistant.store.atomic import write_text

_KIND, _FORM = "sagstast_training", 1
_FULL, _MOST = 100, 1_000_000
"""Points there are; more than anybody tries or answers."""


def read(path: Path) -> Learned:
    """What stands in ``path``.

    Raises:
        OSError: it cannot be read, or is not there.
        ValueError: it is something else, or of another form than this program knows.
    """
    text = path.read_text(encoding="utf-8")
    try:
        return learned_from(json.loads(text))
    except RecursionError:
        raise ValueError("not a learner's file") from None


def write(path: Path, learned: Learned) -> None:
    """Keep ``learned`` in place of what was kept before.

    Raises:
        OSError: it could not be written.
    """
    write_text(path, json.dumps(as_json(learned)) + "\n")


def as_json(learned: Learned) -> dict[str, Any]:
    """``learned`` as it is kept, and as it is handed over."""
    row = {_KIND: _FORM, **asdict(learned)}
    for name, result in learned.results.items():
        row["results"][name]["passed"] = result.passed.isoformat() if result.passed else None
    return row


def learned_from(row: object) -> Learned:
    """What ``as_json`` made.

    Raises:
        ValueError: it is something else, or of another form than this program knows.
    """
    if not isinstance(row, dict) or row.get(_KIND) != _FORM:
        raise ValueError("not a learner's file")
    try:
        return Learned(
            results={str(name): _result(each) for name, each in row["results"].items()},
            drills={drill: _count(row["drills"][drill]) for drill in get_args(Drill) if drill in row["drills"]},
            keys={str(name): _number(times) for name, times in row["keys"].items()},
            is_toured=row["is_toured"] is True,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a learner's file") from error


def _result(row: Mapping[str, Any]) -> Result:
    passed = row["passed"]
    return Result(
        tries=_number(row["tries"]),
        best=_number(row["best"], _FULL),
        passed=date.fromisoformat(passed) if passed is not None else None,
        is_alone=row["is_alone"] is True,
        codes=_codes(row["codes"]),
    )


def _count(row: Mapping[str, Any]) -> Count:
    asked = _number(row["asked"])
    return Count(right=_number(row["right"], asked), asked=asked)


def _codes(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > _FULL:
        raise ValueError("no codes")
    return tuple(str(code) for code in value)


def _number(value: object, most: int = _MOST) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise ValueError("no number that can be")
    return value
