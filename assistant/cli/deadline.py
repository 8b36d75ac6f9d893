"""``deadline``: when something is due, and which deadlines there are."""

from __future__ import annotations

import argparse

from assistant.casework import deadlines
from assistant.cli.chosen import day_of, wants_json
from assistant.cli.common import faults_in, open_packs
from assistant.cli.output import RefusalError, print_json, say_findings
from assistant.model.finding import Finding, blocks
from assistant.model.knowledge import Knowledge
from assistant.model.suggest import did_you_mean


def tell_deadline(options: argparse.Namespace) -> int:
    """One deadline, or with ``--list`` all of them."""
    library = open_packs(options)
    faults = faults_in(library, "deadlines.toml", "calendar.toml", "changes.toml")
    if options.list:
        say_findings(faults)
        return _list(options, library.knowledge)
    return _tell(options, library.knowledge, faults)


def _tell(options: argparse.Namespace, knowledge: Knowledge, faults: tuple[Finding, ...]) -> int:
    known = {entry.name: entry for entry in deadlines.listed(knowledge, options.event)}
    if not known:
        say_findings(faults)
        raise RefusalError("Pakken har ingen frister (deadlines.toml).", 2)
    if options.name not in known:
        hint = did_you_mean(options.name, known) or " Skriv »sagstast deadline --list« for at se dem, der er."
        raise RefusalError(f"Fristen »{options.name}« findes ikke.{hint}", 2)
    try:
        found = deadlines.due(knowledge, options.name, options.event, faults)
    except deadlines.OutsideCalendarError as error:
        raise RefusalError(str(error), 2) from None
    if wants_json(options):
        print_json(deadlines.due_json(found, known[options.name].current))
    else:
        print("\n".join(deadlines.told(found)))
    say_findings(found.findings)
    return 1 if blocks(found.findings) else 0


def _list(options: argparse.Namespace, knowledge: Knowledge) -> int:
    found = deadlines.listed(knowledge, day_of(options))
    if wants_json(options):
        rows = [
            {
                "name": entry.name,
                "title": entry.current.title,
                "for": entry.current.binds,
                "in_force": entry.is_in_force,
                "rules": [deadlines.rule_json(rule) for rule in entry.rules],
            }
            for entry in found
        ]
        print_json({"deadlines": rows})
        return 0
    for entry in found:
        what = deadlines.amount(entry.current) if entry.is_in_force else "ingen regel for i dag"
        print(f"{entry.name:<28} {entry.current.title} – {what}")
    return 0
