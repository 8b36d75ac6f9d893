"""The keyboard through SendInput."""

from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads this folder for Windows too

import ctypes
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.desktop.windows import api
from assistant.desktop.windows.layout import Layout
from assistant.desktop.windows.repeats import Repeats
from assistant.model.chord import Chord

_MODIFIERS = {"Ctrl": 0xA2, "Alt": 0xA4, "Shift": 0xA0, "Win": 0x5B}
"""The left ones."""
_EXTENDED = frozenset({0x5B, 0x5C, 0x5D, 0xA3, 0xA5, 0x2C, 0x6F, 0x90, *range(0x21, 0x29), 0x2D, 0x2E})
"""Keys whose number on the wire is that of a key on the number pad, told apart by a flag. Without it Shift+Insert is
Shift+0 there."""
_KEYS = (
    *(0x08, 0x09, 0x0C, 0x0D, 0x13, 0x1B),  # Backspace, Tab, Enter, Pause, Esc
    *range(0x20, 0x3A),  # Space, those that move, the digits
    *range(0x41, 0x5E),  # the letters, Win, Menu
    *range(0x60, 0x88),  # the number pad, F1 to F24
    *range(0xA0, 0xA6),  # Shift, Ctrl and Alt, left and right
    *range(0xBA, 0xC3),  # these three: what types besides letters
    *range(0xDB, 0xE0),
    *(0xE1, 0xE2),
)
"""All keys that type, move or hold. Asking for one takes Windows two thousandths of a millisecond, and we ask twice."""
_ALTS_AND_WINS = (0xA5, 0xA4, 0x5B, 0x5C)
_HOLDING = frozenset({0xA0, 0xA1, 0xA2, 0xA3, *_ALTS_AND_WINS})
"""Keys that type nothing by themselves."""
_MASK = 0xE8
"""No key at all. A program that sees Alt or Win go down and up with nothing between opens a menu."""


class Win32Keys:
    """Sends keys, and sees which are down."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._repeats = Repeats(_is_down)

    def any_held(self) -> bool:
        """Whether a key is down."""
        return any(map(_is_down, _KEYS))

    def release_held(self) -> bool:
        """Let go of every key that is down; whether one was.

        AltGr is right Alt and a left Ctrl that Windows adds; Alt goes first, as one that is let go of while Ctrl is
        down opens no menu. The chord's own key may still have a hand on it, and would go on typing.
        """
        held = [key for key in _KEYS if _is_down(key)]
        alts = [key for key in _ALTS_AND_WINS if key in held]
        mask = [_down(_MASK), _up(_MASK)] if alts else []
        self._repeats.take(key for key in held if key not in _HOLDING)
        _send([*mask, *map(_up, alts), *(_up(key) for key in held if key not in alts)])
        return bool(held)

    def tap(self, chord: Chord) -> None:
        """Press and let go of ``chord``, in one call: no key of the person's can come between."""
        key = self._layout.virtual_key(chord.key)
        if not chord.modifiers:
            self._repeats.leave(key)
        keys = [*(_MODIFIERS[name] for name in chord.modifiers), key]
        _send([*map(_down, keys), *map(_up, reversed(keys))])

    def close(self) -> None:
        """Hold no key back any more."""
        self._repeats.close()


def _is_down(key: int) -> bool:
    return bool(api.GetAsyncKeyState(key) & 0x8000)


def press_nothing() -> None:
    """A key that is none, so that Alt or Win, let go of next, opens no menu."""
    _send([_down(_MASK), _up(_MASK)])


@dataclass(frozen=True)
class _Stroke:
    """A key going down or up."""

    key: int
    is_up: bool = False


def _down(key: int) -> _Stroke:
    return _Stroke(key)


def _up(key: int) -> _Stroke:
    return _Stroke(key, is_up=True)


def _send(strokes: Iterable[_Stroke]) -> None:
    """Send all in one call. Windows does not say whether a window with higher rights has thrown them away."""
    wanted = list(strokes)
    if not wanted:
        return
    layout = Layout().current()  # once: Windows takes longer to answer than to take a key
    inputs = (api.INPUT * len(wanted))(*(_input(stroke, layout) for stroke in wanted))
    api.SendInput(len(inputs), inputs, ctypes.sizeof(api.INPUT))


def _input(stroke: _Stroke, layout: int) -> api.INPUT:
    scan = api.MapVirtualKeyExW(stroke.key, api.MAPVK_VK_TO_VSC, layout)
    extended = api.KEYEVENTF_EXTENDEDKEY if stroke.key in _EXTENDED else 0
    going_up = api.KEYEVENTF_KEYUP if stroke.is_up else 0
    made = api.INPUT(type=api.INPUT_KEYBOARD)
    made.u.ki = api.KEYBDINPUT(wVk=stroke.key, wScan=scan, dwFlags=extended | going_up)
    return made
