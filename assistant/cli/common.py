"""What every command needs: the packs, the day, and the template that was named."""

from __future__ import annotations

import argparse
import io
import json
import sys
from datetime import date
from pathlib import Path

from assistant.casework.library import Library, UnavailableError
from assistant.casework.setup import installed_library
from assistant.cli.chosen import packs
from assistant.cli.output import RefusalError
from assistant.model.finding import Finding, Severity, blocks
from assistant.model.template import Entry, Template


def open_packs(options: argparse.Namespace) -> Library:
    """The library that the command works on."""
    return installed_library(packs(options))


def find(library: Library, template_id: str, today: date) -> tuple[Entry, Finding | None]:
    """The entry, and why it is refused when it is not in force.

    Raises:
        RefusalError: nobody knows such a template, so the command line was wrong.
    """
    try:
        return library.entry(template_id, today), None
    except UnavailableError as error:
        if error.entry is None:
            left_out = " Pakken har fejl; kør »sagstast pack check«." if blocks(library.findings) else ""
            raise RefusalError(f"{error}{left_out}", 2) from None
        return error.entry, Finding("T01", Severity.ERROR, str(error), template_id)


def load(library: Library, entry: Entry) -> Template:
    """The template of ``entry``."""
    try:
        return library.template_of(entry)
    except UnavailableError as error:
        raise RefusalError(str(error), 1) from None


def faults_in(library: Library, *files: str) -> tuple[Finding, ...]:
    """What is wrong with ``files`` of the packs: what they say may be missing, or older than the pack meant."""
    return tuple(finding for finding in library.findings if finding.where.partition(":")[0] in files)


def read_input() -> str:
    """Standard input, UTF-8 whatever the system's own is.

    Raises:
        UnicodeDecodeError: it is not UTF-8.
    """
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="strict")
    return sys.stdin.read()


class _TwiceError(Exception):
    """A JSON object that has a key twice."""


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _TwiceError(next(key for key in keys if keys.count(key) > 1))
    return found


def read_answers(name: str) -> dict[str, object] | Finding:
    """The answers; a finding when the file is no JSON object."""
    try:
        text = read_input() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
    except OSError:
        raise RefusalError(f"Filen »{name}« findes ikke eller kan ikke læses.", 2) from None
    except UnicodeDecodeError:
        return Finding("S00", Severity.ERROR, "Svarene er ikke gemt som UTF-8.", name)
    try:
        answers = json.loads(text, object_pairs_hook=_each_once)
    except _TwiceError as twice:
        return Finding("S00", Severity.ERROR, f"Svarene har »{twice}« to gange. Slet den ene.", name)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        return Finding("S00", Severity.ERROR, "Svarene kan ikke læses som JSON.", f"{name}:{line}")
    if not isinstance(answers, dict):
        return Finding("S00", Severity.ERROR, 'Svarene skal være et JSON-objekt: {"felt": svar}.', name)
    return answers
