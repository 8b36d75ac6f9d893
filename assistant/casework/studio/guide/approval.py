"""The approval of the guide and of the word lists: each file is approved as a whole, and kept as it was then.

In the folder ``approved`` of the pack, as the rules are: whoever approves sees what has changed since.
"""

from __future__ import annotations

from contextlib import suppress

from assistant.casework.hand_files import UnreadableError, read, save
from assistant.casework.packdiff.data import read_data
from assistant.casework.studio.guide.sheets import GUIDE, WORDS, Sheet
from assistant.casework.studio.rules.approval import FOLDER, lines_since
from assistant.casework.studio.rules.kinds import APPROVED
from assistant.model.rule import CheckedFile

SIGNED = (GUIDE, WORDS)
"""Note types are approved by nobody: the format has no place for it."""


def keep_approved(sheet: Sheet) -> None:
    """Keep what was approved, where ``sheet`` is about to be saved as something else. Not for Qt's thread.

    Raises:
        NotSavedError: it cannot be kept; ``sheet`` is not to be saved then.
    """
    if APPROVED in sheet.read_values and APPROVED not in sheet.values:
        kept = sheet.file.parent / FOLDER / sheet.name
        save(sheet.read_raw.decode(), kept, kept.read_bytes() if kept.is_file() else None)


def changes_since(sheet: Sheet) -> tuple[list[str], bool]:
    """What ``sheet`` says otherwise than when it was approved last, a line each, and whether it never was.

    Of a file that was never approved it is all that it says. Not for Qt's thread.
    """
    was, (now, _, _) = None, read_data(sheet.text().encode(), sheet.name)
    with suppress(UnreadableError):
        was, _, _ = read_data(read(sheet.file.parent / FOLDER / sheet.name), sheet.name)
    return (lines_since(was, now) if isinstance(now, CheckedFile) else []), was is None
