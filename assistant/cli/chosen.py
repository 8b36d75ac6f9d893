"""What was chosen on the command line, for every command. Light: the tray program starts through here."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from assistant.cli.output import RefusalError


def wants_json(options: argparse.Namespace) -> bool:
    """Whether the answer goes to a program."""
    return bool(getattr(options, "json", False))


def day_of(options: argparse.Namespace) -> date:
    """The day to compute as on."""
    return getattr(options, "today", None) or date.today()


def packs(options: argparse.Namespace) -> list[Path] | None:
    """The packs named with ``--packs``; None for the installed ones."""
    folders: list[Path] = options.packs
    for folder in folders:
        if not folder.is_dir():
            raise RefusalError(f"Mappen »{folder}« findes ikke. Skriv en udpakket pakke efter --packs.", 2)
    return folders or None
