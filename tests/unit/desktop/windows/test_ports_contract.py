"""The desktop in memory, told to be Windows, behaves as Windows does: the same tests, against both."""

from __future__ import annotations

import gc
import os

import pytest
from notepads import Notepad, eventually
from PySide6.QtTest import QTest

from assistant.desktop.fake import FakeDesktop, FakeField, FakeWindow
from assistant.desktop.fake.clipboard import MANAGER_PID
from assistant.desktop.ports import Kept, Offer
from assistant.desktop.windows import api, formats, memory, open_windows
from assistant.desktop.windows import keys as keyboard
from assistant.desktop.windows.layout import Layout
from assistant.model.chord import Chord

CTRL_V, CTRL_C, TO_START = Chord.parse("Ctrl+V"), Chord.parse("Ctrl+C"), Chord.parse("Shift+Home")
OLD = "det gamle"


class Fake:
    """The world in memory."""

    def __init__(self):
        self.first, self.second = 10, 20
        self.world = FakeDesktop(*(FakeWindow(n, f"Sag {n}", "notepad.exe", fields=[FakeField()]) for n in (10, 20)))
        self.world.is_windows = True
        self.ports = self.world.desktop
        self.copies(OLD)

    def until(self, holds):
        for _ in range(20):
            if holds():
                return
            self.world.advance(0.01)
        raise AssertionError

    def pause(self):
        self.world.advance(0.1)

    def copies(self, text):
        self.world.copies(text)

    def clears(self):
        self.world.clipboard.put("clipboard", None)

    def pasted_elsewhere(self):
        return self.world.clipboard.read("clipboard", MANAGER_PID)

    def unseen_reads(self):
        self.world.unseen = {99}
        return self.world.clipboard.read("clipboard", 99)

    def text(self):
        return self.world.windows[self.first].caret.text

    def holds(self, *keys):
        self.world.held |= set(keys)

    def lets_go(self):
        self.world.lets_go()

    def blocks(self):
        self.world.is_busy = True

    def unblocks(self):
        self.world.is_busy = False

    def closes_second(self):
        self.world.closes(self.second)

    def close(self):
        """Nothing to close."""


class Real:
    """Three notepads: the target, another window, and one that copies."""

    def __init__(self, notepads):
        self._target, self._other, self._copier = notepads
        self.first, self.second = self._target.window, self._other.window
        for pad, title in zip(notepads, ("Sag 10", "Sag 20", "Andet"), strict=True):
            pad.write("")
            pad.retitle(title)
        self.ports = open_windows()
        self.ports.windows.activate(self.first)
        self.until(lambda: is_front(self, self.first))
        self.copies(OLD)
        self._held = []

    def until(self, holds):
        eventually(holds)

    def pause(self):
        QTest.qWait(50)

    def copies(self, text):
        self._copier.copies(text)

    def clears(self):
        with memory.clipboard() as is_open:
            assert is_open
            assert api.EmptyClipboard()

    def pasted_elsewhere(self):
        return self._copier.pasted()

    def unseen_reads(self):
        with memory.clipboard() as is_open:
            assert is_open
            return formats.of_unicode(memory.read(api.CF_UNICODETEXT, 10**6) or b"")

    def text(self):
        return self._target.text

    def holds(self, *keys):
        self._held = [keyboard._MODIFIERS.get(key) or Layout().virtual_key(key) for key in keys]
        keyboard._send(map(keyboard._down, self._held))

    def lets_go(self):
        keyboard._send(map(keyboard._up, self._held))

    def blocks(self):
        assert api.OpenClipboard(None)

    def unblocks(self):
        api.CloseClipboard()

    def closes_second(self):
        self._other.close()

    def close(self):
        self.lets_go()
        self.ports.close()


@pytest.fixture(scope="module")
def notepads(qapp):
    pads = [Notepad(title) for title in ("Sag 10", "Sag 20", "Andet")]
    yield pads
    for pad in pads:
        pad.close()


