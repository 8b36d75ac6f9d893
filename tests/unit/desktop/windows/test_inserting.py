"""Whole insertions into notepad, while people and programs do what they do."""

from __future__ import annotations

import gc
import threading
import time

import pytest
from notepads import Notepad, eventually
from PySide6.QtCore import QTimer

from assistant.desktop.filling import Filling
from assistant.desktop.insertion import Insertion, note_parts
from assistant.desktop.plain import PlainInsertion
from assistant.desktop.ports import Kept, Offer
from assistant.desktop.reading import Reading, Replacement
from assistant.desktop.result import Fate, Outcome
from assistant.desktop.runner import Runner
from assistant.desktop.target import capture
from assistant.desktop.undo import Undo
from assistant.desktop.windows import api, keeper, memory, open_windows, windows
from assistant.desktop.windows.processes import Process
from assistant.model.chord import Chord
from assistant.model.target import TargetProfile
from assistant.model.waiting import FieldText

TEXT = "Ærø, Ålborg, øl – “citat” é\nnæste linje: €, 😀"
BITMAP = b"\x28\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\x18\0" + bytes(24) + b"\x11\x22\x33\0"
"""One pixel, as CF_DIB."""


@pytest.fixture(scope="module")
def pads(qapp):
    pads = [Notepad("Sag 4711"), Notepad("Andet")]
    yield pads
    for pad in pads:
        pad.close()


@pytest.fixture
def notepad(pads):
    pads[0].write("")
    pads[0].retitle("Sag 4711")
    return pads[0]


@pytest.fixture
def other(pads):
    return pads[1]


@pytest.fixture
def desktop(notepad):
    desktop = open_windows()
    come_to_front(desktop, notepad)
    yield desktop
    desktop.close()
    del desktop
    gc.collect()  # here and not in a thread of the next test: timers end where they began


def come_to_front(desktop, pad):
    def is_front():
        active = desktop.windows.active()
        return active is not None and active.id == pad.window

    desktop.windows.activate(pad.window)
    eventually(is_front, "the window in front")


def run(desktop, job):
    ended = []
    runner = Runner(desktop)
    runner.start(job, ended.append)
    eventually(lambda: ended, "the end")
    return ended[0]


def target_of(desktop):
    return capture(desktop.windows, (), b"salt")


def inserted(desktop, text=TEXT, held="wait", target=None):
    return run(desktop, Insertion(desktop, target or target_of(desktop), note_parts("", text), held))


def put(**formats):
    with memory.clipboard() as is_open:
        assert is_open
        assert api.EmptyClipboard()
        for name, data in formats.items():
            kind = {"CF_DIB": api.CF_DIB, "CF_HDROP": api.CF_HDROP}.get(name) or memory.number(name.replace("_", " "))
            memory.write(kind, data)


def on_board(kind):
    with memory.clipboard() as is_open:
        assert is_open
        return memory.read(kind, 10**8) if kind in memory.formats() else None


@pytest.mark.parametrize("held", ["wait", "release"])
def test_the_text_arrives_and_what_was_copied_comes_back(desktop, notepad, other, held):
    other.copies("det gamle")
    result = inserted(desktop, held=held)
    assert (result.outcome, result.clipboard) == (Outcome.INSERTED, Fate.RESTORED)
    assert notepad.text == TEXT.replace("\n", "\r\n")
    assert other.pasted() == "det gamle"
    assert not desktop.keys.any_held()


def test_a_picture_comes_back_with_its_other_formats(desktop, notepad):
    put(CF_DIB=BITMAP, HTML_Format=b"<b>x</b>\0", CanIncludeInClipboardHistory=b"\0\0\0\0", Ukendt=b"x")
    assert inserted(desktop).clipboard is Fate.RESTORED
    assert on_board(api.CF_DIB)[:40] == BITMAP[:40]
    assert on_board(memory.number("HTML Format")).startswith(b"<b>x</b>")
    assert on_board(memory.number("CanIncludeInClipboardHistory"))[:4] == b"\0\0\0\0"
    assert on_board(memory.number("Ukendt")) is None
    assert on_board(api.CF_UNICODETEXT) is None


def test_an_empty_clipboard_is_empty_again(desktop, notepad):
    put()
    assert inserted(desktop).clipboard is Fate.RESTORED
    assert api.CountClipboardFormats() == 0


def test_what_is_too_much_to_keep_is_said(desktop, notepad, monkeypatch):
    monkeypatch.setattr(keeper, "LIMIT", 100)
    put(HTML_Format=b"x" * 101)
    assert inserted(desktop).clipboard is Fate.PARTLY


def test_files_come_back(desktop, notepad):
    files = b"\x14\0\0\0" + bytes(12) + b"\x01\0\0\0" + "C:\\å.txt\0\0".encode("utf-16-le")
    put(CF_HDROP=files)
    assert inserted(desktop).clipboard is Fate.RESTORED
    assert on_board(api.CF_HDROP)[: len(files)] == files


def test_a_target_that_is_busy_for_a_second_gets_it_all_the_same(desktop, notepad, other):
    other.copies("det gamle")
    notepad.hang()
    QTimer.singleShot(1000, notepad.wake)
    assert inserted(desktop).outcome is Outcome.INSERTED
    assert notepad.text == TEXT.replace("\n", "\r\n")
    assert other.pasted() == "det gamle"


def test_a_program_that_copied_last_and_is_busy_is_waited_for(desktop, notepad, other):
    other.copies("det gamle")
    other.hang()
    QTimer.singleShot(1000, other.wake)
    assert inserted(desktop).outcome is Outcome.INSERTED
    assert other.pasted() == "det gamle"


