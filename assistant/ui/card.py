"""The frame of every window of ours: rounded, with a header that names it and a footer that names its keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBitmap,
    QColor,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from assistant.ui import theme
from assistant.ui.parts import clear, key_and_word, label
from assistant.ui.screens import screen_of
from assistant.ui.theme import RADIUS, UNIT

MARGIN = UNIT * 3
"""Between a card in a corner and the edges of the screen."""


class Header(QFrame):
    """The top of a card: a title, chips beside it, anything right."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._right = 0
        self.title = label(title, "title")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(UNIT * 2, UNIT + 4, UNIT * 2, UNIT + 4)
        self.row.setSpacing(UNIT)
        self.row.addWidget(self.title)
        self.row.addStretch(1)

    def add_left(self, widget: QWidget) -> None:
        """Put ``widget`` after the title and what stands beside it already."""
        self.row.insertWidget(self.row.count() - 1 - self._right, widget)

    def add_right(self, widget: QWidget) -> None:
        """Put ``widget`` at the right end."""
        self.row.addWidget(widget)
        self._right += 1

    def fill(self, widget: QWidget) -> None:
        """Let ``widget`` have all the room between what stands left and right."""
        stretch = self.row.count() - 1 - self._right
        self.row.takeAt(stretch)
        self.row.insertWidget(stretch, widget, 1)


class Footer(QFrame):
    """The bottom of a card: each key with what it does, anything right."""

    def __init__(self, keys: Iterable[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(UNIT * 2, UNIT, UNIT * 2, UNIT)
        self.row.setSpacing(UNIT * 2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._left = QHBoxLayout()
        self._left.setSpacing(UNIT * 2)
        self.row.addLayout(self._left)
        self.row.addStretch(1)
        self.set_keys(keys)

    def set_keys(self, keys: Iterable[tuple[str, str]]) -> None:
        """Show these pairs of key and word at the left, in place of those before."""
        clear(self._left)
        for key, word in keys:
            pair = key_and_word(key, word)
            self._left.addWidget(pair)
            pair.show()

    def add_right(self, widget: QWidget) -> None:
        """Put ``widget`` at the right end."""
        self.row.addWidget(widget)


class Card(QWidget):
    """A frameless, rounded window with a soft edge; put its parts into ``column``.

    On X11 there may be no compositor, and then a translucent corner is black: there the window's shape is cut
    instead. Pressing the mouse where nothing else takes it moves the window.
    """

    def __init__(self, flags: Qt.WindowType = Qt.WindowType.Window, parent: QWidget | None = None) -> None:
        super().__init__(parent, flags | Qt.WindowType.FramelessWindowHint)
        self.has_alpha = theme.has_compositor()
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, self.has_alpha)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 1, 1, 1)
        self.column.setSpacing(0)

    @staticmethod
    def room(screen: QScreen | None = None) -> QRect:
        """The free part of ``screen``; of the mouse's when it is not known, or has been unplugged."""
        known = screen if screen and screen in QGuiApplication.screens() else screen_of(lambda: None)
        return known.availableGeometry().adjusted(0, 0, 0, -theme.foot())

    def corner(self, screen: QScreen | None = None) -> QPoint:
        """Where to stand in the lower right corner of ``screen``, above what of ours stands there."""
        room = self.room(screen)
        place = QRect(room.bottomRight() - QPoint(self.width() + MARGIN, self.height() + MARGIN), self.size())
        for other in QApplication.topLevelWidgets():
            if other is not self and other.isVisible() and other.geometry().intersects(place):
                place.moveBottom(max(other.y() - UNIT, room.top() + self.height()))
        return place.topLeft()

    def appear(self, at: QPoint | None = None) -> None:
        """Come in front and take the keyboard, with the corner ``at``, or in the middle of the room."""
        if at is None:
            middle = self.rect()
            middle.moveCenter(self.room().center())
            at = middle.topLeft()
        self.move(at)
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the edge and, within it, the ground."""
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.has_alpha:
            painter.fillPath(_rounded(QRectF(self.rect()), RADIUS), QColor(c.edge))
        else:
            painter.fillRect(self.rect(), QColor(c.edge))
        inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.fillPath(_rounded(inside, RADIUS), QColor(c.ground))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners anew where they cannot be translucent."""
        super().resizeEvent(event)
        if not self.has_alpha:
            shape = QBitmap(self.size())
            shape.clear()
            painter = QPainter(shape)
            painter.fillPath(_rounded(QRectF(self.rect()), RADIUS - 1), Qt.GlobalColor.color1)
            painter.end()
            self.setMask(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let the window be moved by its own surface, as it has no title bar."""
        handle = self.windowHandle()
        if event.button() is Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()


def _rounded(rect: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path
