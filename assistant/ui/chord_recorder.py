"""A field that takes a chord by its being pressed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from assistant.desktop.ports import Hook
from assistant.model.chord import NAMED_KEYS, Chord, ChordError

NO_MODIFIER = "Hold Ctrl, Alt eller Win nede, mens du trykker tasten. Ellers kan du ikke længere skrive med den."
_HELD = {
    Qt.KeyboardModifier.ControlModifier: "Ctrl",
    Qt.KeyboardModifier.AltModifier: "Alt",
    Qt.KeyboardModifier.ShiftModifier: "Shift",
    Qt.KeyboardModifier.MetaModifier: "Win",
}
_BARE = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
_THE_WINDOWS = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""With Ctrl, keys of the settings window; with more, they may be recorded."""
_THE_WINDOWS_CHORDS = tuple(Chord(("Ctrl",), key) for key in ("PageUp", "PageDown", "Enter"))
_ALIASES = {"Return": "Enter", "Escape": "Esc", "Backtab": "Tab"}
_NAMES = {key.value: _ALIASES.get(key.name[4:], key.name[4:]) for key in Qt.Key}
"""What Qt calls each key, without its ``Key_``, in our words."""
_DIGIT_ROW = dict(zip(range(10, 20), "1234567890", strict=True))
"""X11's key codes of the digit row; Windows' virtual keys there are the digits themselves."""


class ChordRecorder(QLineEdit):
    """Shows a chord, and takes a new one when it is pressed here.

    A bare key that follows becomes its second step. Tab goes on to the next field and Esc out of this one; Backspace
    and Delete take the chord away.

    Attributes:
        hook: hears chords too that the system gives to others, where that is allowed.

    Signals:
        recorded: a chord was pressed, or None for taking it away.
        refused: why what was pressed is no chord, in Danish.
        left: Esc was pressed.
        recording: whether keys are taken here now; chords that work everywhere must rest meanwhile.
    """

    recorded = Signal(object)
    refused = Signal(str)
    left = Signal()
    recording = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hook: Hook | None = None
        self._is_heard = False
        self._first: Chord | None = None
        self.setReadOnly(True)
        self.setPlaceholderText("Tryk genvejen her")

    def event(self, event: QEvent) -> bool:
        """Have every key, also those that are shortcuts; but saving and turning pages stay the window's."""
        if event.type() is QEvent.Type.ShortcutOverride and not _is_the_windows(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the chord, or do what a bare key means here."""
        if event.key() in _BARE or not event.key():
            return
        try:
            chord = chord_of(event, self.hook.key_name if self.hook else _unknown)
        except ChordError as error:
            self.refused.emit(str(error))
            return
        if _is_bare(chord):
            self._take_bare(chord)
        elif not self._is_heard:
            self._take(chord)

    def _take(self, chord: Chord) -> None:
        self._first = chord
        self.recorded.emit(chord)

    def _take_heard(self, chord: Chord) -> None:
        if chord not in _THE_WINDOWS_CHORDS:
            self._take(chord)

    def _take_bare(self, key: Chord) -> None:
        if not key.modifiers and key.key == "Esc":
            self.left.emit()
        elif not key.modifiers and key.key in {"Backspace", "Delete"}:
            self._first = None
            self.recorded.emit(None)
        elif self._first:
            self.recorded.emit(replace(self._first, then=key))
        else:
            self.refused.emit(NO_MODIFIER)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin to record."""
        super().focusInEvent(event)
        self._first = None
        self.recording.emit(True)  # noqa: FBT003
        self._is_heard = self.hook is not None and self.hook.record(self._take_heard)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End it."""
        super().focusOutEvent(event)
        if self._is_heard and self.hook:
            self.hook.record(None)
        self._is_heard = False
        self.recording.emit(False)  # noqa: FBT003


def _is_the_windows(event: QEvent) -> bool:
    only_ctrl = Qt.KeyboardModifier.ControlModifier
    return isinstance(event, QKeyEvent) and event.modifiers() == only_ctrl and event.key() in _THE_WINDOWS


def _unknown(_native: int) -> str:
    return ""


def chord_of(event: QKeyEvent, key_name: Callable[[int], str] = _unknown) -> Chord:
    """What was pressed, as a chord; ``key_name`` names the key as it stands on the keyboard, where it can.

    Raises:
        ChordError: the key cannot be part of one.
    """
    held = tuple(name for modifier, name in _HELD.items() if event.modifiers() & modifier)
    return Chord.parse("+".join((*held, _key(event, key_name))))


def _key(event: QKeyEvent, key_name: Callable[[int], str]) -> str:
    name = _NAMES.get(event.key(), "")
    if name in NAMED_KEYS:
        return name
    if on_keyboard := key_name(event.nativeVirtualKey()):
        return on_keyboard
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and (digit := _digit(event)):
        return digit
    return chr(event.key()) if event.key() <= sys.maxunicode else name


def _digit(event: QKeyEvent) -> str:
    """The digit on the key, where Shift has Qt name the sign above it."""
    if event.nativeVirtualKey() in range(ord("0"), ord("9") + 1):
        return chr(event.nativeVirtualKey())
    return _DIGIT_ROW.get(event.nativeScanCode(), "")


def _is_bare(chord: Chord) -> bool:
    is_function_key = chord.key[:1] == "F" and chord.key[1:].isdigit()
    return set(chord.modifiers) <= {"Shift"} and not is_function_key