def test_a_program_that_copied_last_and_hangs_does_not_hang_us(desktop, notepad, other):
    other.copies("det gamle")
    other.hang()
    longest, last = 0.0, time.monotonic()

    def beat():
        nonlocal longest, last
        longest, last = max(longest, time.monotonic() - last), time.monotonic()

    timer = QTimer(interval=5)
    timer.timeout.connect(beat)
    timer.start()
    try:
        assert inserted(desktop).outcome is Outcome.CLIPBOARD_BUSY
    finally:
        other.wake()
    assert longest < 4  # Windows itself would wait five seconds for it
    assert notepad.text == ""
    assert other.pasted() == "det gamle"


def test_what_hung_and_has_been_given_up_is_not_read_when_it_wakes(desktop, notepad, other, monkeypatch):
    read = []
    monkeypatch.setattr(memory, "formats", lambda: read.append(1) or iter(()))
    other.copies("det gamle")
    other.hang()
    try:
        assert inserted(desktop).outcome is Outcome.CLIPBOARD_BUSY
    finally:
        other.wake()
    for _ in range(20):
        time.sleep(0.01)  # in Qt's wait no other thread gets on
    assert not read


def test_a_clipboard_that_another_program_has_open_is_waited_for(desktop, notepad, other):
    other.copies("det gamle")
    is_open = threading.Event()

    def hold():
        with memory.clipboard() as opened:
            assert opened
            is_open.set()
            time.sleep(0.4)

    thread = threading.Thread(target=hold)
    thread.start()
    is_open.wait()
    assert inserted(desktop).outcome is Outcome.INSERTED
    thread.join()
    assert other.pasted() == "det gamle"


def test_the_target_closed_meanwhile(desktop, other):
    passing = Notepad("Sag 1")
    come_to_front(desktop, passing)
    target = target_of(desktop)
    passing.close()
    result = inserted(desktop, target=target)
    assert (result.outcome, result.clipboard) == (Outcome.WINDOW_CLOSED, Fate.SHELVED)
    assert other.pasted() == TEXT.replace("\n", "\r\n")


@pytest.mark.parametrize("process", [Process("regedit.exe", 0x3000), Process("", 1 << 40)])
def test_a_window_with_higher_rights_is_refused_and_the_text_is_at_hand(desktop, notepad, other, monkeypatch, process):
    target = target_of(desktop)
    monkeypatch.setattr(windows, "look_up", lambda pid: process)
    desktop.windows._integrity = 0x2000
    result = inserted(desktop, target=target)
    assert (result.outcome, result.clipboard) == (Outcome.REFUSED, Fate.SHELVED)
    assert notepad.text == ""
    assert other.pasted() == TEXT.replace("\n", "\r\n")


def test_another_case_in_the_same_window_is_not_written_in(desktop, notepad):
    profile = TargetProfile(id="sag", title="Sag", case=r"Sag \d+", paste=Chord.parse("Ctrl+V"))
    target = capture(desktop.windows, [profile], b"salt")
    notepad.retitle("Sag 4712")
    assert inserted(desktop, target=target).outcome is Outcome.OTHER_CASE
    assert notepad.text == ""


def test_what_is_selected_is_read_and_replaced(desktop, notepad, other):
    other.copies("det gamle")
    notepad.write("en tekst – æ")
    notepad.select_all()
    reading = Reading(desktop, target_of(desktop))
    assert run(desktop, reading).outcome is Outcome.READ
    assert reading.text == "en tekst – æ"
    notepad.select_all()
    result = run(desktop, Replacement(desktop, target_of(desktop), reading.text, "en anden"))
    assert (result.outcome, result.clipboard) == (Outcome.INSERTED, Fate.RESTORED)
    assert notepad.text == "en anden"
    assert other.pasted() == "det gamle"


def test_with_nothing_selected_nothing_is_read(desktop, notepad, other):
    other.copies("det gamle")
    result = run(desktop, Reading(desktop, target_of(desktop)))
    assert (result.outcome, result.clipboard) == (Outcome.NOTHING_SELECTED, Fate.RESTORED)
    assert other.pasted() == "det gamle"


def test_what_was_copied_goes_in_as_plain_text(desktop, notepad, other):
    other.copies("to\r\nlinjer æ")
    result = run(desktop, PlainInsertion(desktop, target_of(desktop), str.upper))
    assert result.outcome is Outcome.INSERTED
    assert notepad.text == "TO\r\nLINJER Æ"
    assert other.pasted() == "to\r\nlinjer æ"


def test_an_insertion_is_taken_back(desktop, notepad):
    result = inserted(desktop, "nyt")
    assert notepad.text == "nyt"
    assert run(desktop, Undo(desktop, result)).outcome is Outcome.UNDONE
    eventually(lambda: notepad.text == "", "the text undone")


def test_a_form_is_filled_field_by_field(desktop, notepad):
    fields = [FieldText("A", "én", tabs=0), FieldText("B", "to")]
    assert run(desktop, Filling(desktop, target_of(desktop), fields)).outcome is Outcome.INSERTED
    assert notepad.text == "én\tto"


def test_at_the_end_the_text_is_gone_from_the_clipboard(desktop, other):
    other.copies("det gamle")
    board = desktop.clipboard
    board.save()
    eventually(lambda: board.kept() is Kept.WHOLE, "what was there")
    assert board.offer(Offer("om en borger"))
    board.restore()
    assert other.pasted() == "det gamle"
