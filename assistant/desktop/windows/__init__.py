"""The ports on Windows, through Windows' own functions. ``open_windows`` puts them together."""

from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads this folder for Windows too

from assistant.desktop.copyonly import _NoHotkeys
from assistant.desktop.ports import Desktop
from assistant.desktop.windows.clipboard import Win32Clipboard
from assistant.desktop.windows.keys import Win32Keys
from assistant.desktop.windows.windows import Win32Windows


def open_windows() -> Desktop:
    """Have windows, keys and clipboard of the session that we run in."""
    clipboard = Win32Clipboard()
    return Desktop("windows", Win32Windows(), Win32Keys(), clipboard, _NoHotkeys(), clipboard.close)
