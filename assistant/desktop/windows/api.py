"""Windows' own functions, each declared once with its types: a wrong guess by ctypes cuts a handle in half.

Names are Microsoft's, so that their documentation is one search away. Nothing here decides anything.
"""

from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads this folder for Windows too

import ctypes
from ctypes import POINTER, WINFUNCTYPE, Structure, Union, c_size_t, c_ssize_t, c_void_p
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
WM_CLOSE = 0x0010
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


# Windows of other programs, and what may be done to them.

GA_ROOT = 2
SW_RESTORE = 9
PROCESS_QUERY_LIMITED_INFORMATION = 0x1000
TOKEN_INTEGRITY_LEVEL_CLASS = 25
WNDENUMPROC = WINFUNCTYPE(BOOL, HWND, LPARAM)

GetForegroundWindow = user32.GetForegroundWindow
GetForegroundWindow.argtypes, GetForegroundWindow.restype = (), HWND
SetForegroundWindow = user32.SetForegroundWindow
SetForegroundWindow.argtypes, SetForegroundWindow.restype = (HWND,), BOOL
ShowWindowAsync = user32.ShowWindowAsync
ShowWindowAsync.argtypes, ShowWindowAsync.restype = (HWND, INT), BOOL
IsWindow = user32.IsWindow
IsWindow.argtypes, IsWindow.restype = (HWND,), BOOL
IsIconic = user32.IsIconic
IsIconic.argtypes, IsIconic.restype = (HWND,), BOOL
GetWindowTextW = user32.GetWindowTextW
GetWindowTextW.argtypes, GetWindowTextW.restype = (HWND, LPWSTR, INT), INT
GetClassNameW = user32.GetClassNameW
GetClassNameW.argtypes, GetClassNameW.restype = (HWND, LPWSTR, INT), INT
FindWindowExW = user32.FindWindowExW
FindWindowExW.argtypes, FindWindowExW.restype = (HWND, HWND, LPCWSTR, LPCWSTR), HWND
EnumChildWindows = user32.EnumChildWindows
EnumChildWindows.argtypes, EnumChildWindows.restype = (HWND, WNDENUMPROC, LPARAM), BOOL
GetWindowRect = user32.GetWindowRect
GetWindowRect.argtypes, GetWindowRect.restype = (HWND, POINTER(RECT)), BOOL
OpenProcess = kernel32.OpenProcess
OpenProcess.argtypes, OpenProcess.restype = (DWORD, BOOL, DWORD), HANDLE
QueryFullProcessImageNameW = kernel32.QueryFullProcessImageNameW
QueryFullProcessImageNameW.argtypes = (HANDLE, DWORD, LPWSTR, POINTER(DWORD))
QueryFullProcessImageNameW.restype = BOOL
GetSidSubAuthorityCount = advapi32.GetSidSubAuthorityCount
GetSidSubAuthorityCount.argtypes, GetSidSubAuthorityCount.restype = (c_void_p,), POINTER(BYTE)
GetSidSubAuthority = advapi32.GetSidSubAuthority
GetSidSubAuthority.argtypes, GetSidSubAuthority.restype = (c_void_p, DWORD), POINTER(DWORD)


# The clipboard.

CF_DIB, CF_UNICODETEXT, CF_HDROP, CF_DIBV5 = 8, 13, 15, 17
GMEM_MOVEABLE = 0x0002
WM_NULL = 0x0000
WM_RENDERFORMAT = 0x0305
WM_APP = 0x8000

