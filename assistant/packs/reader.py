"""Read a pack folder: everything that can be read, and every fault with file and line."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from assistant.model.calendar import Calendar
from assistant.model.deadline import Deadlines
from assistant.model.fact import Facts
from assistant.model.finding import MOST_TOLD, Finding, Severity, blocks, told
from assistant.model.forms import Forms
from assistant.model.holiday import HolidayRules
from assistant.model.knowledge import PublishedFile
from assistant.model.language import Language
from assistant.model.notetype import HeadingGuide, NoteType
from assistant.model.pack import Organisation, UnitName
from assistant.model.pack_info import Layer, PackInfo
from assistant.model.rule import Changes
from assistant.model.template import Entry, Template, Withdrawal
from assistant.model.unit import Units
from assistant.model.words import Words
from assistant.packs.lint import lint_calendar, lint_note_types, lint_template
from assistant.packs.lint_forms import lint_forms
from assistant.packs.lint_ids import lint_id
from assistant.packs.lint_language import lint_language
from assistant.packs.lint_rules import lint_deadlines, lint_facts, lint_holiday
from assistant.packs.lint_units import lint_units
from assistant.packs.lint_words import lint_words
from assistant.packs.source import (
    MOST_IN_TEMPLATE,
    KeyPath,
    Source,
    SourceError,
    decoded,
    parse_front_matter,
    read_raw,
    read_toml,
)
from assistant.packs.structure import structure

Lint = Callable[[Template], Iterable[Finding]]
T = TypeVar("T")
_NEEDED = "pack.toml"
_NOT_TEMPLATES = frozenset({"golden"})
_LOOKED_UP = ("calendar.toml", "changes.toml", "deadlines.toml", "facts.toml", "holiday.toml")
"""What a template may look up while it is filled."""


@dataclass(frozen=True)
class PackCore:
    """What a pack has besides its templates: small, read whole when a draft is made."""

    info: PackInfo | None
    note_types: tuple[NoteType, ...] = ()
    guide: HeadingGuide | None = None
    organisation: Organisation | None = None
    calendar: Calendar | None = None
    words: Words | None = None
    language: Language | None = None
    holiday: HolidayRules | None = None
    deadlines: Deadlines | None = None
    changes: Changes | None = None
    facts: Facts | None = None
    forms: Forms | None = None
    units: Units | None = None
    published: tuple[PublishedFile, ...] = ()
    findings: tuple[Finding, ...] = field(default=())


def read_core(folder: Path, layer: Layer | None = None) -> PackCore:
    """The pack's own data; the files a pack leaves out come from the packs below it.

    ``layer`` is that which it is of, whatever it says itself. A person's own pack has templates alone: her rule for a
    deadline, or her text of a paragraph, would be printed by the team's templates.
    """
    findings: list[Finding] = []
    info = _whole(folder, _NEEDED, PackInfo, findings, lambda info, source: lint_id(info.id, source, ("id",)))
    info = replace(info, layer=layer) if info and layer else info
    if layer == "own" or (info and info.is_own):
        return PackCore(info, findings=(*findings, *_unused(folder)))
    note_types = tuple(_note_types(folder, findings))
    return PackCore(
        info,
        note_types,
        guide=_whole(folder, "heading-guide.toml", HeadingGuide, findings),
        organisation=_whole(folder, "organisation.toml", Organisation, findings),
        calendar=_whole(folder, "calendar.toml", Calendar, findings, lint_calendar),
        words=_whole(folder, "words.toml", Words, findings, lint_words),
        language=_whole(folder, "language.toml", Language, findings, lint_language),
        holiday=_whole(folder, "holiday.toml", HolidayRules, findings, lint_holiday),
        deadlines=_whole(folder, "deadlines.toml", Deadlines, findings, lint_deadlines),
        changes=_whole(folder, "changes.toml", Changes, findings),
        facts=_whole(folder, "facts.toml", Facts, findings, lint_facts),
        forms=_whole(folder, "forms.toml", Forms, findings, lint_forms),
        units=_whole(folder, "units.toml", Units, findings, lint_units),
        published=tuple(_published(folder)),
        findings=tuple(findings),
    )


def read_facts(folder: Path, name: str) -> Facts | None:
    """The facts in the file ``name``, which need not be called ``facts.toml``; None where it holds none."""
    return _whole(folder, name, Facts, [], lint_facts)


def read_template(file: Path, name: str) -> tuple[Template | None, list[Finding]]:
    """One template file; None and its faults when it is broken."""
    return read_linted(file, name, lambda _: ())


def template_names(folder: Path) -> list[str]:
    """The template files of a pack as people are told of them, in a fixed order."""
    return [file.relative_to(folder).as_posix() for file in template_files(folder)]


def template_files(folder: Path) -> list[Path]:
    """The template files of a pack, in a fixed order."""
    return sorted(
        file for file in folder.rglob("*.txt") if not _NOT_TEMPLATES.intersection(file.relative_to(folder).parts[:-1])
    )


def entry_of(template: Template, pack: PackInfo, path: str) -> Entry:
    """What a list shows of ``template``."""
    gone = template.withdrawn
    return Entry(
        id=template.id,
        title=template.title,
        kind=template.kind,
        note_type=template.note_type,
        version=template.version,
        valid_from=template.valid_from,
        valid_to=template.valid_to,
        withdrawn=Withdrawal(gone, template.withdrawn_why) if gone else None,
        replaced_by=template.replaced_by,
        is_draft=template.state == "draft",
        search=template.search,
        sha256=template.sha256,
        path=path,
        pack=pack,
    )


def nameless(folder: Path, layer: Layer | None) -> PackInfo:
    """What is said of a pack whose ``pack.toml`` says nothing."""
    layer = layer or PackInfo.layer
    return PackInfo(id=folder.name, version="?", title=folder.name, publisher="?", valid_from=_FAR_PAST, layer=layer)


def names_of(units: Units | None) -> Iterator[UnitName]:
    """What lists and palette need of ``units``."""
    for unit in units.units if units else ():
        yield UnitName(unit.id, unit.name, unit.bars, unit.why, unit.valid_from, unit.valid_to)


def _unused(folder: Path) -> Iterator[Finding]:
    """The files of a person's own pack that count for nothing."""
    for name in sorted(file.name for file in (*folder.glob("*.toml"), *folder.glob("plans"))):
        if name != _NEEDED:
            message = f"»{name}« bruges ikke: en egen pakke har kun skabeloner. Slet det, eller lad holdet udgive det."
            yield Finding("P14", Severity.WARNING, message, name)


