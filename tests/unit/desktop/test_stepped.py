"""Chords of several steps, over a keyboard in memory."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from assistant.desktop.fake import FakeDesktop, FakeField, FakeWindow
from assistant.desktop.ports import Grab
from assistant.desktop.stepped import SteppedHotkeys
from assistant.model.chord import Chord


class Person:
    """Presses chords, and sees which of them were heard."""

    def __init__(self) -> None:
        self.world = FakeDesktop(FakeWindow(10, fields=[FakeField()]))
        self.stepped = SteppedHotkeys(self.world.hotkeys)
        self.heard: list[str] = []

    def wants(self, *texts: str) -> list[Grab]:
        return [self.stepped.grab(Chord.parse(text), lambda text=text: self.heard.append(text)) for text in texts]

    def presses(self, *steps: str) -> list[str]:
        """What was heard of pressing ``steps``, each let go of before the next."""
        del self.heard[:]
        for step in steps:
            self.world.presses(Chord.parse(step))
            self.world.lets_go()
        return list(self.heard)

    def holds(self, chord: str) -> bool:
        """Whether the system gives ``chord`` to us now, and so not to the window in front."""
        return Chord.parse(chord) in self.world.hotkeys._grabbed


@pytest.fixture
def person(qtbot: QtBot) -> Person:
    return Person()


def test_the_steps_are_heard_in_their_order_and_are_ours_only_while_awaited(person: Person) -> None:
    assert person.wants("Ctrl+K, F", "Ctrl+K, G", "Ctrl+L") == [Grab.HELD] * 3
    assert not person.holds("F")
    assert person.presses("Ctrl+K") == []
    assert person.holds("F")
    assert person.holds("G")
    assert person.presses("G") == ["Ctrl+K, G"]
    assert not person.holds("F")
    assert person.presses("F") == []
    assert person.presses("Ctrl+K", "F") == ["Ctrl+K, F"]
    assert person.presses("Ctrl+L") == ["Ctrl+L"]


def test_what_is_begun_again_begins_anew(person: Person) -> None:
    person.wants("Ctrl+K, F, G", "Ctrl+L, F")
    assert person.presses("Ctrl+K", "F", "G") == ["Ctrl+K, F, G"]
    assert person.presses("Ctrl+K", "F", "Ctrl+L", "F") == ["Ctrl+L, F"]
    assert person.presses("Ctrl+K", "Ctrl+K", "F", "G") == ["Ctrl+K, F, G"]


def test_a_step_that_is_a_chord_of_its_own_is_so_again_afterwards(person: Person) -> None:
    person.wants("Ctrl+K, Ctrl+L", "Ctrl+L")
    assert person.presses("Ctrl+K", "Ctrl+L") == ["Ctrl+K, Ctrl+L"]
    assert person.presses("Ctrl+L") == ["Ctrl+L"]


def test_the_next_step_is_not_awaited_for_ever(person: Person, qtbot: QtBot) -> None:
    person.wants("Ctrl+K, F")
    person.stepped._time_is_up.setInterval(1)
    person.presses("Ctrl+K")
    qtbot.waitUntil(lambda: not person.holds("F"))
    assert person.presses("F") == []


def test_given_back_the_first_step_stays_while_another_chord_begins_so(person: Person) -> None:
    person.wants("Ctrl+K, F", "Ctrl+K, G")
    person.presses("Ctrl+K")
    person.stepped.release(Chord.parse("Ctrl+K, F"))
    assert not person.holds("F")
    assert person.presses("Ctrl+K", "F") == []
    assert person.presses("G") == ["Ctrl+K, G"]
    person.stepped.release(Chord.parse("Ctrl+K, G"))
    assert not person.holds("Ctrl+K")


def test_pausing_ends_the_waiting_too(person: Person) -> None:
    person.wants("Ctrl+K, F")
    person.presses("Ctrl+K")
    person.stepped.release_all()
    assert not person.world.hotkeys._grabbed


def test_the_first_step_says_whether_it_can_be_had_and_every_step_whether_it_types(person: Person) -> None:
    person.world.hotkeys.taken.add(Chord.parse("Ctrl+K"))
    assert person.wants("Ctrl+K, F") == [Grab.TAKEN]
    assert person.stepped.typed_by(Chord.parse("Ctrl+K, Ctrl+Alt+2")) == "@"
    assert person.stepped.can_type(Chord.parse("Ctrl+K, F"))
    assert not person.stepped.can_type(Chord.parse("Ctrl+K, ?"))
