"""A pack read whole: with everything that reading, compiling and its own examples say against it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import reduce
from pathlib import Path

from assistant.casework.drafting import Drafter
from assistant.casework.examples import example_findings
from assistant.casework.knowledge import merged
from assistant.casework.pack_names import (
    Offers,
    unknown_bars,
    unknown_in_forms,
    unknown_names,
    unknown_request,
    unknown_templates,
)
from assistant.model.finding import Finding, blocks
from assistant.model.knowledge import Knowledge
from assistant.model.pack import Pack
from assistant.model.plan import Plans
from assistant.model.template import Template
from assistant.packs.plans import ReadPlans, read_plans, read_sources
from assistant.packs.reader import PackCore, read_core, read_pack


def check_pack(
    folder: Path, below: Iterable[Path] = (), *, today: date | None = None, with_examples: bool = True
) -> Pack:
    """The whole pack with everything that reading, compiling and its own examples say against it.

    Args:
        folder: the pack.
        today: from which day on its plans must have a Word file; nobody asks when it is left out.
        with_examples: whether each template is filled with its examples, and each plan tried in Word; what cannot be
            is a fault of the pack, but no reason to leave it out of use.
        below: folders of the packs it may lean on for what it leaves out; an older one of the same id does not count.
    """
    core = read_core(folder)
    under = {path: found for path in below if not _same_pack(found := read_core(path), core)}
    drafter = Drafter(merged([*under.values(), core]))
    offers: Offers = {}

    def lint(template: Template) -> list[Finding]:
        offers[template.id, template.valid_from] = template.follow_up
        if unknown := list(unknown_names(template, drafter.knowledge)):
            return unknown
        compiled = drafter.compiled(template).findings
        if not with_examples or blocks(compiled):
            return compiled
        return [*compiled, *example_findings(drafter, template)]

    pack = read_pack(folder, lint)
    read = read_sources(folder) if with_examples else None
    unknown = [
        *unknown_bars(folder, core, drafter.knowledge),
        *unknown_templates(folder, under, pack, offers),
        *unknown_in_forms(folder, under, core, pack, drafter.knowledge),
        *(_in_plans(read, under, pack, drafter.knowledge, today) if read else ()),
    ]
    tried = sum(bool(form.file) for form in read.plans.forms) if read else 0
    return replace(pack, findings=(*pack.findings, *unknown), plans=tried)


def _in_plans(
    read: ReadPlans, below: Collection[Path], pack: Pack, knowledge: Knowledge, today: date | None
) -> Iterator[Finding]:
    if not (read.forms or read.parts or read.findings):
        return
    from assistant.casework.plan.files import faults_in_file  # noqa: PLC0415 - lxml, for the few packs with plans
    from assistant.casework.plan.names import unknown_in_plans  # noqa: PLC0415 - with it
    from assistant.casework.plan.periods import days_without_a_plan  # noqa: PLC0415 - with it

    whole = reduce(lambda lower, upper: upper.over(lower), (read_plans(path)[0] for path in below), Plans())
    whole = read.plans.over(whole)
    yield from read.findings
    if not blocks(read.findings):  # what a fault has left out would be missed everywhere
        yield from unknown_in_plans(read, whole, knowledge)
        yield from days_without_a_plan(read, whole, today)
    if read.parts:
        yield from unknown_request(below, pack, read.plans.parts.archive_request, read.parts)
    for form, folder, source in zip(read.plans.forms, read.plans.folders, read.forms, strict=True):
        if form.file:
            sections = {each.id: each for each in (*whole.parts.sections, *form.sections)}
            yield from faults_in_file(form, Path(folder), sections, source)


def _same_pack(one: PackCore, other: PackCore) -> bool:
    return one.info is not None and other.info is not None and one.info.id == other.info.id
