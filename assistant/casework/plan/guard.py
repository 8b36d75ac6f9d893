"""Which plan holds for a case on a day, and what is said of one that does not.

What a case takes is decided by the day of its decision, which version of it by the day the plan is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from assistant.model.finding import Finding, Severity
from assistant.model.forms import bare_label
from assistant.model.plan import CaseType, PlanForm, PlanMark, Plans
from assistant.rules.dated import in_force, known_times

ASK = "Spørg din fagkoordinator."
_BEGIN = "Begynd på en ny plan, og sæt teksterne ind."


class Choice(NamedTuple):
    """A sort of case on a day, and the plan it takes; None where there is none, or where nobody has its file."""

    case_type: CaseType
    form: PlanForm | None


def choices(plans: Plans, today: date, decided: date | None = None) -> list[Choice]:
    """Every sort of case that has a rule on the day it was decided, each once, in the pack's order."""
    names = dict.fromkeys(each.id for each in plans.parts.case_types)
    found = (case_type_on(plans, name, decided or today) for name in names)
    return [Choice(each, right_form(plans, each, today)) for each in found if each]


def case_type_on(plans: Plans, name: str, day: date) -> CaseType | None:
    """What the case type called ``name`` takes on ``day``."""
    return in_force((each for each in plans.parts.case_types if each.id == name), day)


def case_type_called(plans: Plans, told: str) -> str:
    """The id of the case type that somebody has named in her own words; empty where it cannot be told."""
    words = bare_label(told)
    names = {each.id: bare_label(each.name) for each in plans.parts.case_types}
    whole = [name for name, label in names.items() if words in {name, label}]
    within = [name for name, label in names.items() if f" {label} " in f" {words} " or f" {name} " in f" {words} "]
    found = whole or within
    return found[0] if len(found) == 1 else ""


def form_on(plans: Plans, plan: str, day: date) -> PlanForm | None:
    """The version of ``plan`` in force on ``day``; of several packs that have one, the last pack's."""
    packs = zip(plans.forms, plans.folders, strict=True)
    found = [(form, folder) for form, folder in packs if form.id == plan and form.holds_on(day)]
    return in_force((form for form, folder in found if folder == found[-1][1]), day)


def file_of(plans: Plans, form: PlanForm) -> Path | None:
    """Where the empty Word file of ``form`` should lie; None where its pack has none."""
    return Path(plans.folders[plans.forms.index(form)]) / form.file if form.file else None


def right_form(plans: Plans, case_type: CaseType, today: date) -> PlanForm | None:
    """The version to write for a case of ``case_type``."""
    return form_on(plans, case_type.plan, today) if case_type.plan else None


def marked_form(plans: Plans, mark: PlanMark) -> PlanForm | None:
    """The form that ``mark`` names."""
    return next((form for form in plans.forms if (form.id, form.version) == (mark.id, mark.version)), None)


def refusals(plans: Plans, mark: PlanMark, case_type: CaseType | None, today: date) -> Iterator[Finding]:
    """Why the plan that ``mark`` names must not be used, with the name of the right one; at most one.

    An error, but for a plan that is wrong only by a rule of the case that nobody is sure of.
    """
    if message := _why_outdated(plans, mark, today):
        yield Finding("L09", Severity.ERROR, f"{message} {_instead(plans, mark, case_type, today)}")
    elif case_type and (message := _why_wrong(plans, mark, case_type)):
        severity = Severity.WARNING if case_type.certainty == "unknown" else Severity.ERROR
        yield Finding("L09", severity, f"{message} {_instead(plans, mark, case_type, today)}")


def form_instead(plans: Plans, mark: PlanMark | None, case_type: CaseType | None, today: date) -> PlanForm | None:
    """The version to use instead of the one that ``mark`` names; None where none can be told."""
    if case_type:
        return right_form(plans, case_type, today)
    form = marked_form(plans, mark) if mark else None
    return form_on(plans, form.replaced_by if form and form.replaced_by else mark.id, today) if mark else None


