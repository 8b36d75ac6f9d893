"""The windows of the session, as the window manager tells of them (EWMH)."""

from __future__ import annotations

import os
from pathlib import Path

from Xlib import X, error
from Xlib.protocol import event

from assistant.desktop.ports import Point, WindowInfo
from assistant.desktop.x11.connection import Connection

FROM_A_PAGER = 2
"""A request that the person made, which window managers do not hold back."""


class X11Windows:
    """Finds windows, and asks for the focus."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def active(self) -> WindowInfo | None:
        """The window with the focus."""
        found = self._connection.property(self._connection.root.id, "_NET_ACTIVE_WINDOW")
        return self.find(found[0]) if found is not None and len(found) and found[0] else None

    def find(self, window: int) -> WindowInfo | None:
        """The window as it is now."""
        try:
            title = self._title(window)
            pid = self._pid(window)
        except error.XError:
            return None
        return WindowInfo(window, _process(pid), pid, title, is_ours=pid == os.getpid())

    def centre(self, window: int) -> Point | None:
        """The middle of the window, without the frame."""
        resource = self._connection.display.create_resource_object("window", window)
        try:
            size = self._connection.ask(resource.get_geometry)
            corner = self._connection.ask(lambda: self._connection.root.translate_coords(resource, 0, 0))
        except error.XError:
            return None
        return corner.x + size.width // 2, corner.y + size.height // 2

    def activate(self, window: int) -> None:
        """Ask the window manager to bring ``window`` to the front."""
        connection = self._connection
        message = event.ClientMessage(
            window=window,
            client_type=connection.atom("_NET_ACTIVE_WINDOW"),
            data=(32, (FROM_A_PAGER, X.CurrentTime, 0, 0, 0)),
        )
        connection.root.send_event(message, event_mask=X.SubstructureRedirectMask | X.SubstructureNotifyMask)
        connection.flush()

    def _title(self, window: int) -> str:
        found = self._connection.property(window, "_NET_WM_NAME")
        if found is None:
            found = self._connection.property(window, "WM_NAME")
        return found.decode("utf-8", "replace") if isinstance(found, bytes) else str(found or "")

    def _pid(self, window: int) -> int:
        """The process: as the window says, or (xterm) as the server knows its client."""
        said = self._connection.property(window, "_NET_WM_PID")
        return int(said[0]) if said is not None and len(said) else self._connection.pid(window)


def _process(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""
