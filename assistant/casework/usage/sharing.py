"""What is handed over by choice, and what several people's files say together. Never anything of one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Hashable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from secrets import token_hex
from typing import TypeVar

from assistant.casework.usage.report import (
    FEWEST,
    Figure,
    Lacking,
    Measure,
    Report,
    Row,
    average,
    by_week,
    by_wording,
    every_week,
    in_order,
    measured,
    most_first,
)
from assistant.casework.usage.saving import Known, Wording, median, saved
from assistant.model.usage import Counters, Usage
from assistant.store.atomic import write_new_bytes
from assistant.store.usage import as_text, read

Key = TypeVar("Key", bound=Hashable)

SUFFIX = ".json"
_SHARED = 0o644
"""What she saves for her team is for those who may open the folder."""


class NotTogetherError(Exception):
    """The files of a folder cannot be put together; the message is a Danish sentence that names none of them."""


def random_name() -> str:
    """A name for a file that says nothing of whose it is."""
    return f"brug-{token_hex(4)}{SUFFIX}"


def hand_over(counters: Counters, file: Path) -> None:
    """Write ``counters`` to the new ``file``, without her own templates, which only one person has.

    Raises:
        FileExistsError: it is there.
        OSError: it could not be written.
    """
    shared = {place: usage for place, usage in counters.items() if not place.is_own}
    write_new_bytes(file, as_text(shared).encode())
    file.chmod(_SHARED)


def read_all(folder: Path) -> list[Counters]:
    """What each of the files of ``folder`` holds; none of them is kept. Not for Qt's thread.

    Raises:
        NotTogetherError: they are fewer than five, two are the same, or one is something else.
        OSError: the folder or a file in it cannot be read.
    """
    files = [file for file in folder.iterdir() if file.suffix.lower() == SUFFIX]
    if len(files) < FEWEST:
        text = f"Der skal være mindst {FEWEST} filer, så tallene ikke handler om én person. Mappen har {len(files)}."
        raise NotTogetherError(text)
    found, others = [], 0
    for file in files:
        try:
            found.append(read(file))
        except ValueError:
            others += 1
    if others:
        what = "En fil i mappen" if others == 1 else f"{others} filer i mappen"
        raise NotTogetherError(
            f"{what} er ikke gemt fra »Min brug af skabelonerne«. Læg kun dem i mappen, og prøv igen."
        )
    if len({as_text(each) for each in found}) < len(found):
        raise NotTogetherError("Den samme fil ligger i mappen to gange. Slet den ene, så hver kollega tæller én gang.")
    return found


def combined(people: Sequence[Counters], found: Mapping[Wording, Known], speed: int) -> Report:
    """The figures of ``people`` together; one that fewer than five of them have contributed to is not told.

    Weeks and wordings of fewer than five are in no figure at all, or they could be reckoned from the others.
    """
    weeks, shown = _of_enough(people)
    kept = [_only(each, weeks, shown) for each in people]
    wordings = [by_wording(each) for each in kept]
    every = sorted({(place.template, place.version) for each in people for place in each})
    rows = [
        _row(wording, [each.get(wording, Usage()) for each in wordings], found[wording], speed) for wording in every
    ]
    by_person = [by_week(each) for each in kept]
    everything = {place.week: None for each in people for place in each}
    return Report(
        rows=in_order(rows),
        weeks=tuple(
            (week, _told(each.get(week, Usage()).used for each in by_person)) for week in every_week(everything)
        ),
        speed=speed,
        files=len(people),
    )


def _of_enough(people: Sequence[Counters]) -> tuple[set[date], set[Wording]]:
    """The weeks and the wordings that at least five have used, each counted in what is left of the other."""
    weeks = {place.week for each in people for place in each}
    wordings = {(place.template, place.version) for each in people for place in each}
    while True:
        kept = [_only(each, weeks, wordings) for each in people]
        now_weeks, now_wordings = _enough(map(by_week, kept)), _enough(map(by_wording, kept))
        if (now_weeks, now_wordings) == (weeks, wordings):
            return weeks, wordings
        weeks, wordings = now_weeks, now_wordings


def _enough(people: Iterable[Mapping[Key, Usage]]) -> set[Key]:
    times = Counter(key for each in people for key, usage in each.items() if usage.used)
    return {key for key, people_of_it in times.items() if people_of_it >= FEWEST}


def _only(counters: Counters, weeks: Container[date], wordings: Container[Wording]) -> Counters:
    return {
        place: usage
        for place, usage in counters.items()
        if place.week in weeks and (place.template, place.version) in wordings
    }


def _told(values: Iterable[int]) -> Figure:
    """The sum of ``values``, one of each person; those of 0 have not contributed."""
    given = [value for value in values if value]
    return sum(given) if len(given) >= FEWEST else Lacking.FEW


def _row(wording: Wording, usages: Sequence[Usage], known: Known, speed: int) -> Row:
    together = sum(usages, Usage())
    told = {why: _told(each.refused.get(why, 0) for each in usages) for why in together.refused}
    reasons = {why: times for why, times in told.items() if not isinstance(times, Lacking)}
    used, undone = _told(each.used for each in usages), _told(each.undone for each in usages)
    is_timed = sum(any(each.timed) for each in usages) >= FEWEST
    middle = median(together.timed)
    minutes: Measure = Lacking.FEW
    if is_timed and not isinstance(used, Lacking):
        left = used - (0 if isinstance(undone, Lacking) else undone)
        minutes = measured(saved(left, known.length, middle, speed))
    return Row(
        template=wording[0],
        version=wording[1],
        title=known.title,
        used=used,
        aborted=_told(each.aborted for each in usages),
        undone=undone,
        refused=sum(reasons.values()) or Lacking.FEW,
        reasons=most_first(reasons),
        median=measured(middle) if is_timed else Lacking.FEW,
        average=measured(average(together)) if is_timed else Lacking.FEW,
        saved=minutes,
    )
