"""Chords of several steps, on any system: the next step is a chord of its own for a moment."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer

from assistant.desktop.ports import Grab, Hotkeys
from assistant.model.chord import Chord

PATIENCE_MS = 2000
"""How long the next step is awaited. Until then its key is ours in every window."""


class SteppedHotkeys:
    """Hotkeys that take chords of several steps too, over ``hotkeys``, which need not.

    When the first step is pressed, all that may come next is grabbed, and let go of when it has come or time is up. So
    a step is never typed into the window in front, and no other key is seen.
    """

    def __init__(self, hotkeys: Hotkeys) -> None:
        self._hotkeys = hotkeys
        self._wanted: dict[Chord, Callable[[], None]] = {}
        self._held: dict[Chord, Callable[[], None]] = {}
        self._awaited: list[Chord] = []
        self._time_is_up = QTimer(singleShot=True, interval=PATIENCE_MS)
        self._time_is_up.timeout.connect(self._stop_waiting)

    def grab(self, chord: Chord, pressed: Callable[[], None]) -> Grab:
        """Call ``pressed`` when the last step of ``chord`` is pressed; what came of its first step."""
        self.release(chord)
        first = chord.steps[0]
        begun = partial(self._begun, (first,)) if chord.then else pressed
        grab = self._hotkeys.grab(first, begun)
        self._wanted[chord] = pressed
        self._held[first] = begun
        return grab

    def release(self, chord: Chord) -> None:
        """Give ``chord`` back; its first step, when no other chord begins so."""
        self._stop_waiting()
        self._wanted.pop(chord, None)
        first = chord.steps[0]
        if not any(other.steps[0] == first for other in self._wanted):
            self._held.pop(first, None)
            self._hotkeys.release(first)

    def release_all(self) -> None:
        """Give every chord back."""
        self._stop_waiting()
        self._wanted.clear()
        self._held.clear()
        self._hotkeys.release_all()

    def typed_by(self, chord: Chord) -> str:
        """What the first step that types something types."""
        return next(filter(None, map(self._hotkeys.typed_by, chord.steps)), "")

    def can_type(self, chord: Chord) -> bool:
        """Whether the layout has the keys of every step."""
        return all(map(self._hotkeys.can_type, chord.steps))

    def _begun(self, steps: tuple[Chord, ...]) -> None:
        self._stop_waiting()
        for chord, pressed in self._wanted.items():
            if chord.steps[: len(steps)] == steps and len(chord.steps) > len(steps):
                further = (*steps, chord.steps[len(steps)])
                is_last = further == chord.steps
                self._await(further[-1], partial(self._done, pressed) if is_last else partial(self._begun, further))
        self._time_is_up.start()

    def _await(self, step: Chord, pressed: Callable[[], None]) -> None:
        if step not in self._awaited:
            self._awaited.append(step)
            self._hotkeys.grab(step, pressed)

    def _done(self, pressed: Callable[[], None]) -> None:
        self._stop_waiting()
        pressed()

    def _stop_waiting(self) -> None:
        self._time_is_up.stop()
        awaited, self._awaited = self._awaited, []
        for step in awaited:
            self._hotkeys.release(step)
            if step in self._held:
                self._hotkeys.grab(step, self._held[step])
