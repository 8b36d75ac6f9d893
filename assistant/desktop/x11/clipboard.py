"""The clipboard on X11: lent through Qt, kept and watched through a connection of our own."""

from __future__ import annotations

import os
from collections.abc import Mapping

from PySide6.QtCore import QTimer
from Xlib import X
from Xlib.protocol import request

from assistant.desktop.ports import Kept, Offer, Selection
from assistant.desktop.qtclipboard import QtClipboard, as_html
from assistant.desktop.x11.connection import Connection
from assistant.desktop.x11.keeper import Keeper
from assistant.desktop.x11.reads import ReadCounter
from assistant.desktop.x11.selection import Answer, SelectionReader

_TRIES, _AGAIN_MS = 20, 25
ATOMS: dict[Selection, str] = {"clipboard": "CLIPBOARD", "primary": "PRIMARY"}


class X11Clipboard(QtClipboard):
    """Knows who reads, and keeps formats without making the old owner's slowness ours."""

    sees_selected = True

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self._connection = connection
        self._keeper = Keeper(connection, SelectionReader(connection), self._tell)
        self._selections = SelectionReader(connection)
        self._copies = SelectionReader(connection)
        self._copy_owner = 0
        self._copied: str | None = None
        self._counter = ReadCounter(connection, self._tell)
        self._owner = 0
        self._is_keeping = False
        self._selected: str | None = None
        self._is_asked = False

    def save(self, selection: Selection = "clipboard") -> None:
        """Begin to keep what is on the selection, unless our own offer stands there."""
        if self.is_ours() and selection == self._selection:
            return
        self._selection = selection
        self._lent = None
        self._is_keeping = True
        self._keeper.start(ATOMS[selection])

    def kept(self) -> Kept:
        """How far ``save`` has come."""
        return self._keeper.state

    def kept_text(self) -> str:
        """What has been kept as text."""
        return self._keeper.contents.get("text/plain", b"").decode("utf-8", "replace")

    def kept_html(self) -> str:
        """What has been kept as HTML."""
        return as_html(self._keeper.contents.get("text/html", b""))

    def offer(self, offer: Offer) -> bool:
        """Lend ``offer``; not over what somebody has copied since ``save``, which is kept instead."""
        if self._is_keeping and self._keeper.is_outdated:
            self._keeper.start(ATOMS[self._selection])
            return False
        self._keeper.stop()
        self._forget_copy()
        self._counter.start(ATOMS[offer.selection])
        super().offer(offer)
        owner = self._connection.owner(ATOMS[offer.selection])
        self._owner = owner if self._connection.pid(owner) == os.getpid() else 0
        self._is_keeping &= not self._owner
        return self._owner != 0

    def is_ours(self) -> bool:
        """Whether our offer still stands, in Qt and on the server: Qt hears of a new owner a little later."""
        return super().is_ours() and self._connection.owner(ATOMS[self._selection]) == self._owner

    def restore(self) -> bool:
        """Put back what was kept."""
        self._is_keeping = False
        self._counter.stop()
        self._forget_copy()
        self._kept = kept = self._keeper.forget()
        is_restored = super().restore()
        if is_restored and kept:
            self._see_it_stand(kept, _TRIES)
        return is_restored

    def _see_it_stand(self, kept: Mapping[str, bytes], tries: int) -> None:
        """Put ``kept`` back once more while nobody owns the selection.

        X takes no owner whose clock is behind that of the last change, and Qt's clock goes on with the events it sees.
        """
        if tries and not self._connection.owner(ATOMS[self._selection]) and self._lent is None:
            self._put(kept)
            QTimer.singleShot(_AGAIN_MS, lambda: self._see_it_stand(kept, tries - 1))

    def reads(self, window: int) -> int:
        """How often the program that ``window`` belongs to has read."""
        return self._counter.by(window)

    def knows_reader(self, window: int) -> bool:
        """X names every reader."""
        return self.reads(window) > 0

    def is_noticed(self, window: int) -> bool:
        """Whether the program that ``window`` belongs to has asked for the formats."""
        return self._counter.is_asked_by(window)

    def watch_selected(self) -> None:
        """Let nobody own PRIMARY, so that its next owner is who selects next."""
        display, primary = self._connection.display.display, self._connection.atom("PRIMARY")
        request.SetSelectionOwner(display=display, window=X.NONE, selection=primary, time=X.CurrentTime)
        self._connection.flush()
        self._selected, self._is_asked = None, False

    def selected(self) -> str | None:
        """What is selected, asked for as soon as someone owns PRIMARY."""
        if not self._is_asked and self._connection.owner("PRIMARY"):
            self._is_asked = True
            self._selections.ask("PRIMARY", "UTF8_STRING", self._on_selected)
        return self._selected

    def is_of(self, window: int) -> bool:
        """Whether the clipboard's owner is a window of the same program."""
        return self._is_of(self._connection.owner("CLIPBOARD"), window)

    def copied(self, window: int) -> str | None:
        """The text, if whoever was asked for it owns the clipboard still: else another may have answered."""
        owner = self._connection.owner("CLIPBOARD")
        if owner != self._copy_owner:
            self._forget_copy()
            if self._is_of(owner, window):
                self._copy_owner = owner
                self._copies.ask("CLIPBOARD", "UTF8_STRING", self._on_copied)
        return self._copied

    def _is_nobodys(self) -> bool:
        """Whether nobody owns the selection that was lent."""
        return self._connection.owner(ATOMS[self._selection]) == 0

    def _is_of(self, owner: int, window: int) -> bool:
        return owner != 0 and self._connection.client(owner) == self._connection.client(window)

    def _forget_copy(self) -> None:
        self._copies.give_up()
        self._copy_owner, self._copied = 0, None

    def _on_copied(self, answer: Answer | None) -> None:
        self._copied = answer.data.decode("utf-8", "replace") if answer else ""
        self._tell()

    def _on_selected(self, answer: Answer | None) -> None:
        self._selected = answer.data.decode("utf-8", "replace") if answer else None
        self._tell()
