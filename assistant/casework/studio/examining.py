"""What there is to say of a template while it is being written, each thing at its key or its line of the text."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from operator import itemgetter

from assistant.casework.drafting import Drafter
from assistant.casework.pack.checks import Checks
from assistant.casework.pack_layers import refused_by_lock
from assistant.casework.pack_names import unknown_names
from assistant.model.fields import ChoiceField, Field, MultiChoiceField
from assistant.model.finding import Finding, Severity, blocks, told
from assistant.model.pack_info import PackInfo
from assistant.model.suggest import did_you_mean
from assistant.model.template import Template
from assistant.packs.lint import lint_template
from assistant.packs.source import (
    MOST_IN_TEMPLATE,
    KeyedSource,
    Source,
    SourceError,
    fences,
    parse_front_matter,
    too_large,
)
from assistant.packs.structure import jsonable, structure

BODY = "body"
"""Where a finding is that stands in the text: ``body.4``, its fifth line."""
_NEEDED: Mapping[str, object] = {"id": "", "title": "", "version": "", "source": "", "certainty": "unknown"}
"""What a template must say, and what to judge the rest by until it does."""
_MISSING = "P04"
_TABLES: Mapping[str, Mapping[str, object]] = {
    "fields": {"name": "", "label": ""},
    "choices": {"value": "", "label": ""},
    "columns": {"name": "", "label": ""},
    "checks": {"field": "", "when": "", "message": ""},
    "outputs": {"name": "", "label": "", "text": ""},
}
_OF_TYPE: Mapping[str, Mapping[str, object]] = {
    "choice": {"choices": []},
    "multichoice": {"choices": []},
    "rows": {"columns": []},
    "computed": {"value": ""},
}


@dataclass(frozen=True)
class Examined:
    """What was found.

    Attributes:
        template: None where it cannot be read as one; with errors it may still be shown.
        findings: ``where`` is a key path, ``fields.2.label``, or a line of the text, ``body.4``; empty is the whole.
    """

    template: Template | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def errors(self) -> int:
        """How many findings keep it from being used."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)


@dataclass(frozen=True)
class Surroundings:
    """What the templates of a pack are judged with.

    Attributes:
        drafter: knows what the pack and the packs below it know.
        checks: what is asked of a template before it reaches others.
        ids: of the templates there are, in the pack and below.
        locks: the ids that a pack below has locked.
        today: the day it is looked at on.
    """

    drafter: Drafter
    checks: Checks
    ids: Collection[str]
    locks: Mapping[str, PackInfo]
    today: date


def glance(text: str, name: str, around: Surroundings) -> Examined:
    """The template that ``text`` is, and what its own words, its names and the compiler say; a few milliseconds.

    What is missing is taken to be empty, so that the rest of an unfinished template can be shown and judged.
    """
    raw = text.encode(errors="replace")
    if len(raw) > MOST_IN_TEMPLATE:
        return Examined(findings=(too_large(""),))
    try:
        _, end = fences(text, name)
        lines = text.split("\n")
        source, template, found = _front("\n".join(lines[: end + 1]), name, around.today)
    except SourceError as error:
        return Examined(findings=(replace(error.finding, where=""),))
    if template is None:
        return Examined(findings=tuple(_placed(found, source)))
    sha256 = hashlib.sha256(raw).hexdigest()
    body = "\n".join(lines[end + 1 :])
    template = replace(template, body=body, body_line=source.body_line, sha256=sha256, published=raw)
    wrong = [*_linted(template, source), *told(_unknown(template, around))]
    if not blocks(wrong):
        wrong += around.drafter.compiled(template).findings
    said = {finding.where for finding in wrong} | _nameless(template)
    missing = [finding for finding in found if finding.where not in said]
    return Examined(template, tuple(_placed([*missing, *wrong], source)))


@lru_cache(maxsize=1)
def _front(text: str, name: str, today: date) -> tuple[KeyedSource, Template | None, tuple[Finding, ...]]:
    """What stands above the body, read once while only the body changes."""
    source = KeyedSource(**vars(parse_front_matter(text, name)))
    missing = [finding for finding in structure(source, dict(source.data), Template)[1] if finding.code == _MISSING]
    template, wrong = structure(source, _filled(source.data, today), Template)
    return source, template, tuple(dict.fromkeys((*missing, *wrong)))


