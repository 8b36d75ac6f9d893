"""From the chord to the check window, and from Ctrl+Enter to the mended heading, in Chromium and Writer."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing

from targets.chromium import Chromium
from targets.copier import Copier
from targets.inserter import CHORD as INSERT
from targets.inserter import Inserter
from targets.presser import TAP, Presser
from targets.program import Program
from targets.session import Session
from targets.writer import Writer

from benchmarks.measuring import Series, moment_of

CHORD = "Ctrl+Shift+F6"
WINDOW = "^Sagstast – tjek det markerede$"
TYPED = "Jobsamtale nr. 3 – æøå “citat” € – 24/11-2026"
MENDED = "SAMTALE: Jobsamtale nr. 3 – æøå “citat” € – 24.11.2026"
SETTLE = 0.3


def measure(session: Session, rounds: int) -> tuple[list[Series], list[Series]]:
    """Milliseconds until the window has the focus, and from letting go of Enter until the field holds the heading."""
    opened, put_back = [], []
    with (
        closing(Presser(session.env["DISPLAY"])) as presser,
        closing(Inserter(session)) as inserter,
        closing(Copier(session)) as copier,
        closing(Program(session, presser, settings=f'[chords]\ntjek = "{CHORD}"\n')),
    ):
        for kind in (Writer, Chromium):
            with closing(kind(session)) as target:
                bench = _Bench(session, presser, target)
                for number in range(rounds + 1):
                    copier.copy(text_plain=b"et ord")
                    bench.select(inserter)
                    bench.round(is_first=number == 0)
                opened.append(bench.opened)
                put_back.append(bench.put_back)
    return opened, put_back


class _Bench:
    """A target with a selected heading, and what was measured in it; the first check of a program is not counted."""

    def __init__(self, session: Session, presser: Presser, target: Writer | Chromium) -> None:
        self._session, self._presser, self._target = session, presser, target
        name = type(target).__name__
        self.opened, self.put_back = Series(name), Series(name)

    def select(self, inserter: Inserter) -> None:
        """Have the typed heading in an empty field, all of it selected."""
        if isinstance(self._target, Chromium):
            self._target.open(focus="heading")
        else:
            self._target.open()
        inserter.prepare(TYPED)
        self._presser.tap(INSERT)
        inserter.result()
        moment_of(lambda: self._read() == TYPED)
        self._presser.tap("Ctrl+a")
        time.sleep(SETTLE)

    def round(self, *, is_first: bool) -> None:
        """Check, and put back."""
        start = time.perf_counter()
        with self._presser.held(CHORD):
            opened = _moment_after(start, self._is_in_front)
            time.sleep(TAP)
        time.sleep(SETTLE)
        self._presser.tap("Ctrl+Enter")
        put_back = _moment_after(time.perf_counter(), lambda: self._read() == MENDED)
        time.sleep(SETTLE)
        for series, took in ((self.opened, opened), (self.put_back, put_back)):
            if took is None:
                series.failed += 1
                self._presser.tap("Esc")
            elif not is_first:
                series.values.append(took)

    def _is_in_front(self) -> bool:
        windows = self._session.windows
        return windows.active() in windows.having(WINDOW)

    def _read(self) -> str:
        return self._target.read_back("heading") if isinstance(self._target, Chromium) else self._target.read_back()


def _moment_after(start: float, is_done: Callable[[], bool]) -> float | None:
    """Milliseconds from ``start``; None when it did not come to that."""
    try:
        return (moment_of(is_done) - start) * 1000
    except TimeoutError:
        return None
