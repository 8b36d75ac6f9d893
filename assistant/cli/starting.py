"""``run``: the tray program, or a word to the one that runs."""

from __future__ import annotations

import argparse

from assistant.app import start
from assistant.cli.chosen import packs
from assistant.cli.output import RefusalError
from assistant.store import paths


def start_program(options: argparse.Namespace) -> int:
    """Start, or hand the action over."""
    chosen = packs(options)
    if chosen and paths.policy_file().exists() and _are_decided():
        raise RefusalError("Tekstpakkerne er bestemt af din organisation. Start uden --packs.", 1)
    return start(getattr(options, "action", None) or "", packs=chosen, today=getattr(options, "today", None))


def _are_decided() -> bool:
    from assistant.store import policy  # noqa: PLC0415 - 25 ms that the icon does not wait for

    return bool(policy.installed().packs)
