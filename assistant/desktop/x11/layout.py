"""The keyboard layout in use: which key is ½, and what does AltGr type."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

from Xlib import XK, X

from assistant.desktop.x11.connection import Connection
from assistant.model.chord import Chord

# Qt itself needs libxkbcommon on X11; it knows every character's key symbol.
_XKB = ctypes.CDLL("libxkbcommon.so.0")

LAST_TYPING_KEY = 132
"""Key codes above belong to keys of remote controls; there, even a "(" has a key of its own."""

ALL_MODIFIERS = 0xFF

ALTGR_LEVELS = (4, 5)
"""Where the core keyboard map lists what AltGr, and Shift+AltGr, type."""

_NAMED = {
    "Space": "space",
    "Enter": "Return",
    "Esc": "Escape",
    "Backspace": "BackSpace",
    "PageUp": "Prior",
    "PageDown": "Next",
}
_MODIFIERS = {"Ctrl": "Control_L", "Alt": "Alt_L", "Shift": "Shift_L", "Win": "Super_L"}
_DEAD = {
    "dead_grave": "`",
    "dead_acute": "´",
    "dead_circumflex": "^",
    "dead_tilde": "~",
    "dead_macron": "¯",
    "dead_diaeresis": "¨",
    "dead_abovering": "°",
    "dead_caron": "ˇ",
    "dead_cedilla": "¸",
}
_DEAD_CHARACTERS = {_XKB.xkb_keysym_from_name(name.encode(), 0): mark for name, mark in _DEAD.items()}


@dataclass(frozen=True)
class KeyPress:
    """A chord as X sees it: ``mask`` of modifiers and a key code."""

    keycode: int
    mask: int


class Layout:
    """Answers from the keyboard map, which python-xlib keeps and ``refresh`` renews."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._display = connection.display
        self._modifiers = connection.ask(self._display.get_modifier_mapping)

    def refresh(self, mapping_notify: object) -> None:
        """Read the map again after the layout has changed."""
        self._connection.ask(lambda: self._display.refresh_keyboard_mapping(mapping_notify))
        self._modifiers = self._connection.ask(self._display.get_modifier_mapping)

    def keycode(self, key: str) -> int:
        """The key that types ``key`` without any modifier.

        Raises:
            LookupError: there is none.
        """
        if len(key) == 1:
            symbol, last = _XKB.xkb_utf32_to_keysym(ord(key.lower())), LAST_TYPING_KEY
        else:
            symbol, last = _XKB.xkb_keysym_from_name(_NAMED.get(key, key).encode(), 0), 255
        found = self._display.keysym_to_keycodes(symbol) if symbol else ()
        codes = [int(code) for code, level in found if level == 0 and code <= last]
        if not codes:
            raise LookupError(key)
        return min(codes)

    def modifier_keycodes(self, chord: Chord) -> list[int]:
        """The keys to hold for ``chord``."""
        return [self.keycode(_MODIFIERS[name]) for name in chord.modifiers]

    def press(self, chord: Chord) -> KeyPress:
        """``chord`` as an event shows it.

        Raises:
            LookupError: the layout has no such key.
        """
        mask = 0
        for keycode in self.modifier_keycodes(chord):
            mask |= self._mask_of(keycode)
        return KeyPress(self.keycode(chord.key), mask)

    def event_press(self, keycode: int, state: int) -> KeyPress:
        """The chord of a key event, whatever locks are on."""
        return KeyPress(keycode, state & ALL_MODIFIERS & ~max(self.lock_masks()))

    def lock_masks(self) -> set[int]:
        """The states of CapsLock and NumLock, in which a chord is the same chord."""
        codes = self._display.keysym_to_keycodes(XK.XK_Num_Lock)
        num = next((self._mask_of(code) for code, _level in codes), 0)
        return {0, X.LockMask, num, X.LockMask | num}

    def typed_with_altgr(self, chord: Chord) -> str:
        """The character that AltGr types with the chord's key, or empty."""
        level = ALTGR_LEVELS["Shift" in chord.modifiers]
        try:
            symbol = self._display.keycode_to_keysym(self.keycode(chord.key), level)
        except LookupError:
            return ""
        code = _XKB.xkb_keysym_to_utf32(symbol)
        typed = chr(code) if code else _DEAD_CHARACTERS.get(symbol, "")
        return typed if typed.isprintable() else ""

    def _mask_of(self, keycode: int) -> int:
        return next((1 << index for index, row in enumerate(self._modifiers) if keycode in row), 0)
