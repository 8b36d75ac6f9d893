"""Chords that others have, and what is given back when Windows ends: a program for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from drivers.notepad import Notepad
from drivers.pack import CHORD
from drivers.presser import WindowsPresser
from drivers.program import WindowsProgram
from drivers.spy import Spy
from targets.waiting import eventually

CTRL_SHIFT, F9 = 6, 0x78
WM_WTSSESSION_CHANGE, UNLOCK = 0x2B1, 8
WM_QUERYENDSESSION, WM_ENDSESSION = 0x11, 0x16
HOOK = '[program]\nhotkeys_method = "hook"\n'
LISTENS, NO_MORE = "listening to the keyboard", "listening no more"


@pytest.fixture
def start(program_with: Callable[..., WindowsProgram]) -> Iterator[Callable[..., WindowsProgram]]:
    """Starts a program that a test has for itself."""
    started = []

    def start(**options: str) -> WindowsProgram:
        started.append(program_with(**options))
        return started[-1]

    yield start
    for program in started:
        assert program.close() == ""


def hooks(program: WindowsProgram) -> int:
    """How many there have been, when the last one listens; 0 while none does."""
    begun, ended = map(program.log().count, (LISTENS, NO_MORE))
    return begun if begun == ended + 1 else 0


def press_as_soon_as_it_is_heard(notepad: Notepad, presser: WindowsPresser) -> None:
    """A hook says that it listens a moment before Windows has it: what is pressed in between, nobody hears."""
    with suppress(AssertionError):
        notepad.takes_chord(presser)
        return
    notepad.takes_chord(presser)


def test_a_chord_that_another_program_has_is_told(
    start: Callable[..., WindowsProgram], spy: Spy, presser: WindowsPresser, notepad: Notepad
) -> None:
    assert spy.take(CTRL_SHIFT, F9)
    try:
        program = start(name="optaget")
        assert CHORD in program.log()
    finally:
        spy.give_back()


def test_a_chord_that_another_program_has_is_heard_by_the_hook(
    start: Callable[..., WindowsProgram], spy: Spy, presser: WindowsPresser, notepad: Notepad
) -> None:
    assert spy.take(CTRL_SHIFT, F9)
    try:
        program = start(name="hook", settings=HOOK)
        eventually(lambda: hooks(program), what="the hook")
        press_as_soon_as_it_is_heard(notepad, presser)
        before = hooks(program)
        program.post(WM_WTSSESSION_CHANGE, UNLOCK, 1)  # Windows may have dropped it
        eventually(lambda: hooks(program) > before, what="the hook anew")
        press_as_soon_as_it_is_heard(notepad, presser)
    finally:
        spy.give_back()


def test_it_gives_everything_back_when_she_logs_off(start: Callable[..., WindowsProgram], spy: Spy) -> None:
    program = start(name="farvel")
    for found in program.windows():
        assert spy.send(found["window"], WM_QUERYENDSESSION)
    program.post(WM_ENDSESSION, 1)
    eventually(lambda: spy.take(CTRL_SHIFT, F9), what="the chord free")
    spy.give_back()
