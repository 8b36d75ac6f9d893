"""Chords of two steps, and what AltGr types while the program listens to the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from drivers.notepad import Notepad
from drivers.program import STEPS, WindowsProgram
from drivers.spy import Spy
from targets.presser import Presser
from targets.program import FORM
from targets.waiting import assert_becomes, eventually

CTRL_SHIFT, F9 = 6, 0x78
LISTENS = "listening to the keyboard"


@pytest.fixture(scope="module")
def listening(program_with: Callable[..., WindowsProgram], spy: Spy) -> Iterator[WindowsProgram]:
    """The program with a chord that another program has, so that it listens."""
    assert spy.take(CTRL_SHIFT, F9)
    program = program_with('[program]\nhotkeys_method = "hook"\n', name="lytter")
    eventually(lambda: LISTENS in program.log(), what="the hook")
    yield program
    spy.give_back()
    assert program.close() == ""


def test_altgr_types_as_ever_while_the_program_listens(
    listening: WindowsProgram, notepad: Notepad, presser: Presser
) -> None:
    notepad.open()
    for key in "23e":
        presser.altgr(key)
    presser.type("æ")
    assert_becomes(notepad.read_back, "@£€æ")


def test_the_second_step_opens_the_form_and_is_not_typed(
    listening: WindowsProgram, notepad: Notepad, presser: Presser
) -> None:
    notepad.open(text="før ")
    for step in STEPS:
        presser.tap(step)
    listening.wait_for(FORM.format("Udeblivelse"))
    listening.close_windows()
    assert notepad.read_back() == "før "
