"""``plan``: the preparatory plan in Word, which there are, and one file checked, filled or converted.

What is written is a new file, always.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from assistant.casework.library import Library, UnavailableError
from assistant.casework.plan.answers import from_json, is_filled, merged
from assistant.casework.plan.convert import Converted, left_behind, moved
from assistant.casework.plan.elsewhere import by_headings
from assistant.casework.plan.guard import case_type_called
from assistant.casework.plan.judging import judge
from assistant.casework.plan.opening import OpenPlan, as_case, new_plan, open_plan, told_case_type
from assistant.casework.plan.writing import NoPlaceError, write_plan
from assistant.cli.chosen import day_of, wants_json
from assistant.cli.common import faults_in, open_packs, read_answers
from assistant.cli.output import RefusalError, print_json, say, say_findings
from assistant.cli.plan_listing import list_plans, show_plan
from assistant.model.finding import WORST_FIRST, Finding, Severity, blocks
from assistant.model.plan import PlanAnswer, PlanForm
from assistant.model.suggest import did_you_mean

_RULE_FILES = ("words.toml", "language.toml", "deadlines.toml")


def handle_plan(options: argparse.Namespace) -> int:
    """What the verb says."""
    verbs = {"list": list_plans, "show": show_plan, "check": _check, "fill": _fill, "convert": _convert}
    return verbs[options.verb](options)


def _check(options: argparse.Namespace) -> int:
    library = _library(options)
    plan = _opened(options, library, options.case_type)
    findings = _judged(options, library, plan, plan.answers)
    _tell(options, plan, plan.answers, findings)
    if not wants_json(options):
        for each in plan.sections:
            print(f"{each.section.id:<4} {'udfyldt' if each.is_filled else 'tomt':<8} {each.section.title}")
        _say_move(options, plan)
    return _ended(findings)


def _fill(options: argparse.Namespace) -> int:
    data = read_answers(options.answers)
    _refuse_out(options)
    library = _library(options)
    plan = _opened(options, library, options.case_type)
    given, faults = _given(data, plan)
    answers = merged(plan.answers, given)
    told = options.case_type or told_case_type(library.plans, answers)
    plan = as_case(library, plan, told, day_of(options), options.decided)
    findings: Sequence[Finding] = (*faults, *(plan.findings if faults else _judged(options, library, plan, answers)))
    if not blocks(findings):
        findings = (*findings, *_written(options, plan, answers))
    _tell(options, plan, answers, findings)
    if plan.is_refused:
        _say_move(options, plan)
    return _ended(findings, options.out)


def _convert(options: argparse.Namespace) -> int:
    _refuse_out(options)
    library = _library(options)
    old = _opened(options, library, "")
    new = _target(options, library, old)
    assert new.form is not None  # noqa: S101 - the pack's own
    converted = _converted(old, new.form, library)
    if old.form is None and not converted.answers:
        _tell(options, old, old.answers, old.findings)
        return _ended(old.findings, options.out)
    findings: Sequence[Finding] = (*left_behind(converted), *_judged(options, library, new, converted.answers))
    if not blocks(findings):
        findings = (*findings, *_written(options, new, converted.answers))
    _tell(options, new, converted.answers, findings, _of_conversion(converted))
    return _ended(findings, options.out)


def _converted(old: OpenPlan, new: PlanForm, library: Library) -> Converted:
    """All that stands in ``old``, as ``new`` takes it; nothing of what cannot be read."""
    if old.file is None:
        return Converted({}, (), ())
    try:
        return moved(old, new, library.plans) if old.form else by_headings(old, new, library.plans.parts)
    except OSError:
        raise RefusalError(f"Filen »{old.path}« findes ikke eller kan ikke læses.", 2) from None
    except UnavailableError as error:
        raise RefusalError(str(error), 2) from None


def _library(options: argparse.Namespace) -> Library:
    """The packs; a case type may be named as the plan writes it."""
    library = open_packs(options)
    options.case_type = case_type_called(library.plans, options.case_type) or options.case_type
    return library


def _given(data: dict[str, object] | Finding, plan: OpenPlan) -> tuple[dict[str, PlanAnswer], list[Finding]]:
    """The answers in ``data``, and what is wrong with them; of a plan that nobody knows, nothing can be said."""
    if isinstance(data, Finding):
        return {}, [data]
    return from_json(data, [each.section for each in plan.sections]) if plan.sections else ({}, [])


def _opened(options: argparse.Namespace, library: Library, case_type: str) -> OpenPlan:
    try:
        return open_plan(library, options.file, day_of(options), case_type, options.decided)
    except OSError:
        raise RefusalError(f"Filen »{options.file}« findes ikke eller kan ikke læses.", 2) from None
    except UnavailableError as error:
        raise RefusalError(str(error), 2) from None


def _target(options: argparse.Namespace, library: Library, old: OpenPlan) -> OpenPlan:
    """The empty plan to convert to. Only a case type that was named closes it: the old file's may be out of date."""
    known = {form.id for form in library.plans.forms}
    if options.to not in known:
        raise RefusalError(f"Planen »{options.to}« findes ikke.{did_you_mean(options.to, known)}", 2)
    case_type = options.case_type or (old.case_type.id if old.case_type else "")
    try:
        new = new_plan(library, options.to, day_of(options), case_type, options.decided)
    except UnavailableError as error:
        raise RefusalError(str(error), 2 if options.case_type and "Sagstypen" in str(error) else 1) from None
    if options.case_type:
        return new
    return replace(new, findings=tuple(_softened(finding) for finding in new.findings))


