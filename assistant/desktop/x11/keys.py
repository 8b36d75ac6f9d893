"""The keyboard through XTest."""

from __future__ import annotations

from Xlib import X
from Xlib.ext import xtest

from assistant.desktop.x11.connection import Connection
from assistant.desktop.x11.layout import Layout
from assistant.model.chord import Chord


class X11Keys:
    """Sends keys, and sees which are down."""

    def __init__(self, connection: Connection, layout: Layout) -> None:
        self._connection = connection
        self._display = connection.display
        self._layout = layout

    def any_held(self) -> bool:
        """Whether a key is down."""
        return any(self._keymap())

    def release_held(self) -> bool:
        """Let go of every key that is down; whether one was.

        A chord's grab lasts until its own letter is let go of; until then what we send would come to us. So the
        grab is given up first.
        """
        self._display.ungrab_keyboard(X.CurrentTime)
        held = self._held()
        for keycode in held:
            xtest.fake_input(self._display, X.KeyRelease, keycode)
        self._connection.flush()
        return bool(held)

    def tap(self, chord: Chord) -> None:
        """Press and let go of ``chord``."""
        keycodes = [*self._layout.modifier_keycodes(chord), self._layout.keycode(chord.key)]
        for keycode in keycodes:
            xtest.fake_input(self._display, X.KeyPress, keycode)
        for keycode in reversed(keycodes):
            xtest.fake_input(self._display, X.KeyRelease, keycode)
        self._connection.flush()

    def _held(self) -> list[int]:
        keymap = self._keymap()
        return [byte * 8 + bit for byte, bits in enumerate(keymap) for bit in range(8) if bits >> bit & 1]

    def _keymap(self) -> list[int]:
        return list(self._connection.ask(self._display.query_keymap))
