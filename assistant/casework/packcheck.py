"""A pack read whole: with everything that reading, compiling and its own examples say against it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
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
from assistant.packs.reader import nameless, read_core, template_names
from assistant.packs.verdicts import Verdict, judged, whole_pack

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
    if with_examples and (unread := unread_pack(folder, layer)):
        return unread
    look = PackLook(folder, below, layer=layer, today=today, with_examples=with_examples)
    return look.whole([look.template(name) for name in template_names(folder)])


class PackLook:
    """One look at a pack, in parts: a template after the other, in whatever order and place, then the whole.

    The arguments are ``check_pack``'s. With examples it is for a pack that ``unread_pack`` says nothing of.
    """

    def __init__(
        self,
        folder: Path,
        below: Iterable[Path] = (),
        *,
        layer: Layer | None = None,
        today: date | None = None,
        with_examples: bool = True,
    ) -> None:
        self._folder = folder
        self._today = today
        self._core, self._shelf = read_core(folder, layer), Shelf.of(below)
        self._under = self._shelf.under(self._core)
        self._locks = locks_of(self._under.values())
        self._drafter = Drafter(merged([*self._under.values(), self._core]))
        self._checks = _checks(folder, self._drafter, today) if with_examples else None
        self.info = self._core.info or nameless(folder, layer)

    def template(self, name: str) -> Verdict:
        """What the file ``name`` comes to: by itself, by what the packs know, and by the day."""
        return judged(self._folder, name, self.info, self._lint)

    def _lint(self, template: Template) -> list[Finding]:
        if holder := self._locks.get(template.id):
            return [refused_by_lock(template, holder)]
        if unknown := list(told(unknown_names(template, self._drafter.knowledge))):
            return unknown
        compiled = self._drafter.compiled(template).findings
        if self._checks is None or blocks(compiled):
            return compiled
        return [*compiled, *self._checks.of_template(template)]

    def whole(self, verdicts: Sequence[Verdict]) -> Pack:
        """The pack with what all its templates come to, in their order, and what only they together tell."""
        folder, core, knowledge = self._folder, self._core, self._drafter.knowledge
        pack = whole_pack(folder, core, self.info, verdicts)
        offers: Offers = {(each.entry.id, each.entry.valid_from): each.follow_up for each in verdicts if each.entry}
        read = read_sources(folder) if self._checks and not pack.info.is_own else None
        unknown = [
            *unknown_locks(folder, pack),
            *(of_life_cycle(folder, self._under, pack, self._ids_below) if self._checks else ()),
            *told(unknown_bars(folder, core, knowledge)),
            *told(unknown_templates(folder, self._ids_below, pack, offers)),
            *told(unknown_in_forms(folder, self._ids_below, core, pack, knowledge)),
            *(_in_plans(read, self._under, knowledge, self._today) if read else ()),
            *(unknown_request(self._ids_below, pack, read) if read else ()),
        ]
        tried = sum(bool(form.file) for form in read.plans.forms) if read else 0
        pack = replace(pack, findings=(*pack.findings, *unknown), plans=tried)
        return self._checks.of_whole(pack) if self._checks else pack

    def _ids_below(self) -> set[str]:
        return self._shelf.ids(self._under)


def record_golden(folder: Path, below: Iterable[Path], today: date) -> list[str]:
    """Write the pack's golden texts that are missing or another now; the names of those that were.

    Raises:
        OSError: one could not be written.
    """
    from assistant.casework.pack.golden import GoldenTexts  # noqa: PLC0415 - not to open a pack

    if unread_pack(folder):
        return []
    core = read_core(folder)
    under = Shelf(below).under(core)
    pack = check_pack(folder, under, with_examples=False)
    return GoldenTexts(folder, pack, Drafter(merged([*under.values(), core]))).record(today)


def unread_pack(folder: Path, layer: Layer | None = None) -> Pack | None:
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
