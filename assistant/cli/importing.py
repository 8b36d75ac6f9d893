"""``pack import``: what colleagues have in other programs, as drafts of their own."""

from __future__ import annotations

import argparse

from assistant.casework.migration.importing import Imported, import_file
from assistant.casework.migration.snippet import MigrationError
from assistant.cli.chosen import day_of, wants_json
from assistant.cli.common import open_packs
from assistant.cli.output import RefusalError, print_json, say, say_findings
from assistant.model.finding import blocks


def import_snippets(options: argparse.Namespace) -> int:
    """Write the pack, and tell what did not come along."""
    library = open_packs(options)
    taken = {entry.id for entry in library.entries(day_of(options), include_all=True)}
    try:
        done = import_file(options.file, options.out, day_of(options), taken, library.folders)
    except MigrationError as error:
        raise RefusalError(str(error), 2) from None
    except OSError:
        raise RefusalError(f"Pakken kunne ikke skrives til »{options.out}«. Er der plads og ret til det?", 3) from None
    _tell(options, done)
    return 1 if done.pack is None or blocks(done.findings) else 0


def _tell(options: argparse.Namespace, done: Imported) -> None:
    if wants_json(options):
        print_json(
            {
                "pack": str(done.pack) if done.pack else None,
                "templates": done.templates,
                "left_out": [{"name": each.name, "why": each.why} for each in done.left_out],
                "findings": [finding.as_json() for finding in done.findings],
            }
        )
    for each in () if wants_json(options) else done.left_out:
        say(f"Ikke med: »{each.name}«. {each.why}")
    say_findings(each for each in done.findings if blocks([each]))  # the page in the pack tells the rest
    if done.pack is None:
        say("Der er ingen tekster i filen, som kan blive til skabeloner.")
    elif not wants_json(options):
        counted = "1 kladde" if done.templates == 1 else f"{done.templates} kladder"
        print(f"{counted} ligger i {done.pack}. Begynd med at læse gennemgang.md i mappen.")
