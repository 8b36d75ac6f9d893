"""What every command needs: the packs, the day, and the template that was named."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from assistant.casework.library import Library, UnavailableError
from assistant.casework.setup import installed_library
from assistant.cli.output import RefusalError
from assistant.model.finding import Finding, Severity
from assistant.model.template import Entry, Template


def wants_json(options: argparse.Namespace) -> bool:
    """Whether the answer goes to a program."""
    return bool(getattr(options, "json", False))


def day_of(options: argparse.Namespace) -> date:
    """The day to compute as on."""
    return getattr(options, "today", None) or date.today()


def packs(options: argparse.Namespace) -> list[Path] | None:
    """The packs named with ``--packs``; None for the installed ones."""
    folders: list[Path] | None = getattr(options, "packs", None)
    for folder in folders or []:
        if not folder.is_dir():
            raise RefusalError(f"Mappen »{folder}« findes ikke. Skriv en udpakket pakke efter --packs.", 2)
    return folders


def open_packs(options: argparse.Namespace) -> Library:
    """The library that the command works on."""
    return installed_library(packs(options))


def find(library: Library, template_id: str, today: date) -> Entry | Finding:
    """The entry in force, or why it is refused; a template that nobody knows is a wrong command line."""
    try:
        return library.entry(template_id, today)
    except UnavailableError as error:
        if error.entry is None:
            raise RefusalError(str(error), 2) from None
        return Finding("T01", Severity.ERROR, str(error), template_id)


def load(library: Library, template_id: str, today: date) -> Template:
    """The template of an entry that is in force."""
    try:
        return library.template(template_id, today)
    except UnavailableError as error:
        raise RefusalError(str(error), 1) from None


def named_template(options: argparse.Namespace) -> Template:
    """The template that the command names."""
    library, today = open_packs(options), day_of(options)
    entry = find(library, options.template, today)
    if isinstance(entry, Finding):
        raise RefusalError(entry.message, 1)
    return load(library, entry.id, today)
