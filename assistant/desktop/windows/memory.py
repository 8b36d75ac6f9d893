"""The open clipboard: bytes in and out. Whoever opens it closes it at once, as nobody else has it meanwhile."""

from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads this folder for Windows too

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from assistant.desktop.windows import api

_ANSWERS_WITHIN = 30
"""Milliseconds."""


@contextmanager
def clipboard(window: int = 0) -> Iterator[bool]:
    """Have the clipboard open for ``window``; False where another program has it open."""
    is_open = bool(api.OpenClipboard(window or None))
    try:
        yield is_open
    finally:
        if is_open:
            api.CloseClipboard()


def owner_answers() -> bool:
    """Whether the program that has copied last is not busy. Our own window always answers: it is in our thread."""
    owner = api.GetClipboardOwner()
    if not owner:
        return True
    ignored = ctypes.c_size_t()
    return bool(
        api.SendMessageTimeoutW(owner, api.WM_NULL, 0, 0, api.SMTO_ABORTIFHUNG, _ANSWERS_WITHIN, ctypes.byref(ignored))
    )


def formats() -> Iterator[int]:
    """The formats on the open clipboard, those that its owner has put there first."""
    kind = 0
    while kind := api.EnumClipboardFormats(kind):
        yield kind


@lru_cache
def name(kind: int) -> str:
    """The name that a program has given to a format; empty for Windows' own."""
    found = ctypes.create_unicode_buffer(256)
    api.GetClipboardFormatNameW(kind, found, len(found))
    return found.value


@lru_cache
def number(called: str) -> int:
    """The format with this name."""
    return int(api.RegisterClipboardFormatW(called))


def read(kind: int, limit: int) -> bytes | None:
    """One format of the open clipboard; its owner is asked for it, and may take its time.

    Returns:
        None where it is not handed out, or has more than ``limit`` bytes.
    """
    handle = api.GetClipboardData(kind)
    size = api.GlobalSize(handle) if handle else 0
    if not 0 < size <= limit or not (address := api.GlobalLock(handle)):
        return None
    try:
        return ctypes.string_at(address, size)
    finally:
        api.GlobalUnlock(handle)


def write(kind: int, data: bytes) -> None:
    """Put one format on the open clipboard, which keeps the memory."""
    handle = api.GlobalAlloc(api.GMEM_MOVEABLE, len(data))
    address = api.GlobalLock(handle) if handle else None
    if not address:
        return
    ctypes.memmove(address, data, len(data))
    api.GlobalUnlock(handle)
    if not api.SetClipboardData(kind, handle):
        api.GlobalFree(handle)


def promise(kind: int) -> None:
    """Say that the clipboard's owner will hand out a format when it is asked for."""
    api.SetClipboardData(kind, None)
