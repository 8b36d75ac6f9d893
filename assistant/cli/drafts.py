"""``drafts``: the helper that keeps drafts for the tray program."""

from __future__ import annotations

import argparse
import sys

from assistant.casework import drafts


def keep(options: argparse.Namespace) -> int:
    """Do as one is told until there is nothing more to read."""
    del options
    drafts.serve(sys.stdin, sys.stdout)
    return 0
