"""Listening to every key: raw events into the hook, as Windows would send them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from wire import ALTGR_CTRL, LEFT_ALT, LEFT_CTRL, RIGHT_ALT, SHIFT, Wire

from assistant.desktop.windows.hook import Win32Hook
from assistant.desktop.windows.layout import Layout
from assistant.model.chord import Chord

K, TWO, F9, UP, NUMBER_PAD_8 = (0x4B, 37), (0x32, 3), (0x78, 67), (0x26, 72), (0x68, 72)


class Listening:
    """A hook that may listen, and what it heard."""

    def __init__(self, wire: Wire, qtbot: QtBot) -> None:
        self.wire = wire
        self.until = qtbot.waitUntil
        self.heard: list[str] = []
        self.hook = Win32Hook(Layout())
        self.hook.allow(allowed=True)

    def wants(self, *texts: str) -> None:
        for text in texts:
            assert self.hook.listen(Chord.parse(text), lambda text=text: self.heard.append(text))
        self.is_on()

    def is_on(self, hooks: int = 1) -> None:
        self.until(lambda: self.wire.hooks == hooks, timeout=20_000)

    def after(self, act: Callable[[], None]) -> list[str]:
        """What was heard while ``act`` happened."""
        self.heard.clear()
        act()
        QTest.qWait(20)
        return list(self.heard)


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot):
    made = Listening(Wire(monkeypatch), qtbot)
    yield made
    made.hook.allow(allowed=False)


def chord(wire: Wire, *held: int, key: tuple[int, int]) -> Callable[[], None]:
    def act() -> None:
        wire.presses(*held)
        wire.taps(*key)
        wire.lets_go(*reversed(held))

    return act


def test_a_chord_is_heard_once_however_long_it_is_held_and_nothing_else_is(listening: Listening) -> None:
    wire = listening.wire
    listening.wants("Ctrl+Shift+F9", "Ctrl+K")

    def holds() -> None:
        wire.presses(LEFT_CTRL)
        for _ in range(30):
            wire.presses(K[0], scan=K[1])
        wire.lets_go(K[0], scan=K[1])
        wire.lets_go(LEFT_CTRL)

    assert listening.after(holds) == ["Ctrl+K"]
    assert listening.after(chord(wire, LEFT_CTRL, SHIFT, key=F9)) == ["Ctrl+Shift+F9"]
    for held in ((), (SHIFT,), (LEFT_CTRL, SHIFT), (LEFT_CTRL, LEFT_ALT)):
        assert listening.after(chord(wire, *held, key=K)) == []


def test_altgr_with_a_key_is_no_chord_and_leaves_every_chord_as_it_was(listening: Listening) -> None:
    wire = listening.wire
    listening.wants("Ctrl+Alt+2", "Ctrl+Alt+K", "Ctrl+K", "Alt+K")
    for key in (TWO, K):
        assert listening.after(chord(wire, ALTGR_CTRL, RIGHT_ALT, key=key)) == []
    assert listening.after(chord(wire, LEFT_CTRL, LEFT_ALT, key=TWO)) == ["Ctrl+Alt+2"]
    assert listening.after(chord(wire, LEFT_CTRL, key=K)) == ["Ctrl+K"]
    assert listening.after(chord(wire, LEFT_ALT, key=K)) == ["Alt+K"]


def test_altgr_that_repeats_while_it_is_held_stays_altgr(listening: Listening) -> None:
    wire = listening.wire
    listening.wants("Ctrl+Alt+2", "Alt+2")

    def holds() -> None:
        for _ in range(5):
            wire.presses(ALTGR_CTRL, RIGHT_ALT)
        wire.taps(*TWO)
        wire.lets_go(ALTGR_CTRL)
        wire.lets_go(RIGHT_ALT)

    assert listening.after(holds) == []


def test_the_number_pad_is_no_arrow(listening: Listening) -> None:
    listening.wants("Ctrl+Up")
    assert listening.after(chord(listening.wire, LEFT_CTRL, key=NUMBER_PAD_8)) == []
    listening.wire.presses(LEFT_CTRL)
    assert listening.after(lambda: listening.wire.taps(*UP, is_extended=True)) == ["Ctrl+Up"]


def test_without_leave_or_need_there_is_no_hook(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    wire, hook = Wire(monkeypatch), Win32Hook(Layout())
    assert not hook.listen(Chord.parse("Ctrl+K"), lambda: None)
    assert not hook.record(lambda _: None)
    hook.allow(allowed=True)
    assert (wire.hooks, hook._listener) == (0, None)


def test_the_hook_goes_with_the_last_chord_and_with_the_leave(listening: Listening) -> None:
    listening.wants("Ctrl+K")
    thread = listening.hook._listener._thread
    listening.hook.forget(Chord.parse("Ctrl+K"))
    listening.until(lambda: not thread.is_alive())
    assert listening.hook.listen(Chord.parse("Ctrl+K"), lambda: listening.heard.append("Ctrl+K"))
    listening.is_on(2)
    thread = listening.hook._listener._thread
    listening.hook.allow(allowed=False)
    listening.until(lambda: not thread.is_alive())
    assert listening.after(chord(listening.wire, LEFT_CTRL, key=K)) == []


def test_a_hook_that_windows_has_taken_off_is_put_on_again_when_a_press_passes_it_by(listening: Listening) -> None:
    listening.wants("Ctrl+K")
    listening.wire.taps(*TWO)
    listening.hook.must_have_heard()
    QTest.qWait(20)
    assert listening.wire.hooks == 1
    listening.hook.must_have_heard()
    listening.is_on(2)
    assert listening.after(chord(listening.wire, LEFT_CTRL, key=K)) == ["Ctrl+K"]


def test_a_chord_is_recorded_as_it_stands_on_the_keyboard_and_runs_nothing_meanwhile(listening: Listening) -> None:
    wire, recorded = listening.wire, []
    listening.wants("Ctrl+K")
    assert listening.hook.record(lambda chord: recorded.append(str(chord)))
    for held, key in (
        ((LEFT_CTRL,), K),
        ((ALTGR_CTRL, RIGHT_ALT), TWO),
        ((), F9),
        ((), K),
        ((SHIFT,), TWO),
        ((LEFT_CTRL, SHIFT), TWO),
    ):
        assert listening.after(chord(wire, *held, key=key)) == []
    assert recorded == ["Ctrl+K", "Ctrl+Alt+2", "F9", "Ctrl+Shift+2"]
    listening.hook.record(None)
    assert listening.after(chord(wire, LEFT_CTRL, key=K)) == ["Ctrl+K"]
