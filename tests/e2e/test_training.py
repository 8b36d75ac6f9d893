"""She practises: a real chord, a real insertion, and nothing of it in her work."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from targets.chromium import Chromium
from targets.copier import Copier
from targets.presser import Presser
from targets.printing import printed
from targets.program import FORM, NOTICE, Program
from targets.session import Session, stop
from targets.waiting import assert_becomes, eventually

pytestmark = pytest.mark.e2e

JOURNAL = "^Øvejournal – Øvesag 9121$"
NEXT = "^Øvejournal – Øvesag 9107$"
OLD = "det gamle på udklipsholderen"
INSERTED = " inserted oevelse"
REASON = "Toget kørte ikke. Ny tid 26.11.2026 kl. 10.00."


@pytest.fixture
def program(session: Session, presser: Presser) -> Iterator[Program]:
    program = Program(session, presser, name="elev")
    yield program
    program.close_windows()
    assert "Traceback" not in program.close()


@pytest.fixture
def journal(session: Session, program: Program) -> Iterator[Callable[[], int]]:
    """Brings the practice journal in front, as somebody finds it who has never practised; it is open already."""
    practised(program).unlink(missing_ok=True)
    process = session.start(*program.command("training", "practise"), env=program.env, stderr=subprocess.PIPE)
    window = program.wait_for(JOURNAL)

    def bring() -> int:
        session.windows.activate(window)
        return program.wait_for("^Øvejournal")

    yield bring
    stop(process)
    assert process.stderr
    said = process.stderr.read().decode()
    process.stderr.close()
    assert "Traceback" not in said
    assert "unexpected" not in program.log()


FIRST_DAY = (
    ("Afbud", "9121", ("afbud", "Afbud"), ("j", "2411", REASON)),
    (
        "Borgeren",
        "9101",
        ("u", "Udeblivelse"),
        ("j", "1811", "0211", "Borgeren mødte ikke kl. 10.00. Jeg ringede kl. 10.05 og 10.15. Ingen tog telefonen."),
    ),
    ("Syg", "9105", ("sygem", "Sygemelding"), ("b", "2411", "Samtalen på torsdag er aflyst.")),
)
"""docs/foerste-dag.md: the first letters of an exercise, its case, where its form is found, and the answers."""


def write_afbud(program: Program, presser: Presser) -> None:
    """The note of the first exercise, by the form that serves it."""
    program.choose("afbud", "Afbud")
    for answer in ("j", "2411"):
        presser.type(answer)
        presser.tap("Tab")
    presser.type(REASON)
    presser.tap("Ctrl+Enter")


def test_a_note_is_practised_as_it_is_written_and_nothing_of_it_is_kept(
    program: Program, journal: Callable[[], int], chromium: Chromium, copier: Copier, presser: Presser
) -> None:
    copier.copy(text_plain=OLD.encode())
    journal()
    write_afbud(program, presser)
    program.wait_for("^Øvejournal")
    eventually(lambda: INSERTED in program.log(), what="the text in the journal")
    assert_becomes(copier.text, OLD)

    chromium.open("Fasit – Sag 9121", focus="body")  # the very number, in a real case
    program.press_leader()
    presser.tap("1")
    program.wait_for(NOTICE)
    assert chromium.read_back() == ""
    presser.tap("Esc")

    journal()
    presser.tap("Alt+a")
    presser.tap("Enter")  # a good note leads on
    program.wait_for(NEXT)
    assert program.receipts() == ""
    assert kept_of(program) == []


def test_the_tour(program: Program, journal: Callable[[], int], presser: Presser) -> None:
    """By the keys that its lines name; what is kept says that it was taken, and nothing of what was written."""
    before = program.log().count(INSERTED)
    journal()
    presser.tap("Alt+s")
    write_afbud(program, presser)
    eventually(lambda: program.log().count(INSERTED) > before, what="the note")
    program.wait_for("^Øvejournal")
    presser.tap("Alt+f")
    before = program.log().count(INSERTED)
    program.press_leader()
    presser.tap("1")
    eventually(lambda: program.log().count(INSERTED) > before, what="the text of the aftalefelt")
    program.wait_for("^Øvejournal")
    presser.tap("Alt+a")
    presser.tap("Alt+i")
    presser.type("afbud")
    presser.tap("Alt+k")
    for key in ("s", "Enter", "Alt+i", "x", "Enter", "Alt+m"):
        presser.tap(key)
    eventually(lambda: '"is_toured": true' in practised(program).read_text("utf-8"), what="the tour's end")
    kept = json.loads(practised(program).read_text("utf-8"))
    assert kept["results"]["afbud"]["passed"]
    assert sorted(kept["drills"]) == ["heading", "type"]
    assert kept_of(program) == []


def test_a_first_day(program: Program, journal: Callable[[], int], session: Session, presser: Presser) -> None:
    """Three notes, with the keys that docs/foerste-dag.md names, and all of them as they should be."""
    before = program.log().count(INSERTED)
    for number, (letters, case, form, answers) in enumerate(FIRST_DAY, before + 1):
        presser.tap("Alt+ø")
        presser.type(letters)
        program.wait_for(f"^Øvejournal – Øvesag {case}$")
        presser.tap("Alt+o")
        program.choose(*form)
        for answer in answers[:-1]:
            presser.type(answer)
            presser.tap("Tab")
        presser.type(answers[-1])
        presser.tap("Ctrl+Enter")
        eventually(lambda n=number: program.log().count(INSERTED) == n, what=f"the note in {case}")
        program.wait_for("^Øvejournal")
        presser.tap("Alt+a")
        presser.tap("Enter")  # on "Næste øvelse", where she stands when the note is good
        eventually(lambda c=case: not session.windows.having(f"Øvesag {c}$"), what="the next exercise")


def test_a_form_begun_in_one_of_two_open_cases_goes_into_no_other(
    program: Program, journal: Callable[[], int], session: Session, presser: Presser
) -> None:
    """The trap of an exercise is the lock of real work: she looks at the number, or is told."""
    journal()
    presser.tap("Alt+ø")
    presser.type("to s")
    program.wait_for("^Øvejournal – Øvesag 9118$")
    presser.tap("Alt+o")
    before = program.log().count(INSERTED)
    form = program.choose("henvisning", "Henvisning")
    presser.type("m")
    presser.tap("Tab")
    presser.type("2411")
    journal()
    presser.tap("Ctrl+Tab")
    program.wait_for("^Øvejournal – Øvesag 9117$")
    session.windows.activate(form)
    program.wait_for(FORM.format("Henvisning"))
    presser.tap("Ctrl+Enter")
    program.wait_for(NOTICE)
    assert program.log().count(INSERTED) == before


def test_the_journal_is_opened_from_the_palette(program: Program, session: Session, presser: Presser) -> None:
    program.press_leader()
    presser.type("oplær")
    presser.tap("Enter")
    window = program.wait_for(JOURNAL)
    presser.tap("Alt+F4")
    eventually(lambda: window not in session.windows.ids(), what="the journal closed")


def test_the_keys_fit_one_page_of_paper(program: Program, session: Session, tmp_path: Path) -> None:
    file = tmp_path / "genveje.docx"
    subprocess.run(program.command("training", "sheet", "--out", str(file)), env=program.env, check=True, timeout=60)
    (page,) = printed(file, session)
    assert page.startswith("Sagstast på én side")
    assert "H20 Ikke den samme to gange" in page


def practised(program: Program) -> Path:
    """Where it is kept what she has practised."""
    return program.home / "data" / "practice.json"


def kept_of(program: Program) -> list[Path]:
    """The files of the program that say anything of the exercise."""
    files = (Path(folder) / name for folder, _, names in os.walk(program.home) for name in names)
    return [
        file
        for file in files
        if "Toget" in file.read_bytes().decode("utf-8", "ignore") or file.name == "reminders.json"
    ]
