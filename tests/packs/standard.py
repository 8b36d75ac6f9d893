"""The standard pack as its tests see it."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

from assistant.casework.drafting import Drafter
from assistant.casework.library import NO_FACTS, Library, open_library
from assistant.casework.pack.golden import laid_over
from assistant.model.draft import Draft
from assistant.model.notetype import NoteType
from assistant.model.template import Entry, Template
from assistant.packs.reader import read_core, read_template

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "templates" / "standard"
GOLDEN = Path(__file__).parent / "golden"
ANSWERS = Path(__file__).parent / "answers"
DAY = date(2026, 11, 24)


@cache
def library() -> Library:
    return open_library([PACK], None, NO_FACTS)


@cache
def entries() -> tuple[Entry, ...]:
    return tuple(sorted(library().entries(DAY, include_all=True), key=lambda entry: entry.id))


@cache
def templates() -> dict[str, Template]:
    found = {}
    for entry in entries():
        template, _ = read_template(PACK / entry.path, entry.path)
        assert template is not None, entry.path
        found[entry.id] = template
    return found


def notes() -> list[Template]:
    return [template for template in templates().values() if template.kind == "note"]


def drafter() -> Drafter:
    return library().drafter


@cache
def note_types() -> tuple[NoteType, ...]:
    return read_core(PACK).note_types


def day_in_force(template: Template) -> date:
    return min(DAY, template.valid_to or DAY)


def drafted(template_id: str, day: date | None = None, **answers: object) -> Draft:
    """The template's examples with ``answers`` over them; an answer of None is left out."""
    template = templates()[template_id]
    day = day or day_in_force(template)
    return drafter().draft(template, laid_over(template, answers, day), day)


def answer_sets(template_id: str) -> dict[str, dict[str, object]]:
    """What is laid over the template's examples, by the golden text's name; null leaves an answer out."""
    files = sorted(ANSWERS.glob(f"{template_id}.*.json"))
    return {template_id: {}} | {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}


def errors(draft: Draft) -> list[str]:
    return [f"{finding.where}: {finding.message}" for finding in draft.findings if finding.severity == "error"]
