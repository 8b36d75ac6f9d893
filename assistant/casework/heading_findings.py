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
    start, end = _span(finding)
    culprit = heading[start:end]
    for name in names:
        answer = raw.get(name)
        if culprit and isinstance(answer, str) and culprit in " ".join(answer.split()):
            return replace(finding, where=name, fix=_field_fix(finding.fix, name, answer, heading, (start, end)))
    return replace(finding, fix=None) if finding.fix else finding


def _span(finding: Finding) -> tuple[int, int]:
    start, _, end = finding.where.partition("-")
    return int(start), int(end)


def _field_fix(fix: Fix | None, name: str, answer: str, heading: str, span: tuple[int, int]) -> Fix | None:
    """The heading's mend carried over to the answer that caused it."""
    if fix is None:
        return None
    start, end = span
    instead = fix.value[start : len(fix.value) - (len(heading) - end)]
    return Fix(fix.label, " ".join(answer.split()).replace(heading[start:end], instead, 1), field=name)
