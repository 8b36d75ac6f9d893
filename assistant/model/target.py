"""Where text goes: what the hotkey files say of a target program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.model.chord import Chord

PRACTICE = "oevelse"
"""Id of the practice journal's profile: what goes there is no work, and nothing of it is kept."""


@dataclass(frozen=True, kw_only=True)
class TargetProfile:
    """How to put text into one kind of program.

    Attributes:
        id, title: its name in files and for people.
        process: regular expression over the process name; empty matches any.
        window_title: regular expression over the window title; empty matches any.
        case: regular expression whose group ``case`` (or whole match) names the case in the title. Without
            it only the window is verified, and the form says so.
        paste: the key that pastes.
        rich: whether bold and paragraphs go along as HTML.
        sequence: parts and keys in order: ``heading``, ``body``, ``block`` (heading, blank line, body), or a
            key such as ``Tab``.
        heading_max: the heading field's limit in characters, 0 when unknown.
        read_back: whether a heading is read back after pasting, to notice a field that cuts it.
        selection: ``clipboard``, or ``primary`` for terminals that paste from it.
        copy_only: text is only put on the clipboard, for a remote client that cannot be typed into.
    """

    id: str
    title: str
    process: str = ""
    window_title: str = ""
    case: str = ""
    paste: Chord
    rich: bool = False
    sequence: tuple[str, ...] = ("block",)
    heading_max: int = 0
    read_back: bool = False
    selection: Literal["clipboard", "primary"] = "clipboard"
    copy_only: bool = False


@dataclass(frozen=True, kw_only=True)
class HotkeyAction:
    """An action with its keys: ``chord`` anywhere, ``letter`` after the leader.

    Attributes:
        action: a template's id, or the program's own (``palette``, ``fortryd``, ``gentag``, ``pause``).
    """

    action: str
    chord: Chord | None = None
    letter: str = ""


@dataclass(frozen=True, kw_only=True)
class HotkeyProfile:
    """A chord profile and the target profiles, first match wins.

    Attributes:
        leader: opens the palette.
        leader_fallback: used where the layout cannot type ``leader``.
    """

    id: str
    title: str
    leader: Chord
    leader_fallback: Chord
    actions: tuple[HotkeyAction, ...] = ()
    targets: tuple[TargetProfile, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ProgramKeys:
    """Chords that a program, or the system itself, uses."""

    name: str
    chords: tuple[Chord, ...]


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """A collision that is known and lived with, and why."""

    chord: Chord
    program: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Collisions:
    """The table of chords that others use."""

    programs: tuple[ProgramKeys, ...]
    accepted: tuple[Accepted, ...] = ()
