"""The preparatory plan, end to end: real keys from the chord to a Word file that another program opens."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from zipfile import ZipFile

import pytest
from assistant.render.plan.read import read_plan

from targets.chromium import BLANKET, Chromium
from targets.copier import Copier
from targets.presser import Presser
from targets.printing import printed
from targets.program import Program
from targets.session import Session
from targets.waiting import assert_becomes

pytestmark = pytest.mark.e2e

START = "^Sagstast – begynd en plan$"
PLAN = "^Sagstast – forberedende plan$"
SAVED = "^Sagstast – gemt$"
DRAFTS = "^Sagstast – kladder$"
CHORD = "Ctrl+Shift+F4"  # the inserter, which lives as long as the session, has F8 and F9
SETTINGS = f'[chords]\nplan = "{CHORD}"\n'
SHIPPED = Path(__file__).parents[2] / "templates" / "standard" / "plans"
GOAL = "job i butik & lager, gerne 15 timer"
REPORT = "Sociale udfordringer\nRo om bolig – “som aftalt”.\n"
_numbers = count(8600)


@pytest.fixture(scope="module")
def program(session: Session, presser: Presser) -> Iterator[Program]:
    program = Program(session, presser, settings=SETTINGS, name="plan")
    yield program
    assert program.close() == ""


@pytest.fixture(autouse=True)
def _calm(program: Program, presser: Presser) -> Iterator[None]:
    yield
    program.close_windows()
    program.press_leader()  # nothing waits for the next test
    presser.type("lad ingen")
    presser.tap("Enter")


@pytest.fixture
def folder(session: Session) -> Path:
    """Where this test's files lie; no name in it can be typed wrong."""
    made = session.folder / f"planer{next(_numbers)}"
    made.mkdir()
    return made


@pytest.fixture
def case(chromium: Chromium) -> str:
    """A case that no other test has, in front."""
    title = f"Fasit – Sag {next(_numbers)}"
    chromium.open(title, focus="heading")
    return title


def begin(program: Program, presser: Presser, what: str = "fleks") -> None:
    """The chord, the beginning of a case type's name, Enter."""
    program.settle()
    presser.tap(CHORD)
    program.wait_for(START)
    presser.type(what)
    presser.tap("Enter")
    program.wait_for(PLAN)


def on(presser: Presser, sections: int = 1) -> None:
    for _ in range(sections):
        presser.tap("Ctrl+Next")


def save(program: Program, presser: Presser, path: Path) -> None:
    presser.tap("Ctrl+Enter")
    program.wait_for("^Gem planen som en ny Word-fil")
    presser.tap("Ctrl+a")
    presser.type(str(path))
    presser.tap("Enter")
    program.wait_for(SAVED)
    presser.tap("Esc")
    program.wait_until_gone(SAVED)


def open_file(program: Program, presser: Presser, path: Path) -> None:
    program.settle()
    presser.tap(CHORD)
    program.wait_for(START)
    presser.tap("Ctrl+o")
    program.wait_for("^Åbn en forberedende plan")
    presser.type(str(path))
    presser.tap("Enter")


def texts(path: Path) -> dict[str, str]:
    return {each.id: each.text for each in read_plan(path).sections if each.text}


def test_keys_alone_lead_from_a_chord_to_a_file_that_libreoffice_prints(
    program: Program, presser: Presser, case: str, folder: Path, session: Session
) -> None:
    begin(program, presser)
    on(presser)
    presser.type(GOAL)
    on(presser)
    presser.type("to år på lager")
    presser.tap("Enter")
    presser.type("et år i butik")
    on(presser, 3)
    presser.tap("Alt+r")
    presser.type("bolig og økonomi er i orden")
    save(program, presser, folder / "plan.docx")
    written = texts(folder / "plan.docx")
    assert (written["P02"], written["P03"]) == (GOAL, "to år på lager\net år i butik")
    assert "bolig og økonomi er i orden" in written["P06"]
    assert "Fleksjob" in written["P01"]
    shown = " ".join(printed(folder / "plan.docx", session))
    assert GOAL in shown
    assert "bolig og økonomi er i orden" in shown
    assert GOAL not in program.log()
    assert program.receipts() == ""


