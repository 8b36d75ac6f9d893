"""The desktop in memory behaves as X11 does: the same tests, against both."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from assistant.desktop.fake import FakeDesktop, FakeField, FakeWindow
from assistant.model.chord import Chord

from targets.copier import Copier
from targets.ports import RemotePorts, call_port
from targets.presser import Presser
from targets.qt_editor import QtEditor
from targets.session import Session
from targets.waiting import assert_becomes

CHORD = "Ctrl+Shift+F7"
PATIENCE = 5.0


class Fake:
    """The world in memory."""

    def __init__(self) -> None:
        self.first, self.second = 10, 20
        self.world = FakeDesktop(*(FakeWindow(n, f"Sag {n}", fields=[FakeField()]) for n in (10, 20)))
        self.world.copies("det gamle")
        self._pressed: Counter[str] = Counter()

    def call(self, port: str, method: str, *arguments: object) -> Any:
        return call_port(self.world.desktop, self._pressed, [port, method, *arguments])

    def pause(self) -> None:
        self.world.advance(0.01)

    def copies(self, text: str) -> None:
        self.world.copies(text)

    def clears(self) -> None:
        self.world.clipboard.put("clipboard", None)

    def pasted_elsewhere(self) -> str:
        return self.world.clipboard.read("clipboard", 99)

    def text(self) -> str:
        return self.world.windows[self.first].caret.text

    def press(self, chord: str) -> None:
        self.world.presses(Chord.parse(chord))

    def let_go(self) -> None:
        self.world.lets_go()

    def close_second(self) -> None:
        self.world.closes(self.second)

    def take_chord(self, chord: str) -> None:
        self.world.hotkeys.taken.add(Chord.parse(chord))

    def close(self) -> None:
        """Nothing to close."""


class Real:
    """Two windows, a keyboard and a program that copies, on a real screen."""

    def __init__(self, session: Session, editor: QtEditor, presser: Presser, copier: Copier) -> None:
        self._session, self._editor, self._presser, self._copier = session, editor, presser, copier
        self._passing = QtEditor(session, "Sag 20")
        self._others: list[RemotePorts] = []
        self._ports = RemotePorts(session)
        self.first, self.second = editor.open("Sag 10"), self._passing.window
        self._is_open = True
        copier.copy(text_plain=b"det gamle")
        self.call = self._ports.call

    def pause(self) -> None:
        time.sleep(0.01)

    def copies(self, text: str) -> None:
        self._copier.copy(text_plain=text.encode())

    def clears(self) -> None:
        self._copier.clear()

    def pasted_elsewhere(self) -> str:
        return self._copier.text()

    def text(self) -> str:
        return self._editor.read_back()

    def press(self, chord: str) -> None:
        self._hand = self._presser.held(chord)
        self._hand.__enter__()

    def let_go(self) -> None:
        self._hand.__exit__(None, None, None)

    def close_second(self) -> None:
        self._is_open = False
        self._passing.close()

    def take_chord(self, chord: str) -> None:
        other = RemotePorts(self._session)
        assert other.call("hotkeys", "grab", chord) == ""
        self._others.append(other)

    def close(self) -> None:
        for ports in (self._ports, *self._others):
            ports.close()
        if self._is_open:
            self._passing.close()


@pytest.fixture(params=["fake", pytest.param("x11", marks=pytest.mark.e2e)])
def stage(request: pytest.FixtureRequest) -> Iterator[Any]:
    if request.param == "fake":
        stage: Any = Fake()
    else:
        stage = Real(*(request.getfixturevalue(name) for name in ("session", "qt_editor", "presser", "copier")))
    yield stage
    stage.close()


def becomes(stage: Any, expected: object, *call: object) -> None:
    """Poll a port until it says ``expected``."""
    deadline = time.monotonic() + PATIENCE
    while (answer := stage.call(*call)) != expected and time.monotonic() < deadline:
        stage.pause()
    assert answer == expected


def shows(stage: Any, text: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while stage.text() != text and time.monotonic() < deadline:
        stage.pause()
    assert stage.text() == text


def lend(stage: Any, text: str) -> None:
    stage.call("clipboard", "save")
    becomes(stage, "whole", "clipboard", "kept")
    assert stage.call("clipboard", "offer", text)


def test_the_window_in_front_and_what_is_known_of_it(stage: Any) -> None:
    active = stage.call("windows", "active")
    assert (active["id"], active["title"], active["is_ours"]) == (stage.first, "Sag 10", False)
    assert active["pid"]
    assert active["process"]
    assert stage.call("windows", "find", stage.second)["title"] == "Sag 20"


def test_the_focus_goes_where_it_is_asked_to_go(stage: Any) -> None:
    for window in (stage.second, stage.first):
        stage.call("windows", "activate", window)
        deadline = time.monotonic() + PATIENCE
        while (stage.call("windows", "active") or {}).get("id") != window and time.monotonic() < deadline:
            stage.pause()
        assert stage.call("windows", "active")["id"] == window


def test_a_window_lies_somewhere_on_the_screen(stage: Any) -> None:
    x, y = stage.call("windows", "centre", stage.first)
    assert 0 < x < 1280
    assert 0 < y < 1024


def test_a_closed_window_is_not_found(stage: Any) -> None:
    stage.close_second()
    assert stage.call("windows", "centre", stage.second) is None
    becomes(stage, None, "windows", "find", stage.second)


def test_a_lent_text_is_pasted_and_the_targets_reads_are_counted(stage: Any) -> None:
    lend(stage, "nyt")
    assert stage.call("clipboard", "reads", stage.first) == 0
    stage.call("keys", "tap", "Ctrl+V")
    shows(stage, "nyt")
    assert stage.call("clipboard", "reads", stage.first) == 1
    assert stage.call("clipboard", "is_noticed", stage.first) is True
    assert stage.call("clipboard", "is_noticed", stage.second) is False
    assert stage.call("clipboard", "is_ours")


def test_another_programs_reads_are_not_the_targets(stage: Any) -> None:
    lend(stage, "nyt")
    assert_becomes(stage.pasted_elsewhere, "nyt")
    assert stage.call("clipboard", "reads", stage.first) == 0


def test_what_was_there_comes_back(stage: Any) -> None:
    lend(stage, "nyt")
    lend(stage, "mere nyt")
    assert_becomes(stage.pasted_elsewhere, "mere nyt")
    assert stage.call("clipboard", "restore") is True
    assert not stage.call("clipboard", "is_ours")
    assert_becomes(stage.pasted_elsewhere, "det gamle")


def test_the_text_that_is_kept_is_known_also_while_ours_stands(stage: Any) -> None:
    stage.copies("æøå – “citat” €")
    stage.call("clipboard", "save")
    becomes(stage, "æøå – “citat” €", "clipboard", "kept_text")
    assert stage.call("clipboard", "offer", "nyt")
    assert stage.call("clipboard", "kept_text") == "æøå – “citat” €"


def test_with_nothing_on_the_clipboard_no_text_is_kept(stage: Any) -> None:
    stage.clears()
    stage.call("clipboard", "save")
    becomes(stage, "whole", "clipboard", "kept")
    assert stage.call("clipboard", "kept_text") == ""


def test_what_someone_copied_since_is_left_alone(stage: Any) -> None:
    lend(stage, "nyt")
    stage.copies("en andens")
    assert not stage.call("clipboard", "is_ours")
    assert stage.call("clipboard", "restore") is False
    assert_becomes(stage.pasted_elsewhere, "en andens")


def test_what_was_there_comes_back_also_where_nothing_stands_any_more(stage: Any) -> None:
    lend(stage, "nyt")
    stage.copies("en andens")
    stage.clears()
    assert stage.call("clipboard", "restore") is True
    assert_becomes(stage.pasted_elsewhere, "det gamle")


def test_what_someone_copied_since_is_kept_next_time(stage: Any) -> None:
    lend(stage, "nyt")
    stage.copies("en andens")
    lend(stage, "mere nyt")
    stage.call("clipboard", "restore")
    assert_becomes(stage.pasted_elsewhere, "en andens")


def test_what_gets_selected_can_be_read_without_the_clipboard(stage: Any) -> None:
    lend(stage, "nyt")
    stage.call("keys", "tap", "Ctrl+V")
    shows(stage, "nyt")
    stage.call("clipboard", "watch_selected")
    assert stage.call("clipboard", "selected") is None
    stage.call("keys", "tap", "Shift+Home")
    becomes(stage, "nyt", "clipboard", "selected")
    assert stage.call("clipboard", "is_ours")


def select_all(stage: Any, text: str) -> None:
    """Have ``text`` in the first window, and selected."""
    lend(stage, text)
    stage.call("keys", "tap", "Ctrl+V")
    shows(stage, text)
    stage.call("keys", "tap", "Shift+Home")


def test_what_another_program_copies_before_ours_stands_is_kept_too(stage: Any) -> None:
    select_all(stage, "en andens")
    stage.call("clipboard", "restore")
    assert_becomes(stage.pasted_elsewhere, "det gamle")
    stage.call("clipboard", "save")
    becomes(stage, "whole", "clipboard", "kept")
    stage.call("keys", "tap", "Ctrl+C")
    becomes(stage, True, "clipboard", "is_of", stage.first)
    assert not stage.call("clipboard", "offer", "nyt")
    becomes(stage, "whole", "clipboard", "kept")
    becomes(stage, True, "clipboard", "offer", "nyt")
    stage.call("clipboard", "restore")
    assert_becomes(stage.pasted_elsewhere, "en andens")


def test_what_the_target_copies_is_read_and_the_old_clipboard_comes_back(stage: Any) -> None:
    select_all(stage, "æøå – “citat” €")
    assert stage.call("clipboard", "is_of", stage.first) is False
    assert stage.call("clipboard", "copied", stage.first) is None
    stage.call("keys", "tap", "Ctrl+C")
    becomes(stage, "æøå – “citat” €", "clipboard", "copied", stage.first)
    assert stage.call("clipboard", "is_of", stage.first) is True
    assert stage.call("clipboard", "is_of", stage.second) is False
    assert not stage.call("clipboard", "is_ours")
    assert stage.call("clipboard", "offer", "")
    assert stage.call("clipboard", "copied", stage.first) is None
    assert stage.call("clipboard", "restore") is True
    assert_becomes(stage.pasted_elsewhere, "det gamle")


def test_what_another_program_copies_is_not_the_targets(stage: Any) -> None:
    select_all(stage, "nyt")
    stage.call("keys", "tap", "Ctrl+C")
    becomes(stage, "nyt", "clipboard", "copied", stage.first)
    stage.copies("en andens")
    assert stage.call("clipboard", "is_of", stage.first) is False
    assert stage.call("clipboard", "copied", stage.first) is None


def test_with_nothing_selected_copying_changes_nothing(stage: Any) -> None:
    lend(stage, "nyt")
    stage.call("keys", "tap", "Ctrl+V")
    shows(stage, "nyt")
    stage.call("keys", "tap", "Ctrl+C")
    stage.call("keys", "tap", "Ctrl+V")
    shows(stage, "nytnyt")
    assert stage.call("clipboard", "is_ours")


def test_held_keys_are_seen_and_let_go_of(stage: Any) -> None:
    assert stage.call("keys", "any_held") is False
    stage.press("Ctrl+Shift+F6")
    assert stage.call("keys", "any_held") is True
    stage.call("keys", "release_held")
    assert stage.call("keys", "any_held") is False
    stage.let_go()
    assert stage.call("keys", "any_held") is False


def test_a_key_that_the_layout_lacks_is_not_sent(stage: Any) -> None:
    with pytest.raises(LookupError):
        stage.call("keys", "tap", "Ctrl+(")


def test_a_chord_calls_back_once_and_holds_the_keyboard_until_let_go(stage: Any) -> None:
    assert stage.call("hotkeys", "grab", CHORD) == ""
    lend(stage, "nyt")
    stage.press(CHORD)
    becomes(stage, 1, "hotkeys", "pressed", CHORD)
    stage.call("keys", "release_held")
    stage.call("keys", "tap", "Ctrl+V")
    shows(stage, "nyt")
    stage.let_go()
    assert stage.call("hotkeys", "pressed", CHORD) == 1


def test_a_chord_that_was_given_back_is_not_heard(stage: Any) -> None:
    stage.call("hotkeys", "grab", CHORD)
    stage.call("hotkeys", "release", CHORD)
    stage.press(CHORD)
    stage.let_go()
    stage.pause()
    assert stage.call("hotkeys", "pressed", CHORD) == 0


def test_why_a_chord_cannot_be_had(stage: Any) -> None:
    stage.take_chord("Ctrl+Shift+F5")
    assert stage.call("hotkeys", "grab", "Ctrl+Shift+F5") == "taken"
    assert stage.call("hotkeys", "grab", "Ctrl+(") == "no-key"


@pytest.mark.parametrize(
    ("chord", "typed"), [("Ctrl+Alt+2", "@"), ("Ctrl+Alt+3", "£"), ("Ctrl+Alt+E", "€"), ("Ctrl+2", "")]
)
def test_what_altgr_types_on_a_danish_keyboard(stage: Any, chord: str, typed: str) -> None:
    assert stage.call("hotkeys", "typed_by", chord) == typed


@pytest.mark.parametrize(("chord", "can"), [("Ctrl+½", True), ("Ctrl+Shift+Space", True), ("Ctrl+(", False)])
def test_which_keys_a_danish_keyboard_has(stage: Any, chord: str, can: bool) -> None:
    assert stage.call("hotkeys", "can_type", chord) is can
