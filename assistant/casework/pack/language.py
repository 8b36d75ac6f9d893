"""How a template's own words read: the rules of its kind of text, with its examples for answers.

What is locked was written by the law, and what comes from an example is nobody's yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from assistant.casework.drafting import Drafter
from assistant.casework.examples import example_answers
from assistant.casework.texts import check_reading
from assistant.model.draft import Draft, Role, Run, Runs, plain
from assistant.model.finding import Finding, Severity
from assistant.model.knowledge import Knowledge
from assistant.model.pack import Organisation
from assistant.model.template import Template
from assistant.rules.reading import Reading

UNIT = Organisation(
    name="Jobcentret",
    phone="12 34 56 78",
    address="Torvet 1",
    mailbox="post@kommune.example",
    opening_hours="kl. 10-14",
)
"""A unit that has told everything: what its settings fill in does not count as missing."""
_READABILITY = "T10"
_SHORTEST, _LONGEST = 4, 40
"""Characters by which a sentence is found again in the template's file."""


def with_all(own: Organisation) -> Organisation:
    """``own`` where every fact of the unit is known."""
    facts = {name: getattr(own, name) or getattr(UNIT, name) for name in Organisation.__dataclass_fields__}
    return Organisation(**facts)


@dataclass(frozen=True)
class Passage:
    """One text of a template.

    Attributes:
        at: the key path it stands at; empty for the body.
        label: what a further text is called; empty for the body.
        source: as it is written there.
        runs: as the examples make it.
    """

    at: str
    label: str
    source: str
    kind: str
    runs: Runs

    @property
    def own(self) -> str:
        """All its words but the locked ones."""
        return plain(tuple(run for run in self.runs if not run.locked))


class Said(NamedTuple):
    """What is said of a template's own words.

    Attributes:
        finding: ``where`` is a character span of the passage's text, or empty for all of it.
        words: the first of the own words that it is about; empty for all of them.
    """

    finding: Finding
    words: str = ""


def language_findings(drafter: Drafter, template: Template, today: date | None) -> Iterator[Finding]:
    """Warnings and hints about the words of ``template``; ``where`` is a line of the file or a key path.

    Errors are told with the examples. What had ended by ``today`` stays as it was published.

    Args:
        drafter: of a unit that has told everything.
        template: one that its examples fill.
        today: the day to judge on, if it holds then.
    """
    if today and not template.holds(max(today, template.valid_from)):
        return
    day = max(today or template.valid_from, template.valid_from)
    draft = drafter.texts(template, example_answers(template, day), day)
    for passage in passages(draft):
        for finding, words in said_of(drafter.knowledge, template, passage, day):
            yield replace(finding, where=_where(template, passage, words), fix=None)


def passages(draft: Draft) -> Iterator[Passage]:
    """The texts of ``draft``, its body first; the heading has a guide of its own."""
    template = draft.template
    yield Passage("", "", template.body, template.text_kind or template.kind, draft.body)
    for number, output in enumerate(template.outputs):
        runs = draft.outputs.get(output.name, ())
        yield Passage(f"outputs.{number}.text", output.label, output.text, output.text_kind, runs)


def said_of(knowledge: Knowledge, template: Template, passage: Passage, day: date) -> Iterator[Said]:
    """Warnings and hints about the own words of a ``passage`` of ``template``."""

    def found(text: str) -> tuple[Finding, ...]:
        reading = Reading(text, knowledge.language)
        return check_reading(knowledge, reading, passage.kind, day, template.note_type or "")

    own, text = passage.own, plain(passage.runs)
    said = found(text)
    for finding in said if own == text else found(own):
        if finding.code == _READABILITY:
            yield Said(finding)
    for finding in said:
        if finding.severity is Severity.ERROR or finding.code == _READABILITY:
            continue
        if not finding.where and finding.severity is not Severity.HINT:  # a hint is of what Word's letter adds
            yield Said(finding)
        elif finding.where:
            start, end = map(int, finding.where.split("-"))
            words = _own_words(passage.runs, start, end)
            if words:
                yield Said(finding, words)


def _own_words(runs: Runs, start: int, end: int) -> str:
    """The first of the template's own words between the two places; empty where most there are not its own."""
    own: list[str] = []
    others = at = 0
    for run in runs:
        piece = run.text[max(start - at, 0) : max(end - at, 0)]
        at += len(run.text)
        if _is_own(run):
            own.append(piece)
        else:
            others += len(piece)
    return next(filter(str.strip, own), "") if sum(map(len, own)) > others else ""


def _is_own(run: Run) -> bool:
    return run.role is Role.FIXED and not run.locked


def _where(template: Template, passage: Passage, words: str) -> str:
    if passage.at:
        return passage.at
    line = words.strip().split("\n")[0][:_LONGEST]
    place = passage.source.find(line) if len(line) >= _SHORTEST else -1
    return str(template.body_line + passage.source.count("\n", 0, max(place, 0)))
