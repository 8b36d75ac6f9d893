"""``spelling``: the helper that looks words up for the tray program."""

from __future__ import annotations

import argparse
import sys

from assistant.casework import spelling


def look_up(options: argparse.Namespace) -> int:
    """Answer until there is nothing more to read."""
    spelling.serve(options.folder, sys.stdin, sys.stdout)
    return 0
