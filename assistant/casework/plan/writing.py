"""A filled copy of a plan, beside it: the file itself is only read, and nothing is ever written over."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.casework.plan.answers import for_file, is_filled
from assistant.casework.plan.recognition import placed
from assistant.model.plan import NotRelevant, PlanAnswer, PlanSection, PlanText
from assistant.render.plan.fill import fill_plan
from assistant.render.plan.read import PlanFileError, read_plan
from assistant.store.atomic import write_new_bytes

if TYPE_CHECKING:
    from assistant.casework.plan.opening import OpenPlan


_GONE = "Filen, du begyndte på, kan ikke læses mere: den er flyttet, omdøbt eller slettet."
_MOVE = "Flyt svarene over i en ny plan, så intet går tabt."


class NoPlaceError(Exception):
    """A Word file cannot hold what has been answered; the message is a Danish sentence."""


def write_plan(plan: OpenPlan, answers: Mapping[str, PlanAnswer], out: Path) -> None:
    """Write a copy of ``plan`` to ``out`` with ``answers`` in it, by section; a section not named stays as it is.

    The file is read anew: what has been moved in it meanwhile is found where it stands now.

    Raises:
        NoPlaceError: the file lacks a section, row or column that has been answered, has gone, or cannot be filled.
        FileExistsError: ``out`` is there already; nothing is ever written over.
        OSError: ``out`` cannot be written; there is none then.
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
    except OSError:
        raise NoPlaceError(_GONE) from None
    write_new_bytes(out, raw)


def _by_place(
    sections: Mapping[str, PlanSection], places: Mapping[str, PlanText], answers: Mapping[str, PlanAnswer]
) -> dict[int, PlanAnswer]:
    lost = [name for name, answer in answers.items() if name not in places and is_filled(answer)]
    if lost:
        names = ", ".join(f"»{sections[name].title}«" if name in sections else name for name in lost)
        raise NoPlaceError(f"Filen har ikke afsnittet {names}. {_MOVE}")
    filled = {name: for_file(sections[name], places[name], answers[name]) for name in answers if name in places}
    for name, answer in filled.items():
        for label in _without_place(sections[name], places[name], answer):
            what = "kolonnen" if isinstance(answer, list) else "rækken"
            raise NoPlaceError(f"Filens »{sections[name].title}« har ikke {what} »{label}«. {_MOVE}")
        if isinstance(answer, NotRelevant) and _says_else(sections[name], places[name]):
            raise NoPlaceError(f"Filens »{sections[name].title}« er ikke en tabel, og der står noget. {_MOVE}")
    return {places[name].place: answer for name, answer in filled.items()}


def _says_else(section: PlanSection, text: PlanText) -> bool:
    """Whether a section that is a table is none in the file, and has words that would be written over."""
    shapes: dict[str, type] = {"facts": dict, "attachments": list, "text": object}
    return bool(text.text) and not isinstance(text.answer, (shapes[section.kind], NotRelevant))


def _without_place(section: PlanSection, text: PlanText, answer: PlanAnswer) -> list[str]:
    """What has been answered and the file's table has no row or column for; there may be no table at all."""
    rows = [answer] if isinstance(answer, dict) else answer if isinstance(answer, list) else []
    lost = {name for row in rows for name, value in row.items() if value.strip() and name not in text.names}
    return [row.label for row in section.rows if row.name in lost]
