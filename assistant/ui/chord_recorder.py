"""A field that takes a chord by its being pressed."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

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
_ALIASES = {"Return": "Enter", "Escape": "Esc", "Backtab": "Tab"}
_NAMES = {key.value: _ALIASES.get(key.name[4:], key.name[4:]) for key in Qt.Key}
"""What Qt calls each key, without its ``Key_``, in our words."""
_DIGIT_ROW = dict(zip(range(10, 20), "1234567890", strict=True))
"""X11's key codes of the digit row; Windows' virtual keys there are the digits themselves."""


class ChordRecorder(QLineEdit):
    """Shows a chord, and takes a new one when it is pressed here.

    Tab goes on to the next field and Esc out of this one; Backspace and Delete take the chord away.

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
        if event.key() in _BARE:
            return
        try:
            chord = chord_of(event)
        except ChordError as error:
            self.refused.emit(str(error))
            return
        if not chord.modifiers and chord.key == "Esc":
            self.left.emit()
        elif not chord.modifiers and chord.key in {"Backspace", "Delete"}:
            self.recorded.emit(None)
        elif set(chord.modifiers) <= {"Shift"} and not _is_function_key(chord.key):
            self.refused.emit(NO_MODIFIER)
        else:
            self.recorded.emit(chord)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin to record."""
        super().focusInEvent(event)
        self.recording.emit(True)  # noqa: FBT003

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End it."""
        super().focusOutEvent(event)
        self.recording.emit(False)  # noqa: FBT003


def _is_the_windows(event: QEvent) -> bool:
    only_ctrl = Qt.KeyboardModifier.ControlModifier
    return isinstance(event, QKeyEvent) and event.modifiers() == only_ctrl and event.key() in _THE_WINDOWS


def chord_of(event: QKeyEvent) -> Chord:
    """What was pressed, as a chord.

    Raises:
        ChordError: the key cannot be part of one.
    """
    held = tuple(name for modifier, name in _HELD.items() if event.modifiers() & modifier)
    return Chord.parse("+".join((*held, _key(event))))


def _key(event: QKeyEvent) -> str:
    name = _NAMES.get(event.key(), "")
    if name in NAMED_KEYS:
        return name
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and (digit := _digit(event)):
        return digit
    return chr(event.key()) if event.key() <= sys.maxunicode else name


def _digit(event: QKeyEvent) -> str:
    """The digit on the key, where Shift has Qt name the sign above it."""
    if event.nativeVirtualKey() in range(ord("0"), ord("9") + 1):
        return chr(event.nativeVirtualKey())
    return _DIGIT_ROW.get(event.nativeScanCode(), "")


def _is_function_key(key: str) -> bool:
    return key[:1] == "F" and key[1:].isdigit()
