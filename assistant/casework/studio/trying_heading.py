"""Who will find a note by its heading: the searches of a colleague a week later, among headings of other cases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from assistant.casework.studio.trying import Trial
from assistant.casework.training.crowd import crowd
from assistant.casework.training.journal import finds
from assistant.casework.training.searching import FEW
from assistant.model.draft import Role, plain
from assistant.model.finding import Finding
from assistant.model.knowledge import Knowledge
from assistant.render.danish import long_date
from assistant.rules.heading import SEPARATOR
from assistant.rules.heading_dates import GOOD, real_day

_LATER = timedelta(weeks=1)
_EARLIEST, _LATEST = date(1950, 1, 1), date(9000, 1, 1)
"""Days before and after which there may be no others in the calendar."""
_FEWEST_LETTERS = 3
_WORD = re.compile(r"[^\W\d_][\w-]+")


@dataclass(frozen=True)
class Search:
    """What a colleague types, and what it leaves.

    Attributes:
        query: as it is typed.
        why: what of the heading she remembers.
        finds: whether the heading is among what is left.
        others: how many others are.
    """

    query: str
    why: str
    finds: bool
    others: int

    @property
    def is_sharp(self) -> bool:
        """Whether the heading is one of a few that are read at a glance."""
        return self.finds and self.others < FEW


@dataclass(frozen=True)
class Heading:
    """A heading as it becomes.

    Attributes:
        is_whole: whether no answer is missing in it.
        findings: what the guide says of it.
    """

    text: str
    is_whole: bool
    findings: tuple[Finding, ...]


def heading_of(trial: Trial) -> Heading | None:
    """The heading of ``trial``; None where its template has none."""
    runs = trial.draft.heading
    if not runs:
        return None
    findings = tuple(finding for finding in trial.draft.findings if finding.code.startswith("H"))
    return Heading(plain(runs), not any(run.role is Role.SLOT for run in runs), findings)


def others(knowledge: Knowledge, day: date) -> tuple[str, ...]:
    """Headings of other cases as the list shows them a week after ``day``; always the same ones."""
    later = min(max(day, _EARLIEST), _LATEST) + _LATER
    return tuple(crowd("", later, (), knowledge, Random(0)))  # noqa: S311 - no secret


def search(query: str, heading: str, among: Sequence[str]) -> Search:
    """What ``query`` finds, typed by herself."""
    return _search(query, "", heading, among)


def searches(trial: Trial, heading: str, among: Sequence[str]) -> Iterator[Search]:
    """What a colleague may type who looks for ``heading``, and what each finds."""
    said: set[str] = set()
    for query, why in _queries(trial, heading):
        if query and query not in said:
            said.add(query)
            yield _search(query, why, heading, among)


def _search(query: str, why: str, heading: str, among: Sequence[str]) -> Search:
    count = sum(finds(query, other) for other in among if other != heading)
    return Search(query, why, finds(query, heading), count)


def _queries(trial: Trial, heading: str) -> Iterator[tuple[str, str]]:
    knowledge = trial.drafter.knowledge
    prefix = knowledge.note_types[trial.template.note_type or ""].prefix
    keyword, *rest = heading.removeprefix(prefix).strip().lower().split(SEPARATOR)
    dates = list(GOOD.finditer(heading))
    yield prefix.rstrip(":").lower(), "notattypen"
    yield keyword, "nøgleordet"
    yield from ((match.group(), "datoen") for match in dates)
    if dates and (day := real_day(dates[0])):
        yield long_date(day), "datoen i ord"
    for word in _WORD.findall(" ".join(rest)):
        if len(word) >= _FEWEST_LETTERS and word not in knowledge.guide.function_words:
            yield word, "et ord fra overskriften"
    if dates:
        yield f"{keyword} {dates[-1].group()}", "nøgleordet og datoen"
