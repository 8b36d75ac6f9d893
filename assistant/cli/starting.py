"""``run``: the tray program, or a word to the one that runs."""

from __future__ import annotations

import argparse

from assistant.app import start
from assistant.cli.chosen import packs
from assistant.cli.output import RefusalError
from assistant.store import policy


def start_program(options: argparse.Namespace) -> int:
    """Start, or hand the action over."""
    chosen = packs(options)
    if chosen and policy.installed().packs:
        raise RefusalError("Tekstpakkerne er bestemt af din organisation. Start uden --packs.", 1)
    return start(getattr(options, "action", None) or "", packs=chosen, today=getattr(options, "today", None))