def _published(folder: Path) -> Iterator[PublishedFile]:
    """The files that templates look things up in, as they are now."""
    for name in _LOOKED_UP:
        with contextlib.suppress(OSError):
            yield PublishedFile(name, (folder / name).read_bytes())


def _whole(
    folder: Path,
    name: str,
    cls: type[T],
    findings: list[Finding],
    lint: Callable[[T, Source], Iterable[Finding]] = lambda *_: (),
) -> T | None:
    file = folder / name
    if name != _NEEDED and not file.exists():
        return None
    try:
        source = read_toml(file, name)
    except SourceError as error:
        findings.append(error.finding)
        return None
    value, faults = structure(source, dict(source.data), cls)
    if value is not None:
        faults += told(lint(value, source))
    findings.extend(faults)
    return None if blocks(faults) else value


def _note_types(folder: Path, findings: list[Finding]) -> Iterator[NoteType]:
    if not (folder / "note-types.toml").exists():
        return
    try:
        source = read_toml(folder / "note-types.toml", "note-types.toml")
    except SourceError as error:
        findings.append(error.finding)
        return
    read: list[tuple[NoteType, KeyPath]] = []
    for number, table in enumerate(_tables(source, findings)):
        at: KeyPath = ("note_types", number)
        note_type, faults = structure(source, table, NoteType, at)
        findings.extend(faults)
        if len(findings) >= MOST_TOLD:
            return
        if note_type is not None:
            read.append((note_type, at))
    findings.extend(told(lint_note_types(read, source)))
    yield from (note_type for note_type, _ in read)


def _tables(source: Source, findings: list[Finding]) -> list[object]:
    tables = source.data.get("note_types")
    if not isinstance(tables, list):
        message = "Filen skal have et afsnit [[note_types]] for hver notattype."
        findings.append(Finding("P04", Severity.ERROR, message, source.where()))
        return []
    return tables


def read_linted(file: Path, name: str, lint: Lint) -> tuple[Template | None, list[Finding]]:
    """As ``read_template``; ``lint`` adds what rendering and rules say of it, ``where`` a line or a key path."""
    try:
        raw = read_raw(file, name, MOST_IN_TEMPLATE)
        source = parse_front_matter(decoded(raw, name), name)
    except SourceError as error:
        return None, [error.finding]
    template, findings = structure(source, dict(source.data), Template)
    if template is None:
        return None, findings
    sha256 = hashlib.sha256(raw).hexdigest()
    template = replace(template, body=source.body, body_line=source.body_line, sha256=sha256, published=raw)
    findings = lint_template(template, source)
    if not blocks(findings):
        findings += [_in_file(finding, source) for finding in told(lint(template))]
    return (None if blocks(findings) else template), findings


def _in_file(finding: Finding, source: Source) -> Finding:
    """``where`` as ``file:line``: it was a line of the file, or a key path such as ``fields.2.shown_if``."""
    if finding.where.isdigit():
        return replace(finding, where=f"{source.name}:{finding.where}")
    path: KeyPath = tuple(int(part) if part.isdigit() else part for part in finding.where.split("."))
    return replace(finding, where=source.where(path))


_FAR_PAST = date(1970, 1, 1)
