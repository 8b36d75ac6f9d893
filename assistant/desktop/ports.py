"""What a system must offer so that text can be put where the caret was.

Every call returns at once: what takes time is asked for and then polled. Nothing here sleeps, and nothing here
speaks to people: what went wrong is an enum, the words for it are made in ``ui``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Literal, Protocol

from assistant.model.chord import Chord

Point = tuple[int, int]
"""Device pixels from the upper left corner of the whole desktop; x, then y."""

Selection = Literal["clipboard", "primary"]


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

    def centre(self, window: int) -> Point | None:
        """The middle of ``window``, or None when that is not known."""
        ...

    def activate(self, window: int) -> None:
        """Ask for the focus to go to ``window``; poll ``active()`` for the result."""
        ...


class Keys(Protocol):
    """The keyboard."""

    def any_held(self) -> bool:
        """Whether a key is down, the chord's own letter included."""
        ...

    def release_held(self) -> bool:
        """Let go of every key that is down, and of any grab, so that sent keys reach the target.

        A key that the person let go of is never pressed again.

        Returns:
            Whether a key was down; the system may take a moment until it is up.
        """
        ...

    def tap(self, chord: Chord) -> None:
        """Press and let go of ``chord`` in the window with the focus.

        Raises:
            LookupError: the layout has no such key; nothing was sent.
        """
        ...


@dataclass(frozen=True)
class Offer:
    """A text to be put on the clipboard.

    Attributes:
        html: empty means plain only.
        reader: the window whose program it is for, 0 when it is for whoever asks. Where a system can see only the
            first read (Windows), others are given nothing.
        reads: how often that program reads until it has it; seen apart, where a system can.
    """

    text: str
    html: str = ""
    selection: Selection = "clipboard"
    reader: int = 0
    reads: int = 1


class Kept(Enum):
    """How far keeping the old clipboard has come."""

    PENDING = "pending"
    WHOLE = "whole"
    PARTLY = "partly"
    """Its owner did not hand everything out, or it was too large."""


class Clipboard(Protocol):
    """The clipboard, lent and given back. One lease at a time."""

    @property
    def sees_selected(self) -> bool:
        """Whether ``selected`` can know anything."""
        ...

    @property
    def sees_each_read(self) -> bool:
        """Whether ``reads`` goes on counting, or only as far as the offer asks."""
        ...

    def save(self, selection: Selection = "clipboard") -> None:
        """Begin to keep what is on it, in all its formats.

        While our own offer stands there what it replaced is kept already, and nothing happens.
        """
        ...

    def kept(self) -> Kept:
        """How far ``save`` has come."""
        ...

    def kept_text(self) -> str:
        """The text among what ``save`` has kept by now; empty when there is none."""
        ...

    def kept_html(self) -> str:
        """The same as HTML, where it was copied so too; empty where it was not."""
        ...

    def offer(self, offer: Offer) -> bool:
        """Own the clipboard with ``offer``, marked private; the text is handed out when someone reads.

        What ``save`` has not kept by now is lost. False when the clipboard cannot be had.
        """
        ...

    def reads(self, window: int) -> int:
        """How often the program that ``window`` belongs to has read the present offer, or one that is not known."""
        ...

    def knows_reader(self, window: int) -> bool:
        """Whether one of these reads was that program's own for certain."""
        ...

    def is_noticed(self, window: int) -> bool:
        """Whether the program that ``window`` belongs to has asked in which formats there is the present offer.

        Where it is not known who asks, always.
        """
        ...

    def is_ours(self) -> bool:
        """Whether the present offer still stands."""
        ...

    def restore(self) -> bool:
        """Put back what ``save`` kept, when the present offer still stands, or nobody's; forget it in any case.

        Returns:
            Whether it was put back. With nothing kept the clipboard is emptied.
        """
        ...

    def watch_selected(self) -> None:
        """From now on note what gets selected in the window in front, without touching the clipboard."""
        ...

    def selected(self) -> str | None:
        """What was selected since ``watch_selected``; None while that is not known."""
        ...

    def is_of(self, window: int) -> bool:
        """Whether what stands there was put there by the program that ``window`` belongs to."""
        ...

    def copied(self, window: int) -> str | None:
        """The text that the program of ``window`` has put there since our last offer, asked for when it stands there.

        Empty when it is no text. None while it is not known, and always None for what another program has put there.
        """
        ...

    def on_change(self, changed: Callable[[], None]) -> None:
        """Call ``changed`` when someone has read, or when something asked for has come; not while handing that out."""
        ...


class Grab(StrEnum):
    """What became of a chord that was asked for; true when something is to be said of it."""

    HELD = ""
    SHARED = "shared"
    """Another program has it; it is heard all the same, by listening to every key, and that program hears it too."""
    TAKEN = "taken"
    """Another program has it."""
    NO_KEY = "no-key"
    """The layout has no such key, or AltGr types a character with it."""
    UNSUPPORTED = "unsupported"
    """This system has no chords for programs."""


class Hotkeys(Protocol):
    """Chords of one step that work in every window. Those of several are made of them by ``SteppedHotkeys``."""

    def grab(self, chord: Chord, pressed: Callable[[], None]) -> Grab:
        """Call ``pressed`` whenever ``chord`` is pressed, once per press however long it is held."""
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


class Hook(Protocol):
    """Listening to every key of the session: for chords that another program has, and to record one.

    Nothing listens until it has been allowed and something needs it.
    """

    def allow(self, *, allowed: bool) -> None:
        """Whether listening is allowed. Where it is no longer, it ends; ask for the chords anew."""
        ...

    def record(self, pressed: Callable[[Chord], None] | None) -> bool:
        """Hand every chord that is pressed to ``pressed``, until called with None; whether that is allowed."""
        ...

    def key_name(self, native: int) -> str:
        """The key that Qt calls ``nativeVirtualKey``, as a chord names it; empty when it has no name."""
        ...


@dataclass(frozen=True)
class Desktop:
    """One system's ports together.

    Attributes:
        name: ``x11``, ``fake``, or ``copy-only`` where text can only be put on the clipboard.
        close: gives chords and clipboard back, at the program's end.
        hook: None where there is none.
    """

    name: str
    windows: Windows
    keys: Keys
    clipboard: Clipboard
    hotkeys: Hotkeys
    close: Callable[[], None] = lambda: None
    hook: Hook | None = None