def unrecognised(plans: Plans, alike: Sequence[PlanForm], case_type: CaseType | None, today: date) -> Finding:
    """A file without a mark, whose headings are no plan's, or several plans'."""
    right = right_form(plans, case_type, today) if case_type else None
    use = f"Den rigtige er{_so_far(case_type)} {_named(right)}." if case_type and right else _BEGIN
    if alike:
        names = " og ".join(f"»{form.title}«" for form in alike)
        message = f"Filen har intet mærke, og overskrifterne passer både på {names}."
    else:
        message = "Filen har intet mærke, og overskrifterne er ikke en kendt plans."
    return Finding("L09", Severity.ERROR, f"{message} {use}")


def cautions(form: PlanForm | None, case_type: CaseType | None) -> Iterator[Finding]:
    """What to know before one relies on it: an ended scheme, a rule that is not settled."""
    if case_type and case_type.running_only:
        instead = f" Hvis ikke: {_small(case_type.instead)}" if case_type.instead else ""
        remark = f" {case_type.remark}" if case_type.remark else ""
        yield Finding("L18", Severity.WARNING, f"{case_type.running_only}{instead}{remark}")
    elif case_type and case_type.remark:
        yield Finding("L18", Severity.HINT, f"{case_type.name}: {case_type.remark}")
    if form and form.remark:
        yield Finding("L18", Severity.HINT, f"{form.title}: {form.remark}")


def no_rule(plans: Plans, name: str, day: date) -> Finding:
    """A case type that no rule is known for on ``day``."""
    rules = [each for each in plans.parts.case_types if each.id == name]
    message = (
        f"Jeg kender ingen regel for »{rules[-1].name}« den {day:%d.%m.%Y}. Mine gælder {known_times(rules)}. {ASK}"
    )
    return Finding("L18", Severity.WARNING, message)


def _why_outdated(plans: Plans, mark: PlanMark, today: date) -> str:
    versions = [form for form in plans.forms if form.id == mark.id]
    if not versions:
        return f"Skabelonen »{mark.id}« kendes ikke."
    form = marked_form(plans, mark)
    if form is None:
        return f"Version {mark.version} af »{versions[-1].title}« kendes ikke."
    if form.valid_from > today:
        return f"»{form.title}«, version {form.version}, gælder først fra {form.valid_from:%d.%m.%Y}."
    if not form.holds_on(today):
        return f"»{form.title}«, version {form.version}, er forældet: den udgik {form.valid_to:%d.%m.%Y}."
    if form_on(plans, mark.id, today) != form:
        return f"»{form.title}«, version {form.version}, er afløst af jeres egen."
    return ""


def _why_wrong(plans: Plans, mark: PlanMark, case_type: CaseType) -> str:
    """Why the plan, which holds, is none for the case, and until when it was."""
    form = marked_form(plans, mark)
    about, sure = _small(case_type.name), _so_far(case_type)
    if form is None or case_type.plan == form.id:
        return ""
    if not case_type.plan:
        return f"Der laves{sure} ikke længere en plan i sager om {about}."
    times = [each for each in plans.parts.case_types if each.id == case_type.id and each.plan == form.id]
    ended = [each.valid_to for each in times if each.valid_to and each.valid_to < case_type.valid_from]
    if not ended:
        return f"»{form.title}« bruges{sure} ikke i sager om {about}."
    message = f"»{form.title}« bruges{sure} kun i sager om {about}, der er afgjort senest {max(ended):%d.%m.%Y}."
    return f"{message} Er sagen det, så skriv afgørelsens dato."


def _so_far(case_type: CaseType) -> str:
    return "" if case_type.certainty in {"high", "medium"} else ", så vidt jeg ved,"


def _instead(plans: Plans, mark: PlanMark, case_type: CaseType | None, today: date) -> str:
    """What to use."""
    if case_type and not case_type.plan:
        return case_type.instead
    right = form_instead(plans, mark, case_type, today)
    if right is None:
        return ASK
    told = f"Den rigtige er{_so_far(case_type) if case_type else ''} {_named(right)}."
    return told if right.file else f"{told} Filen følger ikke med her. {ASK}"


def _named(form: PlanForm) -> str:
    return f"»{form.title}«, version {form.version}"


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]
