"""From the chord to the text, and from the chord to the form."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from targets.chromium import Chromium
from targets.copier import Copier
from targets.presser import TAP, Presser
from targets.qt_editor import QtEditor
from targets.session import Session

from benchmarks import packs
from benchmarks.measuring import Series, moment_of
from benchmarks.programs import AutoKey, Running, Sagstast
from benchmarks.watched import WatchedWriter

OURS, THEIRS, FORM = "Ctrl+Shift+F9", "Ctrl+Shift+F10", "Ctrl+Shift+F11"
TARGETS = {"Writer": WatchedWriter, "Chromium": Chromium, "Qt editor": QtEditor}
ASKING = "samtale"
SETTINGS = f'[chords]\n{packs.TEXT_ID} = "{OURS}"\n{ASKING} = "{FORM}"\n'


def measure(session: Session, rounds: int) -> tuple[list[Series], list[Series]]:
    """Chord → text for both programs, in turn, and chord → form for ours; a series for each target."""
    texts, forms = [], []
    with _programs(session) as (presser, ours, theirs):
        copier = Copier(session)
        for name, target_class in TARGETS.items():
            target = target_class(session)
            texts += _texts(presser, copier, {OURS: ours, THEIRS: theirs}, target, name, rounds)
            theirs.sleep()
            forms.append(_forms(session, presser, target, name, rounds))
            theirs.wake()
            target.close()
        copier.close()
    return texts, forms


@contextmanager
def _programs(session: Session) -> Iterator[tuple[Presser, Running, Running]]:
    ours = Sagstast(session, packs.with_text(session.folder / "text-pack"), SETTINGS)
    theirs = AutoKey(session, packs.TEXT, ["<ctrl>", "<shift>"], "<f10>")
    presser = Presser(session.env["DISPLAY"])
    ours.wait_until_ready()
    time.sleep(5)  # AutoKey has no way to say that it is ready
    yield presser, ours, theirs
    presser.close()
    theirs.close()
    ours.close()


def _texts(
    presser: Presser, copier: Copier, programs: dict[str, Running], target: Any, where: str, rounds: int
) -> list[Series]:
    """Each in its turn, while the other stands still: nobody runs both, and each slows the other's keys."""
    series = {OURS: Series(f"{where}: {Sagstast.name}"), THEIRS: Series(f"{where}: {AutoKey.name}")}
    for number in range(rounds + 1):
        for chord, of_one in series.items():
            other = programs[THEIRS if chord == OURS else OURS]
            other.sleep()
            copier.copy(text_plain=b"what was copied before")
            target.open()
            _settle()
            took = _held(presser, chord, _landing(target))
            _settle()
            other.wake()
            if number:  # the first round warms both up
                of_one.add(took)
    return list(series.values())


def _landing(target: Any) -> Callable[[], object]:
    if isinstance(target, WatchedWriter):
        target.changed()
        return lambda: target.changed() and target.read_back() == packs.TEXT and target.last_change
    return lambda: target.read_back() == packs.TEXT


def _forms(session: Session, presser: Presser, target: Any, where: str, rounds: int) -> Series:
    series, windows = Series(where), session.windows
    for number in range(rounds + 1):
        before = target.open()
        _settle()
        took = _held(presser, FORM, lambda before=before: windows.active() not in (0, before))
        if number:
            series.add(took)
        presser.tap("Esc")
        moment_of(lambda before=before: windows.active() == before)
    return series


def _held(presser: Presser, chord: str, is_done: Callable[[], bool]) -> float | None:
    """Milliseconds from pressing ``chord``, held as long as people do, until ``is_done``; None if it never was."""
    start = time.perf_counter()
    with ExitStack() as keys:
        keys.enter_context(presser.held(chord))
        try:
            end = moment_of(is_done, patience=TAP)
        except TimeoutError:
            end = 0.0
        time.sleep(max(0.0, start + TAP - time.perf_counter()))
    try:
        return ((end or moment_of(is_done, patience=5)) - start) * 1000
    except TimeoutError:
        return None


def _settle() -> None:
    """Both programs give the clipboard back after a while; the next round must not meet that."""
    time.sleep(1)
