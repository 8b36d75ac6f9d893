"""A look at Windows from within: run by Windows' Python, it connects to the port in its first argument.

It is asked one JSON value a line and answers each with one. It uses Windows' functions and nothing of ours: a test
must not believe the code that it tests.
"""

import base64
import ctypes
import struct
from ctypes import (
    POINTER,
    WINFUNCTYPE,
    byref,
    c_long,
    c_size_t,
    c_ssize_t,
    c_void_p,
    create_string_buffer,
    create_unicode_buffer,
)
from ctypes.wintypes import BOOL, DWORD, HANDLE, HWND, LPCWSTR, LPWSTR, MSG, RECT, UINT, WPARAM

from tests.wine.inside.line import Line

user32 = ctypes.WinDLL("user32", use_last_error=True)
kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
LPARAM = LRESULT = c_ssize_t
ENUM = WINFUNCTYPE(BOOL, HWND, LPARAM)
PROC = WINFUNCTYPE(LRESULT, HWND, UINT, WPARAM, LPARAM)

for function, result, *arguments in (
    (user32.SendMessageTimeoutW, LRESULT, HWND, UINT, WPARAM, c_void_p, UINT, UINT, POINTER(c_size_t)),
    (user32.PostMessageW, BOOL, HWND, UINT, WPARAM, LPARAM),
    (user32.PostThreadMessageW, BOOL, DWORD, UINT, WPARAM, LPARAM),
    (user32.DefWindowProcW, LRESULT, HWND, UINT, WPARAM, LPARAM),
    (user32.SetWindowLongPtrW, c_void_p, HWND, ctypes.c_int, PROC),
    (user32.CreateWindowExW, HWND, DWORD, LPCWSTR, LPCWSTR, DWORD, *[ctypes.c_int] * 4, HWND, HANDLE, HANDLE, c_void_p),
    (user32.FindWindowExW, HWND, HWND, HWND, LPCWSTR, LPCWSTR),
    (user32.GetForegroundWindow, HWND),
    (user32.GetPropW, HANDLE, HWND, LPCWSTR),
    (user32.GetWindowTextW, ctypes.c_int, HWND, LPWSTR, ctypes.c_int),
    (user32.SetWindowTextW, BOOL, HWND, LPCWSTR),
    (user32.GetWindowThreadProcessId, DWORD, HWND, POINTER(DWORD)),
    (user32.EnumWindows, BOOL, ENUM, LPARAM),
    (user32.OpenClipboard, BOOL, HWND),
    (user32.SetClipboardData, HANDLE, UINT, HANDLE),
    (user32.GetClipboardData, HANDLE, UINT),
    (user32.GetClipboardOwner, HWND),
    (user32.AddClipboardFormatListener, BOOL, HWND),
    (user32.GetAsyncKeyState, ctypes.c_short, ctypes.c_int),
    (kernel32.GlobalAlloc, HANDLE, UINT, c_size_t),
    (kernel32.GlobalLock, c_void_p, HANDLE),
    (kernel32.GlobalUnlock, BOOL, HANDLE),
    (kernel32.GlobalSize, c_size_t, HANDLE),
    (kernel32.OpenProcess, HANDLE, DWORD, BOOL, DWORD),
    (kernel32.QueryFullProcessImageNameW, BOOL, HANDLE, DWORD, LPWSTR, POINTER(DWORD)),
    (kernel32.CloseHandle, BOOL, HANDLE),
):
    function.restype, function.argtypes = result, arguments

WM_GETTEXT, WM_GETTEXTLENGTH, WM_SETTEXT, WM_CLOSE = 0xD, 0xE, 0xC, 0x10
NIM_MODIFY, NIM_DELETE = 1, 2
EM_SETSEL, EM_SETMODIFY = 0xB1, 0xB9
WM_CLIPBOARDUPDATE, WM_APP, WM_QUIT = 0x31D, 0x8000, 0x12
NAMES = {
    1: "CF_TEXT",
    2: "CF_BITMAP",
    7: "CF_OEMTEXT",
    8: "CF_DIB",
    13: "CF_UNICODETEXT",
    16: "CF_LOCALE",
    17: "CF_DIBV5",
}
NUMBERS = {name: number for number, name in NAMES.items()}
HANDLES_OF_PICTURES = {2, 3, 9, 14}
"""Formats whose handle is no memory."""
MOUSE_BUTTONS = {1, 2, 4, 5, 6}
PATIENCE = 5000
"""Milliseconds that a window may take to answer."""


