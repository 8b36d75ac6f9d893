"""What Windows does to a program that stays: a taskbar that starts anew, a second start, a locked screen."""

from __future__ import annotations

import json

from drivers.notepad import Notepad
from drivers.presser import WindowsPresser
from drivers.program import WindowsProgram
from drivers.spy import Spy
from targets.program import PALETTE
from targets.waiting import eventually

WM_WTSSESSION_CHANGE, LOCK, UNLOCK = 0x2B1, 7, 8
TASKBAR = "Shell_TrayWnd"


def owner_of_icon(program: WindowsProgram) -> int:
    """Qt's hidden window behind it."""
    return next(found["window"] for found in program.windows() if found["title"] == "QTrayIconMessageWindow")


class TestTray:
    def test_a_click_on_the_icon_opens_the_palette(
        self, program: WindowsProgram, notepad: Notepad, presser: WindowsPresser, spy: Spy
    ) -> None:
        notepad.open()
        eventually(lambda: spy.has_icon(owner_of_icon(program)), what="an icon in the tray")
        _, top, right, bottom = spy.place(spy.window(**{"class": TASKBAR})["window"])
        presser.click_in_windows(right - 10, (top + bottom) // 2)
        program.wait_for(PALETTE)
        program.close_windows()

    def test_it_comes_back_when_the_taskbar_starts_anew(self, program: WindowsProgram, spy: Spy) -> None:
        owner = owner_of_icon(program)
        assert spy.forget_icon(owner)
        assert not spy.has_icon(owner)
        program.post("TaskbarCreated")
        eventually(lambda: spy.has_icon(owner), what="the icon again")


def test_a_second_start_opens_the_palette_of_the_first(program: WindowsProgram, notepad: Notepad) -> None:
    notepad.open()
    assert program.run() == (0, "")
    program.wait_for(PALETTE)
    program.close_windows()


def test_doctor_tells_what_works(program: WindowsProgram) -> None:
    code, said = program.run("doctor", "--json")
    found = {check["name"]: check for check in json.loads(said)["checks"]}
    assert code == 0, said
    works = {"Pakke standard", "Genveje", "Udklipsholder", "Privat udklip", "Vinduet foran", "Statuslinje"}
    assert works <= {name for name, check in found.items() if check["ok"]}, said
    assert found["Genvejsmetode"]["detail"].startswith("registreret hos systemet")
    assert "administrator" in found["Rettigheder"]["detail"]  # which everybody is in Wine


def test_chords_work_after_the_screen_was_locked(
    program: WindowsProgram, notepad: Notepad, presser: WindowsPresser
) -> None:
    for event in (LOCK, UNLOCK):
        program.post(WM_WTSSESSION_CHANGE, event, 1)
    notepad.takes_chord(presser)
