"""Which plan is written into which file: a new one, one that she has, answers moved over, a draft gone on with.

Everything here reads files: it is called in a worker.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from assistant.casework.library import Library, UnavailableError
from assistant.casework.plan.convert import moved
from assistant.casework.plan.elsewhere import by_headings, fits_any
from assistant.casework.plan.guard import case_type_on, right_form
from assistant.casework.plan.judging import judge
from assistant.casework.plan.opening import CASE_TYPE, OpenPlan, new_plan, open_plan
from assistant.model.finding import Finding, Severity
from assistant.model.kept import Kept
from assistant.model.plan import PlanAnswer
from assistant.ui.plan import texts
from assistant.ui.plan.entries import Piece

_BESIDE = frozenset({"L12"})
"""What the section itself says: that something stands there besides."""


@dataclass(frozen=True)
class Opened:
    """A plan to be written.

    Attributes:
        plan: the file it is written into a copy of.
        is_new: whether that is the pack's own, empty one.
        original: the file that she has, beside which the new one goes; None where she has none.
        case_type: id of what the case is about; empty where nobody has said.
        decided: the day of the decision.
        begun: what stands in it from the start.
        pieces: what stands beside it.
        kept: the entries of a draft.
        said: what to tell at first.
        has_answers: whether there is anything in the file to be moved over.
        missing: the file that it was begun in and that is not there now; its draft goes on waiting for it.
    """

    plan: OpenPlan
    is_new: bool
    original: Path | None = None
    case_type: str = ""
    decided: date | None = None
    begun: Mapping[str, PlanAnswer] = field(default_factory=dict, repr=False)
    pieces: tuple[Piece, ...] = field(default=(), repr=False)
    kept: Mapping[str, object] | None = field(default=None, repr=False)
    said: tuple[str, ...] = ()
    has_answers: bool = False
    missing: Path | None = None

    @property
    def title(self) -> str:
        """Of the plan."""
        return self.plan.form.title if self.plan.form else texts.TITLE

    def judge(self, library: Library, today: date) -> Callable[[Mapping[str, PlanAnswer]], tuple[Finding, ...]]:
        """Says what there is to say of answers, and of the file."""
        knowledge = library.knowledge
        of_file = tuple(each for each in self.plan.findings if each.code not in _BESIDE)
        return lambda answers: (*of_file, *judge(self.plan, answers, today, self.decided, knowledge))

    def about(self) -> dict[str, object]:
        """What a draft must know to go on."""
        return {
            "title": self.title,
            "path": str(self.missing or "") if self.is_new else str(self.plan.path),
            "original": str(self.original or ""),
            "case_type": self.case_type,
            "decided": self.decided.isoformat() if self.decided else "",
        }


def begin(library: Library, case_type: str, today: date, decided: date | None) -> Opened:
    """The plan that a case of ``case_type`` takes, empty.

    Raises:
        OSError, UnavailableError: there is none, or it cannot be read.
    """
    plans = library.plans
    found = case_type_on(plans, case_type, decided or today)
    form = right_form(plans, found, today) if found else None
    if found is None or form is None:
        raise UnavailableError(texts.no_plan(found.instead if found else ""))
    plan = new_plan(library, form.id, today, case_type, decided)
    begun: dict[str, PlanAnswer] = {}
    for each in plan.sections:
        if each.section.kind == "facts" and any(row.name == CASE_TYPE for row in each.section.rows):
            begun[each.section.id] = {**_facts(each.answer), CASE_TYPE: found.name}
    return Opened(plan, is_new=True, case_type=case_type, decided=decided, begun=begun)


def open_file(library: Library, path: Path, today: date, decided: date | None, case_type: str = "") -> Opened:
    """A plan that she has, whether it may be used or not.

    Raises:
        OSError, UnavailableError: it cannot be read.
    """
    plan = open_plan(library, path, today, case_type, decided)
    told = plan.case_type.id if plan.case_type else case_type
    has_answers = _has_answers(library, plan)
    return Opened(plan, is_new=False, original=path, case_type=told, decided=decided, has_answers=has_answers)


def verdict(plan: OpenPlan) -> tuple[str, ...]:
    """Why it is not the right one, or cannot be read, one sentence each."""
    return tuple(each.message for each in plan.findings if each.severity is Severity.ERROR or each.code == "L09")


def refusal(plan: OpenPlan) -> tuple[str, ...]:
    """The same, and what is not settled about it."""
    case = plan.case_type
    unsure = case.remark if case and case.certainty == "unknown" and not plan.is_current else ""
    return (*verdict(plan), unsure) if unsure else verdict(plan)


def move(library: Library, old: OpenPlan, case_type: str, today: date, decided: date | None) -> Opened:
    """The answers of ``old`` in the plan that a case of ``case_type`` takes; nothing of them is lost.

    Raises:
        OSError, UnavailableError: there is no such plan, or it cannot be read.
    """
    return _moved(library, old, old.answers, begin(library, case_type, today, decided))


def into_empty(library: Library, opened: Opened, answers: Mapping[str, PlanAnswer], today: date) -> Opened:
    """``answers`` in an empty file of the same plan: the one they were written for cannot take them.

    Raises:
        OSError, UnavailableError: there is no such plan, or it cannot be read.
    """
    form = opened.plan.form
    assert form is not None  # noqa: S101 - it is being written
    plan = new_plan(library, form.id, today, opened.case_type, opened.decided)
    new = Opened(plan, is_new=True, case_type=opened.case_type, decided=opened.decided)
    return replace(_moved(library, opened.plan, answers, new), original=opened.original)


def resume(library: Library, draft: Kept, today: date) -> Opened:
    """What ``draft`` was begun in, with what was written; in the plan of today, where its own has ended or gone.

    Raises:
        OSError, UnavailableError: there is no such plan, or it or the file cannot be read.
    """
    about = draft.answers
    path, case_type = str(about.get("path") or ""), str(about.get("case_type") or "")
    decided = date.fromisoformat(str(about["decided"])) if about.get("decided") else None
    entries = about.get("entries")
    found = _reopened(library, Path(path), today, decided, case_type) if path else None
    if found is None:
        found = _anew(library, draft.id, case_type, today, decided)
        if path:
            found = replace(found, missing=Path(path), said=(texts.ORIGINAL_GONE,))
    elif found.plan.is_refused:
        found = _moved(library, found.plan, found.plan.answers, _anew(library, draft.id, case_type, today, decided))
    return replace(
        found,
        case_type=case_type or found.case_type,
        original=Path(str(about["original"])) if about.get("original") else None,
        kept=entries if isinstance(entries, Mapping) else {},
    )


def _has_answers(library: Library, plan: OpenPlan) -> bool:
    if plan.answers or plan.others or plan.form is not None or plan.file is None:
        return bool(plan.answers or plan.others)
    try:  # from elsewhere, and its headings may have no style: they are found by what they say
        return fits_any(plan, library.plans)
    except UnavailableError:
        return False


def _moved(library: Library, old: OpenPlan, answers: Mapping[str, PlanAnswer], new: Opened) -> Opened:
    """``new``, empty, with ``answers`` of ``old`` in it; what has no place stands beside."""
    assert new.plan.form is not None  # noqa: S101 - the pack's own
    begun = dict(new.begun)
    form, plans = new.plan.form, library.plans
    found = moved(old, form, plans, answers) if old.form else by_headings(old, form, plans.parts)
    for name, answer in found.answers.items():
        before = begun.get(name)
        # What the case is about was chosen just now; the old file may say otherwise.
        begun[name] = {**answer, **before} if isinstance(answer, dict) and isinstance(before, dict) else answer
    pieces = [Piece(each.title, each.text, each.proposed) for each in found.homeless]
    said = [texts.moved(len(found.answers))]
    if found.missing:
        said.append(texts.missing([section.title for section in found.missing]))
    said += [texts.staying(each.title, each.things) for each in found.staying]
    if proposed := sum(bool(piece.section) for piece in pieces):
        said.append(texts.proposed(proposed))
    if rest := [piece.heading for piece in pieces if not piece.section]:
        said.append(texts.homeless(rest))
    return replace(new, original=old.path, begun=begun, pieces=tuple(pieces), said=tuple(said))


def _reopened(library: Library, path: Path, today: date, decided: date | None, case_type: str) -> Opened | None:
    try:
        found = open_file(library, path, today, decided, case_type)
    except FileNotFoundError:
        return None  # for good, or with the drive that it is on
    return found if found.plan.file else None


def _anew(library: Library, plan_id: str, case_type: str, today: date, decided: date | None) -> Opened:
    try:
        plan = new_plan(library, plan_id, today, case_type, decided)
        return Opened(plan, is_new=True, case_type=case_type, decided=decided)
    except UnavailableError:
        if not case_type:
            raise
        return begin(library, case_type, today, decided)


def _facts(answer: PlanAnswer) -> dict[str, str]:
    return answer if isinstance(answer, dict) else {}
