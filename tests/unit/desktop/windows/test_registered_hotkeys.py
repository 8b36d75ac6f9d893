"""Chords registered with Windows: keys are sent, and messages come as Windows sends them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from wire import LEFT_CTRL, SHIFT, Wire

from assistant.desktop.ports import Grab
from assistant.desktop.stepped import SteppedHotkeys
from assistant.desktop.windows import api, layout
from assistant.desktop.windows.hook import Win32Hook
from assistant.desktop.windows.hotkeys import Win32Hotkeys
from assistant.desktop.windows.keys import Win32Keys
from assistant.model.chord import Chord

F9 = Chord.parse("Ctrl+Shift+F9")
F9_KEY, F9_SCAN = 0x78, 67
CTRL_SHIFT = api.MOD_CONTROL | api.MOD_SHIFT
UNLOCKED = (api.WM_WTSSESSION_CHANGE, api.WTS_SESSION_UNLOCK, 1)
LOCKED = (api.WM_WTSSESSION_CHANGE, 7, 1)
RECONNECTED = (api.WM_WTSSESSION_CHANGE, api.WTS_REMOTE_CONNECT, 1)
WOKEN = (api.WM_POWERBROADCAST, api.PBT_APMRESUMEAUTOMATIC, 0)
ASLEEP = (api.WM_POWERBROADCAST, 4, 0)


class Chords:
    """Registered chords, and how often each was pressed."""

    def __init__(self) -> None:
        self.pressed: list[str] = []
        self.layout = layout.Layout()
        self.hook = Win32Hook(self.layout)
        self.hotkeys = Win32Hotkeys(self.layout, self.hook)

    def grab(self, text: str) -> Grab:
        return self.hotkeys.grab(Chord.parse(text), lambda: self.pressed.append(text))

    def taps(self, text: str) -> list[str]:
        """What is heard of a tap."""
        self.pressed.clear()
        Win32Keys(self.layout).tap(Chord.parse(text))
        QTest.qWait(60)
        return list(self.pressed)

    def told(self, message: int, wparam: int, lparam: int) -> None:
        """Windows sends a message."""
        self.hotkeys.window._receive(self.hotkeys.window.handle, message, wparam, lparam)


@pytest.fixture
def chords(qtbot: QtBot) -> Iterator[Chords]:
    made = Chords()
    yield made
    made.hotkeys.close()


@pytest.fixture
def other_program() -> Iterator[None]:
    """Has Ctrl+Shift+F9 already."""
    assert api.RegisterHotKey(None, 7, CTRL_SHIFT, F9_KEY)
    yield
    api.UnregisterHotKey(None, 7)


def test_a_chord_is_heard_until_it_is_given_back(chords: Chords) -> None:
    assert chords.grab("Ctrl+Shift+F9") is Grab.HELD
    assert chords.grab("Ctrl+Shift+F10") is Grab.HELD
    assert chords.taps("Ctrl+Shift+F9") == ["Ctrl+Shift+F9"]
    assert chords.taps("Ctrl+Shift+F10") == ["Ctrl+Shift+F10"]
    chords.hotkeys.release(F9)
    assert chords.taps("Ctrl+Shift+F9") == []
    chords.hotkeys.release_all()
    assert chords.taps("Ctrl+Shift+F10") == []


def test_windows_is_asked_to_tell_of_a_held_chord_once(chords: Chords, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(api, "RegisterHotKey", lambda *arguments: asked.append(arguments[2:]) or 1)
    chords.grab("Ctrl+Alt+Shift+Win+F9")
    every = api.MOD_CONTROL | api.MOD_ALT | api.MOD_SHIFT | api.MOD_WIN
    assert asked == [(every | api.MOD_NOREPEAT, F9_KEY)]


def test_after_weeks_of_renewing_a_chord_still_has_a_number_that_windows_takes_and_no_other_chord_has(
    chords: Chords, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(api, "RegisterHotKey", lambda *arguments: asked.append(arguments[1]) or 1)
    chords.grab("Ctrl+Shift+F9")
    for _ in range(0xBFFF):
        chords.grab("Ctrl+Shift+F10")
    assert set(asked) == set(range(1, 0xC000))
    assert asked.count(asked[0]) == 1


def test_a_chord_that_another_program_has_is_told_and_can_be_had_when_it_is_free(
    chords: Chords, other_program: None
) -> None:
    assert chords.grab("Ctrl+Shift+F9") is Grab.TAKEN
    api.UnregisterHotKey(None, 7)
    chords.told(*UNLOCKED)
    assert chords.taps("Ctrl+Shift+F9") == ["Ctrl+Shift+F9"]


def test_with_leave_a_chord_that_another_program_has_is_heard(
    chords: Chords, other_program: None, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    wire = Wire(monkeypatch)
    chords.hook.allow(allowed=True)
    assert chords.grab("Ctrl+Shift+F9") is Grab.SHARED
    qtbot.waitUntil(lambda: wire.hooks == 1, timeout=20_000)
    wire.presses(LEFT_CTRL, SHIFT)
    wire.taps(F9_KEY, F9_SCAN)
    qtbot.waitUntil(lambda: chords.pressed == ["Ctrl+Shift+F9"])
    chords.hotkeys.release(F9)
    assert chords.hook._listener is None


def test_windows_own_hook_hears_it_too_and_again_when_put_on_anew(
    chords: Chords, other_program: None, qtbot: QtBot
) -> None:
    chords.hook.allow(allowed=True)
    assert chords.grab("Ctrl+Shift+F9") is Grab.SHARED
    qtbot.waitUntil(lambda: chords.taps("Ctrl+Shift+F9") == ["Ctrl+Shift+F9"], timeout=20_000)
    chords.hook.arm(anew=True)
    qtbot.waitUntil(lambda: chords.taps("Ctrl+Shift+F9") == ["Ctrl+Shift+F9"], timeout=20_000)
    chords.hook.allow(allowed=False)
    assert chords.taps("Ctrl+Shift+F9") == []


def test_a_step_that_follows_is_ours_only_while_it_is_awaited(chords: Chords) -> None:
    stepped, heard = SteppedHotkeys(chords.hotkeys), []
    assert stepped.grab(Chord.parse("Ctrl+Shift+F9, F24"), lambda: heard.append(1)) is Grab.HELD
    for step in ("F24", "Ctrl+Shift+F9", "F24", "F24"):
        chords.taps(step)
    assert heard == [1]
    assert list(chords.hotkeys._wanted) == [F9]


@pytest.mark.parametrize("message", [UNLOCKED, RECONNECTED, WOKEN], ids=["unlocked", "reconnected", "woken"])
def test_back_at_work_every_chord_is_there_and_the_hook_is_put_on_anew(
    chords: Chords, other_program: None, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, message: tuple[int, int, int]
) -> None:
    wire = Wire(monkeypatch)
    chords.hook.allow(allowed=True)
    assert [chords.grab("Ctrl+Shift+F10"), chords.grab("Ctrl+Shift+F9")] == [Grab.HELD, Grab.SHARED]
    qtbot.waitUntil(lambda: wire.hooks == 1, timeout=20_000)
    chords.told(*LOCKED)
    chords.told(*ASLEEP)
    QTest.qWait(20)
    assert wire.hooks == 1
    chords.told(*message)
    qtbot.waitUntil(lambda: wire.hooks > 1)
    assert chords.taps("Ctrl+Shift+F10") == ["Ctrl+Shift+F10"]


def test_a_chord_follows_its_character_to_another_key(chords: Chords, monkeypatch: pytest.MonkeyPatch) -> None:
    us, danish = 0x04090409, 0x04060406
    keys = {us: {"z": 0x7F}, danish: {"½": 0x87, "z": 0x7F}}
    now = [us]
    monkeypatch.setattr(layout, "_keys", lambda number: keys[number])
    monkeypatch.setattr(chords.layout, "current", lambda: now[0])
    chords.hotkeys._layout_then = us
    shell = api.RegisterWindowMessageW("SHELLHOOK")
    assert chords.grab("Ctrl+½") is Grab.NO_KEY
    now[0] = danish
    assert chords.taps("Ctrl+½") == []
    chords.told(shell, api.HSHELL_LANGUAGE, 0)
    assert chords.taps("Ctrl+½") == ["Ctrl+½"]
    keys[danish] = {"½": 0x86}
    now[0] = us
    chords.told(shell, api.HSHELL_WINDOWACTIVATED | api.HSHELL_HIGHBIT, 0)
    now[0] = danish
    chords.told(shell, api.HSHELL_WINDOWACTIVATED, 0)
    assert chords.taps("Ctrl+½") == ["Ctrl+½"]


def test_a_chord_that_altgr_types_with_is_not_taken_from_the_layout_that_has_come(
    chords: Chords, monkeypatch: pytest.MonkeyPatch
) -> None:
    us, danish = 0x04090409, 0x04060406
    now = [us]
    monkeypatch.setattr(chords.layout, "current", lambda: now[0])
    monkeypatch.setattr(chords.layout, "typed_with_altgr", lambda _chord: "@" if now[0] == danish else "")
    chords.hotkeys._layout_then = us
    shell = api.RegisterWindowMessageW("SHELLHOOK")
    assert chords.grab("Ctrl+Alt+F24") is Grab.HELD
    now[0] = danish
    chords.told(shell, api.HSHELL_LANGUAGE, 0)
    assert chords.taps("Ctrl+Alt+F24") == []
    now[0] = us
    chords.told(shell, api.HSHELL_LANGUAGE, 0)
    assert chords.taps("Ctrl+Alt+F24") == ["Ctrl+Alt+F24"]


@pytest.mark.parametrize(
    ("chord", "is_masked"), [("Alt+F9", True), ("Win+Shift+F9", True), ("Ctrl+Alt+F9", False), ("Ctrl+F9", False)]
)
def test_letting_go_of_alt_or_win_opens_no_menu(
    chords: Chords, monkeypatch: pytest.MonkeyPatch, chord: str, is_masked: bool
) -> None:
    masks = []
    monkeypatch.setattr("assistant.desktop.windows.hotkeys.press_nothing", lambda: masks.append(chord))
    assert chords.grab(chord) is Grab.HELD
    chords.taps(chord)
    assert masks == [chord] * is_masked


def test_what_goes_wrong_in_an_action_does_not_end_in_windows_hands(chords: Chords, qtbot: QtBot) -> None:
    def fails() -> None:
        raise ZeroDivisionError

    chords.hotkeys.grab(F9, fails)
    with qtbot.captureExceptions() as caught:
        Win32Keys(chords.layout).tap(F9)
        qtbot.waitUntil(lambda: len(caught) == 1)
    assert caught[0][0] is ZeroDivisionError