OpenClipboard = user32.OpenClipboard
OpenClipboard.argtypes, OpenClipboard.restype = (HWND,), BOOL
CloseClipboard = user32.CloseClipboard
CloseClipboard.argtypes, CloseClipboard.restype = (), BOOL
EmptyClipboard = user32.EmptyClipboard
EmptyClipboard.argtypes, EmptyClipboard.restype = (), BOOL
EnumClipboardFormats = user32.EnumClipboardFormats
EnumClipboardFormats.argtypes, EnumClipboardFormats.restype = (UINT,), UINT
CountClipboardFormats = user32.CountClipboardFormats
CountClipboardFormats.argtypes, CountClipboardFormats.restype = (), INT
GetClipboardData = user32.GetClipboardData
GetClipboardData.argtypes, GetClipboardData.restype = (UINT,), HANDLE
SetClipboardData = user32.SetClipboardData
SetClipboardData.argtypes, SetClipboardData.restype = (UINT, HANDLE), HANDLE
GetClipboardFormatNameW = user32.GetClipboardFormatNameW
GetClipboardFormatNameW.argtypes, GetClipboardFormatNameW.restype = (UINT, LPWSTR, INT), INT
RegisterClipboardFormatW = user32.RegisterClipboardFormatW
RegisterClipboardFormatW.argtypes, RegisterClipboardFormatW.restype = (LPCWSTR,), UINT
GetClipboardOwner = user32.GetClipboardOwner
GetClipboardOwner.argtypes, GetClipboardOwner.restype = (), HWND
GetOpenClipboardWindow = user32.GetOpenClipboardWindow
GetOpenClipboardWindow.argtypes, GetOpenClipboardWindow.restype = (), HWND
GetClipboardSequenceNumber = user32.GetClipboardSequenceNumber
GetClipboardSequenceNumber.argtypes, GetClipboardSequenceNumber.restype = (), DWORD
GlobalAlloc = kernel32.GlobalAlloc
GlobalAlloc.argtypes, GlobalAlloc.restype = (UINT, c_size_t), HANDLE
GlobalFree = kernel32.GlobalFree
GlobalFree.argtypes, GlobalFree.restype = (HANDLE,), HANDLE
GlobalLock = kernel32.GlobalLock
GlobalLock.argtypes, GlobalLock.restype = (HANDLE,), c_void_p
GlobalUnlock = kernel32.GlobalUnlock
GlobalUnlock.argtypes, GlobalUnlock.restype = (HANDLE,), BOOL
GlobalSize = kernel32.GlobalSize
GlobalSize.argtypes, GlobalSize.restype = (HANDLE,), c_size_t


# Keys.

INPUT_KEYBOARD = 1
KEYEVENTF_EXTENDEDKEY, KEYEVENTF_KEYUP = 0x0001, 0x0002
MAPVK_VK_TO_VSC = 0
SPI_GETKEYBOARDDELAY = 0x0016


class KEYBDINPUT(Structure):
    """One key going down or up."""

    _fields_ = (("wVk", WORD), ("wScan", WORD), ("dwFlags", DWORD), ("time", DWORD), ("dwExtraInfo", c_size_t))


class MOUSEINPUT(Structure):
    """The largest of its kind: the size of ``INPUT`` is checked."""

    _fields_ = (
        ("dx", LONG),
        ("dy", LONG),
        ("mouseData", DWORD),
        ("dwFlags", DWORD),
        ("time", DWORD),
        ("dwExtraInfo", c_size_t),
    )


class _INPUT(Union):
    _fields_ = (("ki", KEYBDINPUT), ("mi", MOUSEINPUT))


class INPUT(Structure):
    """What SendInput takes."""

    _fields_ = (("type", DWORD), ("u", _INPUT))


SendInput = user32.SendInput
SendInput.argtypes, SendInput.restype = (UINT, POINTER(INPUT), INT), UINT
GetAsyncKeyState = user32.GetAsyncKeyState
GetAsyncKeyState.argtypes, GetAsyncKeyState.restype = (INT,), SHORT
GetKeyboardLayout = user32.GetKeyboardLayout
GetKeyboardLayout.argtypes, GetKeyboardLayout.restype = (DWORD,), HKL
VkKeyScanExW = user32.VkKeyScanExW
VkKeyScanExW.argtypes, VkKeyScanExW.restype = (ctypes.c_wchar, HKL), SHORT
MapVirtualKeyExW = user32.MapVirtualKeyExW
MapVirtualKeyExW.argtypes, MapVirtualKeyExW.restype = (UINT, UINT, HKL), UINT


# Chords, and what keys mean.

