"""Hearing every key, by the library ``keyboard``: only with leave, and only while something needs it.

It never swallows a key. Of the library only the listening is used: its own hotkeys heard 18 of 20 quick taps and none
of 6 chords of two steps, where this hears all. A hook cannot be taken off through the library, but it goes with its
thread, which is ours.
"""

from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads this folder for Windows too

import ctypes
import logging
import threading
from collections.abc import Callable
from ctypes.wintypes import MSG
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from assistant.desktop.heard import KeyPress, KeyReader
from assistant.desktop.windows import api
from assistant.desktop.windows.layout import NAMED, Layout
from assistant.model.chord import MODIFIERS, Chord

if TYPE_CHECKING:
    from keyboard import KeyboardEvent

log = logging.getLogger("sagstast.hotkeys")

_SIDES = {"Ctrl": (0x11,), "Alt": (0x12,), "Shift": (0x10,), "Win": (0x5B, 0x5C)}
_TO_RECORD = frozenset({"Ctrl", "Alt", "Win"})
"""With none of these down only function keys make a chord."""


class Win32Hook(QObject):
    """Calls back when a wanted chord is heard."""

    _pressed = Signal(object)

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        self._layout = layout
        self._is_allowed = False
        self._wanted: dict[Chord, Callable[[], None]] = {}
        self._keys: dict[tuple[frozenset[str], int], Chord] = {}
        self._record: Callable[[Chord], None] | None = None
        self._listener: _Listener | None = None
        self._ended: _Listener | None = None
        self._seen = 0
        self._pressed.connect(self._on_pressed, Qt.ConnectionType.QueuedConnection)

    def allow(self, *, allowed: bool) -> None:
        """Whether listening is allowed; where it is no longer, it ends."""
        self._is_allowed = allowed
        if not allowed:
            self._wanted.clear()
            self._record = None
        self.arm()

    def listen(self, chord: Chord, pressed: Callable[[], None]) -> bool:
        """Call ``pressed`` whenever ``chord`` is heard; False where listening is not allowed."""
        if self._is_allowed:
            self._wanted[chord] = pressed
            self.arm()
        return self._is_allowed

    def forget(self, chord: Chord) -> None:
        """Listen for ``chord`` no more."""
        if self._wanted.pop(chord, None):
            self.arm()

    def record(self, pressed: Callable[[Chord], None] | None) -> bool:
        """Hand every chord that is pressed to ``pressed``, until called with None; whether that is allowed."""
        if self._is_allowed or pressed is None:
            self._record = pressed
            self.arm()
        return self._is_allowed

    def key_name(self, native: int) -> str:
        """The key as a chord names it."""
        return self._layout.name(native)

    def arm(self, *, anew: bool = False) -> None:
        """Listen if something needs it, else not; ``anew``, as Windows takes a hook off without a word."""
        self._keys = {}
        for chord in self._wanted:
            try:
                self._keys[frozenset(chord.modifiers), self._layout.scan_code(chord.key)] = chord
            except LookupError:
                continue
        is_needed = bool(self._wanted or self._record)
        if self._listener and (anew or not is_needed):
            self._listener.end()
            self._listener, self._ended = None, self._listener
        if is_needed and self._listener is None:
            self._seen = 0
            self._listener = _Listener(self._hear, self._ended)

    def must_have_heard(self) -> None:
        """A key has been pressed for certain. If none was heard since the last time, the hook has gone: renew it."""
        if self._listener is None:
            return
        is_deaf = self._listener.heard == self._seen
        self._seen = self._listener.heard
        if is_deaf:
            self.arm(anew=True)

    def _hear(self, press: KeyPress) -> None:
        """In the hook's thread: let go at once of all that nobody wants."""
        is_wanted = (press.modifiers, press.scan_code) in self._keys and not press.has_altgr
        if is_wanted or self._record:
            self._pressed.emit(press)

    def _on_pressed(self, press: KeyPress) -> None:
        if self._record:
            if chord := self._chord(press):
                self._record(chord)
            return
        chord = self._keys.get((press.modifiers, press.scan_code))
        if chord in self._wanted:
            _be_let_forward()
            self._wanted[chord]()

    def _chord(self, press: KeyPress) -> Chord | None:
        """``press`` as it would be recorded: AltGr is Ctrl and Alt, which are refused with what they type."""
        key = self._layout.name_of_scan_code(press.scan_code)
        is_function_key = key[:1] == "F" and key in NAMED
        if not key or not (press.modifiers & _TO_RECORD or is_function_key):
            return None
        return Chord(tuple(name for name in MODIFIERS if name in press.modifiers), key)


class _Listener:
    """A hook with its thread.

    Attributes:
        heard: how many events have come; which, is not kept.
    """

    def __init__(self, pressed: Callable[[KeyPress], None], before: _Listener | None) -> None:
        """``before`` has been ended, and its hook is to be gone first."""
        self.heard = 0
        self._reader = KeyReader(_held)
        self._pressed = pressed
        self._has_ended = False
        self._thread = threading.Thread(target=self._listen, args=(before,), name="keyboard hook", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Take the hook off: its thread ends at the first message it gets, and Windows unhooks it."""
        self._has_ended = True
        if self._thread.native_id:
            api.PostThreadMessageW(self._thread.native_id, api.WM_NULL, 0, 0)

    def _listen(self, before: _Listener | None) -> None:
        api.PeekMessageW(ctypes.byref(MSG()), None, 0, 0, 0)  # from here on messages can be posted
        if before:
            before._thread.join()
        if not self._has_ended:
            from keyboard import _winkeyboard  # noqa: PLC0415 - only who wants it pays for it

            _winkeyboard._setup_name_tables = _winkeyboard.get_event_names = _no_names
            log.info("listening to the keyboard")
            _winkeyboard.listen(self._on_event)
            log.info("listening no more")

    def _on_event(self, event: KeyboardEvent) -> bool:
        """In the hook's thread, while all typing waits for the answer."""
        self.heard += 1
        press = self._reader.read(event.scan_code, is_down=event.event_type == "down")
        if press and not event.is_keypad and not self._has_ended:
            self._pressed(press)
        return True


def _no_names(*_: object) -> tuple[()]:
    """Names of keys, which nobody here wants: to find them the library would ask what each key types.

    That takes a second, and a dead key that the person has pressed may be lost by it.
    """
    return ()


def _held() -> frozenset[str]:
    return frozenset(name for name, keys in _SIDES.items() if any(api.GetAsyncKeyState(key) & 0x8000 for key in keys))


def _be_let_forward() -> None:
    """Send an input that does nothing: Windows lets only whoever made the last one bring a window to the front."""
    nothing = api.INPUT(type=api.INPUT_MOUSE)
    api.SendInput(1, ctypes.byref(nothing), ctypes.sizeof(nothing))
