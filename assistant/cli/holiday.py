"""``holiday``: the days of a holiday, and what the rule of its first day says."""

from __future__ import annotations

import argparse

from assistant.casework import holiday
from assistant.cli.chosen import day_of, wants_json
from assistant.cli.common import faults_in, open_packs
from assistant.cli.output import RefusalError, print_json, say_findings
from assistant.model.answers import Period
from assistant.model.finding import blocks
from assistant.model.suggest import did_you_mean

_TEN_YEARS = 3660
_FILES = ("holiday.toml", "calendar.toml", "changes.toml")


def tell_holiday(options: argparse.Namespace) -> int:
    """Count, and answer out of what has been told."""
    library = open_packs(options)
    knowledge, faults = library.knowledge, faults_in(library, *_FILES)
    known = holiday.groups(knowledge)
    if not known:
        say_findings(faults)
        raise RefusalError("Pakken har ingen ferieregler (holiday.toml).", 2)
    if options.group not in known:
        hint = did_you_mean(options.group, known) or f" Skriv en af {', '.join(known)}."
        raise RefusalError(f"Gruppen »{options.group}« findes ikke.{hint}", 2)
    wish = holiday.Wish(options.group, _period(options), options.used, options.notified, options.since)
    try:
        reply = holiday.answer(knowledge, wish, day_of(options), faults)
    except (OverflowError, ValueError):
        raise RefusalError("En af datoerne ligger uden for kalenderen.", 2) from None
    if wants_json(options):
        print_json(holiday.reply_json(reply))
    else:
        print("\n".join(holiday.told(reply)))
    say_findings(reply.findings)
    return 1 if blocks(reply.findings) else 0


def _period(options: argparse.Namespace) -> Period:
    first, last = options.first, options.last
    if last < first:
        raise RefusalError(f"Ferien slutter {last:%d.%m.%Y}, før den begynder {first:%d.%m.%Y}. Byt --from og --to.", 2)
    if (last - first).days > _TEN_YEARS:
        raise RefusalError("Perioden er længere end ti år.", 2)
    return Period(first, last)
