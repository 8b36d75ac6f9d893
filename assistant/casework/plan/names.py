"""What a pack's plans name and nobody knows: sections, plans, deadlines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from assistant.model.finding import Finding
from assistant.model.forms import bare_label
from assistant.model.knowledge import Knowledge
from assistant.model.plan import PlanForm, Plans, PlanSection
from assistant.model.suggest import did_you_mean
from assistant.packs.plans import ReadPlans
from assistant.packs.source import KeyPath, Source
from assistant.rules.deadlines import names


def unknown_in_plans(read: ReadPlans, whole: Plans, knowledge: Knowledge) -> Iterator[Finding]:
    """Names in ``read`` that neither its pack nor the packs below have.

    Args:
        read: the plans of the pack that is checked.
        whole: what it and the packs below it know of plans.
        knowledge: of the packs together.
    """
    if read.parts:
        yield from _in_case_types(read.plans, whole, read.parts)
        yield from _same_as(read.plans.parts.sections, whole, read.parts)
    for form, source in zip(read.plans.forms, read.forms, strict=True):
        yield from _in_form(form, whole, names(knowledge), source)


def _in_case_types(own: Plans, whole: Plans, source: Source) -> Iterator[Finding]:
    forms = {form.id for form in whole.forms}
    for number, case_type in enumerate(own.parts.case_types):
        at: KeyPath = ("case_types", number, "plan")
        if (plan := case_type.plan) and plan not in forms:
            yield _unknown(f"Planen »{plan}« findes ikke.", plan, forms, source, at)


def _in_form(form: PlanForm, whole: Plans, due: Iterable[str], source: Source) -> Iterator[Finding]:
    sections = {each.id: each for each in (*whole.parts.sections, *form.sections)}
    yield from _in_order(form, sections, source)
    yield from _unknowns("Fristen", form.deadlines, set(due), source, "deadlines")
    if form.replaced_by and form.replaced_by not in {each.id for each in whole.forms}:
        known = {each.id for each in whole.forms}
        message = f"Planen »{form.replaced_by}« findes ikke."
        yield _unknown(message, form.replaced_by, known, source, ("replaced_by",))
    yield from _same_as(form.sections, whole, source)
    yield from _told_apart([sections[name] for name in form.order if name in sections], form, source)


def _in_order(form: PlanForm, sections: Collection[str], source: Source) -> Iterator[Finding]:
    """A section that nobody knows; else those that are asked for and do not stand in the plan."""
    unknown = list(_unknowns("Afsnittet", form.order, sections, source, "order"))
    yield from unknown
    for key, listed in (("required", form.required), ("sections", [each.id for each in form.sections])):
        for number, name in enumerate(listed):
            if name not in form.order and not unknown:
                yield source.error("P11", f"Afsnittet »{name}« står ikke i order.", (key, number))


def _same_as(sections: Sequence[PlanSection], whole: Plans, source: Source) -> Iterator[Finding]:
    known = {each.id for each in whole.parts.sections} | {each.id for form in whole.forms for each in form.sections}
    for number, section in enumerate(sections):
        if section.same_as and section.same_as not in known:
            message = f"Afsnittet »{section.same_as}« findes ikke."
            yield _unknown(message, section.same_as, known, source, ("sections", number, "same_as"))


def _told_apart(sections: Sequence[PlanSection], form: PlanForm, source: Source) -> Iterator[Finding]:
    """One heading for two sections, of which one is the pack's and one the plan's own."""
    own = {each.id for each in form.sections}
    taken: dict[str, str] = {}
    for section in sections:
        for label in (section.title, *section.synonyms):
            owner = taken.setdefault(bare_label(label), section.id)
            if owner != section.id and (owner in own) != (section.id in own):
                message = f"Overskriften »{label}« hører både til afsnittet »{owner}« og til »{section.id}«."
                yield source.error("P06", message, ("order",))


def _unknowns(what: str, listed: Sequence[str], known: Collection[str], source: Source, key: str) -> Iterator[Finding]:
    for number, name in enumerate(listed):
        if name not in known:
            yield _unknown(f"{what} »{name}« findes ikke.", name, known, source, (key, number))


def _unknown(message: str, name: str, known: Iterable[str], source: Source, at: KeyPath) -> Finding:
    return source.error("P07", message + did_you_mean(name, sorted(known)), at)
