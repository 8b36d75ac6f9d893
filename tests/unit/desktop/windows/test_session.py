"""The end of the session, and the name that the program has in it."""

from __future__ import annotations

import ctypes
import sys

import pytest

from assistant.desktop.windows import api, contrast, hidden, session

ENDSESSION_LOGOFF = 0x80000000


@pytest.fixture
def gone(qapp):
    calls = []
    entered = session.Session(lambda: calls.append("gone"))
    yield calls
    entered.close()


def send(message, wparam=0, lparam=0):
    answer = ctypes.c_size_t()
    window = api.FindWindowW("SagstastSession", None)
    assert api.SendMessageTimeoutW(window, message, wparam, lparam, api.SMTO_ABORTIFHUNG, 1000, ctypes.byref(answer))
    return answer.value


def test_it_never_keeps_windows_from_logging_off(gone):
    assert send(api.WM_QUERYENDSESSION, 0, ENDSESSION_LOGOFF) == 1
    assert gone == []


def test_it_is_done_before_windows_goes_on(gone):
    send(api.WM_ENDSESSION, 1, ENDSESSION_LOGOFF)
    assert gone == ["gone"]


def test_when_another_program_has_kept_windows_from_it_nothing_ends(gone):
    send(api.WM_ENDSESSION, 0, ENDSESSION_LOGOFF)
    assert gone == []


def test_a_polite_kill_ends_the_program_and_closes_no_window_that_is_still_needed(gone):
    other = hidden.HiddenWindow("SagstastProve", {})
    api.SendMessageTimeoutW(
        other.handle, api.WM_CLOSE, 0, 0, api.SMTO_ABORTIFHUNG, 1000, ctypes.byref(ctypes.c_size_t())
    )
    assert api.FindWindowW("SagstastProve", None) == other.handle
    other.close()
    assert not api.FindWindowW("SagstastProve", None)
    send(api.WM_CLOSE)
    assert gone == ["gone"]


def test_a_change_of_colours_is_told_once_when_it_is_made(qapp, qtbot):
    told = []
    entered = session.Session(lambda: None, lambda: told.append("recoloured"))
    for message in (api.WM_SETTINGCHANGE, api.WM_SYSCOLORCHANGE, api.WM_THEMECHANGED):
        send(message)
    assert told == []
    qtbot.waitUntil(lambda: told == ["recoloured"])
    entered.close()


def test_a_contrast_theme_brings_its_own_colours(monkeypatch):
    assert contrast.system_colours() is None
    monkeypatch.setattr(contrast, "_is_on", lambda: True)
    monkeypatch.setattr(api, "GetSysColor", {5: 0x000000, 8: 0xFFFFFF, 13: 0xFDB4D6, 14: 0x2B2B2B, 17: 0xA6A6A6}.get)
    assert contrast.system_colours() == {
        "ground": "#000000",
        "text": "#ffffff",
        "highlight": "#d6b4fd",
        "on_highlight": "#2b2b2b",
        "disabled": "#a6a6a6",
    }


@pytest.mark.parametrize(("executable", "said"), [("python.exe", ["Sagstast.Sagstast"]), ("sagstastw.exe", [])])
def test_only_where_python_runs_it_the_program_says_whose_windows_these_are(qapp, monkeypatch, executable, said):
    told = []
    monkeypatch.setattr(sys, "executable", executable)
    monkeypatch.setattr(api, "SetCurrentProcessExplicitAppUserModelID", told.append)
    session.Session(lambda: None).close()
    assert told == said


def test_what_goes_wrong_in_a_handler_is_told_when_whoever_sent_the_message_has_an_answer(qapp, qtbot):
    def fails(*_):
        raise ZeroDivisionError

    window = hidden.HiddenWindow("SagstastProve", {api.WM_COPYDATA: fails})
    with qtbot.captureExceptions() as caught:
        assert window._receive(window.handle, api.WM_COPYDATA, 0, 0) == 0
        assert caught == []
        qtbot.waitUntil(lambda: len(caught) == 1)
    window.close()
    assert caught[0][0] is ZeroDivisionError
