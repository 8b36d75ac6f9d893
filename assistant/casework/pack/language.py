"""How a template's own words read: the rules of its kind of text, with its examples for answers.

What is locked was written by the law, and what comes from an example is nobody's yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from assistant.casework.drafting import Drafter
from assistant.casework.examples import example_answers
from assistant.casework.texts import check_text
from assistant.model.draft import Role, Run, Runs, plain
from assistant.model.finding import Finding, Severity
from assistant.model.knowledge import Knowledge
from assistant.model.pack import Organisation
from assistant.model.template import Template

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


def with_unit(knowledge: Knowledge) -> Knowledge:
    """``knowledge`` where every fact of the unit is known."""
    own = knowledge.organisation
    facts = {name: getattr(own, name) or getattr(UNIT, name) for name in Organisation.__dataclass_fields__}
    return replace(knowledge, organisation=Organisation(**facts))


@dataclass(frozen=True)
class _Passage:
    """One text of a template.

    Attributes:
        at: the key path it stands at; empty for the body.
        source: as it is written there.
    """

    at: str
    source: str
    kind: str
    runs: Runs


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
    draft = drafter.draft(template, example_answers(template, day), day)
    passages = [_Passage("", template.body, template.text_kind or template.kind, draft.body)]
    for number, output in enumerate(template.outputs):
        runs = draft.outputs.get(output.name, ())
        passages.append(_Passage(f"outputs.{number}.text", output.text, output.text_kind, runs))
    for passage in passages:
        yield from _of_passage(drafter.knowledge, template, passage, day)


def _of_passage(knowledge: Knowledge, template: Template, passage: _Passage, day: date) -> Iterator[Finding]:
    text, note_type = plain(passage.runs), template.note_type or ""
    own = plain(tuple(run for run in passage.runs if not run.locked))
    for finding in check_text(knowledge, own, passage.kind, day, note_type).findings:
        if finding.code == _READABILITY:  # of all words but the locked ones
            yield replace(finding, where=_where(template, passage, ""), fix=None)
    for finding in check_text(knowledge, text, passage.kind, day, note_type).findings:
        if finding.severity is Severity.ERROR or finding.code == _READABILITY:
            continue
        if not finding.where and finding.severity is not Severity.HINT:  # a hint is of what Word's letter adds
            yield replace(finding, where=_where(template, passage, ""), fix=None)
        elif finding.where:
            start, end = map(int, finding.where.split("-"))
            words = _own_words(passage.runs, start, end)
            if words:
                yield replace(finding, where=_where(template, passage, words), fix=None)


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


def _where(template: Template, passage: _Passage, words: str) -> str:
    if passage.at:
        return passage.at
    line = words.strip().split("\n")[0][:_LONGEST]
    place = passage.source.find(line) if len(line) >= _SHORTEST else -1
    return str(template.body_line + passage.source.count("\n", 0, max(place, 0)))
