"""The chords in use, tied to what they do; and what to say of a chord that cannot be had."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from assistant.desktop.ports import Grab, Hotkeys
from assistant.desktop.stepped import SteppedHotkeys
from assistant.model.chord import Chord
from assistant.model.target import HotkeyProfile

_WHY = {
    Grab.TAKEN: "bruges allerede af et andet program. Vælg en anden, eller luk det program, der har den",
    Grab.NO_KEY: "findes ikke på dette tastatur",
    Grab.UNSUPPORTED: "kan ikke bruges i denne session, fordi systemet ikke tillader genveje på tværs af programmer",
}


class Bindings:
    """Holds the chords of a profile.

    Attributes:
        leader: the chord that opens the palette now; None when none could be had.
        problems: one Danish sentence for each chord that could not be had.
        held: the chords that were had, and how.
        heard: is told each chord that was pressed, once what it runs has begun.
    """

    def __init__(self, hotkeys: Hotkeys, press_leader: Callable[[], None], press: Callable[[str], None]) -> None:
        self._hotkeys = SteppedHotkeys(hotkeys)
        self._press_leader = press_leader
        self._press = press
        self.leader: Chord | None = None
        self.problems: list[str] = []
        self.held: dict[Chord, Grab] = {}
        self.heard: Callable[[Chord], None] | None = None

    @property
    def notes(self) -> list[str]:
        """One Danish sentence for each chord that works, but not for us alone."""
        return [_note(chord) for chord, grab in self.held.items() if grab is Grab.SHARED]

    def bind(self, profile: HotkeyProfile) -> None:
        """Take the chords of ``profile`` in place of those held before."""
        self.release()
        self.leader = self._bind_leader(profile)
        for action in profile.actions:
            if action.chord is not None:
                self._grab(action.chord, partial(self._press, action.action))

    def release(self) -> None:
        """Give every chord back."""
        self._hotkeys.release_all()
        self.held.clear()
        self.leader = None
        self.problems = []

    def why_not(self, chord: Chord) -> str:
        """As ``fault_of``, and whether another program has it; found out by asking for it for a moment."""
        fault = self.fault_of(chord)
        if fault or chord in self.held:
            return fault
        grab = self._try(chord)
        return f"{chord} {_WHY[grab]}." if grab in _WHY else ""

    def note_on(self, chord: Chord) -> str:
        """What is to be known of ``chord`` that can be had; empty when nothing is."""
        return _note(chord) if self._try(chord) is Grab.SHARED else ""

    def fault_of(self, chord: Chord) -> str:
        """Why ``chord`` cannot be set on this machine, as a Danish sentence; empty when it can."""
        typed = self._hotkeys.typed_by(chord)
        if typed:
            return f"{chord} skriver {typed} med AltGr på dit tastatur. Vælg en anden, fx Ctrl+Shift og et bogstav."
        if not chord.modifiers and len(chord.key) == 1:
            return f"{chord.key} alene kan ikke være en genvej, for så kan tegnet ikke skrives. Tilføj Ctrl eller Alt."
        if not self._hotkeys.can_type(chord):
            return f"{chord} {_WHY[Grab.NO_KEY]}."
        return ""

    def _bind_leader(self, profile: HotkeyProfile) -> Chord | None:
        for chord in dict.fromkeys((profile.leader, profile.leader_fallback)):
            if not self.fault_of(chord) and self._grab(chord, self._press_leader):
                return chord
        self.problems.append("Paletten har ingen genvej. Vælg en under Indstillinger.")
        return None

    def _grab(self, chord: Chord, pressed: Callable[[], None]) -> bool:
        fault = self.fault_of(chord)
        if not fault:
            grab = self._hotkeys.grab(chord, partial(self._run, chord, pressed))
            if grab not in _WHY:
                self.held[chord] = grab
                return True
            fault = f"{chord} {_WHY[grab]}."
        self.problems.append(fault)
        return False

    def _run(self, chord: Chord, pressed: Callable[[], None]) -> None:
        pressed()
        if self.heard:
            self.heard(chord)

    def _try(self, chord: Chord) -> Grab:
        if chord in self.held:
            return self.held[chord]
        grab = self._hotkeys.grab(chord, lambda: None)
        self._hotkeys.release(chord)
        return grab


def _note(chord: Chord) -> str:
    return f"{chord} bruges også af et andet program. Den virker, men det andet program hører den også."
