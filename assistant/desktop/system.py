"""Which desktop this is."""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QGuiApplication

from assistant.desktop.copyonly import open_copy_only
from assistant.desktop.ports import Desktop


def open_desktop() -> Desktop:
    """The ports of the running session.

    To be called when the tray icon is up: talking to X takes 45 ms to load. Where keys cannot be sent (Wayland,
    where XWayland sees its own windows only, or no display) the desktop is ``copy-only``.
    """
    if sys.platform == "win32":
        if QGuiApplication.platformName() == "windows":
            from assistant.desktop.windows import open_windows  # noqa: PLC0415

            return open_windows()
    elif QGuiApplication.platformName() == "xcb" and not os.environ.get("WAYLAND_DISPLAY"):
        from assistant.desktop.x11 import open_x11  # noqa: PLC0415

        return open_x11()
    return open_copy_only()
