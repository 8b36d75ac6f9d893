"""A clipboard in memory, with owners that are slow, and managers that read everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from assistant.desktop.fake.screen import OUR_PID, FakeWindow
from assistant.desktop.ports import Kept, Offer, Selection

if TYPE_CHECKING:
    from assistant.desktop.fake.world import FakeDesktop

MANAGER_PID = 2
UNKNOWN_PID, NO_PID = 0, -1


@dataclass
class Content:
    """What stands on a selection.

    Attributes:
        takes: seconds the owner needs to hand it out; None when it never does.
        is_rendered: whether Windows has been given it, and asks its owner no more.
    """

    text: str
    owner: int
    takes: float | None = 0.001
    html: str = ""
    is_rendered: bool = False


class FakeClipboard:
    """The clipboard port, and what other programs see of the clipboard."""

    def __init__(self, world: FakeDesktop) -> None:
        self._world = world
        self._boards: dict[Selection, Content | None] = {"clipboard": None, "primary": None}
        self._selection: Selection = "clipboard"
        self._lent: Content | None = None
        self._offer = Offer("")
        self._old: Content | None = None
        self._asked: Content | None = None
        self._is_keeping = False
        self._state = Kept.WHOLE
        self._reads: Counter[int] = Counter()
        self._askers: set[int] = set()
        self._copy: Content | None = None
        self._copied: str | None = None
        self._changed: Callable[[], None] = lambda: None

    @property
    def sees_selected(self) -> bool:
        """Windows has no clipboard of what is selected."""
        return not self._world.is_windows

    @property
    def sees_each_read(self) -> bool:
        """Windows asks its owner once."""
        return not self._world.is_windows

    def text(self, selection: Selection = "clipboard") -> str | None:
        """What anyone would paste now."""
        content = self._boards[selection]
        return content.text if content else None

    def put(self, selection: Selection, content: Content | None) -> None:
        """Someone owns the selection now."""
        self._boards[selection] = content
        world = self._world
        if content and selection == "clipboard":
            for window in world.windows.values():
                if window.notices_in and content.owner != (window.pid or window.id):
                    world.after(window.notices_in, partial(self._notice, window, content))
        if content and world.manager and content.owner != MANAGER_PID:
            world.after(world.manager_takes, lambda: self._manage(selection, content))

    def copy(self, text: str, pid: int, takes: float | None) -> None:
        """A window copies what is selected in it; for a moment the system takes no other owner."""
        self.put("clipboard", Content(text, pid, takes))
        world = self._world
        if world.copy_holds:
            world.is_busy = True
            world.after(world.copy_holds, lambda: setattr(world, "is_busy", False))

    def read(self, selection: Selection, pid: int) -> str:
        """A program reads."""
        content = self._boards[selection]
        if content is not None and content is self._lent and not content.is_rendered:
            reader = UNKNOWN_PID if pid in self._world.unseen else pid
            if not self._is_for(reader):
                return ""
            self._reads[reader] += 1
            self._askers.add(pid)
            content.is_rendered = self._world.is_windows and self._reads.total() >= self._offer.reads
            self._changed()
        return content.text if content else ""

    def _is_for(self, reader: int) -> bool:
        """Windows asks its owner once, so the one read that is seen is kept for whom it is meant."""
        meant = self._world.windows.get(self._offer.reader)
        return not (self._world.is_windows and meant) or reader in {UNKNOWN_PID, meant.pid or meant.id}

    def save(self, selection: Selection = "clipboard") -> None:
        """Begin to keep what is there."""
        if self.is_ours() and selection == self._selection:
            return
        self._selection, self._lent, self._is_keeping = selection, None, True
        self._ask(self._boards[selection])

    def kept(self) -> Kept:
        """How far it has come."""
        return self._state

    def kept_text(self) -> str:
        """What has come."""
        return self._old.text if self._old else ""

    def kept_html(self) -> str:
        """What has come as HTML."""
        return self._old.html if self._old else ""

    def offer(self, offer: Offer) -> bool:
        """Lend a text; not over what somebody has copied since ``save``, which is kept instead."""
        there = self._boards[self._selection]
        if self._is_keeping and self._state is not Kept.PENDING and there and there is not self._asked:
            self._ask(there)
            return False
        if self._state is Kept.PENDING:
            self._state = Kept.PARTLY
        if self._world.is_busy:
            return False
        self._selection = offer.selection
        self._copy = self._copied = None
        self._lent, self._offer, self._is_keeping = Content(offer.text, OUR_PID), offer, False
        self._reads.clear()
        self._askers.clear()
        self.put(offer.selection, self._lent)
        return True

    def reads(self, window: int) -> int:
        """Reads by the window's program, or an unknown one."""
        return self._reads[self._pid(window)] + self._reads[UNKNOWN_PID]

    def knows_reader(self, window: int) -> bool:
        """Whether it was the window's."""
        return self._reads[self._pid(window)] > 0

    def is_noticed(self, window: int) -> bool:
        """Whether the window's program has asked."""
        return self._world.is_windows or self._pid(window) in self._askers

    def is_ours(self) -> bool:
        """Whether our text stands."""
        return self._lent is not None and self._boards[self._selection] is self._lent

    def restore(self) -> bool:
        """Put back what was kept."""
        is_nobodys = self._lent is not None and self._boards[self._selection] is None
        is_ours = self.is_ours() or is_nobodys
        if is_ours:
            self.put(self._selection, self._old)
        self._lent = self._old = self._copy = self._copied = None
        self._is_keeping = False
        return is_ours

    def watch_selected(self) -> None:
        """Forget what was selected."""
        self._world.selected = None

    def selected(self) -> str | None:
        """What was selected since."""
        return self._world.selected

    def is_of(self, window: int) -> bool:
        """Whether the window's program has put it there."""
        content = self._boards["clipboard"]
        return content is not None and content.owner == self._pid(window)

    def copied(self, window: int) -> str | None:
        """What it has put there, when it has handed it out."""
        content = self._boards["clipboard"]
        if content is not self._copy:
            self._copy = self._copied = None
            if content and self.is_of(window):
                self._copy = content
                self._hand_out(content)
        return self._copied

    def on_change(self, changed: Callable[[], None]) -> None:
        """Call ``changed`` when someone reads."""
        self._changed = changed

    def _pid(self, window: int) -> int:
        found = self._world.windows.get(window)
        return (found.pid or found.id) if found else NO_PID

    def _notice(self, window: FakeWindow, content: Content) -> None:
        """It asks who owns the clipboard; what it has copied while it waited for the answer it throws away."""
        pid, now = window.pid or window.id, self._boards["clipboard"]
        window.own = ""
        if now is content and content is self._lent:
            self._askers.add(pid)
        elif now is not None and now.owner == pid:
            self.put("clipboard", None)

    def _hand_out(self, content: Content) -> None:
        def come() -> None:
            if self._copy is content:
                self._copied = content.text
                self._changed()

        if content.takes is not None:
            self._world.after(content.takes, come)

    def _ask(self, owner: Content | None) -> None:
        self._old, self._asked, self._state = None, owner, Kept.PENDING if owner else Kept.WHOLE
        if owner and owner.takes is not None:
            self._world.after(owner.takes, lambda: self._answer(owner))

    def _answer(self, owner: Content) -> None:
        if self._state is not Kept.PENDING:
            return
        if self._boards[self._selection] is owner:
            self._old, self._state = owner, Kept.WHOLE
            self._changed()
        else:
            self._ask(self._boards[self._selection])

    def _manage(self, selection: Selection, content: Content) -> None:
        if self._boards[selection] is not content:
            return
        text = self.read(selection, MANAGER_PID)
        if self._world.manager == "takes" and (text or not self._world.is_windows):
            self.put(selection, Content(text, MANAGER_PID))
