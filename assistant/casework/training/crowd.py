"""Hundreds of headings of invented everyday cases, made from those that are known to be good."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from assistant.casework.headings import judge
from assistant.model.knowledge import Knowledge
from assistant.model.training import Scenario
from assistant.rules.calendar import public_holidays
from assistant.rules.heading_dates import GOOD, real_day

OTHERS = 400
_COUNTED = re.compile(r"\d \w*dage\b")
"""What was counted in a period, and would be wrong of another."""
_BEFORE, _STEP = 400, 2
"""How often the same words return, at most, and about how many weeks before the last time."""


def crowd(wanted: str, day: date, scenarios: Sequence[Scenario], knowledge: Knowledge, rng: Random) -> dict[str, date]:
    """``OTHERS`` headings besides ``wanted``, and the day of each, up to ``day``; each follows the heading guide.

    There are fewer where the pack and the scenarios have too few good headings to make them of.
    """
    found: dict[str, date] = {}
    known = (_on_another_day(wording, day)[0] for wording in _wordings(scenarios, knowledge))
    wordings = [wording for wording in known if not judge(knowledge, wording, None, day).findings]
    for turn in range(_BEFORE):
        for wording in rng.sample(wordings, len(wordings)):
            weeks = turn * _STEP + rng.randrange(_STEP)
            heading, last = _on_another_day(wording, day - timedelta(weeks=weeks))
            if heading != wanted and last not in public_holidays(knowledge.calendar, last.year):
                found.setdefault(heading, last)
            if len(found) == OTHERS:
                return found
    return found


def _wordings(scenarios: Sequence[Scenario], knowledge: Knowledge) -> list[str]:
    """Good headings, each with its own words."""
    good = [heading for note_type in knowledge.note_types.values() for heading in note_type.good]
    models = [model.heading for scenario in scenarios for model in scenario.models]
    return list({GOOD.sub("", heading): heading for heading in (*good, *models)}.values())


def _on_another_day(heading: str, day: date) -> tuple[str, date]:
    """``heading`` moved by whole weeks, so that its last day is ``day`` or one of the six before; and that day."""
    days = [found for match in GOOD.finditer(heading) if (found := real_day(match))]
    if not days or _COUNTED.search(heading):
        return heading, days[-1] if days else day
    weeks = timedelta(weeks=(day - days[-1]).days // 7)

    def moved(match: re.Match[str]) -> str:
        found = real_day(match)
        return f"{found + weeks:%d.%m.%Y}" if found else match.group()

    return GOOD.sub(moved, heading), days[-1] + weeks