def test_a_file_is_gone_on_with_beside_itself(program: Program, presser: Presser, case: str, folder: Path) -> None:
    path = folder / "hansen.docx"
    shutil.copy(SHIPPED / "forudsaetninger.docx", path)
    before = path.read_bytes()
    open_file(program, presser, path)
    program.wait_for(PLAN)
    on(presser)
    presser.type(GOAL)
    presser.tap("Ctrl+Enter")
    program.wait_for("^Gem planen som en ny Word-fil")
    presser.tap("Enter")  # as it is proposed
    program.wait_for(SAVED)
    presser.tap("Esc")
    assert path.read_bytes() == before
    assert texts(folder / "hansen – udfyldt.docx")["P02"] == GOAL


def test_an_outdated_file_is_refused_and_its_answers_are_moved_over(
    program: Program, presser: Presser, case: str, folder: Path, session: Session
) -> None:
    program.settle()
    presser.tap(CHORD)
    program.wait_for(START)
    presser.type("ress")
    presser.tap("Enter")
    presser.tap("Enter")  # the scheme has ended: yes, it is a running case
    program.wait_for(PLAN)
    on(presser)
    presser.type(GOAL)
    save(program, presser, folder / "foer.docx")
    path = folder / "gammel.docx"
    with ZipFile(folder / "foer.docx") as new, ZipFile(path, "w") as old:
        for item in new.infolist():
            old.writestr(item, new.read(item).replace(b"pension-fleks@2026.11", b"pension-fleks@2018"))
    open_file(program, presser, path)
    window = program.wait_for(START)
    while window in session.windows.having(START):
        presser.tap("Ctrl+Enter")  # does nothing until the file has been read and refused; then it is asked again
        presser.tap("Enter")
    program.wait_for(PLAN)
    save(program, presser, folder / "ny.docx")
    assert texts(folder / "ny.docx")["P02"] == GOAL
    mark = read_plan(folder / "ny.docx").mark
    assert mark is not None
    assert mark[:2] == ("forberedende-pension-fleks", "2026.11")


def test_a_report_is_taken_in_by_its_keys(
    program: Program, presser: Presser, case: str, folder: Path, copier: Copier
) -> None:
    copier.copy(text_plain=REPORT.encode())
    begin(program, presser)
    on(presser, 5)
    presser.tap("Alt+k")
    presser.tap("k")
    for _ in range(12):
        presser.tap("Alt+1")  # does nothing until the report has been split, and nothing when its part is taken
    save(program, presser, folder / "plan.docx")
    assert texts(folder / "plan.docx")["P06"] == "Ro om bolig – “som aftalt”."


def test_a_plan_that_is_left_leaves_no_word_behind_and_is_gone_on_with(
    program: Program, presser: Presser, case: str, folder: Path
) -> None:
    begin(program, presser)
    on(presser)
    presser.type("hemmeligt maal")
    presser.tap("Esc")
    program.wait_until_gone(PLAN)
    kept = [file for file in program.home.rglob("*") if file.is_file()]
    assert not any(b"hemmeligt" in file.read_bytes() for file in kept)
    program.press_leader()
    presser.type("fortsæt en kladde")
    presser.tap("Enter")
    program.wait_for(DRAFTS)
    presser.tap("Enter")
    program.wait_for(PLAN)
    save(program, presser, folder / "plan.docx")
    assert texts(folder / "plan.docx")["P02"] == "hemmeligt maal"


def test_the_sections_go_into_a_form_in_the_browser_field_by_field(
    program: Program, presser: Presser, chromium: Chromium, case: str
) -> None:
    begin(program, presser)
    on(presser)
    presser.type(GOAL)
    presser.tap("Alt+b")
    program.wait_until_gone(PLAN)
    chromium.open(case, focus="virksomhed", page=BLANKET)
    program.press_leader()
    presser.tap("1")
    assert_becomes(lambda: dict(chromium.evaluate("values()"))["cvr"], GOAL, patience=20)
    assert dict(chromium.evaluate("values()"))["virksomhed"] == "Sagstype: Fleksjob"


def test_a_folder_that_is_not_there_loses_nothing(program: Program, presser: Presser, case: str, folder: Path) -> None:
    begin(program, presser)
    on(presser)
    presser.type(GOAL)
    presser.tap("Ctrl+Enter")
    program.wait_for("^Gem planen som en ny Word-fil")
    presser.tap("Ctrl+a")
    presser.type(str(folder / "mangler" / "plan.docx"))
    presser.tap("Enter")
    program.wait_for(PLAN)
    save(program, presser, folder / "plan.docx")
    assert texts(folder / "plan.docx")["P02"] == GOAL
    assert not (folder / "mangler").exists()
