"""What a template is made of: faults that can be seen without rendering it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import chain

from assistant.model.calendar import Calendar
from assistant.model.fields import (
    UNANSWERED,
    ChoiceField,
    ComputedField,
    DateField,
    Field,
    MoneyField,
    MultiChoiceField,
    NumberField,
    OptionalField,
    RowsField,
    TextField,
    TimeField,
    YesNoField,
)
from assistant.model.finding import Finding, Severity, told
from assistant.model.notetype import NoteType
from assistant.model.template import Template
from assistant.packs.lint_ids import lint_id
from assistant.packs.lint_patterns import fault_in_pattern
from assistant.packs.lint_words import lint_needs
from assistant.packs.source import KeyPath, Source

MAX_REQUIRED_IN_NOTE = 4
MAX_ROWS = 100
MAX_FIELDS = 200
MAX_CHOICES = 100
RESERVED = frozenset({"idag", "enhed", "ordlyd"})
_WORDS = frozenset(
    ["and", "or", "not", "in", "is", "if", "elif", "else", "for", "true", "false", "none", "loop", "self"]
)
"""Words of the template language, which no field can be called."""
_COLUMNS = (TextField, ChoiceField, DateField, TimeField, NumberField, MoneyField, YesNoField)
DEFAULT = re.compile(r"^(idag([+-]\d{1,4})?|enhed\.(name|phone|address|mailbox|opening_hours))$")
RELATIVE_DAY = re.compile(r"^idag([+-]\d{1,4})?$")
_NAME = re.compile(r"^[a-z][a-z0-9_]*$")


def lint_template(template: Template, source: Source) -> list[Finding]:
    """Every fault of ``template`` that needs no other file to be seen."""
    too_much = list(_too_much(template, source))
    return too_much or list(told(chain(_lint_whole(template, source), _lint_fields(template, source))))


def _too_much(template: Template, source: Source) -> Iterator[Finding]:
    """More of anything than a person can read: what else is wrong with it would take for ever to tell."""
    for key in ("fields", "checks", "outputs", "reminders", "follow_up", "search"):
        if len(getattr(template, key)) > MAX_FIELDS:
            yield source.error("P09", f"Højst {MAX_FIELDS} i {key}.", (key,))
    for number, field in enumerate(template.fields):
        for key in ("choices", "columns"):
            if len(getattr(field, key, ())) > MAX_CHOICES:
                yield source.error("P09", f"Højst {MAX_CHOICES} i {key}.", ("fields", number, key))


def lint_note_types(note_types: list[tuple[NoteType, KeyPath]], source: Source) -> Iterator[Finding]:
    """Note types that nobody could tell apart."""
    ids = Counter(note_type.id for note_type, _ in note_types)
    prefixes = Counter(note_type.prefix for note_type, _ in note_types)
    for note_type, at in note_types:
        yield from lint_id(note_type.id, source, (*at, "id"))
        if ids[note_type.id] > 1:
            yield source.error("P06", f"Notattypen »{note_type.id}« findes to gange.", (*at, "id"))
        if prefixes[note_type.prefix] > 1:
            yield source.error("P06", f"Præbetegnelsen »{note_type.prefix}« bruges to gange.", (*at, "prefix"))
        if not note_type.prefix.endswith(":") or note_type.prefix != note_type.prefix.upper():
            message = f"Præbetegnelsen skrives med store bogstaver og kolon, fx SAMTALE:, ikke »{note_type.prefix}«."
            yield source.error("P09", message, (*at, "prefix"))
        if not note_type.keywords:
            yield source.error("P09", "Notattypen mangler nøgleord.", (*at, "keywords"))
        yield from lint_needs(note_type, source, at)


def lint_calendar(calendar: Calendar, source: Source) -> Iterator[Finding]:
    """Holidays that fall on no day, or not on one every year."""
    for table, listed in (("holidays", calendar.holidays), ("closed_days", calendar.closed_days)):
        for number, holiday in enumerate(listed):
            if holiday.easter is None and not _is_day(holiday.month, holiday.day):
                message = (
                    f"»{holiday.name}« skal have easter (dage fra påskedag), eller month og day, der findes hvert år."
                )
                yield source.error("P09", message, (table, number))
            elif abs(holiday.easter or 0) > 70:
                yield source.error("P09", "Højst 70 dage før eller efter påskedag.", (table, number, "easter"))


def _is_day(month: int, day: int) -> bool:
    try:
        date(2001, month, day)
    except ValueError:
        return False
    return True


def _lint_whole(template: Template, source: Source) -> Iterator[Finding]:
    yield from lint_id(template.id, source, ("id",))
    if template.valid_to and template.valid_to < template.valid_from:
        yield source.error("P08", "Skabelonen slutter, før den begynder. Ret valid_to.", ("valid_to",))
    if bool(template.withdrawn) != bool(template.withdrawn_why.strip()):
        message = "Skriv både withdrawn (dagen) og withdrawn_why (hvorfor, i en hel sætning)."
        yield source.error("P09", message, ("withdrawn" if template.withdrawn else "withdrawn_why",))
    if template.kind == "note" and not template.note_type:
        yield source.error("P07", 'Et notat skal have en notattype: note_type = "samtale".', ("kind",))
    if template.kind == "note" and template.heading is None:
        yield source.error("P09", "Et notat skal have en overskrift: afsnittet [heading].", ("kind",))
    if template.heading and not template.note_type:
        yield source.error(
            "P07",
            "En overskrift kræver en notattype, for præbetegnelsen kommer derfra.",
            ("heading",),
        )
    if not template.body.strip():
        yield Finding(
            "P10",
            Severity.ERROR,
            "Skabelonen har ingen tekst under +++.",
            f"{source.name}:{source.body_line}",
        )
    if not template.source.strip():
        yield source.error("P09", "Skriv, hvor teksten eller reglen kommer fra (source).", ("source",))
    required = [f for f in template.fields if f.required]
    if template.kind == "note" and len(required) > MAX_REQUIRED_IN_NOTE:
        message = f"Et notat må højst have {MAX_REQUIRED_IN_NOTE} felter, der skal udfyldes; her er {len(required)}."
        yield source.error("P09", message, ("fields",))


def _lint_fields(template: Template, source: Source) -> Iterator[Finding]:
    names = Counter(f.name for f in template.fields)
    marks: dict[str, str] = {}
    for number, field in enumerate(template.fields):
        at: KeyPath = ("fields", number)
        if names[field.name] > 1:
            yield source.error("P06", f"Feltnavnet »{field.name}« er brugt to gange.", (*at, "name"))
        yield from (source.error(code, message, (*at, key)) for code, key, message in _faults_of(field))
        mark = _mnemonic(field)
        if mark and mark in marks and not field.folded:
            message = f"Bogstavet {mark.upper()} er allerede genvej til »{marks[mark]}«. Sæt & foran et andet."
            yield Finding("P09", Severity.WARNING, message, source.where((*at, "label")))
        elif mark and not field.folded:
            marks[mark] = field.name


def _faults_of(field: Field) -> Iterator[tuple[str, str, str]]:
    """(code, key, message) for what is wrong with one field."""
    if not _NAME.match(field.name):
        yield "P09", "name", "Et feltnavn skrives med små bogstaver, tal og _, uden æøå."
    if field.name in RESERVED | _WORDS:
        yield "P09", "name", f"»{field.name}« er programmets eget navn. Vælg et andet."
    if not field.label.strip():
        yield "P09", "label", "Feltet mangler et spørgsmål (label)."
    if field.default and not DEFAULT.match(field.default):
        yield (
            "P09",
            "default",
            "Kun idag, idag+14 og enhed.phone m.fl. må udfyldes på forhånd. Skriv et hjælpespørgsmål i help.",
        )
    if field.example is None and not isinstance(field, (*UNANSWERED, OptionalField)):
        yield "P09", "example", "Feltet mangler et eksempel (example)."
    if field.required and isinstance(field, (*UNANSWERED, OptionalField)):
        yield "P09", "required", "Dette felt besvares ikke og kan ikke være påkrævet."
    yield from _faults_of_type(field)


def _faults_of_type(field: Field) -> Iterator[tuple[str, str, str]]:
    match field:
        case TextField() if fault := fault_in_pattern(field.pattern, field.max_length):
            yield "P09", "pattern", fault
        case ChoiceField() | MultiChoiceField():
            if not field.choices:
                yield "P09", "choices", "Feltet har ingen svarmuligheder."
            if len({choice.value for choice in field.choices}) < len(field.choices):
                yield "P06", "choices", "To svarmuligheder har samme value."
        case DateField():
            for key in ("earliest", "latest", "suggestion"):
                if not RELATIVE_DAY.match(getattr(field, key) or "idag"):
                    yield "P09", key, "Skriv idag, idag-365 eller idag+90."
        case RowsField():
            yield from _faults_of_rows(field)
        case ComputedField() if not field.value.strip():
            yield "P09", "value", "Et beregnet felt skal have et udtryk (value)."


def _faults_of_rows(field: RowsField) -> Iterator[tuple[str, str, str]]:
    if field.at_most > MAX_ROWS:
        yield "P09", "at_most", f"Højst {MAX_ROWS} rækker."
    if not field.columns or not all(isinstance(column, _COLUMNS) for column in field.columns):
        yield "P09", "columns", "Rækker består af simple felter: tekst, valg, dato, tid, tal, beløb eller ja/nej."
    if len({column.name for column in field.columns}) < len(field.columns):
        yield "P06", "columns", "To kolonner hedder det samme."
    for column in field.columns:
        if not _NAME.match(column.name) or hasattr(dict, column.name):
            yield "P09", "columns", f"»{column.name}« kan ikke være navn på en kolonne. Brug små bogstaver og _."
        for code, _, message in _faults_of_type(column):
            yield code, "columns", f"»{column.name}«: {message}"


def _mnemonic(field: Field) -> str:
    found = re.search(r"(?<!&)&([^&])", field.label)
    return found.group(1).lower() if found else ""