def examine(examined: Examined, around: Surroundings) -> Examined:
    """``examined``, and what its examples, every possible answer and its language say. Not for Qt's thread."""
    template = examined.template
    if template is None or blocks(examined.findings):
        return examined
    found = around.checks.of_template(template)
    return replace(examined, findings=(*examined.findings, *_placed(found, template)))


def found_on(line: int, text: str, findings: Iterable[Finding]) -> list[Finding]:
    """Those of ``findings`` that are said of what stands on ``line``, from 0, of the whole file ``text``."""
    try:
        source = parse_front_matter(text, "")
    except SourceError:
        return []
    if (below := line + 1 - source.body_line) >= 0:
        return [finding for finding in findings if finding.where == f"{BODY}.{below}"]
    begun = max((number for number in source.lines.values() if number <= line + 1), default=0)
    keys = [".".join(map(str, path)) for path, number in source.lines.items() if number == begun]
    return [finding for finding in findings if any(f"{finding.where}.".startswith(f"{key}.") for key in keys)]


def fields_in(values: Mapping[str, object]) -> list[Field]:
    """The fields of a template's ``values`` that are whole enough to be one."""
    tables = values.get("fields")
    filled = _filled_tables("fields", jsonable(tables)) if isinstance(tables, list) else []
    read = (structure(_NOWHERE, each, Field)[0] for each in filled) if isinstance(filled, list) else ()
    return [field for field in read if field is not None]


def _linted(template: Template, source: Source) -> Iterator[Finding]:
    """Without what cannot be answered yet: a name follows from the question, an answer to try with from the choices."""
    later = _nameless(template) | _without_choices(template)
    return (finding for finding in lint_template(template, source) if finding.where not in later)


def _nameless(template: Template) -> set[str]:
    return {f"fields.{number}.name" for number, field in enumerate(template.fields) if not field.label.strip()}


def _without_choices(template: Template) -> set[str]:
    fields = enumerate(template.fields)
    kinds = ChoiceField | MultiChoiceField
    return {f"fields.{number}.example" for number, field in fields if isinstance(field, kinds) and not field.choices}


def _unknown(template: Template, around: Surroundings) -> Iterator[Finding]:
    """Names that nobody knows."""
    if holder := around.locks.get(template.id):
        yield refused_by_lock(template, holder)
    yield from unknown_names(template, around.drafter.knowledge)
    named = [("replaced_by", template.replaced_by, Severity.WARNING)]
    named += [(f"follow_up.{number}", name, Severity.ERROR) for number, name in enumerate(template.follow_up)]
    known = {*around.ids, template.id}
    for at, name, severity in named:
        if name and name not in known:
            yield Finding("P07", severity, f"Skabelonen »{name}« findes ikke.{did_you_mean(name, known)}", at)


_NOWHERE = Source("", {})


def _placed(findings: Iterable[Finding], at: Source | Template) -> Iterator[Finding]:
    """``findings`` with a line of the file as a line of the text, or as the key above it; each once."""
    seen = set[tuple[str, str, str]]()
    for finding in findings:
        line = finding.where.rpartition(":")[2]
        where = finding.where
        if line.isdigit() and int(line) >= at.body_line:
            where = f"{BODY}.{int(line) - at.body_line}"
        elif line.isdigit() and isinstance(at, Source):
            above = [(number, path) for path, number in at.lines.items() if number <= int(line)]
            where = ".".join(map(str, max(above, key=itemgetter(0), default=(0, ()))[1]))
        if (key := (finding.code, where, finding.message)) not in seen:
            seen.add(key)
            yield replace(finding, where=where)


def _filled(values: Mapping[str, object], today: date) -> dict[str, object]:
    """``values``, and nothing where something is missing."""
    whole = {**_NEEDED, "kind": "text", "valid_from": today, **values}
    return {name: _filled_tables(name, value) for name, value in whole.items()}


def _filled_tables(name: str, value: object) -> object:
    if not isinstance(value, list) or name not in _TABLES:
        return value
    return [_filled_table(name, each) if isinstance(each, Mapping) else each for each in value]


def _filled_table(name: str, table: Mapping[str, object]) -> dict[str, object]:
    kind = str(table.get("type", "")) if name in {"fields", "columns"} else ""
    whole = {**_TABLES[name], **_OF_TYPE.get(kind, {}), **table}
    return {key: _filled_tables(key, value) for key, value in whole.items()}
