"""Which keys go down and up, in which order."""

from __future__ import annotations

import pytest
from notepads import Notepad, eventually
from PySide6.QtTest import QTest

from assistant.desktop.windows import api, keys, processes, repeats, windows
from assistant.desktop.windows.hidden import HiddenWindow
from assistant.desktop.windows.keys import Win32Keys
from assistant.desktop.windows.layout import Layout
from assistant.model.chord import Chord

CTRL, ALTGR, ALT, WIN, SHIFT, J = 0xA2, 0xA5, 0xA4, 0x5B, 0xA0, 0x4A
MASK = 0xE8


@pytest.fixture(scope="module")
def notepad(qapp):
    pad = Notepad("Sag 10")
    yield pad
    pad.close()


@pytest.fixture
def board(notepad):
    notepad.write("")
    api.SetForegroundWindow(notepad.window)
    eventually(lambda: api.GetForegroundWindow() == notepad.window, "notepad in front")
    board = Win32Keys(Layout())
    yield board
    board.release_held()
    board.close()


@pytest.fixture
def sent(monkeypatch):
    """Every key that is sent, with whether it goes up and whether it is one beside the number pad."""
    calls = []

    def note(_count, inputs, _size):
        events = [each.u.ki for each in inputs]
        calls.append(
            [
                (key.wVk, bool(key.dwFlags & api.KEYEVENTF_KEYUP), bool(key.dwFlags & api.KEYEVENTF_EXTENDEDKEY))
                for key in events
            ]
        )

    monkeypatch.setattr(api, "SendInput", note)
    return calls


def holding(monkeypatch, *held):
    monkeypatch.setattr(keys, "_is_down", lambda key: key in held)
    monkeypatch.setattr(repeats.Repeats, "take", lambda self, taken: list(taken))


def test_a_key_has_its_number_on_the_wire_from_the_layout_in_front(board, sent, monkeypatch):
    asked = []
    monkeypatch.setattr(Layout, "current", lambda _self: 0x04060406)
    monkeypatch.setattr(api, "MapVirtualKeyExW", lambda _key, _kind, layout: asked.append(layout) or 0)
    keys._send([keys._down(J)])
    assert asked == [0x04060406]  # with none named, Windows takes the one before it in the person's list


def test_a_chord_goes_in_one_call(board, sent):
    board.tap(Chord.parse("Ctrl+V"))
    assert [[(key, up) for key, up, _ in call] for call in sent] == [
        [(CTRL, False), (0x56, False), (0x56, True), (CTRL, True)]
    ]


def test_insert_is_not_the_0_of_the_number_pad(board, sent):
    board.tap(Chord.parse("Shift+Insert"))
    assert (0x2D, False, True) in sent[0]
    assert (SHIFT, False, False) in sent[0]


@pytest.mark.parametrize("held", [(CTRL, SHIFT, J), (CTRL, ALTGR, J), (ALT, J), (WIN, J), (J,)])
def test_held_keys_go_up_and_none_goes_down_again(board, sent, monkeypatch, held):
    holding(monkeypatch, *held)
    board.release_held()
    (call,) = sent
    assert {key for key, up, _ in call if up and key != MASK} == set(held)
    assert [key for key, up, _ in call if not up] in ([], [MASK])


@pytest.mark.parametrize("held", [(CTRL, ALTGR, J), (ALT, J), (WIN, J)])
def test_alt_and_win_open_no_menu(board, sent, monkeypatch, held):
    holding(monkeypatch, *held)
    board.release_held()
    order = [key for key, _, _ in sent[0]]
    alone = next(key for key in held if key in {ALT, ALTGR, WIN})
    assert order.index(MASK) < order.index(alone)
    assert CTRL not in held or order.index(alone) < order.index(CTRL)


def test_altgr_is_let_go_of_as_windows_made_it(board):
    keys._send(map(keys._down, (CTRL, ALTGR)))
    eventually(lambda: all(map(keys._is_down, (CTRL, ALTGR))), "AltGr down")
    board.release_held()
    eventually(lambda: not board.any_held(), "AltGr up")


def press_chord(board, notepad):
    """And let it be let go of. Nobody has taken it, so what notepad makes of it is thrown away."""
    keys._send(map(keys._down, (CTRL, J)))
    eventually(lambda: all(map(keys._is_down, (CTRL, J))), "the chord down")
    board.release_held()
    eventually(lambda: not board.any_held(), "the chord up")
    QTest.qWait(30)
    notepad.write("")


def test_a_chord_that_is_held_on_types_nothing(board, notepad):
    press_chord(board, notepad)
    for _ in range(5):  # as the keyboard goes on doing while a hand is on the key
        keys._send([keys._down(J)])
        QTest.qWait(30)
    assert notepad.text == ""
    keys._send([keys._up(J)])
    QTest.qWait(100)
    board.tap(Chord.parse("J"))
    eventually(lambda: notepad.text == "j", "the letter typed anew")


def test_a_chord_that_was_only_tapped_holds_its_key_back_for_a_moment(board, notepad, monkeypatch):
    monkeypatch.setattr(repeats, "_delay", lambda: 0.0)
    press_chord(board, notepad)
    eventually(lambda: not board._repeats._held, "the key left alone")
    keys._send([keys._down(J), keys._up(J)])
    eventually(lambda: notepad.text == "j", "the letter typed anew")


def test_a_page_of_another_program_in_the_window_counts_as_the_windows(notepad):
    frame = HiddenWindow("FremmedRamme", {})
    assert windows.pids_in(frame.handle) == {api.kernel32.GetCurrentProcessId()}
    child = api.user32.SetParent(notepad._field, frame.handle)
    try:
        assert windows.pids_in(frame.handle) == {api.kernel32.GetCurrentProcessId(), notepad.pid}
    finally:
        api.user32.SetParent(notepad._field, child)
        frame.close()


def test_what_cannot_be_looked_into_is_trusted_more_than_we_are(notepad):
    ours = processes.own_integrity()
    assert processes.look_up(notepad.pid) == processes.Process("notepad.exe", ours)
    assert processes.look_up(0x7FFFFFF0).integrity > ours
