"""The chords in use: which could be had and how, and what is said of those that could not."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from assistant.desktop.fake import FakeDesktop
from assistant.desktop.ports import Grab
from assistant.model.chord import Chord
from assistant.model.target import HotkeyAction, HotkeyProfile
from assistant.ui.bindings import Bindings


class Keyboard:
    """A person, her chords, and what they ran."""

    def __init__(self) -> None:
        self.world = FakeDesktop()
        self.ran: list[str] = []
        self.bindings = Bindings(self.world.hotkeys, lambda: self.ran.append("palette"), self.ran.append)

    def bind(self, *chords: str, leader: str = "Ctrl+½", fallback: str = "Ctrl+Shift+Space") -> None:
        """Take the leader, and a chord each for the actions a, b, c …"""
        actions = [
            HotkeyAction(action=name, chord=Chord.parse(chord)) for name, chord in zip("abc", chords, strict=False)
        ]
        leaders = Chord.parse(leader), Chord.parse(fallback)
        profile = HotkeyProfile(
            id="x", title="X", leader=leaders[0], leader_fallback=leaders[1], actions=tuple(actions)
        )
        self.bindings.bind(profile)

    def presses(self, *steps: str) -> None:
        for step in steps:
            self.world.presses(Chord.parse(step))
            self.world.lets_go()


@pytest.fixture
def keyboard(qtbot: QtBot) -> Keyboard:
    return Keyboard()


def test_chords_of_one_step_and_of_several_run_their_actions(keyboard: Keyboard) -> None:
    keyboard.bind("Ctrl+K, F", "Ctrl+K, G", "Ctrl+L")
    keyboard.presses("Ctrl+K", "G", "Ctrl+L", "Ctrl+½", "Ctrl+K", "F")
    assert keyboard.ran == ["b", "c", "palette", "a"]
    assert keyboard.bindings.problems == keyboard.bindings.notes == []


def test_a_chord_that_another_program_has_is_told_with_what_to_do(keyboard: Keyboard) -> None:
    keyboard.world.hotkeys.taken = {Chord.parse("Ctrl+K"), Chord.parse("Ctrl+½")}
    keyboard.bind("Ctrl+K, F", "Ctrl+L")
    assert keyboard.bindings.leader == Chord.parse("Ctrl+Shift+Space")
    assert [problem.split(" bruges")[0] for problem in keyboard.bindings.problems] == ["Ctrl+½", "Ctrl+K, F"]
    assert all("luk det program" in problem for problem in keyboard.bindings.problems)
    assert keyboard.bindings.why_not(Chord.parse("Ctrl+K, G")).startswith("Ctrl+K, G bruges allerede")


def test_a_chord_that_is_shared_works_and_that_is_no_problem(keyboard: Keyboard, monkeypatch) -> None:
    grab = keyboard.world.hotkeys.grab
    shared = Chord.parse("Ctrl+L")

    def listens(chord, pressed):
        return grab(chord, pressed) or (Grab.SHARED if chord == shared else Grab.HELD)

    monkeypatch.setattr(keyboard.world.hotkeys, "grab", listens)
    keyboard.bind("Ctrl+K", "Ctrl+L")
    keyboard.presses("Ctrl+L")
    assert keyboard.ran == ["b"]
    assert keyboard.bindings.problems == []
    assert keyboard.bindings.held[shared] is Grab.SHARED
    [note] = keyboard.bindings.notes
    assert note.startswith("Ctrl+L bruges også af et andet program")
    assert keyboard.bindings.why_not(shared) == ""
    assert keyboard.bindings.note_on(shared) == note
    assert keyboard.bindings.note_on(Chord.parse("Ctrl+M")) == ""


@pytest.mark.parametrize(
    ("chord", "why"),
    [
        ("Ctrl+Alt+2", "skriver @ med AltGr"),
        ("Ctrl+K, Ctrl+Alt+2", "skriver @ med AltGr"),
        ("F", "F alene kan ikke være en genvej"),
        ("F, Ctrl+K", "F alene kan ikke være en genvej"),
        ("Ctrl+K, ?", "findes ikke på dette tastatur"),
        ("Ctrl+K, F", ""),
        ("F9", ""),
    ],
)
def test_what_cannot_be_set_is_refused_for_any_of_its_steps(keyboard: Keyboard, chord: str, why: str) -> None:
    said = keyboard.bindings.fault_of(Chord.parse(chord))
    assert bool(said) is bool(why)
    assert why in said


def test_given_back_nothing_is_held(keyboard: Keyboard) -> None:
    keyboard.bind("Ctrl+K, F")
    keyboard.presses("Ctrl+K")
    keyboard.bindings.release()
    keyboard.presses("F", "Ctrl+½")
    assert keyboard.ran == []
    assert (keyboard.bindings.held, keyboard.bindings.leader) == ({}, None)
