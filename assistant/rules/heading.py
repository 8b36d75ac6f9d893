"""The heading guide (DOMAIN.md B3): can the note be found again, and does its heading give nobody away?

One rule, one function, in the modules beside this one; limits and words come from the pack. H20 stands in
``heading_logic``: it needs to know what else was written that day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice

from assistant.model.finding import Finding, Severity, blocks
from assistant.model.notetype import NoteType
from assistant.rules.heading_logic import h19_logic
from assistant.rules.heading_order import h04_order
from assistant.rules.heading_personal import h06_cpr, h07_names, h17_traces
from assistant.rules.heading_structure import (
    h01_h02_prefix,
    h03_keyword,
    h05_length,
    h13_dates,
    h14_debris,
    h15_clean,
    h18_placeholders,
)
from assistant.rules.heading_subject import DASH, SEPARATOR, Subject
from assistant.rules.heading_words import (
    h08_health,
    h09_sensitive,
    h10_vague,
    h11_abbreviations,
    h12_outdated,
    h16_judging,
)

__all__ = ["SEPARATOR", "Subject", "check", "check_and_suggest", "guess_type", "judged", "suggestion"]

_MOST = 9
"""Findings of one rule, and fixes that are offered: what one can see, and what Alt and a digit can reach."""
_ROUNDS = 20
_LONGEST_OPENING = 200
_LONGEST = 1000
"""Characters beyond which no fix is offered: it is no heading, and to try fixes out would take long."""
_SAFE = frozenset({"H04", "H15"})
"""Warnings whose fixes lose nothing that was said."""
_RULES: tuple[Callable[[Subject], Iterator[Finding]], ...] = (
    h01_h02_prefix,
    h03_keyword,
    h04_order,
    h05_length,
    h06_cpr,
    h07_names,
    h08_health,
    h09_sensitive,
    h10_vague,
    h11_abbreviations,
    h12_outdated,
    h13_dates,
    h14_debris,
    h15_clean,
    h16_judging,
    h17_traces,
    h18_placeholders,
    h19_logic,
)


def check(subject: Subject) -> list[Finding]:
    """Every finding of the guide, in the order of its rules; each fix takes its finding away and brings no other."""
    return _checked(subject, _Judge(subject))


def check_and_suggest(subject: Subject) -> tuple[list[Finding], str | None]:
    """``check`` and, where it passes and is another one, ``suggestion``: what one has tried out the other need not."""
    judge = _Judge(subject)
    findings, mended = _checked(subject, judge), _suggested(subject, judge)
    passes = mended != subject.text and not blocks(judge(mended))
    return findings, mended if passes else None


def judged(subject: Subject) -> list[Finding]:
    """The findings of ``check``, their fixes not tried out; a subject that offers none has them quicker."""
    severities, dismissed = subject.guide.severities, subject.dismissed
    found = [finding for rule in _RULES for finding in islice(rule(subject), _MOST)]
    if dismissed:
        found = [finding for finding in found if finding.answered_by not in dismissed]
    return [replace(f, severity=severities[f.code]) if f.code in severities else f for f in found]


def guess_type(text: str, note_types: Iterable[NoteType]) -> NoteType | None:
    """The type whose prefix ``text`` carries, else whose name or key word it opens with, highest rank first."""
    ranked = sorted(note_types, key=lambda note_type: note_type.rank)
    upper = text.lstrip()[:_LONGEST_OPENING].upper()
    tests: tuple[Callable[[NoteType], bool], ...] = (
        lambda note_type: upper.startswith(note_type.prefix),
        lambda note_type: _opens_with(upper, note_type.prefix.rstrip(":")),
        lambda note_type: any(_opens_with(upper, keyword.upper()) for keyword in note_type.keywords),
    )
    return next((note_type for test in tests for note_type in ranked if test(note_type)), None)


def suggestion(subject: Subject) -> str:
    """The nearest heading that the offered fixes lead to: errors first, then what loses nothing."""
    return _suggested(subject, _Judge(subject))


class _Judge:
    """Judges headings that differ in their words only, each once."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._known: dict[str, list[Finding]] = {}
        self._counted: dict[str, Counter[str]] = {}

    def __call__(self, text: str) -> list[Finding]:
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = judged(replace(self._subject, text=text))
        return found

    def codes(self, text: str) -> Counter[str]:
        """How often each rule speaks."""
        counted = self._counted.get(text)
        if counted is None:
            found = self._known.get(text) or judged(replace(self._subject, text=text, offers=False))
            counted = self._counted[text] = Counter(finding.code for finding in found)
        return counted


def _checked(subject: Subject, judge: _Judge) -> list[Finding]:
    found = judge(subject.text)
    offered = [finding for finding in found if finding.fix][:_MOST] if len(subject.text) <= _LONGEST else []
    before = judge.codes(subject.text)
    good = {id(finding) for finding in offered if _mends(finding, before, judge)}
    return [finding if not finding.fix or id(finding) in good else replace(finding, fix=None) for finding in found]


def _mends(finding: Finding, before: Counter[str], judge: _Judge) -> bool:
    """Whether the fix takes ``finding`` away and brings no other."""
    assert finding.fix is not None  # noqa: S101 - the caller has looked
    after = judge.codes(finding.fix.value)
    return after[finding.code] < before[finding.code] and after <= before


def _suggested(subject: Subject, judge: _Judge) -> str:
    text = subject.text
    seen = {text}
    for _ in range(_ROUNDS if len(text) <= _LONGEST else 0):
        found = judge(text)
        errors = [f.fix.value for f in found if f.fix and f.severity is Severity.ERROR]
        safe = [f.fix.value for f in found if f.fix and f.code in _SAFE]
        fixed = next((value for value in errors + safe if value not in seen), None)
        if fixed is None:
            break
        seen.add(fixed)
        text = fixed
    return DASH.sub(SEPARATOR, text)


def _opens_with(text: str, words: str) -> bool:
    return text.startswith(words) and not text[len(words) : len(words) + 1].isalnum()
