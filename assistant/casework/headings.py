"""Check a heading that somebody has typed, its type given or guessed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from assistant.model.finding import Finding, blocks
from assistant.model.knowledge import Knowledge
from assistant.rules.heading import Subject, check, guess_type, suggestion


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
    types = knowledge.note_types
    found = types[note_type] if note_type else guess_type(text, types.values())
    subject = Subject(text, found, knowledge, today)
    findings = check(subject)
    mended = suggestion(subject)
    passes = mended != text and not blocks(check(replace(subject, text=mended)))
    return Verdict(found.id if found else None, tuple(findings), mended if passes else None)
