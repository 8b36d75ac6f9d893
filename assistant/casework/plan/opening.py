"""A preparatory plan, open: which one it is, whether it is the right one, and what stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from assistant.casework.library import Library, UnavailableError
from assistant.casework.plan import guard
from assistant.casework.plan.answers import as_text, from_file, is_filled
from assistant.casework.plan.recognition import placed, recognise, sections_of
from assistant.model.finding import Finding, Severity, blocks
from assistant.model.plan import (
    CaseType,
    NotRelevant,
    PlanAnswer,
    PlanFile,
    PlanForm,
    PlanMark,
    Plans,
    PlanSection,
    PlanText,
)
from assistant.model.suggest import did_you_mean
from assistant.render.plan.read import PlanFileError, read_plan

_TEXT = "tekst ved siden af tabellen"
CASE_TYPE = "sagstype"
"""The row of facts that says what the case is about."""


@dataclass(frozen=True)
class OpenSection:
    """A section of a plan and what the file says in it.

    Attributes:
        place: where it stands in the file; None when it is not there.
        text: what is written there, in lines.
        keeps: what else stands there and stays, in Danish.
        answer: the same as an answer, rows and columns by the section's own names.
        beside: what is written there and is no answer, because the section is a table: it stays, and is shown.
    """

    section: PlanSection
    place: int | None = None
    text: str = ""
    is_filled: bool = False
    keeps: tuple[str, ...] = ()
    answer: PlanAnswer = ""
    beside: str = ""

    @property
    def also(self) -> tuple[str, ...]:
        """All that stands there besides, to be shown."""
        return (*self.keeps, *(f"»{line}«" for line in self.beside.split("\n") if line))


@dataclass(frozen=True)
class OpenPlan:
    """A plan file as it is judged, filled and converted.

    Attributes:
        file: None when it cannot be read; ``findings`` say why.
        form: the plan it is, with the sections it was laid out by; None when no pack knows it.
        mark: as the file says, or as its structure was recognised.
        case_type: what the case takes; None when nobody has said what it is about, or no rule is known.
        is_current: whether nothing says that another plan or version is the right one.
        sections: those of ``form``, in its order.
        others: what has been written under headings that ``form`` does not have.
        right: what is to be used instead, where it is not current and the packs know.
    """

    path: Path
    file: PlanFile | None
    form: PlanForm | None = None
    mark: PlanMark | None = None
    case_type: CaseType | None = None
    is_current: bool = False
    sections: tuple[OpenSection, ...] = ()
    findings: tuple[Finding, ...] = ()
    others: tuple[PlanText, ...] = ()
    right: PlanForm | None = None

    @property
    def is_refused(self) -> bool:
        """Whether it must not be written in; what is not current by a rule that nobody is sure of may be."""
        return blocks(self.findings)

    @property
    def answers(self) -> dict[str, PlanAnswer]:
        """What stands in it, by section."""
        return {each.section.id: each.answer for each in self.sections if each.is_filled}


def open_plan(library: Library, path: Path, today: date, case_type: str = "", decided: date | None = None) -> OpenPlan:
    """The plan in the Word file at ``path``, and whether it is the right one.

    Args:
        library: the packs.
        path: a Word file.
        today: the day it is written.
        case_type: id of what the case is about; else the file itself may tell.
        decided: the day of the decision that the plan is for; else ``today``.

    Raises:
        OSError: the file is not there or may not be read.
        UnavailableError: no pack knows ``case_type``.
    """
    plans = library.plans
    _must_be_known(plans, case_type)
    try:
        file = read_plan(path)
    except PlanFileError as error:
        return OpenPlan(path, None, findings=(Finding("L00", Severity.ERROR, str(error)),))
    return _Opening(plans, file, today, decided or today).opened(path, case_type)


def as_case(library: Library, plan: OpenPlan, case_type: str, today: date, decided: date | None = None) -> OpenPlan:
    """``plan`` as one for a case of ``case_type``: what the case is about may be told after the file was opened.

    Raises:
        UnavailableError: no pack knows ``case_type``.
    """
    _must_be_known(library.plans, case_type)
    if plan.file is None:
        return plan
    return _Opening(library.plans, plan.file, today, decided or today).opened(plan.path, case_type)


def told_case_type(plans: Plans, answers: Mapping[str, PlanAnswer]) -> str:
    """The id of the case type that the facts among ``answers`` name; empty where they do not tell."""
    facts = (answer for answer in answers.values() if isinstance(answer, dict))
    told = next((answer[CASE_TYPE] for answer in facts if answer.get(CASE_TYPE)), "")
    return guard.case_type_called(plans, told) if told else ""


def new_plan(library: Library, plan_id: str, today: date, case_type: str = "", decided: date | None = None) -> OpenPlan:
    """The pack's own empty file of the plan in force on ``today``.

    Raises:
        OSError: the pack's file may not be read.
        UnavailableError: there is no such plan, none in force, or no file of it.
    """
    plans = library.plans
    form = guard.form_on(plans, plan_id, today)
    if form is None:
        known = {each.id: each.title for each in plans.forms}
        if plan_id in known:
            raise UnavailableError(f"»{known[plan_id]}« gælder ikke {today:%d.%m.%Y}. {guard.ASK}")
        raise UnavailableError(f"Planen »{plan_id}« findes ikke.{did_you_mean(plan_id, known)}")
    path = guard.file_of(plans, form)
    if path is None or not path.is_file():
        raise UnavailableError(f"Pakken har ingen Word-fil til »{form.title}«, version {form.version}. {guard.ASK}")
    return open_plan(library, path, today, case_type, decided)


class _Opening:
    """Finds out what a file is, step by step."""

    def __init__(self, plans: Plans, file: PlanFile, today: date, decided: date) -> None:
        self._plans, self._file, self._today, self._decided = plans, file, today, decided
        self._alike: list[PlanForm] = []

    def opened(self, path: Path, case_type: str) -> OpenPlan:
        mark = self._mark()
        form = self._form(mark) if mark else None
        sections = sections_of(form, self._plans.parts) if form else ()
        places = placed(sections, self._file.sections)
        found = tuple(_open_section(section, places.get(section.id)) for section in sections)
        name = case_type or told_case_type(self._plans, {each.section.id: each.answer for each in found})
        case = guard.case_type_on(self._plans, name, self._decided) if name else None
        verdict = tuple(self._verdict(mark, case))
        right = guard.form_instead(self._plans, mark, case, self._today) if verdict else None
        notes = self._notes(mark, form, name, case, is_right=not verdict)
        findings = (*verdict, *notes, *_of_file(self._file, found))
        taken = [text.place for text in places.values()]
        written = (text for text in self._file.sections if text.text or text.keeps)
        others = tuple(text for text in written if text.place not in taken)
        return OpenPlan(path, self._file, form, mark, case, not verdict, found, findings, others, right)

    def _mark(self) -> PlanMark | None:
        if self._file.mark:
            return self._file.mark
        self._alike = self._recognised()
        if len(self._alike) != 1:
            return None
        return PlanMark(self._alike[0].id, self._alike[0].version, "structure")

    def _recognised(self) -> list[PlanForm]:
        return recognise(self._plans.forms, self._plans.parts, self._file.sections, self._today)

    def _form(self, mark: PlanMark) -> PlanForm | None:
        """The form of ``mark``; where nobody has said what it holds, with the sections it turns out to have."""
        form = guard.marked_form(self._plans, mark)
        if form is not None and form.order:
            return form
        versions = sorted((each for each in self._plans.forms if each.id == mark.id), key=lambda each: each.valid_from)
        laid_out = [*self._recognised(), *(each for each in reversed(versions) if each.order)]
        if not laid_out:
            return form
        base = form or replace(laid_out[0], id=mark.id, version=mark.version, file="", required=())
        return replace(base, order=laid_out[0].order, sections=laid_out[0].sections)

    def _verdict(self, mark: PlanMark | None, case: CaseType | None) -> Iterator[Finding]:
        if mark is None:
            yield guard.unrecognised(self._plans, self._alike, case, self._today)
        else:
            yield from guard.refusals(self._plans, mark, case, self._today)

    def _notes(
        self, mark: PlanMark | None, form: PlanForm | None, name: str, case: CaseType | None, *, is_right: bool
    ) -> Iterator[Finding]:
        if mark and form and mark.how == "structure":
            message = f"Filen har intet mærke. Efter overskrifterne er det »{form.title}«, version {form.version}."
            yield Finding("L10", Severity.HINT, message)
        if mark and not name:
            message = "Sagstypen er ikke angivet, så jeg ved kun, om versionen gælder, ikke om planen passer til sagen."
            yield Finding("L10", Severity.HINT, message)
        elif name and case is None:
            yield guard.no_rule(self._plans, name, self._decided)
        yield from guard.cautions(form if is_right else None, case)


def _open_section(section: PlanSection, text: PlanText | None) -> OpenSection:
    if text is None:
        return OpenSection(section)
    answer, beside = _told_apart(section, text)
    return OpenSection(section, text.place, text.text, is_filled(answer), text.keeps, answer, beside)


def _told_apart(section: PlanSection, text: PlanText) -> tuple[PlanAnswer, str]:
    """The answer, and what is none: beside the table, in a row that the section has not, where no table is."""
    answer = from_file(section, text)
    if section.kind == "text" or isinstance(answer, NotRelevant):
        return answer, text.beside
    if section.kind == "facts" and isinstance(answer, dict):
        known = {row.name for row in section.rows}
        others = {name: value for name, value in answer.items() if name not in known}
        lines = [as_text(section, others), text.beside]
        return {name: value for name, value in answer.items() if name in known}, "\n".join(filter(None, lines))
    if section.kind == "attachments" and isinstance(answer, list):
        return answer, text.beside
    return {} if section.kind == "facts" else [], text.text


def _of_file(file: PlanFile, sections: Sequence[OpenSection]) -> Iterator[Finding]:
    if file.has_links:
        message = "Filen henter noget udefra, fx en skabelon eller et billede. Se efter, om det skal med."
        yield Finding("L11", Severity.HINT, message)
    for each in sections:
        things = (*each.keeps, *([_TEXT] if each.beside else []))
        if things:
            message = f"»{each.section.title}« har også {', '.join(things)}. Det bliver stående, når du udfylder."
            yield Finding("L12", Severity.HINT, message, each.section.id)


def _must_be_known(plans: Plans, case_type: str) -> None:
    known = list(dict.fromkeys(each.id for each in plans.parts.case_types))
    if case_type and case_type not in known:
        hint = did_you_mean(case_type, known)
        raise UnavailableError(f"Sagstypen »{case_type}« findes ikke.{hint} Vælg en af: {', '.join(known)}.")
