"""Other programs' processes: what they are called, and whether Windows lets us type into them."""

from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads this folder for Windows too

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes.wintypes import DWORD, HANDLE
from dataclasses import dataclass
from pathlib import PureWindowsPath

from assistant.desktop.windows import api

_LONGEST_PATH = 32_768
_NOBODY_KNOWS = 0x1_0000_0000
"""Above every integrity level."""


@dataclass(frozen=True)
class Process:
    """A process as far as we may look into it.

    Attributes:
        name: of its program's file, ``notepad.exe``; empty when that is not to be had.
        integrity: how much Windows trusts it. Keys that we send to one above our own level vanish without a word.
    """

    name: str
    integrity: int


def look_up(pid: int) -> Process:
    """The process ``pid``. One that cannot be looked into is trusted more than we are."""
    with _closed_after(api.OpenProcess(api.PROCESS_QUERY_LIMITED_INFORMATION, 0, pid)) as process:
        return Process(_name(process), _integrity(process)) if process else Process("", _NOBODY_KNOWS)


def own_integrity() -> int:
    """How much Windows trusts us."""
    return _integrity(api.GetCurrentProcess())


def _name(process: int) -> str:
    path, length = ctypes.create_unicode_buffer(_LONGEST_PATH), DWORD(_LONGEST_PATH)
    if not api.QueryFullProcessImageNameW(process, 0, path, ctypes.byref(length)):
        return ""
    return PureWindowsPath(path.value).name


def _integrity(process: int) -> int:
    """The last part of the security identifier that a process's token carries as its label."""
    token = HANDLE()
    if not api.OpenProcessToken(process, api.TOKEN_QUERY, ctypes.byref(token)):
        return _NOBODY_KNOWS
    with _closed_after(token.value) as opened:
        label, length = ctypes.create_string_buffer(128), DWORD()
        kind = api.TOKEN_INTEGRITY_LEVEL_CLASS
        if not api.GetTokenInformation(opened, kind, label, len(label), ctypes.byref(length)):
            return _NOBODY_KNOWS
        sid = ctypes.cast(label, ctypes.POINTER(ctypes.c_void_p))[0]
        last = api.GetSidSubAuthorityCount(sid)[0] - 1
        return int(api.GetSidSubAuthority(sid, last)[0])


@contextmanager
def _closed_after(handle: int | None) -> Iterator[int]:
    try:
        yield handle or 0
    finally:
        if handle:
            api.CloseHandle(handle)
