"""The ports on Windows, through Windows' own functions. ``open_windows`` puts them together."""

from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads this folder for Windows too

from assistant.desktop.ports import Desktop


def open_windows() -> Desktop:
    """Have windows, keys, clipboard and chords of the session that we run in."""
    # Here and not above: the icon, which needs this folder too, does not wait for them.
    from assistant.desktop.windows.clipboard import Win32Clipboard  # noqa: PLC0415
    from assistant.desktop.windows.hook import Win32Hook  # noqa: PLC0415
    from assistant.desktop.windows.hotkeys import Win32Hotkeys  # noqa: PLC0415
    from assistant.desktop.windows.keys import Win32Keys  # noqa: PLC0415
    from assistant.desktop.windows.layout import Layout  # noqa: PLC0415
    from assistant.desktop.windows.windows import Win32Windows  # noqa: PLC0415

    layout = Layout()
    clipboard = Win32Clipboard()
    keys = Win32Keys(layout)
    hook = Win32Hook(layout)
    hotkeys = Win32Hotkeys(layout, hook)

    def close() -> None:
        hotkeys.close()
        keys.close()
        clipboard.close()

    return Desktop("windows", Win32Windows(), keys, clipboard, hotkeys, close, hook)
