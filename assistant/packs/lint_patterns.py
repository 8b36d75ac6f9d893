"""Patterns that a field holds its answer against, at every key: one that can be read in millions of ways never ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeAlias

_Argument: TypeAlias = Any
"""Of one operation; the parser of ``re`` has no types."""
_LONGEST, _LONGEST_ANSWER = 500, 8_000
_MOST_WAYS = 10_000_000
"""Ways to read one answer; with so many, Python needs about a second to find that none of them fits."""
_NONE = "Mønstret er ikke et gyldigt regulært udtryk."
_LONG = f"Mønstret er for langt. Brug højst {_LONGEST} tegn."
_SLOW = (
    "Mønstret kan læses på for mange måder og får skemaet til at gå i stå. Undgå gentagelser inde i gentagelser, "
    "eller skriv et fast antal, fx {4}."
)


def fault_in_pattern(pattern: str, longest: int) -> str:
    """Why ``pattern`` cannot be used for answers of at most ``longest`` characters, in Danish; empty when it can."""
    if len(pattern) > _LONGEST:
        return _LONG
    try:
        re.compile(pattern)
        tree = re._parser.parse(pattern)  # type: ignore[attr-defined]
        return _SLOW if _ways(tree, min(max(longest, 1), _LONGEST_ANSWER)) > _MOST_WAYS else ""
    except (re.error, RecursionError, OverflowError):
        return _NONE


def _ways(tree: Iterable[tuple[object, _Argument]], longest: int) -> int:
    """At most so many ways ``tree`` can be read in one text, capped: what Python may have to try, one by one."""
    ways = 1
    for operation, argument in tree:
        ways = min(ways * _ways_of(str(operation), argument, longest), _MOST_WAYS + 1)
    return ways


def _ways_of(operation: str, argument: _Argument, longest: int) -> int:
    match operation:
        case "BRANCH":
            return sum(_ways(branch, longest) for branch in argument[1])
        case "SUBPATTERN":
            return _ways(argument[-1], longest)
        case "ATOMIC_GROUP":
            return _ways(argument, longest)
        case "ASSERT" | "ASSERT_NOT":
            return _ways(argument[1], longest)
        case "GROUPREF_EXISTS":
            return sum(_ways(branch, longest) for branch in argument[1:] if branch is not None)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, body = argument
            return _repeated(_ways(body, longest), least, min(int(most), longest))
    return 1


def _repeated(ways: int, least: int, most: int) -> int:
    """Any number of times from ``least`` to ``most``, each in so many ways."""
    if ways == 1:
        return max(most - least, 0) + 1
    total, power = 0, 1
    for times in range(most + 1):
        if times >= least:
            total += power
        power *= ways
        if total > _MOST_WAYS or power > _MOST_WAYS**2:
            return _MOST_WAYS + 1
    return max(total, 1)
