"""Windows, keyboard and chords in memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.desktop.fake.screen import OUR_PID, FakeWindow, Landed
from assistant.desktop.ports import Grab, Point, WindowInfo
from assistant.model.chord import Chord

if TYPE_CHECKING:
    from assistant.desktop.fake.world import FakeDesktop

FOCUS_TAKES = 0.005
LOOKS_AHEAD_AFTER = 0.001
READS_AGAIN_AFTER = 0.03


class FakeWindows:
    """The window port."""

    def __init__(self, world: FakeDesktop) -> None:
        self._world = world

    def active(self) -> WindowInfo | None:
        """The window in front."""
        return self.find(self._world.active)

    def find(self, window: int) -> WindowInfo | None:
        """A window as it is now."""
        found = self._world.windows.get(window)
        if found is None:
            return None
        pid = found.pid or found.id
        return WindowInfo(found.id, found.process, pid, found.title, is_ours=pid == OUR_PID, refusal=found.refusal)

    def centre(self, window: int) -> Point | None:
        """All windows lie at one place."""
        return (100, 100) if window in self._world.windows else None

    def activate(self, window: int) -> None:
        """The window manager needs a moment."""

        def come() -> None:
            if window in self._world.windows:
                self._world.active = window

        self._world.after(FOCUS_TAKES, come)


class FakeKeys:
    """The keyboard port."""

    def __init__(self, world: FakeDesktop) -> None:
        self._world = world

    def any_held(self) -> bool:
        """Whether a key is down."""
        return bool(self._world.held)

    def release_held(self) -> bool:
        """All keys up, and the grab given up."""
        was_held = bool(self._world.held)
        self._world.lets_go()
        return was_held

    def tap(self, chord: Chord) -> None:
        """A key for the window in front; with others down it means something else, in a grab it comes to us.

        One that runs with higher rights than we do is not reached, and nothing tells us so.
        """
        world = self._world
        if not world.hotkeys.can_type(chord):
            raise LookupError(chord.key)
        window = world.windows.get(world.active)
        if window is None or world.held or world.is_grabbing or window.refusal == "elevated":
            return
        if window.looks_ahead and chord.key == "V":
            world.after(LOOKS_AHEAD_AFTER, lambda: self._look(window))
        window.free_at = max(world.now, window.free_at) + window.takes
        title = window.title
        world.after(window.free_at - world.now, lambda: self._arrive(window, str(chord), title))

    def _look(self, window: FakeWindow) -> None:
        self._world.clipboard.read(window.pastes, window.pid or window.id)

    def _arrive(self, window: FakeWindow, chord: str, title: str) -> None:
        if window.id not in self._world.windows:
            return
        if chord in window.paste_keys and not window.is_deaf:
            self._paste(window, title)
        elif chord in {"Tab", "Shift+Tab"}:
            window.focus += 1 if chord == "Tab" else -1
        elif chord == "Ctrl+Z":
            window.caret.undo()
        elif chord == "Shift+Home":
            self._world.selected = window.caret.selected = window.caret.text
        elif chord == "End":
            window.caret.selected = ""
        elif chord == "Ctrl+C":
            self._copy(window)

    def _copy(self, window: FakeWindow) -> None:
        """With nothing selected, nothing happens."""
        window.copies += 1
        if window.caret.selected:
            self._world.clipboard.copy(window.caret.selected, window.pid or window.id, window.hands_out_in)
            window.own = window.caret.selected if window.notices_in else ""

    def _paste(self, window: FakeWindow, title: str) -> None:
        pid, world = window.pid or window.id, self._world
        target = window.caret

        def show() -> None:
            text = window.own or world.clipboard.read(window.pastes, pid)
            target.paste(text)
            world.landed.append(Landed(window.id, title, text))

        if window.reads_twice:
            world.clipboard.read(window.pastes, pid)
            world.after(READS_AGAIN_AFTER, show)
        else:
            show()


class FakeHotkeys:
    """The hotkey port."""

    def __init__(self, world: FakeDesktop) -> None:
        self._world = world
        self._grabbed: dict[Chord, Callable[[], None]] = {}
        self.taken: set[Chord] = set()

    def on_press(self, chord: Chord) -> None:
        """A chord was pressed; its grab lasts until it is let go of."""
        if chord in self._grabbed:
            self._world.is_grabbing = True
            self._grabbed[chord]()

    def grab(self, chord: Chord, pressed: Callable[[], None]) -> Grab:
        """Take a chord that nobody has."""
        if chord in self.taken:
            return Grab.TAKEN
        if not self.can_type(chord):
            return Grab.NO_KEY
        self._grabbed[chord] = pressed
        return Grab.HELD

    def release(self, chord: Chord) -> None:
        """Give a chord back."""
        self._grabbed.pop(chord, None)

    def release_all(self) -> None:
        """Give all chords back."""
        self._grabbed.clear()

    def typed_by(self, chord: Chord) -> str:
        """A Danish keyboard, as far as it goes."""
        return {"2": "@", "3": "£", "4": "$", "E": "€"}.get(chord.key, "") if chord.is_altgr_like else ""

    def can_type(self, chord: Chord) -> bool:
        """Everything but the characters that need Shift."""
        return chord.key not in set('!"#¤%&/()=?')
