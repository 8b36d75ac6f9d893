"""Chord → text in Wine's notepad, beside AutoHotkey; and what our own windows take on top."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass

from drivers.notepad import Notepad
from drivers.presser import WindowsPresser
from drivers.program import WindowsProgram
from drivers.spy import Spy
from drivers.wine import Wine, windows_path
from targets.presser import Presser
from targets.program import LEADER, PALETTE
from targets.session import Session

from benchmarks import packs
from benchmarks.autohotkey import AutoHotkey
from benchmarks.measuring import Series, moment_of
from benchmarks.programs import resident

TEXT = packs.TEXT[:600]
OURS, PASTE, SEND, FORM = "Ctrl+Shift+F9", "Ctrl+Shift+F10", "Ctrl+Shift+F11", "Ctrl+Shift+F12"
CHORDS = {OURS: "Sagstast", PASTE: "AutoHotkey, pastes", SEND: "AutoHotkey, types"}
HOLDS = {"tapped": 0.01, "held 250 ms": 0.25}
ASKING = "samtale"
SETTINGS = f'[chords]\n{packs.TEXT_ID} = "{OURS}"\n{ASKING} = "{FORM}"\n'
ABOUT = """\
Both programs run at the same time, under Wine and on the same clock: AutoHotkey 1.1 with one script of two hotkeys as
its users write them (the clipboard kept, set, Ctrl+V, 150 ms, given back; or `SendInput {Raw}`), Sagstast with a direct
chord. The text is of 600 characters. A chord is let go of at once, or held as people do."""
OFTEN = 2
"""Times as many rounds of what takes milliseconds only: one is half as long again as the next."""
TYPED = 3
"""Rounds of typing, which takes seconds and differs little."""
PATIENCE = 15
"""Seconds; typing 600 keys may take some."""
OLD = "what was copied before"


@dataclass
class Measured:
    """What was measured, each as a series a row.

    Attributes:
        texts: for each way of pressing ours and both of theirs, in the order of ``CHORDS``.
        windows: chord to palette and form, Enter to text.
        memory: ours and theirs.
        exact: which came out to the last character, by name.
    """

    texts: list[Series]
    windows: list[Series]
    memory: list[Series]
    exact: dict[str, bool]


def measure(session: Session, rounds: int) -> Measured:
    """Both programs run, and take turns round by round in the same notepad."""
    with _bench(session) as bench, closing(bench.theirs("utf-8-sig")) as theirs:
        memory = [Series("Sagstast", "MB"), Series("AutoHotkey 1.1", "MB")]
        texts = [of_one for name, hold in HOLDS.items() for of_one in bench.texts(name, hold, OFTEN * rounds)]
        windows = bench.windows(rounds)
        for of_one, found in zip(memory, (resident(bench.ours.process.pid), theirs.memory()), strict=True):
            of_one.values.append(found)
        exact = {name: bench.is_exact(chord) for chord, name in CHORDS.items()}
    with _bench(session) as bench, closing(bench.theirs("utf-8")):
        for chord in (PASTE, SEND):
            exact[f"{CHORDS[chord]}, script saved without a BOM"] = bench.is_exact(chord)
    return Measured(texts, windows, memory, exact)


@contextmanager
def _bench(session: Session) -> Iterator[_Bench]:
    with (
        closing(Wine(session)) as wine,
        closing(Spy(wine)) as spy,
        closing(Notepad(wine, spy)) as notepad,
        closing(WindowsPresser(session.env["DISPLAY"], spy)) as presser,
    ):
        folder = session.folder / "text-pack"
        pack = folder if folder.exists() else packs.with_text(folder, TEXT)
        arguments = ("run", "--packs", windows_path(pack))
        with closing(WindowsProgram(wine, spy, presser, settings=SETTINGS, arguments=arguments)) as ours:
            yield _Bench(wine, spy, notepad, presser, ours)


@dataclass
class _Bench:
    wine: Wine
    spy: Spy
    notepad: Notepad
    presser: WindowsPresser
    ours: WindowsProgram

    def theirs(self, encoding: str) -> AutoHotkey:
        return AutoHotkey(self.wine, self.spy, TEXT, paste="^+F10", send="^+F11", encoding=encoding)

    def texts(self, name: str, hold: float, rounds: int) -> list[Series]:
        series = {chord: Series(f"{name}: {program}") for chord, program in CHORDS.items()}
        for number in range(rounds + 1):
            for chord, of_one in series.items():
                if chord == SEND and number > TYPED:
                    continue
                self._begin()
                took = self._pressed(chord, hold, self._has_text)
                if number:  # the first round warms all up
                    of_one.add(took)
        return list(series.values())

    def windows(self, rounds: int) -> list[Series]:
        palette, chosen, form = (
            Series("leader → palette in front"),
            Series("Enter in the palette → text"),
            Series("chord → form in front"),
        )
        for number in range(rounds + 1):
            self._begin()
            opened = self._pressed(LEADER, 0.08, lambda: self._is_front("Sagstast"))
            self.ours.wait_for(PALETTE)
            self.presser.type("måletekst")
            self.presser.finish()
            inserted = self._pressed("Enter", 0.08, self._has_text)
            self._begin()
            asked = self._pressed(FORM, 0.08, lambda: self._is_front("Sagstast – "))
            self.presser.tap("Esc")
            for of_one, took in ((palette, opened), (chosen, inserted), (form, asked)):
                if number:
                    of_one.add(took)
        return [palette, chosen, form]

    def is_exact(self, chord: str) -> bool:
        """Whether the text comes out as it is written, and the clipboard is as it was."""
        self._begin()
        self.presser.tap(chord)
        try:
            moment_of(lambda: self.spy.length(self.notepad.field) >= len(TEXT), patience=PATIENCE)
        except TimeoutError:
            return False
        _settle()
        return self.notepad.read_back() == TEXT and self.spy.text_on_board() == OLD

    def _begin(self) -> None:
        _settle()
        self.ours.close_windows()
        self.spy.put_text(OLD)
        self.notepad.open()
        self.presser.settle()

    def _has_text(self) -> bool:
        return self.spy.length(self.notepad.field) == UNITS and self.notepad.read_back() == TEXT

    def _is_front(self, title: str) -> bool:
        front = self.spy.front()
        return front["pid"] == self.ours.pid and str(front["title"]).startswith(title)

    def _pressed(self, chord: str, hold: float, is_done: Callable[[], bool]) -> float | None:
        """Milliseconds from pressing ``chord`` until ``is_done``, while it is held or after; None if it never was."""
        start = time.perf_counter()
        end = 0.0
        with Presser.held(self.presser, chord):
            with suppress(TimeoutError):
                end = moment_of(is_done, patience=hold)
            time.sleep(max(0.0, start + hold - time.perf_counter()))
        try:
            return ((end or moment_of(is_done, patience=PATIENCE)) - start) * 1000
        except TimeoutError:
            return None


UNITS = len(TEXT.encode("utf-16-le")) // 2


def _settle() -> None:
    """Both programs give the clipboard back after a while; the next round must not meet that."""
    time.sleep(0.8)