ERROR_HOTKEY_ALREADY_REGISTERED = 1409
MOD_ALT, MOD_CONTROL, MOD_SHIFT, MOD_WIN, MOD_NOREPEAT = 0x0001, 0x0002, 0x0004, 0x0008, 0x4000
WM_HOTKEY, WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0312, 0x0218, 0x02B1
PBT_APMRESUMEAUTOMATIC = 0x0012
WTS_CONSOLE_CONNECT, WTS_REMOTE_CONNECT, WTS_SESSION_UNLOCK = 1, 3, 8
NOTIFY_FOR_THIS_SESSION = 0
HSHELL_WINDOWACTIVATED, HSHELL_LANGUAGE, HSHELL_HIGHBIT = 4, 8, 0x8000
INPUT_MOUSE = 0
MAPVK_VSC_TO_VK = 1
KEEP_KEYBOARD_STATE = 0x4
"""A flag of ToUnicodeEx without a name: a dead key that the person has pressed waits on."""

wtsapi32 = ctypes.WinDLL("wtsapi32", use_last_error=True)

RegisterHotKey = user32.RegisterHotKey
RegisterHotKey.argtypes, RegisterHotKey.restype = (HWND, INT, UINT, UINT), BOOL
UnregisterHotKey = user32.UnregisterHotKey
UnregisterHotKey.argtypes, UnregisterHotKey.restype = (HWND, INT), BOOL
RegisterShellHookWindow = user32.RegisterShellHookWindow
RegisterShellHookWindow.argtypes, RegisterShellHookWindow.restype = (HWND,), BOOL
RegisterWindowMessageW = user32.RegisterWindowMessageW
RegisterWindowMessageW.argtypes, RegisterWindowMessageW.restype = (LPCWSTR,), UINT
PeekMessageW = user32.PeekMessageW
PeekMessageW.argtypes, PeekMessageW.restype = (POINTER(MSG), HWND, UINT, UINT, UINT), BOOL
PostMessageW = user32.PostMessageW
PostMessageW.argtypes, PostMessageW.restype = (HWND, UINT, WPARAM, LPARAM), BOOL
PostThreadMessageW = user32.PostThreadMessageW
PostThreadMessageW.argtypes, PostThreadMessageW.restype = (DWORD, UINT, WPARAM, LPARAM), BOOL
ToUnicodeEx = user32.ToUnicodeEx
ToUnicodeEx.argtypes, ToUnicodeEx.restype = (UINT, UINT, POINTER(BYTE), LPWSTR, INT, UINT, HKL), INT
WTSRegisterSessionNotification = wtsapi32.WTSRegisterSessionNotification
WTSRegisterSessionNotification.argtypes, WTSRegisterSessionNotification.restype = (HWND, DWORD), BOOL
WTSUnRegisterSessionNotification = wtsapi32.WTSUnRegisterSessionNotification
WTSUnRegisterSessionNotification.argtypes, WTSUnRegisterSessionNotification.restype = (HWND,), BOOL


# What Windows knows of this program, and tells it of the session.

shell32 = ctypes.WinDLL("shell32", use_last_error=True)
SM_REMOTESESSION = 0x1000
WM_SYSCOLORCHANGE, WM_SETTINGCHANGE, WM_THEMECHANGED = 0x0015, 0x001A, 0x031A
SPI_GETHIGHCONTRAST = 0x0042
HCF_HIGHCONTRASTON = 0x00000001


class HIGHCONTRASTW(Structure):
    """Whether a contrast theme is on."""

    _fields_ = (("cbSize", UINT), ("dwFlags", DWORD), ("lpszDefaultScheme", LPWSTR))


SetCurrentProcessExplicitAppUserModelID = shell32.SetCurrentProcessExplicitAppUserModelID
SetCurrentProcessExplicitAppUserModelID.argtypes = (LPCWSTR,)
SetCurrentProcessExplicitAppUserModelID.restype = LONG
SystemParametersInfoW = user32.SystemParametersInfoW
SystemParametersInfoW.argtypes, SystemParametersInfoW.restype = (UINT, UINT, c_void_p, UINT), BOOL
GetSystemMetrics = user32.GetSystemMetrics
GetSystemMetrics.argtypes, GetSystemMetrics.restype = (INT,), INT
GetSysColor = user32.GetSysColor
GetSysColor.argtypes, GetSysColor.restype = (INT,), DWORD
