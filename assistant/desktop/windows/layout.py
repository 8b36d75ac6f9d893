"""The keyboard layout of the window in front: which key is ½, and what does AltGr type."""

from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads this folder for Windows too

import ctypes
from ctypes import wintypes
from functools import lru_cache

from assistant.desktop.windows import api
from assistant.model.chord import Chord

NAMED = {
    "Space": 0x20,
    "Tab": 0x09,
    "Enter": 0x0D,
    "Esc": 0x1B,
    "Backspace": 0x08,
    "Delete": 0x2E,
    "Insert": 0x2D,
    "Home": 0x24,
    "End": 0x23,
    "PageUp": 0x21,
    "PageDown": 0x22,
    "Left": 0x25,
    "Up": 0x26,
    "Right": 0x27,
    "Down": 0x28,
    "Pause": 0x13,
    "Menu": 0x5D,
} | {f"F{number}": 0x6F + number for number in range(1, 25)}
"""Virtual keys that are the same in every layout."""
_TYPING = (*range(0x30, 0x5B), *range(0xBA, 0xE5))
"""Keys that type, without the number pad: there, even a plus has a key of its own."""
_SHIFT, _ALTGR = (0x10, 0xA0), (0x11, 0xA2, 0x12, 0xA5)


class Layout:
    """Answers for the layout in use now; every window of Windows may have one of its own."""

    def current(self) -> int:
        """Windows' number for the layout of the window in front; of our own where that says none, as a console."""
        thread = api.GetWindowThreadProcessId(api.GetForegroundWindow(), None)
        return api.GetKeyboardLayout(thread) or api.GetKeyboardLayout(0) or 0

    def virtual_key(self, key: str) -> int:
        """The key that types ``key`` without any modifier.

        Raises:
            LookupError: there is none.
        """
        if key in NAMED:
            return NAMED[key]
        return _keys(self.current())[key.lower()]

    def scan_code(self, key: str) -> int:
        """The same as it is on the wire, without its mark for the keys beside the number pad.

        Raises:
            LookupError: there is none.
        """
        code = api.MapVirtualKeyExW(self.virtual_key(key), api.MAPVK_VK_TO_VSC, self.current())
        if not code:
            raise LookupError(key)
        return int(code) & 0xFF

    def name(self, virtual_key: int) -> str:
        """What a chord calls the key; empty when it has no name."""
        named = {code: name for name, code in NAMED.items()}
        typed = {code: name.upper() if len(name.upper()) == 1 else name for name, code in _keys(self.current()).items()}
        return named.get(virtual_key, typed.get(virtual_key, ""))

    def name_of_scan_code(self, scan_code: int) -> str:
        """The same by the key's number on the wire, as ``scan_code`` gives it."""
        return self.name(api.MapVirtualKeyExW(scan_code, api.MAPVK_VSC_TO_VK, self.current()))

    def typed_with_altgr(self, chord: Chord) -> str:
        """The character that AltGr types with the chord's key, or empty."""
        held = (*_ALTGR, *_SHIFT) if "Shift" in chord.modifiers else _ALTGR
        try:
            return _typed(self.virtual_key(chord.key), held, self.current())
        except LookupError:
            return ""


@lru_cache(maxsize=8)
def _keys(layout: int) -> dict[str, int]:
    """Each character that a key types alone, with the key.

    Found by asking each key and not by VkKeyScanExW, which under Wine knows ASCII only.
    """
    found: dict[str, int] = {}
    for key in _TYPING:
        if typed := _typed(key, (), layout):
            found.setdefault(typed.lower(), key)
    return found


def _typed(virtual_key: int, held: tuple[int, ...], layout: int) -> str:
    """What ``virtual_key`` types while ``held`` are down; a dead key the mark it would set."""
    state = (wintypes.BYTE * 256)()
    for key in held:
        state[key] = -128
    typed = ctypes.create_unicode_buffer(8)
    scan = api.MapVirtualKeyExW(virtual_key, api.MAPVK_VK_TO_VSC, layout)
    count = api.ToUnicodeEx(virtual_key, scan, state, typed, len(typed), api.KEEP_KEYBOARD_STATE, layout)
    text = typed.value[: abs(count)]
    return text if text.isprintable() else ""
