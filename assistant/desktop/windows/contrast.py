"""Windows' contrast themes: whether one is on, and its colours, which are the person's own choice."""

from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads this folder for Windows too

import ctypes

from assistant.desktop.windows import api

_SYSTEM = {"ground": 5, "text": 8, "highlight": 13, "on_highlight": 14, "disabled": 17}
"""Microsoft's COLOR_ numbers."""


def system_colours() -> dict[str, str] | None:
    """The theme's colours as ``#rrggbb``, by their use; None when no contrast theme is on."""
    if not _is_on():
        return None
    return {use: _as_text(api.GetSysColor(number)) for use, number in _SYSTEM.items()}


def _is_on() -> bool:
    found = api.HIGHCONTRASTW()
    found.cbSize = ctypes.sizeof(found)
    is_known = api.SystemParametersInfoW(api.SPI_GETHIGHCONTRAST, found.cbSize, ctypes.byref(found), 0)
    return bool(is_known and found.dwFlags & api.HCF_HIGHCONTRASTON)


def _as_text(colorref: int) -> str:
    red, green, blue = colorref & 0xFF, colorref >> 8 & 0xFF, colorref >> 16 & 0xFF
    return f"#{red:02x}{green:02x}{blue:02x}"
