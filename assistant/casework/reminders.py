"""When something is due, what is shown of it, and when it is put away. At most one kind at a time.

Every function takes the time it is now, with its zone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from assistant.model.fields import LongTextField, RowsField, TextField
from assistant.model.knowledge import Knowledge
from assistant.model.reminder import Pending
from assistant.model.template import ReminderKind, Template
from assistant.rules import deadlines
from assistant.rules.calendar import workday

LEAD = timedelta(minutes=30)
"""How long before it is due it is shown."""
_FORGOTTEN = timedelta(days=7)
"""After that nobody needs to be told."""
_BEGUN_WORDS = 5
"""A note with fewer words of her own was opened, not begun."""
_JOURNAL = "journalisering"
_AT = {"journal": time(10), "min-plan": time(9)}


@dataclass(frozen=True)
class Card:
    """What is shown at once: one kind, and what of it is due by ``due``."""

    kind: ReminderKind
    due: datetime
    count: int


def due_of(kind: ReminderKind, knowledge: Knowledge, now: datetime) -> datetime:
    """When something of ``kind`` that came up ``now`` is due: the pack's deadline, else the next workday's morning."""
    day, at = workday(knowledge.calendar, now.date(), 1), _AT[kind]
    if kind == "journal" and _JOURNAL in deadlines.names(knowledge):
        found = deadlines.due(knowledge, _JOURNAL, now.date())
        day = found.due or day
        at = (found.rule.due_time if found.rule else None) or at
    return datetime.combine(day, at).astimezone()


def with_new(pending: Iterable[Pending], new: Pending) -> tuple[Pending, ...]:
    """``pending`` and ``new``, the earliest first."""
    return tuple(sorted((*pending, new), key=lambda each: each.due))


def settled(pending: tuple[Pending, ...], kind: ReminderKind, mark: str) -> tuple[Pending, ...]:
    """``pending`` without the one that a text in the case ``mark`` puts away.

    The same case's own goes first, else the earliest of an unknown case; one that is known to be another's stays.
    """
    mine = [each for each in pending if each.kind == kind and mark and each.mark == mark]
    unknown = [each for each in pending if each.kind == kind and not (mark and each.mark)]
    gone = next(iter((*mine, *unknown)), None)
    return tuple(each for each in pending if each is not gone)


def done(pending: tuple[Pending, ...], card: Card) -> tuple[Pending, ...]:
    """``pending`` without what ``card`` told of."""
    return tuple(each for each in pending if each.kind != card.kind or each.due > card.due)


def recent(pending: Iterable[Pending], now: datetime) -> tuple[Pending, ...]:
    """``pending`` without what is long past."""
    return tuple(each for each in pending if now - each.due < _FORGOTTEN)


def card(pending: tuple[Pending, ...], now: datetime, until: datetime | None = None) -> Card | None:
    """What to show ``now``: the earliest that is due ``until`` then, or that is due soon; None when nothing is."""
    limit = until or now + LEAD
    first = min((each for each in pending if each.due <= limit), key=lambda each: each.due, default=None)
    if first is None:
        return None
    same = [each for each in pending if each.kind == first.kind and each.due <= first.due]
    return Card(first.kind, first.due, len(same))


def end_of(day: date) -> datetime:
    """The last moment of ``day``."""
    return datetime.combine(day, time.max).astimezone()


def wake_at(pending: Iterable[Pending], after: datetime) -> datetime | None:
    """When there is something to show, not before ``after``; None when there never is."""
    return min((max(each.due - LEAD, after) for each in pending), default=None)


def is_begun(template: Template, answers: Mapping[str, object], given: Mapping[str, object]) -> bool:
    """Whether ``answers`` hold enough words of her own to be a note that somebody must finish.

    ``given`` are those that the form was opened with.
    """
    if template.kind != "note":
        return False
    written = [
        answers.get(field.name)
        for field in template.fields
        if isinstance(field, TextField | LongTextField | RowsField) and answers.get(field.name) != given.get(field.name)
    ]
    return sum(map(_words, written)) >= _BEGUN_WORDS


def _words(answer: object) -> int:
    match answer:
        case str():
            return len(answer.split())
        case Mapping():
            return sum(map(_words, answer.values()))
        case list() | tuple():
            return sum(map(_words, answer))
    return 0
