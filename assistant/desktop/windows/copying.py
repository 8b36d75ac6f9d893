"""A text on the clipboard by a program that ends at once: all of it is handed over, nothing is lent."""

from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads this folder for Windows too

from assistant.desktop.qtclipboard import WINDOWS_MARKS
from assistant.desktop.windows import api, memory
from assistant.desktop.windows.formats import as_unicode
from assistant.desktop.windows.hidden import HiddenWindow


def copy(text: str) -> bool:
    """Put ``text`` there, marked so that no history and no cloud keeps it; False while another has it open."""
    window = HiddenWindow("SagstastCopy", {})  # Windows takes nothing from nobody
    try:
        with memory.clipboard(window.handle) as is_open:
            if not is_open or not api.EmptyClipboard():
                return False
            memory.write(api.CF_UNICODETEXT, as_unicode(text))
            for name, mark in WINDOWS_MARKS.items():
                memory.write(memory.number(name), mark)
            return True
    finally:
        window.close()
