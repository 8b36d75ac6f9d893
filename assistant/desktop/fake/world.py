"""The world behind the fake ports."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from itertools import count

from assistant.desktop.fake.clipboard import Content, FakeClipboard
from assistant.desktop.fake.hands import FakeHotkeys, FakeKeys, FakeWindows
from assistant.desktop.fake.screen import FakeWindow, Landed
from assistant.desktop.job import Job
from assistant.desktop.ports import Desktop, Selection
from assistant.model.chord import Chord


class FakeDesktop:
    """Time, windows, and what a person and other programs do.

    Attributes:
        now: seconds.
        held: keys that are down.
        landed: everything that windows pasted.
        selected: what the last Shift+Home selected.
        manager: what a clipboard manager does ``manager_takes`` seconds after a change: nothing, ``reads``, or
            ``takes`` the clipboard over.
        is_busy: whether another program keeps the clipboard from everyone.
        is_windows: whether the clipboard has the manners of Windows: who has copied is asked for a text once.
        unseen: processes that open it without a window there, so that nobody can tell who has read.
        copy_holds: seconds after a window's copy for which nobody else can own the clipboard, as on X where the
            copy's clock is ahead.
    """

    def __init__(self, *windows: FakeWindow) -> None:
        self.now = 0.0
        self.windows = {window.id: window for window in windows}
        self.active = windows[0].id if windows else 0
        self.held: set[str] = set()
        self.is_grabbing = False
        self.landed: list[Landed] = []
        self.selected: str | None = None
        self.manager = ""
        self.manager_takes = 0.002
        self.is_busy = False
        self.is_windows = False
        self.unseen: set[int] = set()
        self.copy_holds = 0.0
        self._events: list[tuple[float, int, Callable[[], None]]] = []
        self._count = count()
        self.clipboard = FakeClipboard(self)
        self.hotkeys = FakeHotkeys(self)
        self.desktop = Desktop("fake", FakeWindows(self), FakeKeys(self), self.clipboard, self.hotkeys)

    def after(self, seconds: float, action: Callable[[], None]) -> None:
        """Let ``action`` happen later."""
        heapq.heappush(self._events, (self.now + seconds, next(self._count), action))

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        end = self.now + seconds
        while self._events and self._events[0][0] <= end:
            self._next_event()
        self.now = end

    def run(self, job: Job) -> None:
        """Step ``job`` until it has ended, as the runner does: in time, and when something has changed."""
        while (wait := job.step(self.now)) is not None:
            due = self.now + wait
            if self._events and self._events[0][0] < due:
                self._next_event()
            else:
                self.now = due

    def copies(self, text: str, selection: Selection = "clipboard", takes: float | None = 0.001) -> None:
        """A program puts ``text`` on a selection."""
        self.clipboard.put(selection, Content(text, owner=3, takes=takes))

    def presses(self, chord: Chord) -> None:
        """A person presses ``chord`` and holds it."""
        self.held |= {*chord.modifiers, chord.key}
        self.hotkeys.on_press(chord)

    def lets_go(self) -> None:
        """A person takes her hand off the keyboard."""
        self.held.clear()
        self.is_grabbing = False

    def closes(self, window: int) -> None:
        """A window is closed; another one comes to the front."""
        self.windows.pop(window, None)
        if self.active == window:
            self.active = next(iter(self.windows), 0)

    def _next_event(self) -> None:
        self.now, _, action = heapq.heappop(self._events)
        action()
