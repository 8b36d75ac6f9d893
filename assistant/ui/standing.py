"""What stands against a draft, sorted for the form: what is told where, by which key it is mended, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assistant.model.draft import Draft, Role
from assistant.model.finding import Finding, Severity, blocks
from assistant.ui.fields.finding_line import Shown
from assistant.ui.fields.question import Question

_MOST_KEYS = 9
_MISSING = "S01"
ANSWERS = {
    "H07": "Det er ikke et navn",
    "H08": "Det er ikke helbred",
    "H09": "Det er ikke følsomt",
    "H10": "Det siger nok",
    "H16": "Det dømmer ingen",
}
"""What a person may say of a word that one of the guide's lists has hit."""


@dataclass(frozen=True)
class Mend:
    """What one key does.

    Attributes:
        is_answer: it says that the word is none of what a list says; else the fix is applied.
    """

    finding: Finding
    is_answer: bool = False


@dataclass(frozen=True)
class Standing:
    """The findings of a draft as the form shows them.

    Attributes:
        at: by the name of the question they stand at, in the questions' order.
        elsewhere: what belongs to no question.
        mends: what Alt+1…9 do, in that order.
        missing: names of the questions whose missing answer is an error, and not told yet.
        errors: how many errors are told.
        slots: names of the questions that the text has a missing place for, in the questions' order.
    """

    at: Mapping[str, tuple[Shown, ...]]
    elsewhere: tuple[Shown, ...]
    mends: tuple[Mend, ...]
    missing: tuple[str, ...]
    errors: int
    slots: tuple[str, ...]

    @property
    def first_error(self) -> str | None:
        """The topmost question with an error that is told."""
        for name, shown in self.at.items():
            if any(each.is_error for each in shown):
                return name
        return None


def standing(draft: Draft, questions: Mapping[str, Question], *, insist: bool) -> Standing:
    """Sort ``draft``'s findings.

    That an answer is missing is not told before its question has been left, so that a new form is not full of
    reproach; a fix is offered at once where the focus is. While an answer is being typed, nothing new is told of it.
    What cannot be understood is told by the editor, in place of what the draft says of it.

    Args:
        draft: the draft.
        questions: by field name, in the order they stand in.
        insist: the person has asked to insert: tell everything.
    """
    asked = [name for name in questions if name in draft.visible]
    by_name: dict[str, list[Finding]] = {name: [] for name in asked}
    elsewhere: list[Finding] = []
    for finding in draft.findings:
        by_name.get(finding.where, elsewhere).append(finding)
    new = {name for name in asked if not insist and _is_new(questions[name])}
    missing = tuple(name for name in asked if name in new and blocks(by_name[name]))
    for name, found in by_name.items():
        found[:] = _told(questions[name], found, is_new=name in new)
    told = [finding for found in by_name.values() for finding in found] + elsewhere
    mends = [mend for finding in told for mend in _mends(finding, questions)][:_MOST_KEYS]
    slots = _slot_fields(draft)
    return Standing(
        at={name: tuple(_shown(each, mends, name in new) for each in found) for name, found in by_name.items()},
        elsewhere=tuple(_shown(each, mends) for each in elsewhere),
        mends=tuple(mends),
        missing=missing,
        errors=sum(each.severity is Severity.ERROR and each.where not in new for each in told),
        slots=tuple(name for name in asked if name in slots),
    )


def _slot_fields(draft: Draft) -> set[str]:
    """The fields that ``draft`` has a missing place for."""
    texts = (draft.heading, draft.body, *draft.outputs.values())
    return {run.field for runs in texts for run in runs if run.role is Role.SLOT}


def _told(question: Question, found: list[Finding], *, is_new: bool) -> list[Finding]:
    """What is said at ``question`` of all that was ``found`` there."""
    if is_new:
        found = [finding for finding in found if finding.fix and question.has_focus()]
    if question.is_typing():
        found = [finding for finding in found if question.is_told(finding.code)]
    if question.is_understood():
        return [_briefly(finding) for finding in found]
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    others = [finding for finding in found if finding.severity is not Severity.ERROR]
    complaint = question.complaint()
    return [replace(errors[0], message=complaint, fix=None), *others] if errors and complaint else others


def _briefly(finding: Finding) -> Finding:
    """At its own question, a missing answer need not name it."""
    return replace(finding, message="Skal besvares.") if finding.code == _MISSING else finding


def _is_new(question: Question) -> bool:
    return question.takes_answer and question.raw() is None and not question.was_left


def _mends(finding: Finding, questions: Mapping[str, Question]) -> Iterator[Mend]:
    if finding.fix and finding.fix.field in questions:
        yield Mend(finding)
    if finding.word and finding.code in ANSWERS:
        yield Mend(finding, is_answer=True)


def _shown(finding: Finding, mends: list[Mend], is_new: bool = False) -> Shown:  # noqa: FBT001, FBT002
    answer = ANSWERS.get(finding.code, "") if finding.word else ""
    fix_key, answer_key = _key(Mend(finding), mends), _key(Mend(finding, is_answer=True), mends)
    return Shown(finding, fix_key, is_offer=is_new, answer=answer, answer_key=answer_key)


def _key(mend: Mend, mends: list[Mend]) -> str:
    return f"Alt+{mends.index(mend) + 1}" if mend in mends else ""