@pytest.fixture(params=["fake", "windows"])
def stage(request):
    stage = Fake() if request.param == "fake" else Real(request.getfixturevalue("notepads"))
    yield stage
    stage.close()
    del stage
    gc.collect()  # here and not in a thread of the next test: timers end where they began


def is_front(stage, window):
    active = stage.ports.windows.active()
    return active is not None and active.id == window


def lend(stage, text, **options):
    board = stage.ports.clipboard
    board.save()
    stage.until(lambda: board.kept() is not Kept.PENDING)
    stage.until(lambda: board.offer(Offer(text, **options)))


def paste(stage, shows):
    stage.ports.keys.tap(CTRL_V)
    stage.until(lambda: stage.text() == shows)


def test_the_window_in_front_and_what_is_known_of_it(stage):
    active = stage.ports.windows.active()
    assert (active.id, active.title, active.is_ours, active.refusal) == (stage.first, "Sag 10", False, "")
    assert active.process == "notepad.exe"
    assert active.pid not in {0, os.getpid()}
    assert stage.ports.windows.find(stage.second).title == "Sag 20"
    assert stage.ports.windows.find(999_999) is None
    x, y = stage.ports.windows.centre(stage.first)
    assert 0 < x < 1280
    assert 0 < y < 1024


def test_the_focus_goes_where_it_is_asked_to_go(stage):
    for window in (stage.second, stage.first):
        stage.ports.windows.activate(window)
        stage.until(lambda window=window: is_front(stage, window))


def test_a_lent_text_is_pasted_and_its_reader_is_known(stage):
    lend(stage, "æøå – “citat” €\nto", reader=stage.first)
    board = stage.ports.clipboard
    assert board.reads(stage.first) == 0
    assert not board.knows_reader(stage.first)
    stage.ports.keys.tap(CTRL_V)
    stage.until(lambda: stage.text().replace("\r\n", "\n") == "æøå – “citat” €\nto")
    assert board.reads(stage.first) == 1
    assert board.knows_reader(stage.first)
    assert board.is_noticed(stage.first)
    assert board.is_ours()


def test_while_the_target_is_awaited_another_program_is_given_nothing(stage):
    lend(stage, "nyt", reader=stage.first)
    assert stage.pasted_elsewhere() == ""
    assert stage.ports.clipboard.reads(stage.first) == 0
    paste(stage, "nyt")
    assert stage.ports.clipboard.knows_reader(stage.first)


def test_a_text_for_whoever_asks_is_given_to_whoever_asks(stage):
    lend(stage, "nyt")
    assert stage.pasted_elsewhere() == "nyt"
    assert stage.ports.clipboard.reads(stage.first) == 0


def test_a_reader_that_is_not_seen_is_given_the_text_and_counted(stage):
    lend(stage, "nyt", reader=stage.first)
    assert stage.unseen_reads() == "nyt"
    assert stage.ports.clipboard.reads(stage.first) == 1
    assert not stage.ports.clipboard.knows_reader(stage.first)


def test_only_the_first_read_is_seen_but_where_more_are_awaited(stage):
    lend(stage, "nyt", reader=stage.first)
    paste(stage, "nyt")
    paste(stage, "nytnyt")
    assert stage.ports.clipboard.reads(stage.first) == 1
    lend(stage, "to", reader=stage.first, reads=2)
    paste(stage, "nytnytto")
    stage.pause()
    paste(stage, "nytnyttoto")
    assert stage.ports.clipboard.reads(stage.first) == 2


def test_what_was_there_comes_back(stage):
    lend(stage, "nyt")
    lend(stage, "mere nyt")
    assert stage.pasted_elsewhere() == "mere nyt"
    assert stage.ports.clipboard.restore() is True
    assert not stage.ports.clipboard.is_ours()
    assert stage.pasted_elsewhere() == OLD


def test_the_text_that_is_kept_is_known_also_while_ours_stands(stage):
    stage.copies("æøå – “citat” €")
    lend(stage, "nyt")
    assert stage.ports.clipboard.kept_text() == "æøå – “citat” €"
    assert stage.ports.clipboard.kept() is Kept.WHOLE


