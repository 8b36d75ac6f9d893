"""What follows from a pack's layer: what it may not put in another's place, and what of it nobody can use yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from assistant.casework.pack_names import IdsBelow, unknown_successors
from assistant.model.finding import Finding, Severity
from assistant.model.pack import Pack
from assistant.model.pack_info import PackInfo
from assistant.model.suggest import did_you_mean
from assistant.model.template import Template
from assistant.packs.listing import heads_in, ids_in
from assistant.packs.reader import PackCore
from assistant.packs.source import read_toml

CODE = "P14"


def locks_of(below: Iterable[PackCore]) -> Mapping[str, PackInfo]:
    """The templates that those ``below`` have locked, by id, with the lowest that has."""
    locks: dict[str, PackInfo] = {}
    for info in (core.info for core in below if core.info):
        for template_id in info.locked:
            locks.setdefault(template_id, info)
    return locks


def refused_by_lock(template: Template, holder: PackInfo) -> Finding:
    """Why ``template`` is left out: its id is locked by ``holder``."""
    message = (
        f"»{template.id}« er låst af »{holder.title}«, og den ordlyd gælder. Giv din skabelon et andet id, eller bed "
        f"{holder.publisher} ændre deres."
    )
    return Finding(CODE, Severity.ERROR, message, "id")


def unknown_locks(folder: Path, pack: Pack) -> Iterator[Finding]:
    """What ``pack`` has locked and does not have."""
    known = {entry.id for entry in pack.entries}
    if known.issuperset(pack.info.locked):
        return
    known |= set(ids_in(folder))  # one with a fault is there, and has been told of
    for template_id in pack.info.locked:
        if template_id not in known:
            message = f"»{template_id}« er låst, men er ikke i pakken.{did_you_mean(template_id, sorted(known))}"
            yield Finding(
                CODE, Severity.ERROR, message, read_toml(folder / "pack.toml", "pack.toml").where(("locked",))
            )


def of_life_cycle(folder: Path, below: Mapping[Path, PackCore], pack: Pack, ids_below: IdsBelow) -> Iterator[Finding]:
    """What who publishes ``pack`` should know of what of it is not in use yet, or no more."""
    yield from _drafts_of_team(pack)
    yield from _withdrawn_below(below, pack)
    yield from unknown_successors(folder, ids_below, pack)


def _drafts_of_team(pack: Pack) -> Iterator[Finding]:
    """The drafts of a pack that is not one person's own: nobody can use them."""
    for entry in pack.entries:
        if not entry.is_usable:
            message = f'»{entry.title}« er et udkast, og ingen kan bruge det. Slet state = "draft", når det er færdigt.'
            yield Finding(CODE, Severity.WARNING, message, f"{entry.path}:1")


def _withdrawn_below(below: Mapping[Path, PackCore], pack: Pack) -> Iterator[Finding]:
    """The templates of ``pack`` that go on where a pack below has withdrawn its own since: for the same reason?"""
    since = {entry.id: entry for entry in sorted(pack.entries, key=lambda entry: entry.valid_from)}
    for folder, core in below.items():
        for head in heads_in(folder):
            mine, gone = since.get(str(head.get("id"))), head.get("withdrawn")
            if mine and not mine.withdrawn and type(gone) is date and mine.valid_from <= gone:
                title = core.info.title if core.info else folder.name
                message = f"»{title}« har trukket sin »{mine.id}« tilbage {gone:%d.%m.%Y}: {head.get('withdrawn_why')}"
                advice = (
                    " Se, om jeres også skal trækkes tilbage; ellers giv den en ny udgave med en senere valid_from."
                )
                yield Finding(CODE, Severity.WARNING, message + advice, f"{mine.path}:1")
