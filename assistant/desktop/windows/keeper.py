"""Keeping what is on the clipboard, in a thread: its owner hands it out when it has time, and we have to wait."""

from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads this folder for Windows too

import time
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from threading import Thread

from assistant.desktop.ports import Kept
from assistant.desktop.qtclipboard import WINDOWS_MARKS
from assistant.desktop.windows import api, memory
from assistant.desktop.windows.formats import HTML

LIMIT = 64 * 1024 * 1024
"""Bytes in all; a full screen as Windows copies it has about 8 MB, 33 in 4K."""
PATIENCE = 1.5
"""Seconds for all formats together; one that takes longer is waited for, the next not asked for."""
_AGAIN = 0.01
_TEXTS = (api.CF_UNICODETEXT,)
_PICTURES = (api.CF_DIBV5, api.CF_DIB)
"""The same picture, and Windows makes one of the other: the first that its owner has put there is kept."""
_NAMES = (
    *WINDOWS_MARKS,  # what was private stays so
    HTML,
    "Rich Text Format",
    "PNG",
    "image/svg+xml",
    "Csv",
    "XML Spreadsheet",
    "Preferred DropEffect",
    "UniformResourceLocatorW",
    "text/x-moz-url",
    "text/_moz_htmlcontext",
    "text/_moz_htmlinfo",
    "Chromium internal source URL",
    "Chromium Web Custom MIME Data Format",
    "Star Embed Source (XML)",
    "Star Object Descriptor (XML)",
)
"""What programs paste from. Not OLE's own formats, which point into the program that has copied."""


class Keeper:
    """Reads the clipboard once.

    Attributes:
        state: how far it has come.
        contents: by the number of the format.
        sequence: Windows' count of changes when it was read; 0 when it could not be.
        read_at: when it was, on the clock of ``time.monotonic``; long ago when it could not be.
    """

    def __init__(self, done: Callable[[], None], *, text_only: bool = False) -> None:
        """``done`` is called in the thread that has read."""
        self.state = Kept.PENDING
        self.contents: dict[int, bytes] = {}
        self.sequence = 0
        self.read_at = float("-inf")
        self._is_text_only = text_only
        self._ends = time.monotonic() + PATIENCE
        self._done = done
        _free_worker().take(self._run)

    def give_up(self) -> None:
        """Nobody waits for it any more: the clipboard is left to the others, who find it open while it is read."""
        self._ends = float("-inf")

    def _run(self) -> None:
        """Read, as soon as no other program has the clipboard open, and its owner is there to be asked.

        While one that hangs made a format we would keep the clipboard from everyone.
        """
        state = Kept.PENDING
        while state is Kept.PENDING and self._has_time():
            state = self._read() if memory.owner_answers() and self._has_time() else Kept.PENDING
            if state is Kept.PENDING:
                time.sleep(_AGAIN)
        self.state = state if self.sequence else Kept.PARTLY
        self._done()

    def _read(self) -> Kept:
        with memory.clipboard() as is_open:
            if not is_open:
                return Kept.PENDING
            state = self._keep()
            self.sequence, self.read_at = api.GetClipboardSequenceNumber(), time.monotonic()
            return state

    def _has_time(self) -> bool:
        return time.monotonic() < self._ends

    def _keep(self) -> Kept:
        there = list(memory.formats())
        state, left = Kept.WHOLE, LIMIT
        for kind in self._worth_keeping(there):
            data = memory.read(kind, left) if self._has_time() else None
            if data is None:
                state = Kept.PARTLY
            else:
                self.contents[kind] = data
                left -= len(data)
        return state if self.contents or not there else Kept.PARTLY

    def _worth_keeping(self, there: list[int]) -> Iterator[int]:
        """Texts first: should time run out, they are what is missed most."""
        yield from (kind for kind in _TEXTS if kind in there)
        if self._is_text_only:
            return
        for kind in there:
            if kind == api.CF_HDROP or memory.name(kind) in _NAMES:
                yield kind
        yield from [kind for kind in there if kind in _PICTURES][:1]


class _Worker(Thread):
    """A thread that is there when it is needed: making one takes longer than reading a clipboard."""

    def __init__(self) -> None:
        super().__init__(name="clipboard", daemon=True)  # one that waits for a hung program shall not keep us
        self.is_free = True
        self._tasks: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self.start()

    def take(self, task: Callable[[], None]) -> None:
        """Do ``task`` at once."""
        self.is_free = False
        self._tasks.put(task)

    def run(self) -> None:
        """Wait for the next task, and hold none meanwhile: it knows what was on the clipboard."""
        while True:
            self._tasks.get()()
            self.is_free = True


_workers: list[_Worker] = []


def _free_worker() -> _Worker:
    """One that waits for no hung program."""
    free = next((worker for worker in _workers if worker.is_free), None)
    if free is None:
        _workers.append(free := _Worker())
    return free
