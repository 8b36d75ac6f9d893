"""``text``: language and personal data of a whole text."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from assistant.casework.documents import MOST_BYTES, UnreadableError, as_text, read_text
from assistant.casework.texts import TextVerdict, check_text, kinds
from assistant.cli.chosen import day_of, wants_json
from assistant.cli.common import open_packs
from assistant.cli.output import RefusalError, print_json, say, say_findings
from assistant.model.finding import blocks
from assistant.model.knowledge import Knowledge
from assistant.model.suggest import did_you_mean


def judge_text(options: argparse.Namespace) -> int:
    """What the rules say of a text of a kind."""
    knowledge = open_packs(options).knowledge
    _must_be_known(options, knowledge)
    try:
        text = _read(options.file)
    except UnreadableError as error:
        return _tell(options, TextVerdict(None, (error.finding,)))
    note_type = options.note_type or ""
    return _tell(options, check_text(knowledge, text, options.kind, day_of(options), note_type))


def _must_be_known(options: argparse.Namespace, knowledge: Knowledge) -> None:
    known = kinds(knowledge)
    if not known:
        raise RefusalError("Pakken har ingen tekstslags (language.toml). Læg den oven på standardpakken.", 2)
    if options.kind not in known:
        hint = did_you_mean(options.kind, known)
        raise RefusalError(f"Tekstslagsen »{options.kind}« findes ikke.{hint} Vælg en af: {', '.join(known)}.", 2)
    if options.note_type and options.note_type not in knowledge.note_types:
        hint = did_you_mean(options.note_type, knowledge.note_types)
        raise RefusalError(f"Notattypen »{options.note_type}« findes ikke.{hint}", 2)


def _read(name: str) -> str:
    if name == "-":
        stdin = sys.stdin
        raw = stdin.buffer.read(MOST_BYTES + 1) if isinstance(stdin, io.TextIOWrapper) else stdin.read().encode()
        return as_text(raw, "-")
    try:
        return read_text(Path(name))
    except OSError:
        raise RefusalError(f"Filen »{name}« findes ikke eller kan ikke læses.", 2) from None


def _tell(options: argparse.Namespace, verdict: TextVerdict) -> int:
    if wants_json(options):
        print_json({"lix": verdict.lix, "findings": [finding.as_json() for finding in verdict.findings]})
    elif verdict.lix is not None:
        print("LIX " + f"{verdict.lix:.1f}".replace(".", ","))
    say_findings(verdict.findings)
    if not verdict.findings and not wants_json(options):
        say("Jeg fandt ingen fejl i teksten.")
    return 1 if blocks(verdict.findings) else 0
