"""What is practised with on a day: the exercises, the rules they are judged by, and the ways to the forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assistant.casework.library import Library
from assistant.model.knowledge import Knowledge
from assistant.model.target import HotkeyProfile
from assistant.model.training import Scenario, Step


@dataclass(frozen=True)
class Way:
    """How a form is reached, ``Ctrl+½ og Alt+U``, and what it is called."""

    keys: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Practice:
    """All that the journal needs.

    Attributes:
        tour: the way through the journal on the first day; empty where there is none.
        ways: to each template in force, by its id.
        leader: the chord of the palette.
        today: for what is kept; an exercise has its own day.
    """

    scenarios: tuple[Scenario, ...]
    knowledge: Knowledge
    today: date
    tour: tuple[Step, ...] = ()
    ways: Mapping[str, Way] = field(default_factory=dict)
    leader: str = ""


def ways(profile: HotkeyProfile, library: Library, today: date) -> dict[str, Way]:
    """To each template in force, by its id."""
    keys = {action.action: action for action in profile.actions}
    found = {}
    for entry in library.entries(today):
        key = keys.get(entry.id)
        if key and key.chord:
            way = str(key.chord)
        elif key and key.letter:
            way = f"{profile.leader} og Alt+{key.letter.upper()}"
        else:
            way = f"{profile.leader}, skriv dens første bogstaver, og tryk Enter"
        found[entry.id] = Way(way, entry.title)
    return found
