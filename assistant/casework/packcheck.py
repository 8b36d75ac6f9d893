"""A pack read whole: with everything that reading, compiling and its own examples say against it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.casework.drafting import Drafter
from assistant.casework.knowledge import merged
from assistant.casework.pack_layers import locks_of, of_life_cycle, refused_by_lock, unknown_locks
from assistant.casework.pack_names import (
    Offers,
    unknown_bars,
    unknown_in_forms,
    unknown_names,
    unknown_request,
    unknown_templates,
)
from assistant.casework.shelf import Shelf
from assistant.model.finding import Finding, blocks, told
from assistant.model.knowledge import Knowledge
from assistant.model.pack import Pack
from assistant.model.pack_info import Layer
from assistant.model.plan import Plans
from assistant.model.template import Template
from assistant.packs.plans import ReadPlans, read_plans, read_sources
from assistant.packs.reader import nameless, read_core, read_pack

if TYPE_CHECKING:
    from assistant.casework.pack.checks import Checks


def check_pack(
    folder: Path,
    below: Iterable[Path] = (),
    *,
    layer: Layer | None = None,
    today: date | None = None,
    with_examples: bool = True,
) -> Pack:
    """The whole pack with everything that reading, compiling and its own examples say against it.

    Args:
        folder: the pack.
        layer: that which it is of, whatever it says itself.
        today: from which day on its plans must have a Word file; nobody asks when it is left out.
        with_examples: whether all is asked that must be seen before it reaches others: each template is filled with its
            examples, each plan tried in Word, each file looked through.
        below: folders of the packs it may lean on for what it leaves out; an older one of the same id does not count,
            nor one of a higher layer.
    """
    if with_examples and (unread := _unread(folder, layer)):
        return unread
    core, shelf = read_core(folder, layer), Shelf.of(below)
    under = shelf.under(core)
    locks = locks_of(under.values())
    drafter = Drafter(merged([*under.values(), core]))
    offers: Offers = {}
    checks = _checks(folder, drafter, today) if with_examples else None

    def lint(template: Template) -> list[Finding]:
        if holder := locks.get(template.id):
            return [refused_by_lock(template, holder)]
        offers[template.id, template.valid_from] = template.follow_up
        if unknown := list(told(unknown_names(template, drafter.knowledge))):
            return unknown
        compiled = drafter.compiled(template).findings
        return compiled if checks is None or blocks(compiled) else [*compiled, *checks.of_template(template)]

    def ids_below() -> set[str]:
        return shelf.ids(under)

    pack = read_pack(folder, lint, layer)
    read = read_sources(folder) if with_examples and not pack.info.is_own else None
    unknown = [
        *unknown_locks(folder, pack),
        *(of_life_cycle(folder, under, pack, ids_below) if with_examples else ()),
        *told(unknown_bars(folder, core, drafter.knowledge)),
        *told(unknown_templates(folder, ids_below, pack, offers)),
        *told(unknown_in_forms(folder, ids_below, core, pack, drafter.knowledge)),
        *(_in_plans(read, under, drafter.knowledge, today) if read else ()),
        *(unknown_request(ids_below, pack, read) if read else ()),
    ]
    tried = sum(bool(form.file) for form in read.plans.forms) if read else 0
    pack = replace(pack, findings=(*pack.findings, *unknown), plans=tried)
    return checks.of_whole(pack) if checks else pack


def record_golden(folder: Path, below: Iterable[Path], today: date) -> list[str]:
    """Write the pack's golden texts that are missing or another now; the names of those that were.

    Raises:
        OSError: one could not be written.
    """
    from assistant.casework.pack.golden import GoldenTexts  # noqa: PLC0415 - not to open a pack

    if _unread(folder, None):
        return []
    core = read_core(folder)
    under = Shelf(below).under(core)
    pack = check_pack(folder, under, with_examples=False)
    return GoldenTexts(folder, pack, Drafter(merged([*under.values(), core]))).record(today)


def _unread(folder: Path, layer: Layer | None) -> Pack | None:
    """The pack that nobody looks into: there is too much of it, or a link may lead anywhere."""
    from assistant.casework.pack.files import archive_faults, is_unreadable  # noqa: PLC0415 - not to open a pack

    faults = archive_faults(folder)
    if not is_unreadable(folder, faults):
        return None
    return Pack(info=nameless(folder, layer), path=str(folder), findings=tuple(faults))


def _checks(folder: Path, drafter: Drafter, today: date | None) -> Checks:
    from assistant.casework.pack.checks import Checks  # noqa: PLC0415 - not to open a pack

    return Checks(folder, drafter, today)


def _in_plans(read: ReadPlans, below: Collection[Path], knowledge: Knowledge, today: date | None) -> Iterator[Finding]:
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
    for form, folder, source in zip(read.plans.forms, read.plans.folders, read.forms, strict=True):
        if form.file:
            sections = {each.id: each for each in (*whole.parts.sections, *form.sections)}
            yield from faults_in_file(form, Path(folder), sections, source)
