"""Which function serves which command. Only what a command needs is loaded: ``run`` waits in the tray all day."""

from __future__ import annotations

import argparse
from importlib import import_module

_COMMANDS = {
    "run": "starting.start_program",
    "list": "listing.list_templates",
    "show": "listing.show_template",
    "fill": "fill.fill_template",
    "heading": "checking.judge_heading",
    "holiday": "holiday.tell_holiday",
    "deadline": "deadline.tell_deadline",
    "text": "text.judge_text",
    "pack": "packs.handle_pack",
    "plan": "plan.handle_plan",
    "studio": "studio.open_studio",
    "training": "training.handle_training",
    "usage": "usage.handle_usage",
    "wording": "wording.tell_wording",
    "doctor": "checking.diagnose",
    "spelling": "spelling.look_up",
    "drafts": "drafts.keep",
    "verdicts": "verdicts.judge",
}


def run(options: argparse.Namespace) -> int:
    """Run the command that ``options`` name; its exit code."""
    module, function = _COMMANDS[options.command or "run"].split(".")
    code: int = getattr(import_module(f"assistant.cli.{module}"), function)(options)
    return code
