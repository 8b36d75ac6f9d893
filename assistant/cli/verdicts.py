"""``verdicts``: the helper that judges templates for the check of a whole pack."""

from __future__ import annotations

import argparse
import sys

from assistant.casework.studio import helpers
from assistant.store import program


def judge(options: argparse.Namespace) -> int:
    """Answer until there is nothing more to read; what she types meanwhile goes first."""
    del options
    program.give_way()
    helpers.serve(sys.stdin, sys.stdout)
    return 0
