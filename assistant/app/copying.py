"""Copying for the command line, where the system has a way of its own to keep a text out of histories."""

from __future__ import annotations

import sys


def copy_private(text: str) -> bool:
    """Put ``text`` on Windows' clipboard, marked private; False where that failed, and on any other system."""
    if sys.platform == "win32":
        from assistant.desktop.windows.copying import copy  # noqa: PLC0415 - loads Qt

        return copy(text)
    else:  # noqa: RET505 - for mypy, which reads each branch for its own system
        return False
