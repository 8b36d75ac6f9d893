"""The time that templates save, by a formula that is told wherever its figure stands.

What a person would have typed anyway is left out: her answers, and the days that are computed of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import accumulate, pairwise
from typing import NamedTuple

from assistant.casework.drafting import Drafter
from assistant.casework.examples import example_answers
from assistant.casework.library import Library, UnavailableError
from assistant.model.draft import Draft, Role
from assistant.model.template import Entry
from assistant.model.usage import LIMITS, Counters

SPEED = 200
"""Characters a minute: an assumption, not measured."""
SLOWEST, FASTEST = 50, 1000
FORMULA = (
    "Sparede minutter = indsættelser, der ikke blev fortrudt × (skabelonens faste tegn ÷ {speed} tegn i minuttet "
    "− den typiske tid i skemaet). En skabelon, der tager længere tid, end den sparer, tæller som 0."
)
NOT_HELD = (
    "{speed} tegn i minuttet er en antagelse, ikke målt. De faste tegn er skabelonens egne ord, udfyldt med dens "
    "eksempler; svar og udregnede datoer tæller ikke, for dem skulle du have skrevet alligevel. Den typiske tid er "
    "medianen, fra skemaet vises, til teksten er sat ind; har det stået åbent i mere end 15 minutter, er det ikke med. "
    "Fortrudt er det, der blev taget tilbage inden 10 sekunder. Tallet er for lavt, fordi tiden også rummer svarene, "
    "og for højt, hvis du ville have skrevet en kortere tekst selv. Det ved intet om tid til at finde ordlyden, læse "
    "igennem og rette, og intet om, hvor god teksten er."
)


class Known(NamedTuple):
    """What the packs know of a wording that is counted.

    Attributes:
        title: of the template, or its id where no pack has it any more.
        length: characters of its own words; None where that is not known.
    """

    title: str
    length: int | None = None


Wording = tuple[str, str]
"""A template's id, and its version."""


def known(counters: Iterable[Wording], library: Library, today: date) -> dict[Wording, Known]:
    """What the packs know of each wording of ``counters``. Not for Qt's thread: each is read and filled in."""
    drafter = Drafter(library.knowledge, library.chosen, references=False)  # of this thread alone
    entries = sorted(library.entries(today, include_all=True), key=lambda entry: entry.valid_from)
    titles = {entry.id: entry.title for entry in entries}
    by_wording = {(entry.id, entry.version): entry for entry in entries}
    return {
        wording: Known(
            titles.get(wording[0], wording[0]),
            _length(library, drafter, by_wording[wording], today) if wording in by_wording else None,
        )
        for wording in set(counters)
    }


def wordings(counters: Counters) -> set[Wording]:
    """The wordings that are counted."""
    return {(place.template, place.version) for place in counters}


def own_length(draft: Draft) -> int:
    """Characters of the template's own words in heading and text of ``draft``."""
    own = (Role.FIXED, Role.PREFIX)
    return sum(len(run.text) for run in (*draft.heading, *draft.body) if run.role in own)


def saved(times: int, length: int | None, seconds: float | None, speed: int) -> float | None:
    """Minutes saved by ``times`` insertions; None where the length or the time in the form is not known.

    Args:
        times: insertions that were not undone.
        length: characters of the template's own words.
        seconds: what its form takes.
        speed: characters a minute.
    """
    if length is None or seconds is None:
        return None
    return times * max(0.0, length / speed - seconds / 60)


def median(timed: tuple[int, ...]) -> float | None:
    """The middle of what was timed, in seconds, as if those between two limits lay evenly; None without any."""
    if not any(timed):
        return None
    half = sum(timed) / 2
    for (low, high), (below, reached) in zip(pairwise((0, *LIMITS)), pairwise((0, *accumulate(timed))), strict=True):
        if reached >= half and reached > below:
            return low + (high - low) * (half - below) / (reached - below)
    return None


def _length(library: Library, drafter: Drafter, entry: Entry, today: date) -> int | None:
    """None where the template cannot be read, or its examples do not fill it."""
    try:
        template = library.template_of(entry)
    except UnavailableError:
        return None
    day = max(today, entry.valid_from) if entry.valid_to is None else min(max(today, entry.valid_from), entry.valid_to)
    draft = drafter.draft(template, example_answers(template, day), day)
    return None if draft.is_blocked else own_length(draft)
