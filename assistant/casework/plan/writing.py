"""A filled copy of a plan, beside it: the file itself is only read, and nothing is ever written over."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.casework.plan.answers import for_file, is_filled
from assistant.casework.plan.recognition import placed
from assistant.model.plan import PlanAnswer, PlanSection, PlanText
from assistant.render.plan.fill import fill_plan
from assistant.render.plan.read import PlanFileError, read_plan
from assistant.store.atomic import write_new_bytes

if TYPE_CHECKING:
    from assistant.casework.plan.opening import OpenPlan


class NoPlaceError(Exception):
    """A Word file cannot hold what has been answered; the message is a Danish sentence."""


def write_plan(plan: OpenPlan, answers: Mapping[str, PlanAnswer], out: Path) -> None:
    """Write a copy of ``plan`` to ``out`` with ``answers`` in it, by section; a section not named stays as it is.

    The file is read anew: what has been moved in it meanwhile is found where it stands now.

    Raises:
        NoPlaceError: the file lacks a section that has been answered, or can no longer be filled.
        FileExistsError: ``out`` is there already; nothing is ever written over.
        OSError: the plan cannot be read, or ``out`` not be written; there is none then.
    """
    before = {each.section.id: each.answer for each in plan.sections}
    changed = {name: answer for name, answer in answers.items() if answer != before.get(name, "")}
    sections = {each.section.id: each.section for each in plan.sections}
    try:
        places = placed(sections.values(), read_plan(plan.path).sections)
        filled = _by_place(sections, places, changed)
        raw = fill_plan(plan.path, filled)
    except PlanFileError as error:
        raise NoPlaceError(str(error)) from None
    write_new_bytes(out, raw)


def _by_place(
    sections: Mapping[str, PlanSection], places: Mapping[str, PlanText], answers: Mapping[str, PlanAnswer]
) -> dict[int, PlanAnswer]:
    lost = [name for name, answer in answers.items() if name not in places and is_filled(answer)]
    if lost:
        names = ", ".join(f"»{sections[name].title}«" if name in sections else name for name in lost)
        raise NoPlaceError(f"Filen har ikke afsnittet {names}. Flyt svarene over i en ny plan, så intet går tabt.")
    return {
        places[name].place: for_file(sections[name], places[name], answer)
        for name, answer in answers.items()
        if name in places
    }
