"""Shows a room what is done: everything large, and the keys that are pressed. Never a character that is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QScreen, QWindow
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget

from assistant.desktop.ports import Point
from assistant.model.chord import NAMED_KEYS, Chord, ChordError
from assistant.ui import theme
from assistant.ui.card import Card
from assistant.ui.chord_recorder import chord_of
from assistant.ui.parts import clear
from assistant.ui.screens import screen_of
from assistant.ui.theme import RADIUS, UNIT, Theme

_SHOWN_MS = 2500
_MOST = 3
_FRAME = QMargins(UNIT, UNIT * 4, UNIT, UNIT)
"""What the system puts around a window that has a title bar."""
_PILL, _CAP, _EDGE = "#16191a", "#2c3335", "#7d898c"
"""Of no scheme: to be read on whatever is beneath."""
_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
_WITHOUT_MODIFIER = {"Esc", "Tab", "Enter", *_ARROWS, *(key for key in NAMED_KEYS if key[1:].isdigit())}
"""Keys that write nothing and tell nothing of what is written."""


class Presenter(QObject):
    """Makes everything large and shows the keys, from when it is made until it is closed."""

    def __init__(self, worn: Theme, where: Callable[[], Point | None], parent: QObject | None = None) -> None:
        """``where`` tells the middle of the window in front; asked while it is none of ours."""
        super().__init__(parent)
        self._theme = worn
        self._where = where
        worn.enlarge(is_large=True)
        self.keys = PressedKeys()
        QGuiApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def close(self) -> None:
        """End it."""
        QGuiApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self.keys.close()
        self.keys.deleteLater()
        self._theme.enlarge(is_large=False)
        self.deleteLater()

    def fit(self, window: QWidget) -> None:
        """Let ``window``, which has a frame, stand above the keys and be no larger than there is room for."""
        room = Card.room() - _FRAME
        place = QRect(room.topLeft(), window.size().boundedTo(room.size()))
        place.moveLeft(room.center().x() - place.width() // 2)
        window.setGeometry(place)

    def show_chord(self, chord: Chord) -> None:
        """Show a chord that works everywhere and was pressed."""
        self._show(str(chord))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the keys of our own windows. Every press is offered to the window first, as a shortcut it may be."""
        is_press = event.type() is QEvent.Type.ShortcutOverride and isinstance(watched, QWindow)
        if is_press and isinstance(event, QKeyEvent) and not event.isAutoRepeat() and (caps := caps_of(event)):
            self._show(caps)
        return False

    def _show(self, caps: str) -> None:
        window = QApplication.activeWindow()
        self.keys.show_keys(caps, window.screen() if window else screen_of(self._where))


class PressedKeys(Card):
    """The latest keys at the foot of the screen. It takes neither keyboard nor mouse."""

    def __init__(self) -> None:
        super().__init__(
            Qt.WindowType.Tool
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowTransparentForInput
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.shown: tuple[str, ...] = ()
        self._caps = QHBoxLayout()
        self._caps.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        self._caps.setSpacing(UNIT)
        self.column.addLayout(self._caps)
        self.setStyleSheet(
            f"QLabel {{ color: white; background: {_CAP}; border: 1px solid {_EDGE}; border-bottom-width: 3px;"
            f" border-radius: 6px; padding: 1px 12px; font-size: {theme.font(1.5).pointSizeF()}pt; font-weight: 600; }}"
        )
        self._end = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._end.timeout.connect(self._forget)

    def show_keys(self, caps: str, screen: QScreen) -> None:
        """Show ``caps`` beside what was pressed just before, on ``screen``."""
        self.shown = (*self.shown, caps)[-_MOST:]
        clear(self._caps)
        for each in self.shown:
            cap = QLabel(each)
            cap.setTextFormat(Qt.TextFormat.PlainText)
            self._caps.addWidget(cap)
            cap.show()
        self.setWindowTitle(f"Taster: {'  '.join(self.shown)}")
        self.setAccessibleName(self.windowTitle())
        self.column.activate()
        self.setFixedSize(self.column.sizeHint())
        room = screen.availableGeometry()
        self.move(room.center().x() - self.width() // 2, room.bottom() - self.height() - UNIT // 2)
        self.show()
        self.raise_()
        self._end.start()

    def _forget(self) -> None:
        self.hide()
        self.shown = ()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the pill; where it cannot be translucent, its corners are cut."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_PILL))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)


def caps_of(event: QKeyEvent) -> str:
    """The chord of ``event`` as it stands on the keys; empty for a key that writes, or is part of writing.

    AltGr is Ctrl and Alt to Windows, and a number typed on the keypad under Alt is a character there.
    """
    try:
        chord = chord_of(event)
    except ChordError:
        return ""
    if event.modifiers() & Qt.KeyboardModifier.KeypadModifier and chord.key != "Enter":
        return ""
    if chord.key in _WITHOUT_MODIFIER:
        return "+".join((*chord.modifiers, _ARROWS.get(chord.key, chord.key)))
    is_written = chord.is_altgr_like or not {"Ctrl", "Alt"} & set(chord.modifiers)
    return "" if is_written else str(chord)
