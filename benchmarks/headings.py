"""A whole export judged in a program of its own: how fast, and how much memory at its highest."""

from __future__ import annotations

import itertools
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from assistant.casework.library import open_library
from assistant.model.notetype import NoteType
from benchmarks.measuring import Series
from benchmarks.packs import STANDARD
from benchmarks.programs import ROOT

SIZES = (1_000, 100_000, 1_000_000)
_JUDGE = """
import sys, time
from pathlib import Path
from assistant.cli import main
started = time.process_time()
code = main(["heading", "--csv", sys.argv[1], "--column", "Overskrift", "--json", "--out", sys.argv[2]])
print(time.process_time() - started, file=sys.stderr)
print(next(line for line in Path("/proc/self/status").open() if line.startswith("VmHWM")), file=sys.stderr)
sys.exit(code)
"""
_HOW = ("telefon", "fremmøde", "video", "hos virksomhed", "med tolk", "efter aftale")


def measure_exports(folder: Path, rounds: int) -> tuple[list[Series], list[Series]]:
    """Microseconds of one core for a heading, and MB at the highest, for each of ``SIZES``; the longest once only."""
    folder.mkdir()
    times, memory = [], []
    for size in SIZES:
        file = folder / f"{size}.csv"
        _write(file, size)
        times.append(Series(f"{size:,} rows", "µs"))
        memory.append(Series(f"{size:,} rows", "MB"))
        for _ in range(1 if size > 100_000 else rounds):
            seconds, peak = _judged(file, folder / "fund.csv")
            times[-1].values.append(seconds / size * 1e6)
            memory[-1].values.append(peak)
    return times, memory


def _judged(file: Path, out: Path) -> tuple[float, float]:
    command = [sys.executable, "-c", _JUDGE, str(file), str(out)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    seconds, _, kilobytes, _ = done.stderr.split()
    return float(seconds), int(kilobytes) / 1024


def _write(file: Path, size: int) -> None:
    types = list(open_library([STANDARD]).knowledge.note_types.values())
    with file.open("w", encoding="cp1252", newline="") as export:
        export.write("Sagsnr.;Dato;Notattype;Oprettet af;Overskrift;Status\r\n")
        export.writelines(itertools.islice(_lines(types), size))


def _lines(types: list[NoteType]) -> Iterator[str]:
    """Rows without end, one in seven with a bad heading. The good ones of five years hardly ever meet their like."""
    chance = random.Random(1)  # the same rows in every run
    for number in itertools.count(1):
        kind = chance.choice(types)
        day = f"{chance.randrange(1, 29):02d}.{chance.randrange(1, 13):02d}.{chance.randrange(2022, 2027)}"
        which = f" nr. {chance.randrange(1, 9)}" if chance.random() < 1 / 3 else ""
        heading = f"{kind.prefix} {chance.choice(kind.keywords)}{which} – {chance.choice(_HOW)} – {day}"
        if chance.random() < 1 / 7:
            heading = chance.choice(kind.bad).heading
        quoted = heading.replace('"', '""')
        yield f'{number};{day};{kind.name};ABC{number % 50};"{quoted}";Aktiv\r\n'
