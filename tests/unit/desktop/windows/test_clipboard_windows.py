"""What others see of the clipboard while a text of ours stands there."""

from __future__ import annotations

import pytest
from notepads import eventually
from PySide6.QtCore import QMimeData

from assistant.desktop.ports import Kept, Offer
from assistant.desktop.qtclipboard import WINDOWS_MARKS, LentText, mark_private
from assistant.desktop.windows import api, clipboard, formats, memory
from assistant.desktop.windows.clipboard import Win32Clipboard
from assistant.desktop.windows.hidden import HiddenWindow

DWORD_ZERO = bytes(4)


@pytest.fixture
def board(qapp):
    board = Win32Clipboard()
    yield board
    board.close()


def named_formats():
    with memory.clipboard() as is_open:
        assert is_open
        return {memory.name(kind) or kind: memory.read(kind, 10**6) for kind in memory.formats()}


def test_it_is_marked_so_that_history_cloud_and_managers_leave_it(board):
    assert board.offer(Offer("om en borger", html="<p>om en borger</p>"))
    found = named_formats()
    assert set(WINDOWS_MARKS) <= set(found)
    assert found["CanIncludeInClipboardHistory"] == found["CanUploadToCloudClipboard"] == DWORD_ZERO
    assert formats.of_unicode(found[api.CF_UNICODETEXT]) == "om en borger"
    assert "<p>om en borger</p>" in formats.of_html(found["HTML Format"])


def test_an_empty_offer_has_the_marks_alone(board):
    assert board.offer(Offer(""))
    assert board.is_ours()
    assert set(named_formats()) == set(WINDOWS_MARKS)


def test_what_comes_back_is_noted_in_no_history_a_second_time_but_managers_may_see_it(board):
    copy_as_other_program("det gamle")
    board.save()
    eventually(lambda: board.offer(Offer("om en borger")))
    assert board.restore()
    found = named_formats()
    assert formats.of_unicode(found[api.CF_UNICODETEXT]) == "det gamle"
    assert found["CanIncludeInClipboardHistory"] == found["CanUploadToCloudClipboard"] == DWORD_ZERO
    assert not {"ExcludeClipboardContentFromMonitorProcessing", "Clipboard Viewer Ignore"} & set(found)


def test_who_has_copied_is_asked_once_for_keeping_and_again_only_later(board, monkeypatch):
    asked = []
    monkeypatch.setattr(memory, "owner_answers", lambda: asked.append(1) or True)
    copy_as_other_program("det gamle")
    board.save()
    eventually(lambda: board.kept() is not Kept.PENDING)
    assert board.offer(Offer("om en borger"))
    assert len(asked) == 1
    board.restore()
    board.save()
    eventually(lambda: board.kept() is not Kept.PENDING)
    monkeypatch.setattr(clipboard, "_JUST", 0.0)
    assert board.offer(Offer("om en borger"))
    assert len(asked) == 3


def test_where_nothing_was_nothing_comes_back(board):
    with memory.clipboard(board._window.handle):
        api.EmptyClipboard()
    board.save()
    eventually(lambda: board.offer(Offer("om en borger")))
    assert board.restore()
    assert named_formats() == {}


def copy_as_other_program(text):
    window = HiddenWindow("SagstastTest", {})
    with memory.clipboard(window.handle) as is_open:
        assert is_open
        api.EmptyClipboard()
        memory.write(api.CF_UNICODETEXT, formats.as_unicode(text))
    window.close()


def test_a_text_that_nobody_has_read_is_gone_with_us(qapp):
    board = Win32Clipboard()
    board.offer(Offer("om en borger"))
    board._window.close()  # as when the program is ended from outside
    assert named_formats().get(api.CF_UNICODETEXT) is None


@pytest.mark.parametrize("data", [mark_private(QMimeData()), LentText(Offer("x"), lambda: None)])
def test_what_is_copied_out_of_our_windows_carries_the_same_marks(data):
    names = {f'application/x-qt-windows-mime;value="{name}"' for name in WINDOWS_MARKS}
    assert names <= set(data.formats())


@pytest.mark.parametrize("text", ["", "æøå\nto", "a\r\nb", "😀 – €"])
def test_a_text_comes_back_as_it_was(text):
    assert formats.of_unicode(formats.as_unicode(text) + b"rest\0") == text.replace("\r\n", "\n")


def test_a_text_has_the_line_ends_of_windows():
    assert formats.as_unicode("a\nb\r\nc") == "a\r\nb\r\nc\0".encode("utf-16-le")


def test_html_says_at_which_byte_it_begins():
    data = formats.as_html("<b>æøå</b>")
    said = {key: int(value) for key, value in (line.split(b":") for line in data.split(b"\r\n")[1:5])}
    assert data[said[b"StartFragment"] : said[b"EndFragment"]].decode() == "<b>æøå</b>"
    page = data[said[b"StartHTML"] : said[b"EndHTML"]].decode()
    assert page.startswith("<html>")
    assert page.endswith("</html>")


@pytest.mark.parametrize("start", [b"-1", b"0000000107"])
def test_html_of_other_programs_is_understood(start):
    fragment = "<p>blåbær</p>".encode()
    head = b"Version:0.9\r\nStartHTML:%s\r\nEndHTML:%s\r\nStartFragment:%010d\r\nEndFragment:%010d\r\n"
    length = len(head % (start, start, 0, 0))
    end = b"-1" if start == b"-1" else b"%010d" % (length + len(fragment))
    begin = start if start == b"-1" else b"%010d" % length
    data = head % (begin, end, length, length + len(fragment)) + fragment + b"\0"
    assert formats.of_html(data) == "<p>blåbær</p>"
