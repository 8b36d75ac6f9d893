"""Starting, resting, and what a large pack costs."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from targets.session import Session

from benchmarks import packs
from benchmarks.measuring import Series, moment_of
from benchmarks.programs import BareTray, Running, Sagstast


def measure_icons(session: Session, rounds: int) -> tuple[list[Series], list[Series]]:
    """Start → docked icon, and memory a few seconds later; bare tray and Sagstast in turn."""
    pack = packs.standard(session.folder / "standard")
    starts: list[Callable[[], Running]] = [lambda: BareTray(session), lambda: Sagstast(session, pack)]
    icons = [Series(BareTray.name), Series(Sagstast.name)]
    memory = [Series(BareTray.name, "MB"), Series(Sagstast.name, "MB")]

    def docked() -> int:
        return len(session.windows.docked_icons())

    for number in range(rounds + 1):
        for start, icon, resident in zip(starts, icons, memory, strict=True):
            before = docked()
            program = start()
            moment = moment_of(lambda before=before: docked() > before, patience=30)
            time.sleep(3)
            if number:  # the first round fills the disk's cache
                icon.values.append((moment - program.started) * 1000)
                resident.values.append(program.memory())
            program.close()
            moment_of(lambda before=before: docked() == before)
    return icons, memory


def measure_rest(session: Session, minutes: int) -> list[Series]:
    """Wake-ups a minute while nobody does anything; both at the same time."""
    pack = session.folder / "standard"
    programs = [BareTray(session), Sagstast(session, pack)]
    series = [Series(program.name, "a minute") for program in programs]
    time.sleep(20)  # what is done after the start is done
    for _ in range(minutes):
        before = [program.wake_ups() for program in programs]
        time.sleep(60)
        for of_one, program, count in zip(series, programs, before, strict=True):
            of_one.values.append((program.wake_ups() - count).total())
    for program in programs:
        program.close()
    return series


def measure_packs(session: Session, rounds: int) -> tuple[float, list[Series]]:
    """The first start with 10,000 templates in milliseconds, then start → chords work with both packs in turn."""
    standard, large = packs.standard(session.folder / "standard"), packs.large(session.folder / "large")
    first = _until_ready(session, large)
    _until_ready(session, standard)
    series = {standard: Series("standard pack"), large: Series(f"{packs.HOW_MANY:,} templates more")}
    for _ in range(rounds):
        for pack, of_one in series.items():
            of_one.values.append(_until_ready(session, pack))
    return first, list(series.values())


def _until_ready(session: Session, pack: Path) -> float:
    program = Sagstast(session, pack)
    ready = program.wait_until_ready()
    program.close()
    return (ready - program.started) * 1000
