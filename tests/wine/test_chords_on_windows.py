"""Chords that cannot simply be registered: one that another program has, and those of two steps."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers import pack
from drivers.notepad import Notepad
from drivers.pack import FIXED, TEXT
from drivers.program import WindowsProgram
from drivers.spy import Spy
from drivers.wine import Wine, windows_path
from targets.presser import Presser
from targets.program import FORM
from targets.session import Session, stop
from targets.waiting import assert_becomes, eventually

INSIDE = Path(__file__).parent / "inside"
STANDARD = Path(__file__).parents[2] / "templates" / "standard"
IN_WINDOWS = TEXT.replace("\n", "\r\n")
OLD = "det gamle på udklipsholderen"
TAKEN, FIRST = "Ctrl+Shift+F6", "Ctrl+Shift+F8"
CTRL_SHIFT, F6 = 2 | 4, 0x75
WM_WTSSESSION_CHANGE, WTS_SESSION_UNLOCK = 0x02B1, 8
SETTINGS = f"""[program]
hotkeys_method = "hook"

[chords]
{FIXED} = "{TAKEN}"
raadighed-udeblivelse = "{FIRST}, U"
"""


@pytest.fixture(scope="module")
def owner(wine: Wine) -> Iterator[subprocess.Popen[bytes]]:
    """Another program that has ``TAKEN``."""
    process = wine.start_python(windows_path(INSIDE / "owner.py"), str(CTRL_SHIFT), str(F6))
    assert process.stdout
    assert process.stdout.readline().strip() == b"held"
    yield process
    stop(process)
    process.stdout.close()


@pytest.fixture(scope="module")
def listening(
    wine: Wine, spy: Spy, presser: Presser, session: Session, owner: subprocess.Popen[bytes]
) -> Iterator[WindowsProgram]:
    """The program, which may listen to the keyboard."""
    packs = ("run", "--packs", windows_path(STANDARD), "--packs", windows_path(pack.write(session.folder / "prøve2")))
    program = WindowsProgram(wine, spy, presser, settings=SETTINGS, arguments=packs, name="lytter")
    eventually(lambda: "listening to the keyboard" in program.log(), what="the hook")
    yield program
    assert program.close() == ""


@pytest.fixture(autouse=True)
def _calm(spy: Spy) -> None:
    spy.put_text(OLD)


@pytest.mark.parametrize("hold", [0.02, 0.25], ids=["tapped", "held"])
def test_a_chord_that_another_program_has_puts_the_text_in_and_is_told_of(
    listening: WindowsProgram,
    notepad: Notepad,
    presser: Presser,
    spy: Spy,
    owner: subprocess.Popen[bytes],
    hold: float,
) -> None:
    notepad.open(text="før ")
    presser.tap(TAKEN, hold)
    assert_becomes(notepad.read_back, f"før {IN_WINDOWS}")
    assert_becomes(spy.text_on_board, OLD)
    assert owner.stdout
    assert owner.stdout.readline().strip() == b"pressed"
    assert f"{TAKEN} bruges også af et andet program" in listening.log()


def test_altgr_types_as_ever_while_the_program_listens(
    listening: WindowsProgram, notepad: Notepad, presser: Presser
) -> None:
    notepad.open()
    for key in "23e":
        presser.altgr(key)
    presser.type("æ")
    assert_becomes(notepad.read_back, "@£€æ")


def test_when_the_screen_is_unlocked_it_listens_again(
    listening: WindowsProgram, wine: Wine, notepad: Notepad, presser: Presser
) -> None:
    unlocked = ("SagstastHotkeys", str(WM_WTSSESSION_CHANGE), str(WTS_SESSION_UNLOCK))
    assert wine.run_python(windows_path(INSIDE / "post.py"), *unlocked) == (0, "")
    notepad.open()
    presser.tap(TAKEN)
    assert_becomes(notepad.read_back, IN_WINDOWS)


def test_the_second_step_opens_the_form_and_is_not_typed(
    listening: WindowsProgram, notepad: Notepad, presser: Presser
) -> None:
    notepad.open(text="før ")
    presser.tap(FIRST)
    presser.tap("u")
    listening.wait_for(FORM.format("Udeblivelse"))
    listening.close_windows()
    assert notepad.read_back() == "før "
