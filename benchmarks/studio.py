"""The studio: the list of thousands of templates, and the check of them beside ``pack check`` before there was one."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

from pack_town import PACK

from benchmarks.measuring import Series
from benchmarks.packs import STANDARD
from benchmarks.programs import ROOT

SHORT, LONG = 4_000, 1_000
"""As many as fill the 5 MB that a pack may have: of the three shortest of the standard pack, of all in turn."""
BEFORE = "b475dd5d20aea3ad9546c03abc68b3d42bc1e687"
"""The last commit without a studio."""
ABOUT = """\
Packs as large as one may be (5 MB), over the standard pack: 4,000 templates of 1.2 kB, or 1,000 as long as its own,
each with a title and a sentence of its own. `pack check` runs in one process, the studio's check in one for each
processor, and again in a window that has checked them before. What is promised is so of an office PC; here two slow
processors had other work besides."""
_LIST = """
from assistant.casework.studio.listing import list_templates
started = time.perf_counter()
rows = list_templates(Path(sys.argv[1]))
print(time.perf_counter() - started)
assert len(rows) == int(sys.argv[3])
"""
_PACK_CHECK = """
from assistant.casework.packcheck import check_pack
started = time.perf_counter()
pack = check_pack(Path(sys.argv[1]), [Path(sys.argv[2])], today=date(2026, 11, 24))
print(time.perf_counter() - started)
assert len(pack.entries) == int(sys.argv[3])
"""
_STUDIO = """
from assistant.casework.studio.check_all import CheckAll
check = CheckAll(Path(sys.argv[1]), [Path(sys.argv[2])], date(2026, 11, 24))
for _ in range(2):
    told = []
    started = time.perf_counter()
    pack = check.run(lambda _: told.append(time.perf_counter() - started), lambda: False)
    print(told[0], time.perf_counter() - started)
    assert len(pack.entries) == int(sys.argv[3])
"""


def measure_list(folder: Path, rounds: int) -> Series:
    """Milliseconds until all rows are there, each round in a program that has just started."""
    pack = _pack(folder / "listed", SHORT, _models()[:3])
    series = Series(f"{SHORT:,} templates")
    for _ in range(rounds):
        (took,), _ = _run(_LIST, ROOT, pack, SHORT)
        series.values.append(took * 1000)
    return series


def measure_checks(folder: Path, rounds: int) -> tuple[list[Series], list[Series]]:
    """Seconds on the clock, and of the processors, that the check of two packs takes; they take turns."""
    packs = {
        f"{SHORT:,} short templates": (_pack(folder / "short", SHORT, _models()[:3]), SHORT),
        f"{LONG:,} as long as the standard pack's": (_pack(folder / "long", LONG, _models()), LONG),
    }
    clock: dict[str, Series] = {}
    processors: dict[str, Series] = {}

    def note(found: dict[str, Series], name: str, unit: str, value: float) -> None:
        found.setdefault(name, Series(name, unit)).values.append(value)

    with _before(folder / "before") as before:
        for _ in range(rounds):
            for what, (pack, count) in packs.items():
                for name, root in (("pack check, before", before), ("pack check", ROOT)):
                    (took,), cpu = _run(_PACK_CHECK, root, pack, count)
                    note(clock, f"{what}: {name}", "s", took)
                    note(processors, f"{what}: {name}", "s CPU", cpu)
                (first, whole, _, again), cpu = _run(_STUDIO, ROOT, pack, count)
                note(clock, f"{what}: the studio, first file", "s", first)
                note(clock, f"{what}: the studio, all", "s", whole)
                note(clock, f"{what}: the studio, all again", "s", again)
                note(processors, f"{what}: the studio, both times", "s CPU", cpu)
    return list(clock.values()), list(processors.values())


@contextmanager
def _before(folder: Path) -> Iterator[Path]:
    """The program as it was."""
    git = ["git", "-C", str(ROOT), "worktree"]
    subprocess.run([*git, "add", "--detach", str(folder), BEFORE], check=True, capture_output=True)
    try:
        yield folder
    finally:
        subprocess.run([*git, "remove", "--force", str(folder)], check=True, capture_output=True)


def _run(code: str, root: Path, pack: Path, count: int) -> tuple[list[float], float]:
    """The seconds that ``code`` prints, run by the program in ``root``, and those of its processors."""
    command = [sys.executable, "-c", f"import sys, time\nfrom datetime import date\nfrom pathlib import Path\n{code}"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([*command, str(pack), str(STANDARD), str(count)], cwd=root, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return [float(each) for each in done.stdout.split()], cpu


def _models() -> list[Path]:
    """The templates of the standard pack, the shortest first."""
    return sorted(STANDARD.glob("*/*.txt"), key=lambda file: file.stat().st_size)


def _pack(folder: Path, count: int, models: Sequence[Path]) -> Path:
    """A pack of templates that are alike as a team's are: no two say the same, and each has its kin beside it."""
    for number, model in enumerate(islice(cycle(models), count)):
        text = model.read_text("utf-8").rstrip()
        text = re.sub(r'^id = ".*"', f'id = "nr-{number}"', text, count=1, flags=re.MULTILINE)
        text = re.sub(r'^title = "(.*)"', rf'title = "\1 {number}"', text, count=1, flags=re.MULTILINE)
        file = folder / model.stem / f"nr-{number}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{text}\n\nTeamet har sin egen vejledning nr. {number}.\n", "utf-8")
    (folder / "pack.toml").write_text(PACK.format("1"), "utf-8")
    return folder