class Spy:
    """Answers; every method is a question."""

    def __init__(self) -> None:
        self._window = user32.CreateWindowExW(0, "STATIC", "spy", 0, 0, 0, 0, 0, None, None, None, None)
        self._procedure = PROC(self._handle)
        user32.SetWindowLongPtrW(self._window, -4, self._procedure)
        user32.AddClipboardFormatListener(self._window)
        self._watched: dict[str, int] = {}
        self._seen: list[list[str]] = []

    def windows(self) -> list[dict]:
        """All that stand on the desktop for themselves."""
        found: list[int] = []

        @ENUM
        def keep(window: int, _: int) -> bool:
            found.append(window)
            return True

        user32.EnumWindows(keep, 0)
        return [self.about(window) for window in found]

    def front(self) -> dict:
        return self.about(user32.GetForegroundWindow() or 0)

    def x_of_front(self) -> int:
        """The X window of the one in front; 0 for none."""
        return user32.GetPropW(user32.GetForegroundWindow(), "__wine_x11_whole_window") or 0

    def wait_for_all(self) -> None:
        """Until every program that is not busy has done what Windows has told it."""
        for found in [window for window in self.windows() if window["is_visible"]] * 2:
            user32.SendMessageTimeoutW(found["window"], 0, 0, None, 2, 200, byref(c_size_t()))

    def about(self, window: int) -> dict:
        title, kind, pid = create_unicode_buffer(512), create_unicode_buffer(256), DWORD()
        user32.GetWindowTextW(window, title, 512)
        user32.GetClassNameW(HWND(window), kind, 256)
        user32.GetWindowThreadProcessId(window, byref(pid))
        visible = bool(user32.IsWindowVisible(HWND(window)))
        return {
            "window": window,
            "title": title.value,
            "class": kind.value,
            "pid": pid.value,
            "program": _program(pid.value),
            "is_visible": visible,
        }

    def field(self, window: int, kind: str) -> int:
        """The first child of class ``kind``; 0 when there is none."""
        return user32.FindWindowExW(window, None, kind, None) or 0

    def read(self, window: int) -> str:
        """The text of a field."""
        length = _send(window, WM_GETTEXTLENGTH, 0, None)
        text = create_unicode_buffer(length + 1)
        _send(window, WM_GETTEXT, length + 1, ctypes.addressof(text))
        return text.value

    def length(self, window: int) -> int:
        """How many UTF-16 units a field holds."""
        return _send(window, WM_GETTEXTLENGTH, 0, None)

    def write(self, window: int, text: str) -> None:
        """Put a text in place of a field's own, the caret at its end."""
        held = create_unicode_buffer(text)
        _send(window, WM_SETTEXT, 0, ctypes.addressof(held))
        _send(window, EM_SETSEL, len(text), len(text))

    def select(self, window: int, start: int, end: int) -> None:
        _send(window, EM_SETSEL, start, end)

    def activate(self, window: int) -> bool:
        """Bring it to the front."""
        return bool(user32.SetForegroundWindow(HWND(window)))

    def place(self, window: int) -> list[int]:
        """Left, top, right, bottom."""
        found = RECT()
        user32.GetWindowRect(HWND(window), byref(found))
        return [found.left, found.top, found.right, found.bottom]

    def has_icon(self, window: int) -> bool:
        """Whether the taskbar knows an icon of ``window``."""
        return _tell_taskbar(NIM_MODIFY, window)

    def forget_icon(self, window: int) -> bool:
        """Take it out of the taskbar, as one that starts anew has forgotten it."""
        return _tell_taskbar(NIM_DELETE, window)

    def retitle(self, window: int, title: str) -> None:
        user32.SetWindowTextW(window, title)

    def close_window(self, window: int, field: int = 0) -> None:
        """Close it; ``field`` is told first that there is nothing to save."""
        if field:
            _send(field, EM_SETMODIFY, 0, None)
        user32.PostMessageW(window, WM_CLOSE, 0, 0)

    def post(self, window: int, message: int | str, w: int = 0, l: int = 0) -> bool:  # noqa: E741 - Windows' own name
        """Leave a message, by number or by the name it is registered by."""
        return bool(user32.PostMessageW(window, _number(message), w, l))

    def send(self, window: int, message: int | str, w: int = 0, l: int = 0) -> int:  # noqa: E741
        """Send one and wait for what it answers."""
        return _send(window, _number(message), w, l)

    def keys_down(self) -> list[int]:
        """The virtual codes of all keys that are down."""
        return [code for code in range(7, 255) if code not in MOUSE_BUTTONS and user32.GetAsyncKeyState(code) < 0]

    def take(self, modifiers: int, key: int) -> bool:
        """Have a chord for oneself, before anybody else; false when it is taken."""
        return bool(user32.RegisterHotKey(HWND(self._window), 1, modifiers, key))

    def give_back(self) -> None:
        user32.UnregisterHotKey(HWND(self._window), 1)

    def copy(self, formats: dict[str, str]) -> None:
        """Own the clipboard with these, each base64."""
        self._open()
        user32.EmptyClipboard()
        for name, coded in formats.items():
            data = base64.b64decode(coded)
            memory = kernel32.GlobalAlloc(2, len(data))
            ctypes.memmove(kernel32.GlobalLock(memory), data, len(data))
            kernel32.GlobalUnlock(memory)
            assert user32.SetClipboardData(_format(name), memory), name
        user32.CloseClipboard()

    def board(self) -> dict[str, str]:
        """What is on it; a picture that is no memory is only named."""
        self._open()
        found, number = {}, 0
        while number := user32.EnumClipboardFormats(number):
            data = b"" if number in HANDLES_OF_PICTURES else _memory(user32.GetClipboardData(number))
            found[_name(number)] = base64.b64encode(data).decode()
        user32.CloseClipboard()
        return found

    def hold(self) -> None:
        """Keep the clipboard open, so that nobody else gets at it."""
        self._open()

    def let_go(self) -> None:
        user32.CloseClipboard()

    def watch(self, names: list[str]) -> None:
        """Note from now on which of these formats are there when the clipboard changes, without reading any."""
        self._watched = {name: _format(name) for name in names}
        self._seen.clear()

    def seen(self) -> list[list[str]]:
        """What was noted so, one list for each change."""
        return self._seen

    def _open(self) -> None:
        for _ in range(500):
            if user32.OpenClipboard(self._window):
                return
            kernel32.Sleep(10)
        raise TimeoutError("somebody keeps the clipboard open")

    def _handle(self, window: int, message: int, w: int, l: int) -> int:  # noqa: E741
        if message == WM_CLIPBOARDUPDATE and self._watched:
            there = [name for name, number in self._watched.items() if user32.IsClipboardFormatAvailable(number)]
            self._seen.append(there)
        return user32.DefWindowProcW(window, message, w, l)


