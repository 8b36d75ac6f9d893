"""A chord of two steps, pressed in another program's window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from targets.presser import Presser
from targets.program import FORM, Program
from targets.qt_editor import QtEditor
from targets.session import Session
from targets.waiting import assert_becomes

pytestmark = pytest.mark.e2e

FIRST = "Ctrl+Shift+F5"
SETTINGS = f'[chords]\nraadighed-udeblivelse = "{FIRST}, U"\nraadighed-kontaktforsoeg = "{FIRST}, K"\n'


@pytest.fixture(scope="module")
def program(session: Session, presser: Presser) -> Iterator[Program]:
    program = Program(session, presser, settings=SETTINGS, name="to trin")
    yield program
    assert program.close() == ""


@pytest.mark.parametrize(("second", "title"), [("u", "Udeblivelse"), ("k", "Kontaktforsøg")])
def test_the_second_step_says_which_and_is_not_typed(
    program: Program, qt_editor: QtEditor, presser: Presser, second: str, title: str
) -> None:
    qt_editor.open("Fasit – Sag 4711")
    presser.type("før ")
    presser.tap(FIRST)
    presser.tap(second)
    program.wait_for(FORM.format(title))
    assert qt_editor.read_back() == "før "
    program.close_windows()
    qt_editor.open("Fasit – Sag 4711")
    presser.type(second)
    assert_becomes(qt_editor.read_back, second)


def test_the_first_step_need_not_be_let_go_of_slowly(program: Program, qt_editor: QtEditor, presser: Presser) -> None:
    qt_editor.open("Fasit – Sag 4712")
    presser.tap(FIRST, hold=0.4)
    presser.tap("u", hold=0.01)
    program.wait_for(FORM.format("Udeblivelse"))
    program.close_windows()
    assert_becomes(qt_editor.read_back, "")
