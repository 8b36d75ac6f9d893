"""The near end of ``inside/spy.py``."""

from __future__ import annotations

import base64
from typing import Any

from drivers.line import Line
from drivers.wine import Wine
from targets.waiting import eventually

PRIVATE = (
    "ExcludeClipboardContentFromMonitorProcessing",
    "CanIncludeInClipboardHistory",
    "CanUploadToCloudClipboard",
    "Clipboard Viewer Ignore",
)


class Spy(Line):
    """Asks the spy in Wine; what it can be asked are the methods of ``inside/spy.py``."""

    def __init__(self, wine: Wine) -> None:
        super().__init__(wine, "spy")
        self._x = wine.session.windows

    def __getattr__(self, name: str) -> Any:
        return lambda *arguments: self.ask(name, *arguments)

    def corner(self) -> tuple[int, int]:
        """Where on the X screen Windows' desktop begins."""
        return self._x.place(self._x.with_title("Wine desktop"))[:2]

    def window(self, **wanted: object) -> dict[str, Any]:
        """The first window of these properties; waits for it."""
        return eventually(lambda: self.window_now(**wanted), what=f"a window with {wanted}")

    def window_now(self, **wanted: object) -> dict[str, Any]:
        """The same as it is now; empty when there is none."""
        return next((found for found in self.ask("windows") if wanted.items() <= found.items()), {})

    def windows_of(self, pid: int) -> list[dict[str, Any]]:
        return [found for found in self.ask("windows") if found["pid"] == pid]

    def come_to_front(self, window: int) -> None:
        """Bring ``window`` before all others, as a click on it does.

        Returns when X has been told too: of two changes in a row Wine may else tell the first one last, and the keys
        go to the window that was in front in between.
        """
        self.ask("activate", window)
        eventually(lambda: self.ask("front")["window"] == window, what=f"{window:#x} in front")
        self.wait_for_all()

    def put(self, **formats: bytes) -> None:
        """Copy, as another program does."""
        self.ask("copy", {name: base64.b64encode(data).decode() for name, data in formats.items()})

    def put_text(self, text: str) -> None:
        self.put(CF_UNICODETEXT=text.encode("utf-16-le") + b"\0\0")

    def on_board(self) -> dict[str, bytes]:
        """All formats on the clipboard."""
        return {name: base64.b64decode(data) for name, data in self.ask("board").items()}

    def text_on_board(self) -> str:
        return self.on_board().get("CF_UNICODETEXT", b"").decode("utf-16-le").partition("\0")[0]