def test_an_empty_clipboard_is_empty_again(stage):
    stage.clears()
    lend(stage, "nyt")
    assert stage.ports.clipboard.kept_text() == ""
    assert stage.ports.clipboard.restore() is True
    assert stage.pasted_elsewhere() == ""


def test_what_someone_copied_since_is_left_alone_and_kept_next_time(stage):
    lend(stage, "nyt")
    stage.copies("en andens")
    assert not stage.ports.clipboard.is_ours()
    assert stage.ports.clipboard.restore() is False
    assert stage.pasted_elsewhere() == "en andens"
    lend(stage, "mere nyt")
    stage.ports.clipboard.restore()
    assert stage.pasted_elsewhere() == "en andens"


def test_what_someone_copies_before_ours_stands_is_kept_too(stage):
    board = stage.ports.clipboard
    board.save()
    stage.until(lambda: board.kept() is Kept.WHOLE)
    stage.copies("en andens")
    assert not board.offer(Offer("nyt"))
    stage.until(lambda: board.kept() is Kept.WHOLE)
    stage.until(lambda: board.offer(Offer("nyt")))
    board.restore()
    assert stage.pasted_elsewhere() == "en andens"


def test_what_was_there_comes_back_also_where_nothing_stands_any_more(stage):
    lend(stage, "nyt")
    stage.copies("en andens")
    stage.clears()
    assert stage.ports.clipboard.restore() is True
    assert stage.pasted_elsewhere() == OLD


def test_a_clipboard_that_another_program_has_open_is_not_had(stage):
    stage.ports.clipboard.save()
    stage.until(lambda: stage.ports.clipboard.kept() is Kept.WHOLE)
    stage.blocks()
    assert stage.ports.clipboard.offer(Offer("nyt")) is False
    stage.unblocks()
    assert stage.ports.clipboard.offer(Offer("nyt")) is True


def test_what_the_target_copies_is_read_and_the_old_clipboard_comes_back(stage):
    board = stage.ports.clipboard
    lend(stage, "æøå – €")
    paste(stage, "æøå – €")
    stage.ports.keys.tap(TO_START)
    assert not board.is_of(stage.first)
    assert board.copied(stage.first) is None
    stage.ports.keys.tap(CTRL_C)
    stage.until(lambda: board.copied(stage.first) == "æøå – €")
    assert (board.is_of(stage.first), board.is_of(stage.second)) == (True, False)
    assert board.offer(Offer(""))
    assert board.copied(stage.first) is None
    assert board.restore() is True
    assert stage.pasted_elsewhere() == OLD


def test_what_another_program_copies_is_not_the_targets(stage):
    lend(stage, "nyt")
    stage.copies("en andens")
    assert not stage.ports.clipboard.is_of(stage.first)
    assert stage.ports.clipboard.copied(stage.first) is None


def test_with_nothing_selected_copying_changes_nothing(stage):
    lend(stage, "nyt")
    stage.ports.keys.tap(CTRL_C)
    paste(stage, "nyt")
    assert stage.ports.clipboard.is_ours()


def test_what_cannot_be_seen(stage):
    assert not stage.ports.clipboard.sees_selected
    assert not stage.ports.clipboard.sees_each_read


def test_held_keys_are_seen_and_let_go_of(stage):
    keys = stage.ports.keys
    assert keys.any_held() is False
    stage.holds("Ctrl", "Shift", "F6")
    stage.until(keys.any_held)
    keys.release_held()
    stage.until(lambda: not keys.any_held())


def test_a_key_that_the_layout_lacks_is_not_sent(stage):
    with pytest.raises(LookupError):
        stage.ports.keys.tap(Chord.parse("Ctrl+("))


def test_a_closed_window_is_not_found(stage):
    """Last, as it closes one."""
    stage.closes_second()
    stage.until(lambda: stage.ports.windows.find(stage.second) is None)
    assert stage.ports.windows.centre(stage.second) is None
