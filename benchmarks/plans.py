"""A preparatory plan: three hundred pages opened and checked, and one filled, beside docxtpl on the same file."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from corpus.accepted import three_hundred_pages

from assistant.casework.library import Library, open_library
from assistant.casework.plan.judging import judge
from assistant.casework.plan.opening import open_plan
from assistant.casework.plan.writing import write_plan
from assistant.render.plan.fill import fill_plan
from assistant.render.plan.read import read_plan
from benchmarks.measuring import Series
from benchmarks.packs import STANDARD
from benchmarks.programs import ROOT

LOCK = Path(__file__).with_name("docxtpl.lock")
DAY = date(2026, 11, 24)
PLAN = STANDARD / "plans" / "forudsaetninger.docx"
_CHARACTERS = 2000
_LINES = 5
_MAIN = "word/document.xml"
_FIRST = """
import sys, time
from datetime import date
from pathlib import Path
from assistant.casework.library import open_library
library = open_library([Path(sys.argv[1])])
started = time.perf_counter()
from assistant.casework.plan.judging import judge
from assistant.casework.plan.opening import open_plan
plan = open_plan(library, Path(sys.argv[2]), date(2026, 11, 24))
judge(plan, plan.answers, date(2026, 11, 24), None, library.knowledge)
print(time.perf_counter() - started)
"""


def measure_opening(folder: Path, rounds: int) -> list[Series]:
    """Milliseconds to open and check three hundred pages: the first in a program whose packs are open, and later."""
    file = folder / "trehundrede sider.docx"
    file.write_bytes(three_hundred_pages())
    library = open_library([STANDARD])

    def check() -> None:
        plan = open_plan(library, file, DAY)
        judge(plan, plan.answers, DAY, None, library.knowledge)

    check()
    first, later = Series("the first, with what it loads"), Series("every later one")
    for _ in range(rounds):
        command = [sys.executable, "-c", _FIRST, str(STANDARD), str(file)]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        first.add(float(done.stdout) * 1000)
        later.add(_took(check))
    return [first, later]


def measure_filling(folder: Path, rounds: int) -> tuple[list[Series], list[Series]]:
    """Milliseconds to fill sixteen sections of 2,000 characters: as a person does, and our writer and docxtpl in turn.

    Both writers open the same Word file and write another; docxtpl's has its own marks where ours has "Skriv her".
    """
    library = open_library([STANDARD])
    answers = _answers(library)
    marked = folder / "docxtpl.docx"
    _mark(marked, answers)
    docx_template = _docxtpl(folder)
    plain = {name: "".join(given.values()) if isinstance(given, dict) else given for name, given in answers.items()}

    def whole() -> None:
        write_plan(open_plan(library, PLAN, DAY), answers, folder / "plan.docx")

    def ours() -> None:
        places = {each.id: each.place for each in read_plan(PLAN).sections}
        raw = fill_plan(PLAN, {places[name]: answer for name, answer in answers.items()})
        (folder / "vores.docx").write_bytes(raw)

    def theirs() -> None:
        template = docx_template(str(marked))
        template.render(plain, autoescape=True)
        template.save(str(folder / "deres.docx"))

    filled = Series("opened, filled, written")
    pair = [Series("Sagstast: read, filled, written"), Series("docxtpl: read, rendered, written")]
    for number in range(-2, rounds * 5):
        times = []
        for work, file in ((whole, "plan.docx"), (ours, "vores.docx"), (theirs, "deres.docx")):
            (folder / file).unlink(missing_ok=True)
            times.append(_took(work))
        if number >= 0:
            for series, took in zip((filled, *pair), times, strict=True):
                series.add(took)
    _must_say_all(folder, plain)
    return [filled], pair


def _took(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _answers(library: Library) -> dict[str, str | dict[str, str]]:
    """Sixteen: every section of text, and a row of the facts."""
    line = "Borgeren fortæller om opgaver & pauser, <20 timer> om ugen, “uden tunge løft”. "
    sections = [each.section for each in open_plan(library, PLAN, DAY).sections]
    texts = {}
    for section in sections:
        share = _CHARACTERS // _LINES
        lines = [f"{section.id} {number}: {line * 6}"[: share - 1] + "." for number in range(_LINES)]
        texts[section.id] = "\n".join(lines)
    answers: dict[str, str | dict[str, str]] = {each.id: texts[each.id] for each in sections if each.kind == "text"}
    return answers | {"P01": {"sagsbehandler": texts["P01"]}}


def _mark(file: Path, answers: dict[str, str | dict[str, str]]) -> None:
    """The same plan for docxtpl."""
    with ZipFile(PLAN) as plan, ZipFile(file, "w", ZIP_DEFLATED) as marked:
        for info in plan.infolist():
            part = plan.read(info)
            if info.filename == _MAIN:
                xml = part.decode()
                for name, given in answers.items():
                    tag = f"{name}_{next(iter(given))}" if isinstance(given, dict) else name
                    start = xml.index("Skriv her", xml.index(f'<w:tag w:val="{tag}"/>'))
                    xml = f"{xml[:start]}{{{{ {name} }}}}{xml[start + len('Skriv her') :]}"
                part = xml.encode()
            marked.writestr(info, part)


def _docxtpl(folder: Path) -> Callable[[str], object]:
    """Its class, as PyPI has it: only here, so no lock of ours has it."""
    target = folder / "docxtpl"
    options = ("-q", "--disable-pip-version-check", "--no-deps", "--require-hashes", "-r", str(LOCK))
    subprocess.run((sys.executable, "-m", "pip", "install", *options, "--target", str(target)), check=True)
    sys.path.append(str(target))
    found: Callable[[str], object] = import_module("docxtpl").DocxTemplate
    return found


def _must_say_all(folder: Path, texts: dict[str, str]) -> None:
    """A filling that says less is not faster."""
    for name in ("plan.docx", "vores.docx", "deres.docx"):
        with ZipFile(folder / name) as plan:
            said = re.sub(r"<[^>]*>", "", plan.read(_MAIN).decode())
        for text in texts.values():
            for line in text.split("\n"):
                assert line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in said, (name, line)