def _send(window: int, message: int, w: int, l: int | None) -> int:  # noqa: E741
    answer = c_size_t()
    if not user32.SendMessageTimeoutW(window, message, w, l, 0, PATIENCE, byref(answer)):
        raise TimeoutError(f"{window:#x} does not answer {message:#x}")
    return c_long(answer.value & 0xFFFFFFFF).value


def _tell_taskbar(what: int, window: int) -> bool:
    data = create_string_buffer(976)
    struct.pack_into("<I4xQI", data, 0, 976, window, 0)  # nothing of the first icon changes
    return bool(ctypes.windll.shell32.Shell_NotifyIconW(what, data))


def _number(message: int | str) -> int:
    return user32.RegisterWindowMessageW(message) if isinstance(message, str) else message


def _format(name: str) -> int:
    return NUMBERS.get(name) or user32.RegisterClipboardFormatW(name)


def _name(number: int) -> str:
    name = create_unicode_buffer(256)
    user32.GetClipboardFormatNameW(number, name, 256)
    return NAMES.get(number) or name.value or str(number)


def _memory(handle: int) -> bytes:
    if not handle:
        return b""
    data = ctypes.string_at(kernel32.GlobalLock(handle), kernel32.GlobalSize(handle))
    kernel32.GlobalUnlock(handle)
    return data


def _program(pid: int) -> str:
    """The name of a process's file."""
    process = kernel32.OpenProcess(0x1000, False, pid)
    path, size = create_unicode_buffer(512), DWORD(512)
    kernel32.QueryFullProcessImageNameW(process, 0, path, byref(size))
    kernel32.CloseHandle(process)
    return path.value.rpartition("\\")[2]


def main() -> None:
    """Answer until the other end goes."""
    me, message = kernel32.GetCurrentThreadId(), MSG()
    user32.PeekMessageW(byref(message), None, 0, 0, 0)  # from now on the thread has a queue
    spy = Spy()
    line = Line(
        lambda: user32.PostThreadMessageW(me, WM_APP, 0, 0),
        lambda: user32.PostThreadMessageW(me, WM_QUIT, 0, 0),
    )
    while user32.GetMessageW(byref(message), None, 0, 0):
        user32.DispatchMessageW(byref(message))
        line.answer(spy)


if __name__ == "__main__":
    main()
