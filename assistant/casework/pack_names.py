"""What a pack's files name and nobody knows: note types, kinds of text, facts, deadlines, templates that come next."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from assistant.casework import deadlines
from assistant.model.finding import Finding, Severity
from assistant.model.knowledge import Knowledge
from assistant.model.pack import Pack
from assistant.model.suggest import did_you_mean
from assistant.model.template import Template
from assistant.packs.plans import ReadPlans
from assistant.packs.reader import PackCore
from assistant.packs.source import KeyPath, read_front_matter, read_toml

_LOOKED_UP = re.compile(r"""\|\s*(opslag|frist)\(\s*(?:"([^"]*)"|'([^']*)')""")
_CALLED = {"opslag": "Opslaget", "frist": "Fristen"}
Offers = dict[tuple[str, date], Sequence[str]]
"""What each template of a pack offers next, by its id and first day."""
IdsBelow = Callable[[], Collection[str]]
"""The ids of the templates that the packs below have, with and without faults."""


def unknown_names(template: Template, knowledge: Knowledge) -> Iterator[Finding]:
    """Names in ``template`` that the packs do not know; ``where`` is a line of the file or a key path."""
    kind = template.note_type
    if kind and kind not in knowledge.note_types:
        yield _unknown(f"Notattypen »{kind}« findes ikke.", kind, knowledge.note_types, "note_type")
    known = [kind.id for kind in knowledge.language.kinds]
    named = [("text_kind", template.text_kind)]
    named += [(f"outputs.{number}.text_kind", output.text_kind) for number, output in enumerate(template.outputs)]
    for at, kind in named:
        if known and kind not in ("", "text", *known):
            yield _unknown(f"Tekstslagsen »{kind}« findes ikke.", kind, known, at)
    yield from _unknown_rules(template, knowledge)


def _unknown_rules(template: Template, knowledge: Knowledge) -> Iterator[Finding]:
    """Facts and deadlines that no file has, by day: the examples may never come past them."""
    known = {"opslag": {fact.name for fact in knowledge.facts.facts}, "frist": set(deadlines.names(knowledge))}
    for at, text in _sources(template):
        for found in _LOOKED_UP.finditer(text):
            what, name = found[1], found[2] or found[3] or ""
            if name not in known[what]:
                line = template.body_line + text.count("\n", 0, found.start())
                yield _unknown(f"{_CALLED[what]} »{name}« findes ikke.", name, sorted(known[what]), at or str(line))


def _sources(template: Template) -> Iterator[tuple[str, str]]:
    """Every text and expression of ``template`` with its key path; the body's is empty."""
    yield "", template.body
    if heading := template.heading:
        yield from (("heading.keyword", heading.keyword), ("heading.who", heading.who), ("heading.date", heading.date))
        yield from ((f"heading.what.{number}", part) for number, part in enumerate(heading.what))
    lists: Mapping[str, tuple[Iterable[object], tuple[str, ...]]] = {
        "fields": (template.fields, ("shown_if", "value")),
        "checks": (template.checks, ("when",)),
        "outputs": (template.outputs, ("text", "pointer")),
        "reminders": (template.reminders, ("when",)),
    }
    for table, (items, keys) in lists.items():
        for number, item in enumerate(items):
            yield from ((f"{table}.{number}.{key}", str(getattr(item, key, ""))) for key in keys)


def unknown_templates(folder: Path, ids_below: IdsBelow, pack: Pack, offers: Offers) -> Iterator[Finding]:
    """Templates that are offered next and that neither ``pack`` nor the packs below have."""
    known = {entry.id for entry in pack.entries}
    wanted = {name for names in offers.values() for name in names}
    if not wanted <= known:
        known |= set(ids_below())
    paths = {(entry.id, entry.valid_from): entry.path for entry in pack.entries}
    for key, names in offers.items():
        for number, name in enumerate(names):
            if name not in known and key in paths:
                where = _where(folder, paths[key], ("follow_up", number))
                yield _unknown(f"Skabelonen »{name}« findes ikke.", name, known, where)


def unknown_successors(folder: Path, ids_below: IdsBelow, pack: Pack) -> Iterator[Finding]:
    """What templates name in their place when they have ended, and that nobody has."""
    ending = [entry for entry in pack.entries if entry.replaced_by]
    known = {entry.id for entry in pack.entries}
    if any(entry.replaced_by not in known for entry in ending):
        known |= set(ids_below())
    for entry in ending:
        if entry.replaced_by and entry.replaced_by not in known:
            message = f"Skabelonen »{entry.replaced_by}« findes ikke.{did_you_mean(entry.replaced_by, sorted(known))}"
            yield Finding("P07", Severity.WARNING, message, _where(folder, entry.path, ("replaced_by",)))


def unknown_request(ids_below: IdsBelow, pack: Pack, plans: ReadPlans) -> Iterator[Finding]:
    """The template that a pack's plans ask the archive with, where there is none."""
    request = plans.plans.parts.archive_request
    known = {entry.id for entry in pack.entries}
    if plans.parts and request and request not in known:
        known |= set(ids_below())
        if request not in known:
            where = plans.parts.where(("archive_request",))
            yield _unknown(f"Skabelonen »{request}« findes ikke.", request, known, where)


def unknown_bars(folder: Path, core: PackCore, knowledge: Knowledge) -> Iterator[Finding]:
    """Note types and kinds of text that the pack bars a kind of unit from, and that do not exist."""
    known = {*knowledge.note_types, *(kind.id for kind in knowledge.language.kinds)}
    units = core.units.units if core.units else ()
    barred = [(number, name) for number, unit in enumerate(units) for name in unit.bars if name not in known]
    if not barred:
        return
    source = read_toml(folder / "units.toml", "units.toml")
    for number, name in barred:
        where = source.where(("units", number, "bars"))
        yield _unknown(f"Notattypen »{name}« findes ikke.", name, known, where)


def unknown_in_forms(
    folder: Path, ids_below: IdsBelow, core: PackCore, pack: Pack, knowledge: Knowledge
) -> Iterator[Finding]:
    """Note types and templates that the pack's forms go by, and that do not exist."""
    forms = core.forms.forms if core.forms else ()
    source = read_toml(folder / "forms.toml", "forms.toml") if forms else None
    templates = {entry.id for entry in pack.entries}
    if not {form.template for form in forms if form.template} <= templates:
        templates |= set(ids_below())
    for number, form in enumerate(forms):
        for key, name, what, known in (
            ("note_type", form.note_type, "Notattypen", set(knowledge.note_types)),
            ("template", form.template, "Skabelonen", templates),
        ):
            if name and name not in known and source:
                yield _unknown(f"{what} »{name}« findes ikke.", name, known, source.where(("forms", number, key)))


def _where(folder: Path, name: str, path: KeyPath) -> str:
    return read_front_matter(folder / name, name).where(path)


def _unknown(message: str, name: str, known: Iterable[str], where: str) -> Finding:
    return Finding("P07", Severity.ERROR, message + did_you_mean(name, sorted(known)), where)
