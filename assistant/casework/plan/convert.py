"""The answers of one plan in another: to each section its own, nothing lost and nothing in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import NamedTuple

from assistant.casework.plan.answers import as_text, is_filled
from assistant.casework.plan.guard import file_of
from assistant.casework.plan.opening import OpenPlan
from assistant.casework.plan.recognition import sections_of
from assistant.model.finding import Finding, Severity
from assistant.model.plan import NotRelevant, PlanAnswer, PlanForm, PlanParts, Plans, PlanSection
from assistant.render.plan.read import PlanFileError, read_plan

NO_HEADING = "Tekst uden overskrift"


class Homeless(NamedTuple):
    """What an answer says that has no place in the other plan.

    Attributes:
        section: id of the section it stood in; empty where it stood under a heading of no section.
        title: the heading.
        proposed: id of a section of the other plan that is called nearly so; empty for none.
    """

    section: str
    title: str
    text: str
    proposed: str = ""


class Staying(NamedTuple):
    """What stands in a section and is no text: it stays in the old file. ``things`` are Danish."""

    section: str
    title: str
    things: tuple[str, ...]


@dataclass(frozen=True)
class Converted:
    """The answers as the other plan takes them.

    Attributes:
        missing: its required sections that nothing was found for.
        homeless: what has no place in it, in the order of the old plan.
        staying: what cannot be moved.
    """

    answers: dict[str, PlanAnswer]
    missing: tuple[PlanSection, ...]
    homeless: tuple[Homeless, ...]
    staying: tuple[Staying, ...] = ()


def convert(answers: Mapping[str, PlanAnswer], old: PlanForm, new: PlanForm, parts: PlanParts) -> Converted:
    """``answers``, by the sections of ``old``, by those of ``new``.

    A section takes the answer of the one with its id, else of the one that says it is the same. Where two meet, both
    are kept, in the order of ``old``.
    """
    known = {section.id: section for section in (*parts.sections, *old.sections)}
    order = [*old.order, *(name for name in answers if name not in old.order)]
    targets = sections_of(new, parts)
    placed: dict[str, PlanAnswer] = {}
    homeless: list[Homeless] = []
    for name in order:
        answer = answers.get(name, "")
        if not is_filled(answer):
            continue
        section = known.get(name, PlanSection(id=name, title=name, source="", certainty="unknown"))
        target = target_of(section, targets)
        if target is None:
            homeless.append(Homeless(name, section.title, as_text(section, answer)))
            continue
        left = _put(placed, section, answer, target)
        if left:
            homeless.append(Homeless(name, section.title, left))
    in_order = {section.id: placed[section.id] for section in targets if section.id in placed}
    missing = tuple(section for section in targets if section.id in new.required and section.id not in placed)
    return Converted(in_order, missing, tuple(homeless))


def moved(old: OpenPlan, new: PlanForm, plans: Plans, answers: Mapping[str, PlanAnswer] | None = None) -> Converted:
    """All that stands in the file ``old``, as ``new`` takes it; ``answers`` where others than the file's are given.

    Not for Qt's thread: it reads the empty files of the plan, to know what is hers.
    """
    if old.form is None:
        raise ValueError("only a plan that is known can be moved")
    found = convert(old.answers if answers is None else answers, old.form, new, plans.parts)
    above = _written_above(old, old.form, plans)
    beside = (
        Homeless(each.section.id, f"{each.section.title}, ved siden af tabellen", each.beside)
        for each in old.sections
        if each.beside
    )
    others = (Homeless("", text.heading, text.text) for text in old.others if text.text)
    staying = [Staying(each.section.id, each.section.title, each.keeps) for each in old.sections if each.keeps]
    staying += [Staying("", text.heading, text.keeps) for text in old.others if text.keeps]
    return replace(found, homeless=(*above, *found.homeless, *beside, *others), staying=tuple(staying))


def _written_above(old: OpenPlan, form: PlanForm, plans: Plans) -> Iterator[Homeless]:
    """What stands above the first heading of ``old``, and not in the empty file of any version of its plan."""
    own = {form.title}
    files = (file_of(plans, each) for each in plans.forms if each.id == form.id)
    for file in filter(None, files):
        with suppress(OSError, PlanFileError):  # then more is told than is hers
            own.update(read_plan(file).above.split("\n"))
    lines = old.file.above.split("\n") if old.file else []
    if hers := [line for line in lines if line and line not in own]:
        yield Homeless("", NO_HEADING, "\n".join(hers))


def left_behind(found: Converted) -> Iterator[Finding]:
    """What does not come along."""
    for each in found.homeless:
        why = f"hører måske til i {each.proposed}" if each.proposed else "har ingen plads i den nye plan"
        message = f"»{each.title}« {why}. Teksten står stadig i den gamle fil; flyt den selv."
        yield Finding("L19", Severity.WARNING, message, each.section)
    for thing in found.staying:
        message = f"»{thing.title}« har også {', '.join(thing.things)}, som ikke følger med. Flyt det selv."
        yield Finding("L19", Severity.WARNING, message, thing.section)


def target_of(section: PlanSection, targets: Iterable[PlanSection]) -> PlanSection | None:
    """The one of ``targets`` that takes the answers of ``section``."""
    targets = list(targets)
    named = (each for each in targets if each.id == section.id)
    same = (each for each in targets if _is_same(section, each))
    return next(named, None) or next(same, None)


def _is_same(section: PlanSection, other: PlanSection) -> bool:
    names = {section.id, section.same_as} - {""}
    return not names.isdisjoint({other.id, other.same_as})


def _put(placed: dict[str, PlanAnswer], section: PlanSection, answer: PlanAnswer, target: PlanSection) -> str:
    """Put ``answer`` into ``target`` beside what is there; what finds no room comes back as text."""
    before = placed.get(target.id, "")
    if isinstance(answer, NotRelevant) or isinstance(before, NotRelevant):
        return _put_choice(placed, section, answer, target)
    if target.kind == "text":
        placed[target.id] = "\n\n".join(filter(None, [str(before), as_text(section, answer)]))
        return ""
    if target.kind == "facts" and isinstance(answer, dict):
        return _put_facts(placed, section, answer, target)
    if target.kind == "attachments" and isinstance(answer, list):
        return _put_rows(placed, section, answer, target)
    return as_text(section, answer)


def _put_choice(placed: dict[str, PlanAnswer], section: PlanSection, answer: PlanAnswer, target: PlanSection) -> str:
    """One of two says that nothing is to be said: words come before, and the reason is kept beside."""
    before = placed.get(target.id)
    if before is None or before == answer:
        placed[target.id] = answer
        return ""
    if isinstance(answer, NotRelevant):
        return as_text(section, answer)
    reason = as_text(target, before)
    del placed[target.id]
    return "\n".join(filter(None, [_put(placed, section, answer, target), reason]))


def _put_facts(placed: dict[str, PlanAnswer], section: PlanSection, answer: dict[str, str], target: PlanSection) -> str:
    names = {row.name for row in target.rows}
    before = placed.get(target.id)
    found = dict(before) if isinstance(before, dict) else {}
    left = {}
    for name, value in answer.items():
        if name not in names:
            left[name] = value
        elif value.strip() and value not in found.get(name, "").split("\n"):
            found[name] = "\n".join(filter(None, [found.get(name, ""), value]))
    if found:
        placed[target.id] = found
    return as_text(section, left)


def _put_rows(
    placed: dict[str, PlanAnswer], section: PlanSection, answer: list[dict[str, str]], target: PlanSection
) -> str:
    names = {row.name for row in target.rows}
    before = placed.get(target.id)
    kept = [{name: value for name, value in row.items() if name in names} for row in answer]
    left = [{name: value for name, value in row.items() if name not in names} for row in answer]
    found = [*(before if isinstance(before, list) else []), *(row for row in kept if is_filled(row))]
    if found:
        placed[target.id] = found
    return as_text(section, [row for row in left if is_filled(row)])
