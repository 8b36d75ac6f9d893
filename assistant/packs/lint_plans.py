"""What can be wrong with a pack's plans: days with two plans or none, sections that cannot be told apart."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import PurePath

from assistant.model.finding import Finding
from assistant.model.forms import bare_label
from assistant.model.plan import PlanForm, PlanParts, PlanRow, PlanSection
from assistant.packs.lint_ids import lint_id
from assistant.packs.lint_rules import lint_dates
from assistant.packs.source import KeyPath, Source

Read = tuple[PlanForm, Source]
_SECTION = re.compile(r"^[A-Z][0-9]{2}$")
_ROW = re.compile(r"^[a-z][a-z0-9_]{0,29}$")
"""With its section's id before it, at most the 40 characters of a Word bookmark."""
_VERSION = re.compile(r"^[0-9A-Za-z][0-9A-Za-z.-]*$")
_MOST_MONTHS = 120


def lint_parts(parts: PlanParts, source: Source) -> Iterator[Finding]:
    """Case types that leave a day open, or give it two plans; sections that nobody could tell apart."""
    types = parts.case_types
    yield from lint_dates([(each.id, each) for each in types], "id", "case_types", source)
    yield from _gaps(parts, source)
    for number, each in enumerate(types):
        at: KeyPath = ("case_types", number)
        if not each.name.strip():
            yield source.error("P09", "Skriv, hvad sagstypen hedder (name).", (*at, "name"))
        if not each.plan and not each.instead:
            message = "Skriv, hvilken plan sagen skal have (plan), hvad der bruges i stedet (replaced_by), "
            message += "eller hvem man spørger (ask)."
            yield source.error("P09", message, at)
        if not each.source.strip():
            yield source.error("P09", "Skriv, hvor reglen kommer fra (source).", (*at, "source"))
        if each.certainty == "unknown" and not each.remark.strip():
            message = "Er det uvist, hvad der gælder, så skriv i remark, hvad der er uvist, og hvem man spørger."
            yield source.error("P09", message, (*at, "certainty"))
    yield from _sections(parts.sections, source)


def lint_form(form: PlanForm, source: Source) -> Iterator[Finding]:
    """What is wrong with one version of one plan, as far as its own file tells."""
    yield from lint_id(form.id, source, ("id",))
    if not _VERSION.match(form.version):
        yield source.error("P09", "En version skrives med tal, bogstaver, punktum og bindestreg.", ("version",))
    if not form.title.strip():
        yield source.error("P09", "Skriv, hvad planen hedder (title).", ("title",))
    if form.valid_to and form.valid_to < form.valid_from:
        yield source.error("P08", "Planen slutter, før den begynder. Ret valid_to.", ("valid_to",))
    if not 0 <= form.attest_months <= _MOST_MONTHS:
        message = f"attest_months skal være et tal fra 0 til {_MOST_MONTHS}; 0 er ukendt."
        yield source.error("P05", message, ("attest_months",))
    yield from _file(form, source)
    yield from _order(form, source)
    yield from _sections(form.sections, source)


def lint_versions(read: Sequence[Read]) -> Iterator[Finding]:
    """Two versions of one plan that hold on the same day, or are called the same."""
    by_id: defaultdict[str, list[Read]] = defaultdict(list)
    for form, source in read:
        for other, _ in by_id[form.id]:
            if form.version == other.version:
                message = f"»{form.id}« version {form.version} findes to gange. Giv den ene en ny version."
                yield source.error("P06", message, ("version",))
            elif form.holds_on(other.valid_from) or other.holds_on(form.valid_from):
                message = f"To versioner af »{form.id}« gælder på samme tid, også {other.version}. Ret valid_to."
                yield source.error("P06", message, ("valid_from",))
        by_id[form.id].append((form, source))


def _gaps(parts: PlanParts, source: Source) -> Iterator[Finding]:
    """Days between two periods of a case type on which nobody could say which plan it takes."""
    by_id: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(parts.case_types):
        by_id[each.id].append(number)
    for name, numbers in by_id.items():
        in_time = sorted(numbers, key=lambda number: parts.case_types[number].valid_from)
        for before, after in pairwise(in_time):
            last, first = parts.case_types[before].valid_to, parts.case_types[after].valid_from
            if last and last + timedelta(days=1) < first:
                message = f"Ingen regel for »{name}« gælder mellem {last:%d.%m.%Y} og {first:%d.%m.%Y}. Ret valid_to."
                yield source.error("P08", message, ("case_types", before, "valid_to"))


def _file(form: PlanForm, source: Source) -> Iterator[Finding]:
    if not form.file:
        return
    if PurePath(form.file).name != form.file or "\\" in form.file or not form.file.lower().endswith(".docx"):
        yield source.error("P09", "file er navnet på en Word-fil (.docx), der ligger ved siden af.", ("file",))
    if not form.order:
        yield source.error("P09", "Skriv, hvilke afsnit planen har (order).", ("order",))


def _order(form: PlanForm, source: Source) -> Iterator[Finding]:
    counts = Counter(form.order)
    for number, name in enumerate(form.order):
        if counts[name] > 1:
            yield source.error("P06", f"Afsnittet »{name}« står to gange i order.", ("order", number))


def _sections(sections: Sequence[PlanSection], source: Source) -> Iterator[Finding]:
    ids = Counter(each.id for each in sections)
    taken: dict[str, str] = {}
    for number, each in enumerate(sections):
        at: KeyPath = ("sections", number)
        if not _SECTION.match(each.id):
            yield source.error("P09", "Et afsnits id er et stort bogstav og to tal, fx P02.", (*at, "id"))
        if ids[each.id] > 1:
            yield source.error("P06", f"Afsnittet »{each.id}« findes to gange.", (*at, "id"))
        for label in (each.title, *each.synonyms):
            owner = taken.setdefault(bare_label(label), each.id)
            if not bare_label(label):
                yield source.error("P09", "En overskrift skal have et bogstav eller et tal.", (*at, "title"))
            elif owner != each.id:
                message = f"Overskriften »{label}« hører allerede til afsnittet »{owner}«."
                yield source.error("P06", message, (*at, "synonyms"))
        yield from _rows(each, source, at)


def _rows(section: PlanSection, source: Source, at: KeyPath) -> Iterator[Finding]:
    if bool(section.rows) != (section.kind != "text"):
        message = 'rows hører til kind = "facts" og "attachments", og de skal have dem.'
        yield source.error("P09", message, (*at, "rows"))
    yield from _row_names(section.rows, source, (*at, "rows"))


def _row_names(rows: Sequence[PlanRow], source: Source, at: KeyPath) -> Iterator[Finding]:
    names = Counter(row.name for row in rows)
    labels = Counter(bare_label(row.label) for row in rows)
    for number, row in enumerate(rows):
        here: KeyPath = (*at, number)
        if not _ROW.match(row.name):
            message = "En rækkes navn skrives med højst 30 små bogstaver, tal og _, uden æøå."
            yield source.error("P09", message, here)
        if names[row.name] > 1 or labels[bare_label(row.label)] > 1:
            yield source.error("P06", f"Rækken »{row.label}« findes to gange.", here)
        if not row.label.strip():
            yield source.error("P09", "Skriv, hvad der står i rækken (label).", here)
