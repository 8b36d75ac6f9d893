"""A desktop that can only copy: Wayland, or a session without windows of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from assistant.desktop.ports import Desktop, Grab, Point, WindowInfo
from assistant.desktop.qtclipboard import QtClipboard
from assistant.model.chord import Chord


class _NoWindows:
    def active(self) -> WindowInfo | None:
        return None

    def find(self, window: int) -> WindowInfo | None:  # noqa: ARG002
        return None

    def centre(self, window: int) -> Point | None:  # noqa: ARG002
        return None

    def activate(self, window: int) -> None:
        """Nothing to bring forward."""


class _NoKeys:
    def any_held(self) -> bool:
        return False

    def release_held(self) -> bool:
        return False

    def tap(self, chord: Chord) -> None:
        raise LookupError(str(chord))


class _NoHotkeys:
    def grab(self, chord: Chord, pressed: Callable[[], None]) -> Grab:  # noqa: ARG002
        return Grab.UNSUPPORTED

    def release(self, chord: Chord) -> None:
        """Nothing to give back."""

    def release_all(self) -> None:
        """Nothing to give back."""

    def typed_by(self, chord: Chord) -> str:  # noqa: ARG002
        return ""

    def can_type(self, chord: Chord) -> bool:  # noqa: ARG002
        return True


def open_copy_only() -> Desktop:
    """Every insertion ends as ``COPY_ONLY``, with the text on the clipboard."""
    clipboard = QtClipboard()

    def close() -> None:
        clipboard.restore()
        board = QGuiApplication.clipboard()
        if board.ownsClipboard():
            board.clear()  # PySide6 dies at exit of data it holds for the clipboard

    return Desktop("copy-only", _NoWindows(), _NoKeys(), clipboard, _NoHotkeys(), close)
