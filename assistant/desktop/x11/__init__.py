"""The ports on X11: windows, keys and chords on a connection of its own, the clipboard through Qt."""

from __future__ import annotations

from assistant.desktop.ports import Desktop
from assistant.desktop.x11.clipboard import X11Clipboard
from assistant.desktop.x11.connection import Connection
from assistant.desktop.x11.hotkeys import X11Hotkeys
from assistant.desktop.x11.keys import X11Keys
from assistant.desktop.x11.layout import Layout
from assistant.desktop.x11.windows import X11Windows


def open_x11() -> Desktop:
    """Connect to the display that Qt uses."""
    connection = Connection()
    layout = Layout(connection)
    clipboard = X11Clipboard(connection)
    hotkeys = X11Hotkeys(connection, layout)

    def close() -> None:
        hotkeys.release_all()
        clipboard.restore()
        connection.close()

    return Desktop("x11", X11Windows(connection), X11Keys(connection, layout), clipboard, hotkeys, close)
