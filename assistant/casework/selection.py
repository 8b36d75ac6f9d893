"""Judge a text that somebody has selected elsewhere: a heading, a note, or a note below its heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from assistant.casework.headings import Verdict, check_heading
from assistant.casework.template_texts import held_against
from assistant.casework.texts import check_text
from assistant.casework.units import Unit
from assistant.model.finding import WORST_FIRST, Finding
from assistant.model.knowledge import Knowledge
from assistant.model.template import Template
from assistant.rules.heading import guess_type
from assistant.rules.reading import Reading

NO_HEADING = "-"
"""In place of a note type: it is all text."""
_LONGEST_HEADING = 120
"""A line of more characters is not taken for a heading by itself."""
_TO_CITIZEN = re.compile(r"\b(?:kære|hej|du|dig|din|dit|dine)\b", re.IGNORECASE)
_SPAN = re.compile(r"(\d+)-(\d+)")


@dataclass(frozen=True)
class Opinion:
    """What is said of a text.

    Attributes:
        note_type: of the heading and the note, given or guessed; ``NO_HEADING`` where there is none, None when nothing
            tells it.
        kind: of what stands below the heading; empty when nothing does.
        findings: worst first, then as they stand; ``where`` is a span of the whole text, or empty, and a fix's value
            the whole text.
        suggestion: the whole text with the nearest heading that passes, or None.
        lix: of what stands below the heading.
    """

    note_type: str | None
    kind: str
    findings: tuple[Finding, ...]
    suggestion: str | None
    lix: float | None


@dataclass(frozen=True)
class Ground:
    """What a text is judged by.

    Attributes:
        today: the day to judge as on.
        origin: finds the template that the text below the heading is held against, given the id of its note type,
            which is empty for a letter; None when it is not known.
        unit: hers, and so what it may not write.
    """

    knowledge: Knowledge
    today: date
    origin: Callable[[str], Template | None] = lambda _: None
    unit: Unit = Unit()  # noqa: RUF009 - frozen: one serves all


def judge(ground: Ground, text: str, note_type: str | None = None, kind: str = "") -> Opinion:
    """Judge ``text``; what is not given is guessed.

    Args:
        ground: what it is judged by.
        text: as it stands, without empty lines around it.
        note_type: id of the heading's type, or ``NO_HEADING``.
        kind: id of the kind of text below the heading.
    """
    knowledge, today = ground.knowledge, ground.today
    heading = "" if note_type == NO_HEADING else _heading(knowledge, text, is_certain=bool(note_type))
    below = text[len(heading) :].lstrip()
    verdict = check_heading(knowledge, heading, note_type, today) if heading else Verdict(NO_HEADING, (), None)
    found = [_with_rest(finding, text[len(heading) :]) for finding in verdict.findings]
    lix = None
    if below:
        kind = kind or ("letter" if len(_TO_CITIZEN.findall(below)) > 1 else "note")
        of_note = verdict.note_type if verdict.note_type and heading else ""
        said = check_text(knowledge, below, kind, today, of_note)
        lix = said.lix
        template = ground.origin(of_note)
        lost = held_against(template, below, knowledge.language) if template else []
        found += [_further_down(finding, text[: len(text) - len(below)]) for finding in (*said.findings, *lost)]
    found += ground.unit.may_not(verdict.note_type or "", kind if below else "")
    found += ground.unit.words(Reading(text, knowledge.language))
    mended = None if verdict.suggestion is None else verdict.suggestion + text[len(heading) :]
    return Opinion(verdict.note_type, kind if below else "", tuple(_sorted(found)), mended, lix)


def span_of(finding: Finding) -> tuple[int, int] | None:
    """The characters that ``finding`` speaks of; None when it speaks of the whole text."""
    match = _SPAN.fullmatch(finding.where)
    return (int(match[1]), int(match[2])) if match else None


def mended(before: Iterable[Finding], now: Iterable[Finding]) -> Iterator[Finding]:
    """Those of ``before`` that are said no longer: as many of a code as there are fewer."""
    left = [finding.code for finding in now]
    for finding in before:
        if finding.code in left:
            left.remove(finding.code)
        else:
            yield finding


def _heading(knowledge: Knowledge, text: str, *, is_certain: bool) -> str:
    """The line that is to be judged as a heading; empty when there is none."""
    first, newline, _ = text.partition("\n")
    if is_certain:
        return first
    is_short = len(first) <= _LONGEST_HEADING
    has_type = guess_type(first, knowledge.note_types.values()) is not None
    return first if (is_short and (has_type or not newline)) or (has_type and not newline) else ""


def _with_rest(finding: Finding, rest: str) -> Finding:
    fix = finding.fix
    return replace(finding, fix=replace(fix, value=fix.value + rest)) if fix and rest else finding


def _further_down(finding: Finding, above: str) -> Finding:
    span, fix = span_of(finding), finding.fix
    where = f"{span[0] + len(above)}-{span[1] + len(above)}" if span else ""
    return replace(finding, where=where, fix=replace(fix, value=above + fix.value) if fix else None)


def _sorted(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (WORST_FIRST.index(finding.severity), span_of(finding) or (0, 0)))
