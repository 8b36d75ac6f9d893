"""Windows' own functions, each declared once with its types: a wrong guess by ctypes cuts a handle in half.

Names are Microsoft's, so that their documentation is one search away. Nothing here decides anything.
"""

from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads this folder for Windows too

import ctypes
from ctypes import POINTER, WINFUNCTYPE, Structure, Union, c_int, c_size_t, c_ssize_t, c_uint64, c_void_p
from ctypes.wintypes import (
    ATOM,
    BOOL,
    BYTE,
    DWORD,
    HANDLE,
    HKL,
    HMODULE,
    HWND,
    INT,
    LONG,
    LPARAM,
    LPCWSTR,
    LPWSTR,
    MSG,
    POINT,
    RECT,
    SHORT,
    UINT,
    WORD,
    WPARAM,
)

user32 = ctypes.WinDLL("user32", use_last_error=True)
kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
advapi32 = ctypes.WinDLL("advapi32", use_last_error=True)


def last_error() -> int:
    """The code of the last call that failed, as ``winerror.h`` names it."""
    return ctypes.get_last_error()
