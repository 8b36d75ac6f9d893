"""``run``: the tray program, or a word to the one that runs."""

from __future__ import annotations

import argparse

from assistant.app import start
from assistant.cli.chosen import packs


def start_program(options: argparse.Namespace) -> int:
    """Start, or hand the action over."""
    return start(getattr(options, "action", None) or "", packs=packs(options), today=getattr(options, "today", None))
