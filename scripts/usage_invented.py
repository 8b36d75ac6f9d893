"""Counters for the pictures in docs/images: a caseworker who does not exist, the same at every run."""

from __future__ import annotations

import random
from datetime import date, timedelta

from assistant.model.usage import Counters, Place, Usage, inserted, week_of

_WEEKS = 14
_TEMPLATES = {
    # id: version, insertions a week, seconds that its form takes, one of so many is left
    "raadighed-udeblivelse": ("1", 6, 35, 12),
    "samtale": ("1", 9, 60, 20),
    "partshoering-udeblivelse": ("1", 4, 70, 9),
    "ferievejledning": ("1", 3, 50, 15),
    "min-plan": ("1", 5, 55, 25),
    "vejledning-sanktion": ("1", 2, 40, 30),
    "raadighed-kontaktforsoeg": ("1", 4, 30, 18),
}
_REASONS = ("other-case", "other-case", "other-window", "not-read")


def counters(today: date) -> Counters:
    """The weeks before ``today``."""
    dice = random.Random(2026)
    found: dict[Place, Usage] = {}
    for number in range(_WEEKS):
        week = week_of(today) - timedelta(weeks=_WEEKS - 1 - number)
        for name, (version, often, seconds, one_of) in _TEMPLATES.items():
            usage = Usage()
            for _ in range(round(often * dice.uniform(0.4, 1.2) * (0.5 + number / _WEEKS))):
                usage += inserted(seconds * dice.uniform(0.6, 1.9))
                usage += Usage(aborted=int(dice.random() < 1 / one_of), undone=int(dice.random() < 1 / 40))
                if dice.random() < 1 / 30:
                    usage += Usage(refused={dice.choice(_REASONS): 1})
            found[Place(name, version, week)] = usage
    return found
