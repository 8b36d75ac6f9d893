"""What became of an insertion: for the receipt, and for the sentence that ``ui`` makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.desktop.target import Target

PARTS = ("heading", "body", "block")
"""What a profile's sequence may name; everything else in it is a key."""
FIELD = "felt"
"""What the parts of a form are called, with their number from 0: ``felt0``."""


def is_part(name: str) -> bool:
    """Whether ``name`` in a sequence is a text; else it is a key."""
    return name in PARTS or name.startswith(FIELD)


class Outcome(StrEnum):
    """How an insertion, an undo or a reading ended."""

    INSERTED = "inserted"
    INSERTED_UNSEEN = "inserted-unseen"
    """Everything was sent, and read; the system did not tell by whom, or another copied before it was read again."""
    HEADING_CUT = "heading-cut"
    """Everything was sent, but the heading field kept only its beginning."""
    UNDONE = "undone"
    """The target's undo key was sent for every part."""
    READ = "read"
    """What is selected was read."""
    COPY_ONLY = "copy-only"
    """There is no window to insert into, or its profile asks for copying only."""
    WINDOW_CLOSED = "window-closed"
    OTHER_WINDOW = "other-window"
    OTHER_CASE = "other-case"
    """The window shows another case than at the chord."""
    CHANGED = "changed"
    """The window's title is another than after the insertion, so what undoing would hit is not known."""
    REFUSED = "refused"
    """The window may not be typed into."""
    KEYS_HELD = "keys-held"
    NO_KEY = "no-key"
    """The layout lacks a key that the target's profile asks for."""
    CLIPBOARD_BUSY = "clipboard-busy"
    """Another program would not let go of the clipboard."""
    CLIPBOARD_TAKEN = "clipboard-taken"
    """The clipboard changed before the target had read; what it pasted is not known."""
    NOT_READ = "not-read"
    """The paste key was sent, the target did not read in time. It may still do so."""
    NOT_COPIED = "not-copied"
    """The target has copied, but did not hand its text out in time."""
    NOTHING_COPIED = "nothing-copied"
    """No text stands on the clipboard, or its owner does not hand it out."""
    NOTHING_SELECTED = "nothing-selected"
    """The copy key was sent, and no text came."""
    OTHER_SELECTION = "other-selection"
    """Something else is selected than what was read."""
    TOO_LONG = "too-long"
    """More is selected than is read."""

    @property
    def is_inserted(self) -> bool:
        """Whether every part went in."""
        return self in {Outcome.INSERTED, Outcome.INSERTED_UNSEEN, Outcome.HEADING_CUT}


class Fate(StrEnum):
    """What stands on the clipboard afterwards."""

    UNTOUCHED = "untouched"
    RESTORED = "restored"
    PARTLY = "partly-restored"
    """What was there before could not be kept in full."""
    TAKEN = "taken"
    """Someone else has copied since; theirs stands."""
    SHELVED = "shelved"
    """The text that did not go in, private, for five minutes."""


@dataclass(frozen=True)
class Result:
    """The end of an insertion, an undo or a reading.

    Attributes:
        sent: the entries of the profile's sequence that went in, parts and keys, in order.
        heading_kept: characters of the heading that the field took, when it cut it.
        after: the target as it was after the last part, for undoing; None when nothing went in.
    """

    outcome: Outcome
    sent: tuple[str, ...] = ()
    clipboard: Fate = Fate.UNTOUCHED
    heading_kept: int | None = None
    after: Target | None = None

    @property
    def is_handed_over(self) -> bool:
        """Whether all of it went in, or it was copied where that is all that can be done."""
        is_copied = self.outcome is Outcome.COPY_ONLY and self.clipboard is Fate.SHELVED
        return self.outcome.is_inserted or is_copied

    @property
    def parts(self) -> tuple[str, ...]:
        """Names of the parts that the target has read."""
        return tuple(name for name in self.sent if is_part(name))
