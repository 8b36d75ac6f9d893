"""The clipboard through Qt: texts are lent lazily and marked private, what was there before comes back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtCore import QByteArray, QMetaType, QMimeData, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

from assistant.desktop.ports import Kept, Offer, Selection

MODES: dict[Selection, QClipboard.Mode] = {
    "clipboard": QClipboard.Mode.Clipboard,
    "primary": QClipboard.Mode.Selection,
}
WINDOWS_MARKS = {
    "ExcludeClipboardContentFromMonitorProcessing": b"\0",
    "CanIncludeInClipboardHistory": b"\0\0\0\0",
    "CanUploadToCloudClipboard": b"\0\0\0\0",
    "Clipboard Viewer Ignore": b"\0",
}
"""Keep a text out of Win+V, of the cloud, and of clipboard managers that ask. Two are a DWORD; of the others only the
name counts."""
PRIVATE: Mapping[str, bytes] = (
    {f'application/x-qt-windows-mime;value="{name}"': mark for name, mark in WINDOWS_MARKS.items()}
    if sys.platform == "win32"
    else {"x-kde-passwordManagerHint": b"secret"}
)
"""Formats that ask clipboard managers to keep nothing: the text is about citizens."""


def mark_private(data: QMimeData) -> QMimeData:
    """``data``, which a person copies out of a window of ours, with the marks that keep it out of any history."""
    for kind, mark in PRIVATE.items():
        data.setData(kind, QByteArray(mark))
    return data


def as_html(raw: bytes) -> str:
    """HTML as programs put it on a clipboard: UTF-8, or UTF-16 with its mark, maybe with a zero at the end."""
    encoding = "utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    return raw.decode(encoding, "replace").rstrip("\0")


class LentText(QMimeData):
    """A text that is handed out when someone reads it."""

    def __init__(self, offer: Offer, read: Callable[[], None]) -> None:
        super().__init__()
        texts = {"text/plain": offer.text, "text/html": offer.html}
        self._contents: dict[str, str | QByteArray] = {kind: text for kind, text in texts.items() if text}
        self._contents.update((kind, QByteArray(mark)) for kind, mark in PRIVATE.items())
        self._read = read

    def formats(self) -> list[str]:
        """Names of the formats there are."""
        return list(self._contents)

    def hasFormat(self, mimetype: str) -> bool:
        """Whether there is the format ``mimetype``."""
        return mimetype in self._contents

    def retrieveData(self, mimetype: str, preferredType: QMetaType | QMetaType.Type) -> object:  # noqa: ARG002, N803
        """Hand out one format."""
        if mimetype.startswith("text/"):
            self._read()
        return self._contents.get(mimetype)


class QtClipboard:
    """A clipboard port over QClipboard alone: any read counts, and the selected text cannot be seen."""

    sees_selected = False
    sees_each_read = True
    unkept: ClassVar[frozenset[str]] = frozenset({"application/x-qt-image"})
    """Qt's own views of formats that are kept as they are."""

    def __init__(self) -> None:
        self._board = QGuiApplication.clipboard()
        self._selection: Selection = "clipboard"
        self._lent: LentText | None = None
        self._kept: dict[str, bytes] = {}
        self._reads = 0
        self._changed: Callable[[], None] = lambda: None
        self._telling = QTimer(singleShot=True, interval=0)
        self._telling.timeout.connect(self._told)

    def save(self, selection: Selection = "clipboard") -> None:
        """Keep what is on the clipboard, unless our own offer stands there."""
        if self.is_ours() and selection == self._selection:
            return
        self._selection = selection
        old: QMimeData | None = self._board.mimeData(MODES[selection])  # None after clear(), whatever its type says
        names = [] if old is None else [name for name in old.formats() if name not in self.unkept]
        self._kept = {name: bytes(old.data(name).data()) for name in names if old is not None}

    def kept(self) -> Kept:
        """Qt reads at once."""
        return Kept.WHOLE

    def kept_text(self) -> str:
        """What was kept as text."""
        return self._kept.get("text/plain", b"").decode("utf-8", "replace")

    def kept_html(self) -> str:
        """What was kept as HTML."""
        return as_html(self._kept.get("text/html", b""))

    def offer(self, offer: Offer) -> bool:
        """Lend ``offer``; False when the system kept the clipboard from us."""
        self._reads = 0
        self._selection = offer.selection
        self._lent = LentText(offer, self._count)
        self._board.setMimeData(self._lent, MODES[offer.selection])
        return self.is_ours()

    def reads(self, window: int) -> int:  # noqa: ARG002
        """How often anyone has read."""
        return self._reads

    def knows_reader(self, window: int) -> bool:  # noqa: ARG002
        """Never."""
        return False

    def is_noticed(self, window: int) -> bool:  # noqa: ARG002
        """Qt does not know who asks."""
        return True

    def is_ours(self) -> bool:
        """Whether what was lent last still stands."""
        return self._lent is not None and self._board.mimeData(MODES[self._selection]) is self._lent

    def restore(self) -> bool:
        """Put back what was kept, or empty the clipboard when nothing was."""
        is_ours = self.is_ours() or (self._lent is not None and self._is_nobodys())
        kept, self._kept, self._lent = self._kept, {}, None
        if is_ours and kept:
            self._put(kept)
        elif is_ours:
            self._board.clear(MODES[self._selection])
        return is_ours

    def _put(self, kept: Mapping[str, bytes]) -> None:
        old = QMimeData()
        for name, data in kept.items():
            old.setData(name, data)
        self._board.setMimeData(old, MODES[self._selection])

    def watch_selected(self) -> None:
        """Qt cannot see into other programs."""

    def selected(self) -> str | None:
        """Not known."""
        return None

    def is_of(self, window: int) -> bool:  # noqa: ARG002
        """Qt does not know who owns the clipboard."""
        return False

    def copied(self, window: int) -> str | None:  # noqa: ARG002
        """Not known."""
        return None

    def on_change(self, changed: Callable[[], None]) -> None:
        """Call ``changed`` soon after someone has read."""
        self._changed = changed

    def _is_nobodys(self) -> bool:
        """Whether nothing stands there; Qt cannot tell it from what it cannot read."""
        return False

    def _count(self) -> None:
        self._reads += 1
        self._tell()

    def _tell(self) -> None:
        self._telling.start()

    def _told(self) -> None:
        self._changed()
