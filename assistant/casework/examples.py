"""A template's own examples as its first test: together they fill it without an error on every day it is in force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

from assistant.model.draft import Draft
from assistant.model.fields import UNANSWERED, DateField, Field, PeriodField
from assistant.model.finding import Finding, Severity
from assistant.model.template import Template
from assistant.rules.answers import relative_day

_END_OF_PLANNING = date(9000, 1, 1)
"""Packs write 31.12.9999 for "still in force"; a deadline computed from that day would leave the calendar."""


class Drafts(Protocol):
    """Whatever makes drafts."""

    def draft(self, template: Template, raw: Mapping[str, object], today: date) -> Draft:
        """A draft of ``template`` on ``today``."""
        ...


def example_answers(template: Template, today: date) -> dict[str, object]:
    """The examples of every field that has one, as answers given on ``today``."""
    return {
        field.name: resolved(field, today)
        for field in template.fields
        if field.example is not None and not isinstance(field, UNANSWERED)
    }


def resolved(field: Field, today: date) -> object:
    """The field's example in CONTRACT.md's JSON form; a day given as ``idag+14`` becomes that day."""
    match field:
        case DateField():
            return _day(field.example, today)
        case PeriodField() if isinstance(field.example, Mapping):
            return {key: _day(day, today) for key, day in field.example.items()}
    return field.example


def _day(example: object, today: date) -> object:
    if isinstance(example, str) and example.startswith("idag"):
        return relative_day(example, today).isoformat()
    return example


def example_findings(drafts: Drafts, template: Template) -> Iterator[Finding]:
    """Errors that the examples give on the first or the last day the wording holds."""
    seen: set[tuple[str, str]] = set()
    for day in boundary_days(template):
        for finding in drafts.draft(template, example_answers(template, day), day).findings:
            if finding.severity is Severity.ERROR and (finding.code, finding.where) not in seen:
                seen.add((finding.code, finding.where))
                where = f"feltet »{finding.where}«" if finding.where else "overskriften eller teksten"
                message = f"Eksemplerne udfylder ikke skabelonen den {day:%d.%m.%Y}, {where}: {finding.message}"
                yield replace(finding, code="P12", message=message, where=_key_path(template, finding.where), fix=None)


def _key_path(template: Template, where: str) -> str:
    names = [field.name for field in template.fields]
    if where in names:
        return f"fields.{names.index(where)}.example"
    return "heading" if template.heading and where else str(template.body_line)


def boundary_days(template: Template) -> list[date]:
    """The first day the wording holds, and the last; where it neither ends nor is withdrawn, a day long after."""
    first = template.valid_from
    last = template.valid_to or first.replace(year=min(first.year + 30, 9999), day=1)
    if template.withdrawn and template.withdrawn > first:
        last = min(last, template.withdrawn - timedelta(days=1))
    return [first, max(first, min(last, _END_OF_PLANNING))]
