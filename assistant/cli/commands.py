"""Which function serves which command."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from assistant.cli import checking, fill, listing
from assistant.cli.common import packs

Command = Callable[[argparse.Namespace], int]


def run(options: argparse.Namespace) -> int:
    """Run the command that ``options`` name; its exit code."""
    return _COMMANDS[options.command or "run"](options)


def _run(options: argparse.Namespace) -> int:
    from assistant.app import start  # noqa: PLC0415 - the command line needs no Qt

    return start(getattr(options, "action", None) or "", packs=packs(options), today=getattr(options, "today", None))


_COMMANDS: Mapping[str, Command] = {
    "run": _run,
    "list": listing.list_templates,
    "show": listing.show_template,
    "fill": fill.fill_template,
    "heading": checking.judge_heading,
    "pack": checking.check_pack_folder,
    "doctor": checking.diagnose,
}
