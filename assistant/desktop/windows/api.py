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


# A window that nobody sees, and messages to it.

LRESULT = c_ssize_t
WNDPROC = WINFUNCTYPE(LRESULT, HWND, UINT, WPARAM, LPARAM)
WM_COPYDATA = 0x004A
WM_ENDSESSION = 0x0016
WM_QUERYENDSESSION = 0x0011
SMTO_ABORTIFHUNG = 0x0002


class WNDCLASSEXW(Structure):
    """A window class."""

    _fields_ = (
        ("cbSize", UINT),
        ("style", UINT),
        ("lpfnWndProc", WNDPROC),
        ("cbClsExtra", INT),
        ("cbWndExtra", INT),
        ("hInstance", HMODULE),
        ("hIcon", HANDLE),
        ("hCursor", HANDLE),
        ("hbrBackground", HANDLE),
        ("lpszMenuName", LPCWSTR),
        ("lpszClassName", LPCWSTR),
        ("hIconSm", HANDLE),
    )


class COPYDATASTRUCT(Structure):
    """What WM_COPYDATA carries."""

    _fields_ = (("dwData", c_size_t), ("cbData", DWORD), ("lpData", c_void_p))


RegisterClassExW = user32.RegisterClassExW
RegisterClassExW.argtypes, RegisterClassExW.restype = (POINTER(WNDCLASSEXW),), ATOM
UnregisterClassW = user32.UnregisterClassW
UnregisterClassW.argtypes, UnregisterClassW.restype = (LPCWSTR, HMODULE), BOOL
CreateWindowExW = user32.CreateWindowExW
CreateWindowExW.argtypes = (DWORD, LPCWSTR, LPCWSTR, DWORD, INT, INT, INT, INT, HWND, HANDLE, HMODULE, c_void_p)
CreateWindowExW.restype = HWND
DestroyWindow = user32.DestroyWindow
DestroyWindow.argtypes, DestroyWindow.restype = (HWND,), BOOL
DefWindowProcW = user32.DefWindowProcW
DefWindowProcW.argtypes, DefWindowProcW.restype = (HWND, UINT, WPARAM, LPARAM), LRESULT
FindWindowW = user32.FindWindowW
FindWindowW.argtypes, FindWindowW.restype = (LPCWSTR, LPCWSTR), HWND
SendMessageTimeoutW = user32.SendMessageTimeoutW
SendMessageTimeoutW.argtypes = (HWND, UINT, WPARAM, LPARAM, UINT, UINT, POINTER(c_size_t))
SendMessageTimeoutW.restype = LRESULT
GetWindowThreadProcessId = user32.GetWindowThreadProcessId
GetWindowThreadProcessId.argtypes, GetWindowThreadProcessId.restype = (HWND, POINTER(DWORD)), DWORD
AllowSetForegroundWindow = user32.AllowSetForegroundWindow
AllowSetForegroundWindow.argtypes, AllowSetForegroundWindow.restype = (DWORD,), BOOL
GetModuleHandleW = kernel32.GetModuleHandleW
GetModuleHandleW.argtypes, GetModuleHandleW.restype = (LPCWSTR,), HMODULE


# One program per person and session.

ERROR_ALREADY_EXISTS = 183
TOKEN_QUERY = 0x0008
TOKEN_USER_CLASS = 1

CreateMutexW = kernel32.CreateMutexW
CreateMutexW.argtypes, CreateMutexW.restype = (c_void_p, BOOL, LPCWSTR), HANDLE
CloseHandle = kernel32.CloseHandle
CloseHandle.argtypes, CloseHandle.restype = (HANDLE,), BOOL
GetCurrentProcess = kernel32.GetCurrentProcess
GetCurrentProcess.argtypes, GetCurrentProcess.restype = (), HANDLE
LocalFree = kernel32.LocalFree
LocalFree.argtypes, LocalFree.restype = (c_void_p,), c_void_p
OpenProcessToken = advapi32.OpenProcessToken
OpenProcessToken.argtypes, OpenProcessToken.restype = (HANDLE, DWORD, POINTER(HANDLE)), BOOL
GetTokenInformation = advapi32.GetTokenInformation
GetTokenInformation.argtypes = (HANDLE, INT, c_void_p, DWORD, POINTER(DWORD))
GetTokenInformation.restype = BOOL
ConvertSidToStringSidW = advapi32.ConvertSidToStringSidW
ConvertSidToStringSidW.argtypes, ConvertSidToStringSidW.restype = (c_void_p, POINTER(LPWSTR)), BOOL
