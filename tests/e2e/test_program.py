"""The whole program at its main job: a chord in a real window, the answers, the right text where the caret stood."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from datetime import date
from itertools import count

import pytest

from targets.chromium import Chromium
from targets.copier import Copier
from targets.presser import Presser
from targets.program import LEADER, NOTICE, PALETTE, ROOT, Program
from targets.qt_editor import QtEditor
from targets.session import Session
from targets.waiting import assert_becomes, eventually
from targets.writer import Writer

pytestmark = pytest.mark.e2e

OTHER_CASE = "Fasit – Sag 1234"
HEADING = "RÅDIGHED: Udeblivelse – jobsamtale – 18.11.2026"
HAPPENED = "Borgeren var ikke mødt kl. 10.45, og ingen tog telefonen."
BODY = f"""Indkaldt til: jobsamtale onsdag den 18. november 2026
Indkaldelsen sendt: 02.11.2026

{HAPPENED}"""
ASKED = "Borgeren spurgte, hvornår hjælpen bliver udbetalt."
OLD = "det gamle på udklipsholderen"
TITLE = "Udeblivelse"
_numbers = count(4711)


@pytest.fixture(scope="module")
def program(session: Session, presser: Presser) -> Iterator[Program]:
    program = Program(session, presser)
    yield program
    assert program.close() == ""


@pytest.fixture(autouse=True)
def _calm(copier: Copier, program: Program) -> Iterator[None]:
    copier.copy(text_plain=OLD.encode())
    yield
    program.close_windows()


@pytest.fixture
def case() -> str:
    """The title of a case that no other test has: an unfinished note comes back in its own case only."""
    return f"Fasit – Sag {next(_numbers)}"


def answer(presser: Presser) -> None:
    """Four answers, without the mouse."""
    presser.tap("j")
    presser.tap("Tab")
    presser.type("1811")
    presser.tap("Tab")
    presser.type("0211")
    presser.tap("Tab")
    presser.type(HAPPENED)


def ask_and_answer(program: Program, presser: Presser) -> int:
    form = program.choose("u", TITLE)
    answer(presser)
    return form


def ask_about_a_name(program: Program, presser: Presser) -> None:
    """A note whose heading names somebody."""
    program.choose("h", "Henvendelse")
    for answer_to in ("f", "spørgsmål fra Fatima Ali", "t"):
        presser.type(answer_to)
        presser.tap("Tab")
    presser.type(ASKED)


def today() -> str:
    return f"{date.today():%d.%m.%Y}"


def assert_in_chromium(chromium: Chromium, heading: str = HEADING, body: str = BODY) -> None:
    """Both fields hold what they should, to the last character."""
    assert_becomes(lambda: chromium.read_back("body"), body)
    assert chromium.read_back("heading") == heading


def test_a_note_goes_into_the_case_systems_two_fields(
    program: Program, presser: Presser, chromium: Chromium, copier: Copier, case: str
) -> None:
    chromium.open(case, focus="heading")
    ask_and_answer(program, presser)
    presser.tap("Ctrl+Enter")
    assert_in_chromium(chromium)
    assert_becomes(copier.text, OLD)
    receipt = json.loads(eventually(program.receipts, what="a receipt").splitlines()[-1])
    assert (receipt["template"], receipt["outcome"], receipt["target"]) == (
        "raadighed-udeblivelse",
        "inserted",
        "fasit",
    )


def test_nothing_that_was_written_is_left_behind(
    program: Program, presser: Presser, chromium: Chromium, session: Session, case: str
) -> None:
    chromium.open(case, focus="heading")
    ask_and_answer(program, presser)
    presser.tap("Ctrl+Enter")
    assert_in_chromium(chromium)
    eventually(program.receipts, what="a receipt")
    files = [file for file in program.home.rglob("*") if file.is_file()]
    published = {file.read_bytes() for file in (ROOT / "templates").rglob("*") if file.is_file()}
    wordings = [file for file in files if file.parent.name == "wordings"]
    assert {file.read_bytes() for file in wordings} <= published
    kept = b"".join(file.read_bytes() for file in files if file not in wordings)
    # Published wordings are kept, with the days of their examples.
    for secret in ("telefonen", case[-4:], "onsdag den 18. november"):
        assert secret.encode() not in kept


def test_a_note_goes_into_writer_as_one_block(program: Program, presser: Presser, writer: Writer) -> None:
    writer.open()
    ask_and_answer(program, presser)
    presser.tap("Ctrl+Enter")
    assert_becomes(writer.read_back, f"{HEADING}\n\n{BODY}")


def test_altgr_and_dead_keys_type_right_after(
    program: Program, presser: Presser, chromium: Chromium, case: str
) -> None:
    chromium.open(case, focus="heading")
    ask_and_answer(program, presser)
    presser.tap("Ctrl+Enter")
    assert_in_chromium(chromium)
    for key in "23e":
        presser.altgr(key)
    presser.dead_acute("e")
    eventually(lambda: chromium.read_back("body") == BODY + "@£€é", what="typed characters")


def test_esc_inserts_nothing_and_the_answers_come_back(
    program: Program, presser: Presser, chromium: Chromium, copier: Copier, case: str
) -> None:
    chromium.open(case, focus="heading")
    ask_and_answer(program, presser)
    presser.tap("Esc")
    program.wait_until_gone(TITLE)
    presser.type("x")
    eventually(lambda: chromium.read_back("heading") == "x", what="the caret where it was")
    assert (chromium.read_back("body"), copier.text()) == ("", OLD)
    program.choose("u", TITLE)
    presser.tap("Ctrl+Enter")
    assert_in_chromium(chromium, heading=f"x{HEADING}")


def test_an_error_keeps_the_text_out(program: Program, presser: Presser, chromium: Chromium, case: str) -> None:
    chromium.open(case, focus="heading")
    form = program.choose("u", TITLE)
    presser.tap("j")
    presser.tap("Ctrl+Enter")
    presser.type("1811")  # it has gone to the first question that wants an answer
    presser.tap("Tab")
    presser.type("2011")
    presser.tap("Tab")
    presser.type(HAPPENED)
    presser.tap("Ctrl+Enter")
    assert program.wait_for(TITLE) == form
    assert (chromium.read_back("heading"), chromium.read_back("body")) == ("", "")


@pytest.mark.parametrize(
    ("key", "about"),
    [("Alt+1", "spørgsmål fra borger"), ("Alt+2", "spørgsmål fra Fatima Ali")],
    ids=["mended", "answered"],
)
def test_a_name_in_the_heading_is_mended_or_answered_as_none_by_one_key(
    program: Program, presser: Presser, chromium: Chromium, case: str, key: str, about: str
) -> None:
    chromium.open(case, focus="heading")
    ask_about_a_name(program, presser)
    presser.tap("Ctrl+Enter")  # is refused, and goes to the name
    presser.tap(key)
    presser.tap("Ctrl+Enter")
    assert_in_chromium(
        chromium, f"HENVENDELSE: Fra borger – {about} – telefon – {today()}", f"Kanal: telefon\n\n{ASKED}"
    )


def test_a_misspelt_word_is_mended_with_f7(
    program: Program, presser: Presser, chromium: Chromium, session: Session, case: str
) -> None:
    chromium.open(case, focus="heading")
    program.choose("h", "Henvendelse")
    for answer_to in ("f", "spørgsmål om udbetaling", "t"):
        presser.type(answer_to)
        presser.tap("Tab")
    presser.type("Borgeren spurgte til udbetallingen.")
    bare = session.windows.menu_height()

    def menu_is_open() -> bool:
        presser.tap("F7")  # nothing happens until the word has been looked up
        return session.windows.menu_height() != bare

    eventually(menu_is_open, 30, "a menu of suggestions")

    def menu_is_gone() -> bool:
        presser.tap("Enter")  # nothing is chosen before the suggestions have come
        return session.windows.menu_height() == bare

    eventually(menu_is_gone, 30, "a suggestion chosen")
    presser.tap("Ctrl+Enter")
    heading = f"HENVENDELSE: Fra borger – spørgsmål om udbetaling – telefon – {today()}"
    assert_in_chromium(chromium, heading, "Kanal: telefon\n\nBorgeren spurgte til udbetalingen.")


def test_a_mended_heading_goes_into_writer(program: Program, presser: Presser, writer: Writer) -> None:
    writer.open()
    ask_about_a_name(program, presser)
    presser.tap("Ctrl+Enter")
    presser.tap("Alt+1")
    presser.tap("Ctrl+Enter")
    heading = f"HENVENDELSE: Fra borger – spørgsmål fra borger – telefon – {today()}"
    assert_becomes(lambda: writer.read_back().partition("\n")[0], heading)


def test_another_case_in_the_same_window_is_refused(
    program: Program, presser: Presser, chromium: Chromium, copier: Copier, session: Session, case: str
) -> None:
    chromium.open(case, focus="heading")
    ask_and_answer(program, presser)
    chromium.retitle(OTHER_CASE)
    presser.tap("Ctrl+Enter")
    program.wait_for(NOTICE)
    assert (chromium.read_back("heading"), chromium.read_back("body")) == ("", "")
    assert_becomes(copier.text, f"{HEADING}\n\n{BODY}")
    session.windows.activate(chromium.window)  # she has gone back to the case, where Ctrl+Enter is Fasit's own
    chromium.retitle(case)
    presser.tap(LEADER)
    program.wait_for(NOTICE)
    presser.tap("Ctrl+Enter")
    assert_in_chromium(chromium)
    assert_becomes(copier.text, OLD)


def test_only_a_counter_changed_in_the_title(program: Program, presser: Presser, chromium: Chromium, case: str) -> None:
    chromium.open(case, focus="heading")
    ask_and_answer(program, presser)
    chromium.retitle(f"(3) {case}")
    presser.tap("Ctrl+Enter")
    assert_in_chromium(chromium)


def test_another_window_raised_while_the_form_is_open(
    program: Program, presser: Presser, chromium: Chromium, qt_editor: QtEditor, session: Session, case: str
) -> None:
    qt_editor.open()
    chromium.open(case, focus="heading")
    form = ask_and_answer(program, presser)
    session.windows.activate(qt_editor.window)
    presser.type("abc")
    session.windows.activate(form)
    presser.tap("Ctrl+Enter")
    assert_in_chromium(chromium)
    assert qt_editor.read_back() == "abc"


def test_a_page_that_takes_the_focus_while_the_form_is_open(
    program: Program, presser: Presser, chromium: Chromium, session: Session, case: str
) -> None:
    chromium.open(case, focus="heading")
    form = ask_and_answer(program, presser)
    session.windows.activate(chromium.window)
    session.windows.activate(form)
    presser.tap("Ctrl+Enter")
    assert_in_chromium(chromium)


def test_the_target_is_closed_while_the_form_is_open(
    program: Program, presser: Presser, copier: Copier, session: Session
) -> None:
    session.start("xterm", "-T", "kort liv", "-e", "cat")
    window = session.windows.with_title("kort liv")
    session.windows.activate(window)
    ask_and_answer(program, presser)
    session.windows.close_window(window)
    presser.tap("Ctrl+Enter")
    program.wait_for(NOTICE)
    assert_becomes(copier.text, f"{HEADING}\n\n{BODY}")


def test_the_last_insertion_is_taken_back(program: Program, presser: Presser, chromium: Chromium, case: str) -> None:
    chromium.open(case, focus="heading")
    ask_and_answer(program, presser)
    presser.tap("Ctrl+Enter")
    assert_in_chromium(chromium)
    program.press_leader()
    presser.tap("Alt+z")
    eventually(lambda: chromium.read_back("body") == "", what="the body taken back")
    eventually(lambda: chromium.read_back("heading") == "", what="the heading taken back")


def test_enter_held_in_the_palette_answers_nothing_in_the_form(
    program: Program, chromium: Chromium, presser: Presser, case: str
) -> None:
    chromium.open(case, focus="heading")
    program.press_leader()
    presser.type("u")
    presser.tap("Enter", 1.2)
    program.wait_for(TITLE)
    answer(presser)
    presser.tap("Ctrl+Enter")
    assert_in_chromium(chromium)


def test_a_second_start_opens_the_palette_of_the_first(
    program: Program, chromium: Chromium, presser: Presser, case: str
) -> None:
    chromium.open(case, focus="heading")
    second = subprocess.run(program.command(), env=program.env, timeout=30, check=True, capture_output=True)
    assert (second.stdout, second.stderr) == (b"", b"")
    program.wait_for(PALETTE)
    presser.tap("Esc")
    program.wait_until_gone(PALETTE)
    subprocess.run(program.command("run", "raadighed-udeblivelse"), env=program.env, timeout=30, check=True)
    program.wait_for(TITLE)


def test_the_icon_in_the_tray_opens_the_palette_for_the_window_in_front(
    program: Program, presser: Presser, chromium: Chromium, session: Session, case: str
) -> None:
    chromium.open(case, focus="heading")
    presser.click(*session.windows.tray_centre())
    program.wait_for(PALETTE)
    presser.type("u")
    presser.tap("Enter")
    program.wait_for(TITLE)
    answer(presser)
    presser.tap("Ctrl+Enter")
    assert_in_chromium(chromium)
