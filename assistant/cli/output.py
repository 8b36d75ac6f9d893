"""What goes to stdout for programs, and to stderr for people."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from assistant.model.finding import Finding

_SIGNS = {"error": "Fejl", "warning": "Advarsel", "hint": "Tip"}


class RefusalError(Exception):
    """The command cannot be done; the message is a Danish sentence, ``code`` the exit code."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


def not_written(path: Path) -> RefusalError:
    """The file at ``path``, which she asked for, could not be written."""
    return RefusalError(f"»{path}« kan ikke skrives. Er filen åben, eller er mappen skrivebeskyttet?", 3)


def print_json(document: object) -> None:
    """One JSON document on stdout."""
    import json  # noqa: PLC0415 - the tray program starts through here

    json.dump(document, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def say(sentence: str) -> None:
    """One sentence to the person."""
    print(sentence, file=sys.stderr)


def say_findings(findings: Iterable[Finding]) -> None:
    """Each finding on a line of its own."""
    for finding in findings:
        where = f"{finding.where}: " if finding.where else ""
        fix = f" [{finding.fix.label}]" if finding.fix else ""
        say(f"{_SIGNS[finding.severity]} {finding.code} {where}{finding.message}{fix}")
