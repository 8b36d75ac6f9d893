"""A heading typed elsewhere, end to end: selected with real keys, checked, mended where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from targets.chromium import Chromium
from targets.copier import Copier
from targets.inserter import Inserter
from targets.presser import Presser
from targets.program import NOTICE, Program
from targets.qt_editor import QtEditor
from targets.session import Session
from targets.waiting import assert_becomes, eventually
from targets.writer import Writer
from targets.xterm import XTerm

pytestmark = pytest.mark.e2e

CHECK = "^Sagstast – tjek det markerede$"
CHORD = "Ctrl+Shift+F6"
SETTINGS = f'[chords]\ntjek = "{CHORD}"\n'
TYPED = "Jobsamtale nr. 3 – æøå “citat” € é – 24/11-2026"
GOOD = "SAMTALE: Jobsamtale nr. 3 – æøå “citat” € é – 24.11.2026"
NOTE = "Borgeren mødte op.\nVi aftalte – “som sagt” – 12 € i befordring. Æble, øl og å 😀."
OLD = "det gamle på udklipsholderen æøå"
_numbers = count(7100)


@pytest.fixture(scope="module")
def program(session: Session, presser: Presser) -> Iterator[Program]:
    program = Program(session, presser, settings=SETTINGS, name="tjek")
    yield program
    assert program.close() == ""


@pytest.fixture(autouse=True)
def _calm(copier: Copier, program: Program) -> Iterator[None]:
    copier.copy(text_plain=OLD.encode())
    yield
    program.close_windows()


@pytest.fixture
def case() -> str:
    """The title of a case that no other test has."""
    return f"Fasit – Sag {next(_numbers)}"


def fill(presser: Presser, inserter: Inserter, target: Any, text: str, field: str | None = None) -> None:
    """Have ``text`` at the caret of ``target``, put there by a paste as people do."""
    from targets.inserter import CHORD as INSERT

    inserter.prepare(text)
    presser.tap(INSERT)
    assert inserter.result()["outcome"] == "inserted"
    assert_becomes(lambda: target.read_back(field) if field else target.read_back(), text)


def check(program: Program, presser: Presser, chord: bool = True) -> int:
    """Call for the check by its chord, or by leader and letter."""
    if chord:
        program.settle()
        presser.tap(CHORD)
    else:
        program.press_leader()
        presser.tap("Alt+o")
    return program.wait_for(CHECK)


def old_is_back(copier: Copier) -> None:
    eventually(lambda: copier.text() == OLD, what="the old clipboard back")


def is_refused(program: Program, copier: Copier) -> None:
    """The window has come back, and what was not put in is at hand."""
    eventually(lambda: copier.text() == GOOD, what="the suggestion on the clipboard")
    program.wait_for(CHECK)


@pytest.mark.parametrize("chord", [True, False], ids=["chord", "leader and letter"])
@pytest.mark.parametrize("field", ["heading", "frame"])
def test_a_heading_in_a_page_is_mended_where_it_stands(
    program: Program,
    presser: Presser,
    inserter: Inserter,
    chromium: Chromium,
    copier: Copier,
    case: str,
    field: str,
    chord: bool,
) -> None:
    chromium.open(case, focus=field)
    fill(presser, inserter, chromium, TYPED, field)
    presser.tap("Ctrl+a")
    check(program, presser, chord)
    old_is_back(copier)
    presser.tap("Ctrl+Enter")
    assert_becomes(lambda: chromium.read_back(field), GOOD)
    program.wait_until_gone(CHECK)
    old_is_back(copier)


def test_a_line_of_a_page_is_mended_and_the_rest_left_alone(
    program: Program, presser: Presser, inserter: Inserter, chromium: Chromium, copier: Copier, case: str
) -> None:
    chromium.open(case, focus="body")
    fill(presser, inserter, chromium, f"{NOTE}\n{TYPED}", "body")
    presser.tap("Shift+Home")
    check(program, presser)
    presser.tap("Ctrl+Enter")
    assert_becomes(lambda: chromium.read_back("body"), f"{NOTE}\n{GOOD}")
    old_is_back(copier)


@pytest.mark.parametrize("chord", [True, False], ids=["chord", "leader and letter"])
def test_a_note_with_its_heading_in_writer(
    program: Program, presser: Presser, inserter: Inserter, writer: Writer, copier: Copier, chord: bool
) -> None:
    writer.open()
    fill(presser, inserter, writer, f"{TYPED}\n{NOTE}")
    presser.tap("Ctrl+a")
    check(program, presser, chord)
    presser.tap("Ctrl+Enter")
    assert_becomes(writer.read_back, f"{GOOD}\n{NOTE}")
    old_is_back(copier)


def test_a_note_in_a_plain_editor_with_a_fix_by_key_and_a_word_by_hand(
    program: Program, presser: Presser, inserter: Inserter, qt_editor: QtEditor, copier: Copier
) -> None:
    qt_editor.open()
    fill(presser, inserter, qt_editor, f"SAMTALE: Jobsamtale – [rolle] – 24/11-2026\n{NOTE}")
    presser.tap("Ctrl+a")
    check(program, presser)
    presser.tap("Alt+1")
    presser.tap("Ctrl+End")
    presser.type("x")
    presser.tap("Ctrl+Enter")
    assert_becomes(qt_editor.read_back, f"SAMTALE: Jobsamtale – [rolle] – 24.11.2026\n{NOTE}x")
    old_is_back(copier)


@pytest.mark.parametrize("name", ["chromium", "writer"])
def test_it_is_taken_back(
    request: pytest.FixtureRequest, name: str, program: Program, presser: Presser, inserter: Inserter, case: str
) -> None:
    target = request.getfixturevalue(name)
    target.open(case, focus="body") if name == "chromium" else target.open()
    fill(presser, inserter, target, TYPED)
    presser.tap("Ctrl+a")
    check(program, presser)
    presser.tap("Ctrl+Enter")
    assert_becomes(target.read_back, GOOD)
    program.press_leader()
    presser.tap("Alt+z")
    assert_becomes(target.read_back, TYPED)


def test_esc_leaves_everything_as_it_was(
    program: Program, presser: Presser, inserter: Inserter, chromium: Chromium, copier: Copier, case: str
) -> None:
    chromium.open(case, focus="heading")
    fill(presser, inserter, chromium, TYPED, "heading")
    presser.tap("Ctrl+a")
    check(program, presser)
    presser.tap("Esc")
    program.wait_until_gone(CHECK)
    assert (chromium.read_back("heading"), copier.text()) == (TYPED, OLD)
    presser.type("x")  # what was selected still is
    assert_becomes(lambda: chromium.read_back("heading"), "x")


@pytest.mark.parametrize("name", ["chromium", "writer", "qt_editor"])
def test_what_was_selected_before_is_not_what_is_selected(
    request: pytest.FixtureRequest, name: str, program: Program, presser: Presser, inserter: Inserter, copier: Copier
) -> None:
    target = request.getfixturevalue(name)
    target.open()
    fill(presser, inserter, target, TYPED)
    presser.tap("Ctrl+a")
    presser.tap("End")
    program.settle()
    presser.tap(CHORD)
    program.wait_for(NOTICE)
    assert copier.text() == OLD
    assert target.read_back() == TYPED


def test_a_password_is_not_read(program: Program, presser: Presser, chromium: Chromium, copier: Copier) -> None:
    chromium.open(focus="heading")
    chromium.evaluate("find('heading').type = 'password'")
    presser.type("hemmeligt")
    presser.tap("Ctrl+a")
    program.settle()
    presser.tap(CHORD)
    program.wait_for(NOTICE)
    assert copier.text() == OLD


def test_a_terminal_gets_no_ctrl_c(program: Program, presser: Presser, xterm: XTerm, copier: Copier) -> None:
    xterm.open()
    program.settle()
    presser.tap(CHORD)
    program.wait_for(NOTICE)
    assert (xterm.read_back(), copier.text()) == ("", OLD)


def test_a_busy_page_is_waited_for(
    program: Program, presser: Presser, inserter: Inserter, chromium: Chromium, copier: Copier, case: str
) -> None:
    chromium.open(case, focus="heading")
    fill(presser, inserter, chromium, TYPED, "heading")
    presser.tap("Ctrl+a")
    chromium.be_busy(1.0)
    check(program, presser)
    chromium.be_busy(1.0)
    presser.tap("Ctrl+Enter")
    assert_becomes(lambda: chromium.read_back("heading"), GOOD)
    old_is_back(copier)


def test_another_case_meanwhile_is_refused_and_the_text_waits(
    program: Program, presser: Presser, inserter: Inserter, chromium: Chromium, copier: Copier, case: str
) -> None:
    chromium.open(case, focus="heading")
    fill(presser, inserter, chromium, TYPED, "heading")
    presser.tap("Ctrl+a")
    check(program, presser)
    chromium.retitle("Fasit – Sag 1234")
    presser.tap("Ctrl+Enter")
    is_refused(program, copier)
    assert chromium.read_back("heading") == TYPED
    chromium.retitle(case)
    presser.tap("Ctrl+Enter")
    assert_becomes(lambda: chromium.read_back("heading"), GOOD)
    old_is_back(copier)


def test_something_else_selected_meanwhile_is_left_alone(
    program: Program,
    presser: Presser,
    inserter: Inserter,
    chromium: Chromium,
    copier: Copier,
    session: Session,
    case: str,
) -> None:
    chromium.open(case, focus="heading")
    fill(presser, inserter, chromium, TYPED, "heading")
    presser.tap("Ctrl+a")
    window = check(program, presser)
    session.windows.activate(chromium.window)
    chromium.focus("heading")
    presser.tap("Home")
    presser.tap("Shift+Right")
    session.windows.activate(window)
    presser.tap("Ctrl+Enter")
    is_refused(program, copier)
    assert chromium.read_back("heading") == TYPED


def test_nothing_of_it_is_left_behind(
    program: Program, presser: Presser, inserter: Inserter, chromium: Chromium, case: str
) -> None:
    chromium.open(case, focus="heading")
    fill(presser, inserter, chromium, TYPED, "heading")
    presser.tap("Ctrl+a")
    check(program, presser)
    presser.tap("Ctrl+Enter")
    assert_becomes(lambda: chromium.read_back("heading"), GOOD)
    kept = b"".join(file.read_bytes() for file in program.home.rglob("*") if file.is_file())
    for secret in ("citat", "24.11.2026", "24/11", case[-4:]):
        assert secret.encode() not in kept
