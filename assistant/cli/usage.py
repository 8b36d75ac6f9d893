"""``usage``: how the templates are used, counted on this machine; and what several people have handed over."""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.casework.usage import keeping
from assistant.casework.usage.report import Report, report
from assistant.casework.usage.saving import SPEED, known, wordings
from assistant.casework.usage.sharing import SUFFIX, NotTogetherError, combined, hand_over, read_all
from assistant.casework.usage.sheet import WRITERS
from assistant.casework.usage.words import COLUMNS, cells, explained, summary, why
from assistant.cli.chosen import day_of, wants_json
from assistant.cli.common import open_packs
from assistant.cli.output import RefusalError, not_written, print_json, say

_NOTHING = "Der er ikke talt noget endnu."


def handle_usage(options: argparse.Namespace) -> int:
    """Show, hand over or put together."""
    if options.verb == "export":
        return _export(options.out)
    return _combine(options) if options.verb == "combine" else _show(options)


def _show(options: argparse.Namespace) -> int:
    counters = keeping.load()
    found = report(
        counters, known(wordings(counters), open_packs(options), day_of(options)), options.typing_speed or SPEED
    )
    if wants_json(options):
        print_json(found.as_json())
    elif not found.rows:
        print(_NOTHING)
    else:
        print(_page(found))
    return 0


def _export(out: Path) -> int:
    if out.suffix.lower() != SUFFIX:
        raise RefusalError(f"»{out.name}« skal ende på {SUFFIX}.", 2)
    counters = keeping.load()
    if all(place.is_own for place in counters):
        raise RefusalError(_NOTHING, 1)
    try:
        hand_over(counters, out)
    except FileExistsError:
        raise RefusalError(f"»{out}« findes allerede. Skriv et andet navn.", 2) from None
    except OSError:
        raise not_written(out) from None
    return 0


def _combine(options: argparse.Namespace) -> int:
    folder, out = options.folder, options.out
    if out.suffix.lower() not in WRITERS:
        raise RefusalError(f"»{out.name}« skal ende på .xlsx eller .csv.", 2)
    try:
        people = read_all(folder)
    except NotTogetherError as error:
        raise RefusalError(str(error), 1) from None
    except OSError:
        raise RefusalError(f"Mappen »{folder}« eller en fil i den kan ikke læses.", 2) from None
    named = {wording for counters in people for wording in wordings(counters)}
    found = combined(people, known(named, open_packs(options), day_of(options)), options.typing_speed or SPEED)
    try:
        WRITERS[out.suffix.lower()](found, out)
    except OSError:
        raise not_written(out) from None
    if wants_json(options):
        print_json(found.as_json())
    else:
        say(f"{found.files} filer er lagt sammen: {summary(found)}.")
        for text in explained(found):
            say(text)
    return 0


def _page(found: Report) -> str:
    """The figures as a page to read."""
    table = [COLUMNS, *map(cells, found.rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = [summary(found), ""]
    lines += [
        "  ".join(cell.ljust(width) if place == 0 else cell.rjust(width) for place, (cell, width) in enumerate(each))
        for each in (zip(row, widths, strict=True) for row in table)
    ]
    reasons = [f"{row.title}: {why(row.reasons)}" for row in found.rows if row.reasons]
    return "\n".join([*lines, *(["", "Ikke sat ind:", *reasons] if reasons else []), "", *explained(found)])
