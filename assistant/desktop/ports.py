"""What a system must offer so that text can be put where the caret was.

Every call returns at once: what takes time is asked for and then polled. Nothing here sleeps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from assistant.model.chord import Chord


@dataclass(frozen=True)
class WindowInfo:
    """A top-level window as the system sees it now.

    Attributes:
        id: X11 window or Windows handle.
        process: the program's name, ``chromium``, ``soffice.bin``; empty when unknown.
        pid: 0 when unknown.
        title: as shown. Hash it at once, keep it nowhere: it may name a citizen.
        is_ours: whether it belongs to this program.
        refusal: why it cannot be typed into (``elevated``, ``remote``), or empty.
    """

    id: int
    process: str
    pid: int
    title: str
    is_ours: bool = False
    refusal: str = ""


class Windows(Protocol):
    """The windows of the session."""

    def active(self) -> WindowInfo | None:
        """The window with the focus, or None."""
        ...

    def find(self, window: int) -> WindowInfo | None:
        """The window as it is now, or None when it is closed."""
        ...

    def activate(self, window: int) -> None:
        """Ask for the focus to go to ``window``; poll ``active()`` for the result."""
        ...


class Keys(Protocol):
    """The keyboard."""

    def any_held(self) -> bool:
        """Whether a key is down, the chord's own letter included."""
        ...

    def release_held(self) -> None:
        """Let go of every key that is down, and of any grab, so that sent keys reach the target.

        A key that the person let go of is never pressed again.
        """
        ...

    def tap(self, chord: Chord) -> None:
        """Press and let go of ``chord`` in the window with the focus.

        Raises:
            LookupError: the layout has no such key.
        """
        ...


@dataclass(frozen=True)
class Offer:
    """A text to be put on the clipboard. ``html`` empty means plain only."""

    text: str
    html: str = ""
    selection: str = "clipboard"


class Clipboard(Protocol):
    """The clipboard, lent and given back."""

    def save(self) -> None:
        """Begin to keep what is on it, in all its formats. Harmless when it is already kept."""
        ...

    def is_saved(self) -> bool:
        """Whether keeping has ended, well or because the owner did not answer in time."""
        ...

    def offer(self, offer: Offer) -> None:
        """Own the clipboard with ``offer``, marked private; the text is handed out when someone reads."""
        ...

    def reads(self, window: int) -> int:
        """How often the program that ``window`` belongs to has read the present offer.

        Where the reader is not known (Windows), any read counts.
        """
        ...

    def is_ours(self) -> bool:
        """Whether the present offer still stands."""
        ...

    def restore(self) -> None:
        """Put back what ``save`` kept, when the clipboard is still ours; forget it in any case."""
        ...

    def ask_selected(self) -> None:
        """Begin to read what is selected in the window in front, without touching the clipboard."""
        ...

    def selected(self) -> str | None:
        """What ``ask_selected`` found; None while it is under way or when it cannot be known."""
        ...


class Hotkeys(Protocol):
    """Chords that work in every window."""

    def grab(self, chord: Chord, pressed: Callable[[], None]) -> str:
        """Call ``pressed`` whenever ``chord`` is pressed; empty, or a Danish reason why it cannot be had."""
        ...

    def release(self, chord: Chord) -> None:
        """Give ``chord`` back."""
        ...

    def release_all(self) -> None:
        """Give every chord back, for pausing and at the end."""
        ...

    def typed_by(self, chord: Chord) -> str:
        """The character that the layout in use types with ``chord`` through AltGr, or empty."""
        ...

    def can_type(self, chord: Chord) -> bool:
        """Whether the layout in use has the chord's key at all."""
        ...


@dataclass(frozen=True)
class Desktop:
    """One system's ports together, and its name."""

    name: str
    windows: Windows
    keys: Keys
    clipboard: Clipboard
    hotkeys: Hotkeys
