"""The clipboard on Windows: lent by a window of our own, so that every read and its reader are seen."""

from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads this folder for Windows too

from collections import Counter
from collections.abc import Callable, Iterable
from time import monotonic

from PySide6.QtCore import QTimer

from assistant.desktop.ports import Kept, Offer, Selection
from assistant.desktop.qtclipboard import WINDOWS_MARKS
from assistant.desktop.windows import api, memory
from assistant.desktop.windows.formats import HTML, as_html, as_unicode, of_html, of_unicode
from assistant.desktop.windows.hidden import HiddenWindow
from assistant.desktop.windows.keeper import Keeper
from assistant.desktop.windows.windows import pid_of, pids_in

_TRIES, _AGAIN_MS = 40, 25
_CLOSED_AFTER_MS = 2
_TOLD_AFTER_MS = 25
"""Until then whoever has read needs the processor more than we do."""
_JUST = 0.1
"""Seconds."""
_UNKNOWN = 0
_NOTED_ALREADY = ("CanIncludeInClipboardHistory", "CanUploadToCloudClipboard")
"""For what comes back: Windows noted it when it was copied. Its history holds 25, and would fill with the same one."""


class Win32Clipboard:
    """Lends a text, and gives back what was there.

    Windows asks us for a format once, and gives everyone else what we answered. So that the target's read is the one
    that we see, nobody else is given anything while it is awaited.
    """

    sees_selected = False
    sees_each_read = False

    def __init__(self) -> None:
        handlers = {api.WM_RENDERFORMAT: self._hand_out, api.WM_APP: self._on_kept}
        self._window = HiddenWindow("SagstastClipboard", handlers)
        self._lent: dict[int, bytes] | None = None
        self._offer = Offer("")
        self._reads: Counter[int] = Counter()
        self._kept: Keeper | None = None
        self._copy: Keeper | None = None
        self._changed: Callable[[], None] = lambda: None
        self._tries = 0
        self._again = QTimer(singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._give_back)
        self._telling = QTimer(singleShot=True, interval=_TOLD_AFTER_MS)
        self._telling.timeout.connect(self._told)
        self._promising = QTimer(singleShot=True, interval=_CLOSED_AFTER_MS)
        self._promising.timeout.connect(self._promise_again)

    def save(self, selection: Selection = "clipboard") -> None:  # noqa: ARG002 - there is only one
        """Begin to keep what is there, unless our own offer stands there."""
        self._again.stop()
        if self.is_ours():
            return
        self._lent = None
        self._kept = Keeper(self._tell_kept)

    def kept(self) -> Kept:
        """How far it has come."""
        return self._kept.state if self._kept else Kept.WHOLE

    def kept_text(self) -> str:
        """What has been kept as text."""
        return of_unicode(self._contents().get(api.CF_UNICODETEXT, b""))

    def kept_html(self) -> str:
        """What has been kept as HTML."""
        return of_html(self._contents().get(memory.number(HTML), b""))

    def offer(self, offer: Offer) -> bool:
        """Lend ``offer``; False also while the program that has copied last does not answer.

        Windows tells it, and would wait five seconds for one that is busy.
        """
        if not self._is_all_kept() or not self._owner_answers():
            return False
        texts = {api.CF_UNICODETEXT: as_unicode(offer.text) if offer.text else b""}
        texts[memory.number(HTML)] = as_html(offer.html) if offer.html else b""
        lent = {kind: data for kind, data in texts.items() if data}
        if not self._promise(lent):
            return False
        self._again.stop()
        self._lent, self._offer, self._copy = lent, offer, None
        self._reads.clear()
        return True

    def reads(self, window: int) -> int:
        """How often the program that ``window`` belongs to has read, or one that is not known."""
        return sum(self._reads[pid] for pid in pids_in(window) | {_UNKNOWN})

    def knows_reader(self, window: int) -> bool:
        """Whether the reader had the clipboard open for a window of the same program."""
        return any(self._reads[pid] for pid in pids_in(window))

    def is_noticed(self, window: int) -> bool:  # noqa: ARG002
        """Windows does not tell who asks, and tells everyone of a new owner itself."""
        return True

    def is_ours(self) -> bool:
        """Whether our offer stands."""
        return self._lent is not None and api.GetClipboardOwner() == self._window.handle

    def restore(self) -> bool:
        """Put back what was kept, a little later where another program has the clipboard open."""
        is_nobodys = self._lent is not None and not api.CountClipboardFormats()
        if not self.is_ours() and not is_nobodys:
            self._forget()
            return False
        self._tries = _TRIES
        self._give_back()
        return True

    def watch_selected(self) -> None:
        """Windows has no clipboard of what is selected."""

    def selected(self) -> str | None:
        """Not known."""
        return None

    def is_of(self, window: int) -> bool:
        """Whether a window of the same program has put there what stands there."""
        owner = api.GetClipboardOwner()
        return bool(owner) and pid_of(owner) in pids_in(window)

    def copied(self, window: int) -> str | None:
        """The text that the program of ``window`` has put there."""
        if self.is_ours() or not self.is_of(window):
            return None
        copy = self._copy
        if copy is not None and copy.state is Kept.PENDING:
            return None
        if copy is None or copy.sequence != api.GetClipboardSequenceNumber():
            self._copy = Keeper(self._tell_kept, text_only=True)
            return None
        return of_unicode(copy.contents.get(api.CF_UNICODETEXT, b""))

    def on_change(self, changed: Callable[[], None]) -> None:
        """Call ``changed`` a moment after someone has read."""
        self._changed = changed

    def close(self) -> None:
        """Give back what is lent, and be gone."""
        self.restore()
        self._again.stop()
        self._telling.stop()
        self._window.close()

    def _told(self) -> None:
        self._changed()

    def _tell_kept(self) -> None:
        """From the thread that has read to ours."""
        api.PostMessageW(self._window.handle, api.WM_APP, 0, 0)

    def _on_kept(self, _: int, __: int) -> int:
        if not self.is_ours():  # else nobody waits for it any more
            self._changed()
        return 0

    def _contents(self) -> dict[int, bytes]:
        return self._kept.contents if self._kept else {}

    def _hand_out(self, kind: int, _: int) -> int:
        """WM_RENDERFORMAT: a program waits for a format, and has the clipboard open."""
        if self._lent is not None and kind in self._lent:
            opened_for = api.GetOpenClipboardWindow()
            reader = pid_of(opened_for) if opened_for else _UNKNOWN
            if self._is_for(reader):
                memory.write(kind, self._lent[kind])
                self._reads[reader] += 1
                self._telling.start()
                if self._reads.total() < self._offer.reads:
                    self._promising.start()
        return 0

    def _is_for(self, reader: int) -> bool:
        meant = self._offer.reader
        return not meant or reader in {_UNKNOWN, pid_of(meant)} or reader in pids_in(meant)

    def _promise(self, lent: Iterable[int]) -> bool:
        """Own the clipboard with formats that are still to be asked for."""
        with memory.clipboard(self._window.handle) as is_open:
            if not is_open or not api.EmptyClipboard():
                return False
            for kind in lent:
                memory.promise(kind)
            for name, mark in WINDOWS_MARKS.items():
                memory.write(memory.number(name), mark)
            return True

    def _promise_again(self) -> None:
        """So that the next read is seen too; as soon as whoever has just read has closed the clipboard."""
        if self._lent is not None and self.is_ours() and not self._promise(self._lent):
            self._promising.start()

    @property
    def _keeping(self) -> Keeper | None:
        """What keeps that which stands there; None once ours does."""
        return self._kept if self._lent is None else None

    def _is_all_kept(self) -> bool:
        """Whether what stands there has been read; what someone has copied since is kept instead."""
        kept = self._keeping
        if kept is None or kept.sequence == api.GetClipboardSequenceNumber():
            return True
        if kept.state is not Kept.PENDING:
            self._kept = Keeper(self._tell_kept)
        return False

    def _owner_answers(self) -> bool:
        """Whether the program that has copied last is not busy; it has mostly just answered, when it was kept."""
        kept = self._keeping
        return (kept is not None and monotonic() - kept.read_at < _JUST) or memory.owner_answers()

    def _give_back(self) -> None:
        with memory.clipboard(self._window.handle) as is_open:
            if is_open and api.EmptyClipboard():
                kept = self._contents()
                noted = {memory.number(name): WINDOWS_MARKS[name] for name in _NOTED_ALREADY} if kept else {}
                for kind, data in (noted | kept).items():
                    memory.write(kind, data)
                self._forget()
                return
        self._tries -= 1
        if self._tries and self.is_ours():
            self._again.start()
        else:
            self._forget()

    def _forget(self) -> None:
        for reading in (self._kept, self._copy):
            if reading is not None:
                reading.give_up()
        self._lent = self._kept = self._copy = None
