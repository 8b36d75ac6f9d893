"""``list`` and ``show``."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date

from assistant.casework.examples import resolved
from assistant.casework.keys import chords_by_action
from assistant.casework.setup import installed_hotkeys
from assistant.cli.chosen import day_of, wants_json
from assistant.cli.common import find, load, open_packs
from assistant.cli.output import print_json, say_findings
from assistant.model.fields import ChoiceField, Field, MultiChoiceField, plain_label
from assistant.model.template import Entry


def list_templates(options: argparse.Namespace) -> int:
    """What is in force."""
    library, today = open_packs(options), day_of(options)
    entries = library.entries(today, include_all=options.all)
    chords = [
        {"chord": chord, "action": action} for action, found in chords_by_action(installed_hotkeys()) for chord in found
    ]
    document = {
        "packs": [
            {"id": i.info.id, "version": i.info.version, "path": str(i.folder), "layer": i.info.layer}
            for i in library.indexes
        ],
        "note_types": [{"id": n.id, "name": n.name, "prefix": n.prefix} for n in library.note_types],
        "templates": [_listed(entry) for entry in entries],
        "hotkeys": chords,
    }
    if wants_json(options):
        print_json(document)
    else:
        for entry in sorted(entries, key=lambda entry: entry.id):
            said = [*_marks(entry), *(["ikke for jeres enhed"] if library.barred_for(entry, today) else [])]
            print(f"{entry.id:<32} {entry.title}{''.join(f'  ({each})' for each in said)}")
    say_findings(library.findings)
    return 0


def show_template(options: argparse.Namespace) -> int:
    """A template's fields and what each takes."""
    library, today = open_packs(options), day_of(options)
    entry, refusal = find(library, options.template, today)
    template = load(library, entry)
    document = {
        "id": template.id,
        "title": template.title,
        "kind": template.kind,
        "note_type": template.note_type,
        "version": template.version,
        "valid_from": template.valid_from.isoformat(),
        "valid_to": template.valid_to.isoformat() if template.valid_to else None,
        **_life(entry),
        "source": template.source,
        "certainty": template.certainty,
        "checked_on": template.checked_on.isoformat() if template.checked_on else None,
        "checked_by": template.checked_by or None,
        "approved_by": template.approved_by or None,
        "outputs": [{"name": output.name, "label": output.label} for output in template.outputs],
        "fields": [_shown(field, today) for field in template.fields],
    }
    if wants_json(options):
        print_json(document)
    else:
        print(f"{template.title} (v{template.version}, gælder fra {template.valid_from:%d.%m.%Y}, {template.origin})")
        for field in template.fields:
            print(f"  {field.name:<20} {field.type:<12} {'*' if field.required else ' '} {plain_label(field)}")
    if refusal:
        say_findings([refusal])
    return 1 if refusal else 0


def _listed(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "title": entry.title,
        "kind": entry.kind,
        "note_type": entry.note_type,
        "version": entry.version,
        "valid_from": entry.valid_from.isoformat(),
        "valid_to": entry.valid_to.isoformat() if entry.valid_to else None,
        **_life(entry),
    }


def _life(entry: Entry) -> dict[str, object]:
    """Where it comes from, and whether it may be used at all."""
    gone = entry.withdrawn
    return {
        "withdrawn": gone.day.isoformat() if gone else None,
        "withdrawn_why": gone.why if gone else None,
        "state": "draft" if entry.is_draft else "ready",
        "layer": entry.pack.layer,
        "origin": entry.pack.origin,
    }


def _marks(entry: Entry) -> Iterator[str]:
    if entry.pack.is_own:
        yield entry.pack.origin
    if entry.is_draft:
        yield "udkast"
    if entry.withdrawn:
        yield f"trukket tilbage {entry.withdrawn.day:%d.%m.%Y}"
    elif entry.valid_to:
        yield f"til {entry.valid_to:%d.%m.%Y}"


def _shown(field: Field, today: date) -> dict[str, object]:
    choices = None
    if isinstance(field, ChoiceField | MultiChoiceField):
        choices = [{"value": choice.value, "label": choice.label} for choice in field.choices]
    return {
        "name": field.name,
        "label": plain_label(field),
        "type": field.type,
        "required": field.required,
        "choices": choices,
        "help": field.help,
        "example": resolved(field, today),
    }
