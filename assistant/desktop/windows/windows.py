"""The windows of the session, as Windows tells of them."""

from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads this folder for Windows too

import ctypes
import os
from ctypes.wintypes import DWORD, RECT
from functools import lru_cache

from assistant.desktop.ports import Point, WindowInfo
from assistant.desktop.windows import api
from assistant.desktop.windows.processes import Process, look_up, own_integrity

_LONGEST_TITLE = 1024
_APP_FRAME, _APP = "ApplicationFrameWindow", "Windows.UI.Core.CoreWindow"
"""A program from the Store lies in a frame that belongs to Windows itself."""
_SHELL = frozenset(
    {
        "Shell_TrayWnd",  # the taskbar, in front after a click on our icon
        "Shell_SecondaryTrayWnd",
        "NotifyIconOverflowWindow",
        "TopLevelWindowForOverflowXamlIsland",
        "XamlExplorerHostIslandWindow",
        "Progman",  # the desktop
        "WorkerW",
        _APP,  # without a frame: the menu Start, the search, the notifications
    }
)


class Win32Windows:
    """Finds windows, and asks for the focus."""

    def __init__(self) -> None:
        self._integrity = own_integrity()

    def active(self) -> WindowInfo | None:
        """The window with the focus; none where that is Windows' own shell, which no text can be meant for."""
        window = api.GetForegroundWindow()
        return self.find(window) if window and _class(window) not in _SHELL else None

    def find(self, window: int) -> WindowInfo | None:
        """The window as it is now."""
        pid = pid_of(window)
        if not pid:
            return None
        if pid == os.getpid():
            return WindowInfo(window, "", pid, _title(window), is_ours=True)
        process = _program_of(window, pid)
        refusal = "elevated" if process.integrity > self._integrity else ""
        return WindowInfo(window, process.name, pid, _title(window), refusal=refusal)

    def centre(self, window: int) -> Point | None:
        """The middle of the window; one that is minimised lies nowhere."""
        frame = RECT()
        if api.IsIconic(window) or not api.GetWindowRect(window, ctypes.byref(frame)):
            return None
        return (frame.left + frame.right) // 2, (frame.top + frame.bottom) // 2

    def activate(self, window: int) -> None:
        """Ask Windows to bring ``window`` to the front.

        It does where one of our windows is in front, or the person has just pressed a chord of ours, and there is
        no other occasion. Joining the target's input queue (AttachThreadInput) would win more often, and hang us
        whenever the target hangs.
        """
        if api.IsIconic(window):
            api.ShowWindowAsync(window, api.SW_RESTORE)
        api.SetForegroundWindow(window)


@lru_cache(maxsize=32)
def _program_of(window: int, pid: int) -> Process:
    """A window's program stays what it is for as long as both numbers are its own."""
    del window
    return look_up(pid)


def pid_of(window: int) -> int:
    """The process whose program ``window`` shows; 0 when it is closed."""
    if _class(window) == _APP_FRAME:
        window = api.FindWindowExW(window, None, _APP, None) or window
    return _pid(window)


def pids_in(window: int) -> set[int]:
    """The processes that ``window`` and all that lies in it belong to: a page in it may be another program's."""
    found = {_pid(window)}

    def note(child: int, _: int) -> bool:
        found.add(_pid(child))
        return True

    api.EnumChildWindows(window, api.WNDENUMPROC(note), 0)
    return found - {0}


def _pid(window: int) -> int:
    pid = DWORD()
    api.GetWindowThreadProcessId(window, ctypes.byref(pid))
    return pid.value


def _class(window: int) -> str:
    name = ctypes.create_unicode_buffer(256)
    api.GetClassNameW(window, name, len(name))
    return name.value


def _title(window: int) -> str:
    """As Windows keeps it: a window that hangs is not asked."""
    title = ctypes.create_unicode_buffer(_LONGEST_TITLE)
    api.GetWindowTextW(window, title, len(title))
    return title.value