def _softened(finding: Finding) -> Finding:
    return replace(finding, severity=Severity.WARNING) if finding.severity is Severity.ERROR else finding


def _judged(
    options: argparse.Namespace, library: Library, plan: OpenPlan, answers: Mapping[str, PlanAnswer]
) -> tuple[Finding, ...]:
    """What is wrong with the packs' rules, with the file, and with what stands in it."""
    faults = (*library.plan_faults, *faults_in(library, *_RULE_FILES))
    said = judge(plan, answers, day_of(options), options.decided, library.knowledge)
    return (*faults, *plan.findings, *said)


def _written(options: argparse.Namespace, plan: OpenPlan, answers: Mapping[str, PlanAnswer]) -> Iterable[Finding]:
    """Write the new file; why it cannot hold the answers, if so."""
    try:
        write_plan(plan, answers, options.out)
    except NoPlaceError as error:
        return [Finding("L20", Severity.ERROR, str(error))]
    except FileExistsError:
        raise RefusalError(_exists(options.out), 2) from None
    except OSError:
        raise RefusalError(
            f"»{options.out}« kan ikke skrives. Er disken fuld, eller er mappen skrivebeskyttet?", 3
        ) from None
    return []


def _refuse_out(options: argparse.Namespace) -> None:
    out: Path = options.out
    if out.suffix.lower() != ".docx":
        raise RefusalError(f"»{out}« skal ende på .docx.", 2)
    try:
        is_there, is_folder = out.exists(), out.parent.is_dir()
    except OSError:  # a name that is too long, a folder that may not be entered
        raise RefusalError(
            f"»{out}« kan ikke skrives. Er navnet for langt, eller er mappen lukket for dig?", 2
        ) from None
    if not is_folder:
        raise RefusalError(f"Mappen »{out.parent}« findes ikke.", 2)
    if not is_there:
        return
    with suppress(OSError):
        if out.samefile(options.file):
            raise RefusalError(f"»{out}« er selve planen. Den ændres aldrig; giv den nye fil et andet navn.", 2)
    raise RefusalError(_exists(out), 2)


def _exists(out: Path) -> str:
    return f"»{out}« findes allerede og overskrives ikke. Giv den nye fil et andet navn."


def _tell(
    options: argparse.Namespace,
    plan: OpenPlan,
    answers: Mapping[str, PlanAnswer],
    findings: Iterable[Finding],
    more: Mapping[str, object] | None = None,
) -> None:
    findings = sorted(findings, key=lambda finding: WORST_FIRST.index(finding.severity))
    if wants_json(options):
        mark = plan.mark
        head = {
            "id": mark.id if mark else None,
            "version": mark.version if mark else None,
            "current": plan.is_current,
            "use": {"id": plan.right.id, "version": plan.right.version} if plan.right else None,
            "title": plan.form.title if plan.form else None,
            "told_by": mark.how if mark else None,
            "case_type": plan.case_type.id if plan.case_type else None,
        }
        sections = [
            {"id": each.id, "title": each.title, "filled": is_filled(answers.get(each.id, ""))}
            for each in (open_section.section for open_section in plan.sections)
        ]
        print_json(
            {"plan": head, "sections": sections, "findings": [each.as_json() for each in findings], **(more or {})}
        )
    is_refused = "out" in options and blocks(findings)  # then nothing but why is of use
    say_findings(each for each in findings if each.severity is Severity.ERROR or not is_refused)


def _say_move(options: argparse.Namespace, plan: OpenPlan) -> None:
    """How the answers of a plan that is not the right one come along."""
    if plan.right and plan.right.file and plan.form and (plan.answers or plan.others):
        say(f'Flyt svarene over: sagstast plan convert "{options.file}" --to {plan.right.id} --out NY.docx')


def _of_conversion(converted: Converted) -> dict[str, object]:
    return {
        "missing": [section.id for section in converted.missing],
        "homeless": [each._asdict() for each in converted.homeless],
    }


def _ended(findings: Iterable[Finding], out: Path | None = None) -> int:
    """The exit code; what was written or why not."""
    if blocks(findings):
        if out:
            say("Der er ikke skrevet noget, fordi der står en fejl.")
        return 1
    if out:
        say(f"»{out}« er skrevet.")
    return 0
