"""What every other program's snippets are read as, before they become templates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlankKind = Literal["text", "longtext", "date", "time", "choice"]


class MigrationError(Exception):
    """The file cannot be carried over; the message is a Danish sentence."""


@dataclass(frozen=True)
class Blank:
    """A place that the other program asked for, or filled by itself. The same one twice is asked once.

    Attributes:
        was: what stood there before and was no question, as the beginning of a Danish sentence; empty for a question.
        days: of a date, from today.
        shown: the filter that writes it; empty is as answers are written.
        choices: of a choice.
    """

    kind: BlankKind
    label: str
    was: str = ""
    days: int = 0
    shown: str = ""
    choices: tuple[str, ...] = ()


Part = str | Blank
CLIPBOARD = Blank("longtext", "Det kopierede", "Det kopierede")
CURSOR_LOST = "Markøren blev sat et sted i teksten. Nu står den efter teksten."


@dataclass(frozen=True)
class Snippet:
    """One text.

    Attributes:
        triggers: what was typed to get it; may be none.
        label: its name in the old program; may be empty.
        parts: words, and the blanks between them.
        lost: what it could that a template cannot, as Danish sentences.
    """

    triggers: tuple[str, ...]
    label: str
    parts: tuple[Part, ...]
    lost: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What people know it by."""
        return self.label or (self.triggers[0] if self.triggers else "")

    @property
    def words(self) -> str:
        """Its text without what is filled in."""
        return "".join(part for part in self.parts if isinstance(part, str))


@dataclass(frozen=True)
class LeftOut:
    """Something that did not come along, and why, as a Danish sentence."""

    name: str
    why: str


@dataclass(frozen=True)
class Found:
    """What a file holds.

    Attributes:
        program: that wrote it, as people call it.
        remark: what holds for all of them, as a Danish sentence.
    """

    program: str
    snippets: tuple[Snippet, ...]
    left_out: tuple[LeftOut, ...] = ()
    remark: str = ""


def joined(parts: list[Part]) -> tuple[Part, ...]:
    """``parts`` with neighbouring words made one."""
    made: list[Part] = []
    for part in parts:
        if isinstance(part, str) and made and isinstance(made[-1], str):
            made[-1] += part
        elif part:
            made.append(part)
    return tuple(made)
