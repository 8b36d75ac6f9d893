"""A program from the Store lies in a frame that belongs to another process."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from notepads import eventually

from assistant.desktop.windows import api, windows
from assistant.desktop.windows.hidden import HiddenWindow
from assistant.desktop.windows.windows import Win32Windows

CORE = "Windows.UI.Core.CoreWindow"
PROGRAM = f"""
import ctypes
from ctypes.wintypes import MSG
from assistant.desktop.windows.hidden import HiddenWindow
window, message = HiddenWindow("{CORE}", {{}}), MSG()
while ctypes.windll.user32.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
    ctypes.windll.user32.DispatchMessageW(ctypes.byref(message))
"""


@pytest.fixture
def program(qapp):
    nothing = subprocess.DEVNULL
    with subprocess.Popen([sys.executable, "-c", PROGRAM], stdin=nothing, stdout=nothing, stderr=nothing) as process:
        yield process
        process.kill()


@pytest.fixture
def frame(qapp):
    frame = HiddenWindow("ApplicationFrameWindow", {})
    yield frame
    frame.close()


def test_the_program_is_meant_and_not_the_frame(program, frame):
    assert Win32Windows().find(frame.handle).is_ours
    eventually(lambda: api.FindWindowW(CORE, None), "the program's window")
    api.user32.SetParent(api.FindWindowW(CORE, None), frame.handle)
    found = Win32Windows().find(frame.handle)
    assert (found.id, found.pid, found.process, found.is_ours) == (frame.handle, program.pid, "python.exe", False)
    assert windows.pids_in(frame.handle) == {os.getpid(), program.pid}


@pytest.mark.parametrize("name", ["Shell_TrayWnd", "TopLevelWindowForOverflowXamlIsland", "Progman"])
def test_the_taskbar_that_a_click_on_the_icon_brings_to_the_front_is_no_window_to_write_in(qapp, monkeypatch, name):
    taskbar = HiddenWindow(name, {})
    monkeypatch.setattr(api, "GetForegroundWindow", lambda: taskbar.handle)
    found = Win32Windows().active()
    taskbar.close()
    assert found is None
