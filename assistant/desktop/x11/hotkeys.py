"""Chords in every window: passive key grabs on the root window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from Xlib import X, error

from assistant.desktop.ports import Grab
from assistant.desktop.x11.connection import Connection, Event
from assistant.desktop.x11.layout import KeyPress, Layout
from assistant.model.chord import Chord

REPEAT_MS = 5
"""A held key repeats as a release and a press of the same moment; a hand takes longer."""
TIME_WRAPS = 1 << 32
SETTLE_MS = 50
"""A layout change comes as a burst of notices."""


@dataclass(frozen=True)
class _Wanted:
    """``press`` is None while the layout lacks the key or another program has it."""

    pressed: Callable[[], None]
    press: KeyPress | None


class X11Hotkeys:
    """Grabs chords, and calls back once per press."""

    def __init__(self, connection: Connection, layout: Layout) -> None:
        self._connection = connection
        self._layout = layout
        self._wanted: dict[Chord, _Wanted] = {}
        self._let_go_at: dict[int, int] = {}
        self._regrab = QTimer(singleShot=True, interval=SETTLE_MS)
        self._regrab.timeout.connect(self._grab_again)
        connection.listen(self._on_event)

    def grab(self, chord: Chord, pressed: Callable[[], None]) -> Grab:
        """Ask for ``chord`` with CapsLock and NumLock on and off."""
        self.release(chord)
        self._wanted[chord] = _Wanted(pressed, None)
        try:
            press = self._layout.press(chord)
        except LookupError:
            return Grab.NO_KEY
        if not self._ask_for(press):
            self._give_back(press)
            return Grab.TAKEN
        self._wanted[chord] = _Wanted(pressed, press)
        return Grab.HELD

    def release(self, chord: Chord) -> None:
        """Give ``chord`` back."""
        wanted = self._wanted.pop(chord, None)
        if wanted is not None and wanted.press is not None:
            self._give_back(wanted.press)

    def release_all(self) -> None:
        """Give every chord back."""
        for chord in tuple(self._wanted):
            self.release(chord)

    def typed_by(self, chord: Chord) -> str:
        """What AltGr types; chords of Ctrl+Alt are AltGr on Windows, and chord files travel."""
        return self._layout.typed_with_altgr(chord) if chord.is_altgr_like else ""

    def can_type(self, chord: Chord) -> bool:
        """Whether there is a key for ``chord``."""
        try:
            self._layout.press(chord)
        except LookupError:
            return False
        return True

    def _ask_for(self, press: KeyPress) -> bool:
        root, catch = self._connection.root, error.CatchError(error.BadAccess)
        for lock in self._layout.lock_masks():
            mask = press.mask | lock
            root.grab_key(press.keycode, mask, False, X.GrabModeAsync, X.GrabModeAsync, onerror=catch)  # noqa: FBT003
        self._connection.ask(self._connection.display.sync)
        return catch.get_error() is None

    def _give_back(self, press: KeyPress) -> None:
        for lock in self._layout.lock_masks():
            self._connection.root.ungrab_key(press.keycode, press.mask | lock)
        self._connection.flush()

    def _on_event(self, event: Event) -> None:
        if event.type == X.KeyRelease:
            self._let_go_at[event.detail] = event.time
        elif event.type == X.KeyPress:
            self._on_press(event)
        elif event.type == X.MappingNotify:
            self._layout.refresh(event)
            self._regrab.start()

    def _on_press(self, event: Event) -> None:
        let_go = self._let_go_at.get(event.detail)
        if let_go is not None and (event.time - let_go) % TIME_WRAPS < REPEAT_MS:
            return
        press = self._layout.event_press(event.detail, event.state)
        for wanted in tuple(self._wanted.values()):
            if wanted.press == press:
                wanted.pressed()

    def _grab_again(self) -> None:
        """A character may lie on another key now."""
        everything = dict(self._wanted)
        self.release_all()
        for chord, wanted in everything.items():
            self.grab(chord, wanted.pressed)
