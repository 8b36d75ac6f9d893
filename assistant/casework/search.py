"""Finding an action by a few letters, as the palette does."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Hit:
    """A row of the palette.

    Attributes:
        action: a template's id, or the program's own action.
        title: what it is called.
        tag: the note type's prefix without its colon, or empty.
        detail: the quiet second line: kind, in force from; for an expired one when it ended and what to use instead.
        letter: runs it after the leader, or empty.
        spans: what of ``title`` the query hit, as start and end, in order.
        expired: shown greyed.
    """

    action: str
    title: str
    tag: str = ""
    detail: str = ""
    letter: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    expired: bool = False
