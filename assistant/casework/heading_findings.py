"""What the heading guide says of a built heading, told at the field that brought it in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.model.answers import RawAnswers
from assistant.model.finding import Finding, Fix
from assistant.rules.heading import Subject, check

_WAITS_FOR_ANSWERS = frozenset({"H03", "H05", "H18", "H19"})
"""Rules that a missing answer breaks: the missing answer is told instead."""
Span = tuple[int, int]
_SLOT = re.compile(r"\[[^\[\]]*\]")
"""A question stands in its answer's place, and may say "i dag" itself."""


def heading_findings(subject: Subject, *, unfinished: bool, raw: RawAnswers, names: Sequence[str]) -> Iterator[Finding]:
    """The guide's findings of a built heading, each at a field when one can be named.

    Args:
        subject: the heading and what it is judged by.
        unfinished: whether an answer it needs is missing.
        raw: the answers it was built from.
        names: the fields that are shown, in order.
    """
    for finding in check(subject):
        waits = finding.code in _WAITS_FOR_ANSWERS or _is_in_slot(finding, subject.text)
        if not (unfinished and waits):
            yield _at_field(finding, subject.text, raw, names)


def _is_in_slot(finding: Finding, heading: str) -> bool:
    start, end = _span(finding)
    return any(slot.start() <= start < end <= slot.end() for slot in _SLOT.finditer(heading))


def _at_field(finding: Finding, heading: str, raw: RawAnswers, names: Sequence[str]) -> Finding:
    """``finding`` at the first field whose answer holds the characters it speaks of."""
    span = _span(finding)
    for name in names:
        answer = raw.get(name)
        found = _place(heading, answer, span) if isinstance(answer, str) and span[0] < span[1] else None
        if found is not None:
            return replace(finding, where=name, fix=_field_fix(finding.fix, name, heading, found))
    return replace(finding, fix=None) if finding.fix else finding


def _span(finding: Finding) -> Span:
    start, _, end = finding.where.partition("-")
    return int(start), int(end)


def _place(heading: str, answer: str, span: Span) -> Span | None:
    """Where ``answer`` stands in the heading around ``span``: on one line, a full stop or the capitals perhaps gone."""
    text = " ".join(answer.split())
    for shown in filter(None, (text, text.rstrip("."))):
        start = _small(heading).find(_small(shown), max(span[1] - len(shown), 0))
        if 0 <= start <= span[0]:
            return start, start + len(shown)
    return None


def _small(text: str) -> str:
    """``text`` in small letters, as many as before: a few letters of other languages become two."""
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _field_fix(fix: Fix | None, name: str, heading: str, place: Span) -> Fix | None:
    """The heading's mend carried over to the answer that stands in ``place``; None when it mends more than that."""
    if fix is None:
        return None
    before, after = heading[: place[0]], heading[place[1] :]
    is_here = fix.value.startswith(before) and fix.value.endswith(after) and len(fix.value) >= len(before) + len(after)
    return Fix(fix.label, fix.value[len(before) : len(fix.value) - len(after)], field=name) if is_here else None
