"""What a learner has practised, and how much help she needs with the next exercise: less, the more she can.

Every change is made to what stands on the disk, under its lock: two journals may be open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Literal

from assistant.casework.training.judging import PASSED, Report
from assistant.model.learning import Count, Drill, Learned, Result
from assistant.model.training import Scenario
from assistant.store import learned as on_disk
from assistant.store import paths
from assistant.store.lock import locked

Help = Literal["given", "asked", "after"]
"""The first hint stands there; hints come when asked for; they come when asked for, but after the first try."""
USES = 2
"""So often is a key shown before it is known."""
_ASIDE = ".gammel"
_BEGINNER, _SKILLED = 3, 10
"""Exercises: until so many are passed, a first hint is given in a new type; with so many alone, none before a try."""


def load() -> Learned:
    """What she has practised; a file that cannot be read is nothing."""
    try:
        return on_disk.read(paths.learned_file())
    except (OSError, ValueError):
        return Learned()


def change(how: Callable[[Learned], Learned]) -> Learned:
    """Change what is kept, and the whole of it after that. Not for Qt's thread.

    A file that is something else, or of a later version of the program, is put aside and not written over.

    Raises:
        OSError: it could not be read or written.
    """
    path = paths.learned_file()
    with locked(path):
        try:
            before = on_disk.read(path)
        except FileNotFoundError:
            before = Learned()
        except ValueError:
            path.replace(path.with_name(path.name + _ASIDE))
            before = Learned()
        after = how(before)
        on_disk.write(path, after)
    return after


def handed_in(learned: Learned, scenario: Scenario, report: Report, today: date, *, is_alone: bool) -> Learned:
    """``learned`` after one more note in ``scenario``; ``is_alone`` when she has written it without help."""
    old = learned.results.get(scenario.id)
    result = old or Result(tries=0, best=0, codes=report.codes)
    result = replace(result, tries=result.tries + 1, best=max(result.best, report.score))
    if report.score >= PASSED:
        result = replace(result, passed=result.passed or today, is_alone=result.is_alone or is_alone)
    return replace(learned, results={**learned.results, scenario.id: result})


def answered(learned: Learned, drill: Drill, *, is_right: bool) -> Learned:
    """``learned`` after one more short question."""
    old = learned.drills.get(drill, Count())
    return replace(learned, drills={**learned.drills, drill: Count(right=old.right + is_right, asked=old.asked + 1)})


def toured(learned: Learned) -> Learned:
    """``learned`` after the tour, which is not offered again."""
    return replace(learned, is_toured=True)


def used(learned: Learned, keys: Iterable[str]) -> Learned:
    """``learned`` after each of ``keys`` has been used once more."""
    times = {key: min(learned.keys.get(key, 0) + 1, USES) for key in keys}
    return replace(learned, keys={**learned.keys, **times})


def is_known(learned: Learned, key: str) -> bool:
    """Whether ``key`` has been used often enough to be shown no more."""
    return learned.keys.get(key, 0) >= USES


def help_with(scenario: Scenario, scenarios: Mapping[str, Scenario], learned: Learned) -> Help:
    """How much help ``scenario`` comes with, by what she has passed among ``scenarios``; her own tries at it aside."""
    passed = [
        name for name, result in learned.results.items() if result.passed and name in scenarios and name != scenario.id
    ]
    alike = [name for name in passed if scenarios[name].note_types[0] == scenario.note_types[0]]
    alone = [name for name in passed if learned.results[name].is_alone]
    if set(alike) & set(alone) or len(alone) >= _SKILLED:
        return "after"
    return "given" if not alike and len(passed) < _BEGINNER else "asked"
