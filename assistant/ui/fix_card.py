"""What the windows have in common that judge a text: keys that work anywhere in them, and a fix for each digit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from assistant.ui.card import Card
from assistant.ui.release import EnterRelease, StaleEnter


class FixCard(Card):
    """A window with Alt+1…9 for the fixes it shows, and no key that repeats into it or out of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.WindowType.Window, parent)
        self.is_keypad = False
        self.enter = EnterRelease(self)
        self.stale_enter = StaleEnter(self)

    def apply_fix(self, number: int) -> None:
        """Apply what Alt+``number`` stands for now."""
        raise NotImplementedError

    def bind_keys(self, done: Callable[[], None], keys: Mapping[str, Callable[[], object]]) -> None:
        """Let Ctrl+Enter do ``done`` once it is let go of, Alt+1…9 apply fixes, and ``keys`` what they say."""
        whole: dict[str, Callable[[], object]] = dict(keys)
        whole |= dict.fromkeys(("Ctrl+Return", "Ctrl+Enter"), lambda: self.enter.then(done))
        whole |= {f"Alt+{number}": partial(self.apply_fix, number) for number in range(1, 10)}
        for key, act in whole.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)

    def event(self, event: QEvent) -> bool:
        """Notice the keypad: Alt with its digits types characters on Windows, and is not a fix."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self.is_keypad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
        return super().event(event)
