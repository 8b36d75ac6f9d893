"""Check a heading that somebody has typed, its type given or guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from assistant.model.finding import Finding
from assistant.model.knowledge import Knowledge
from assistant.rules.heading import Subject, check_and_suggest, guess_type, judged


@dataclass(frozen=True)
class Verdict:
    """What the guide says of a heading.

    Attributes:
        note_type: the given or guessed type's id; None when nothing tells it.
        suggestion: the nearest heading that passes, or None when the guide cannot tell one.
    """

    note_type: str | None
    findings: tuple[Finding, ...]
    suggestion: str | None


def check_heading(knowledge: Knowledge, text: str, note_type: str | None, today: date) -> Verdict:
    """Judge ``text``; without ``note_type`` its prefix tells the type, or the key word it opens with."""
    subject = _subject(knowledge, text, note_type, today)
    findings, mended = check_and_suggest(subject)
    return Verdict(_id(subject), tuple(_steady(subject, findings)), mended)


def _steady(subject: Subject, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Where nothing tells the type, no fix that would tell one: it would bring in that type's rules."""
    types = subject.knowledge.note_types.values()
    for finding in findings:
        tells = finding.fix and subject.note_type is None and guess_type(finding.fix.value, types)
        yield replace(finding, fix=None) if tells else finding


class Judgement(NamedTuple):
    """A ``Verdict`` without what takes longest: no suggestion and no fixes.

    Attributes:
        day: the heading's own date, the last that is written as it should be.
    """

    note_type: str | None
    findings: list[Finding]
    day: date | None


def judge(knowledge: Knowledge, text: str, note_type: str | None, today: date) -> Judgement:
    """Judge ``text`` as ``check_heading`` does, for those who count and offer no mend."""
    subject = replace(_subject(knowledge, text, note_type, today), offers=False)
    return Judgement(_id(subject), judged(subject), subject.dates[-1][1] if subject.dates else None)


def _subject(knowledge: Knowledge, text: str, note_type: str | None, today: date) -> Subject:
    types = knowledge.note_types
    return Subject(text, types[note_type] if note_type else guess_type(text, types.values()), knowledge, today)


def _id(subject: Subject) -> str | None:
    return subject.note_type.id if subject.note_type else None
