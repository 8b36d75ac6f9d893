"""The small things all windows are made of: key caps, chips, a footer that names the keys, a window's frame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBitmap, QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from assistant.ui import theme
from assistant.ui.theme import RADIUS, UNIT

Role = Literal["title", "label", "help", "muted", "error", "warning", "prefix"]
Tone = Literal["target", "quiet", "warning"]


def label(text: str, role: Role | Literal[""] = "", *, wrap: bool = False) -> QLabel:
    """A plain-text label in the look of ``role``."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set the property ``name`` that the style sheet looks at, and let ``widget`` take the new look."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def clear(layout: QLayout) -> None:
    """Take every widget out of ``layout``, at once to the eye."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


class KeyCap(QLabel):
    """A key as it stands on the keyboard."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(f"Tast {key}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Icon(QWidget):
    """One of our SVGs, as high as the text beside it, in a colour of the scheme in use."""

    def __init__(self, name: str, colour: str = "text", parent: QWidget | None = None) -> None:
        """``colour`` is an attribute of ``Colours``; ``name`` empty draws nothing."""
        super().__init__(parent)
        self._name = name
        self._colour = colour

    def show_as(self, name: str, colour: str) -> None:
        """Draw ``name`` in ``colour`` from now on."""
        self._name, self._colour = name, colour
        self.update()

    def sizeHint(self) -> QSize:
        """A square as high as a capital letter, near enough."""
        side = self.fontMetrics().ascent() + 2
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the icon in the middle."""
        if not self._name:
            return
        side = self.sizeHint().width()
        colour: str = getattr(theme.colours(), self._colour)
        painter = QPainter(self)
        corner = QPointF((self.width() - side) / 2, (self.height() - side) / 2)
        painter.drawPixmap(corner, theme.icon(self._name, colour, side, self.devicePixelRatioF()))


_CHIP_INK: dict[Tone, str] = {"target": "deep", "quiet": "muted", "warning": "amber"}
_CHIP_FACE: dict[Tone, str] = {"target": "tint", "quiet": "quiet", "warning": "paper"}


class Chip(QWidget):
    """A short fact in a rounded field: ``Fasit · sagen er låst``. Never anything about a citizen."""

    def __init__(self, text: str = "", tone: Tone = "quiet", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone: Tone = tone
        self._icon = Icon("", parent=self)
        self._label = label("")
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT + 2, 2, UNIT + 2, 2)
        row.setSpacing(UNIT // 2)
        row.addWidget(self._icon)
        row.addWidget(self._label)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.show_as(text, tone, icon)

    def show_as(self, text: str, tone: Tone, icon: str = "") -> None:
        """Say ``text`` from now on, with the SVG ``icon`` before it when there is one."""
        self._tone = tone
        self._label.setText(text)
        self._icon.show_as(icon, _CHIP_INK[tone])
        self._icon.setVisible(bool(icon))
        self.setAccessibleName(text)
        restyle(self._label, "tone", tone)
        self.update()

    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the field; its ends are half circles, which a style sheet cannot ask for."""
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(getattr(c, _CHIP_FACE[self._tone])))
        painter.setPen(QColor(c.amber) if self._tone == "warning" else Qt.PenStyle.NoPen)
        outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2)


def show_target(chip: Chip, target: str, *, locked: bool) -> None:
    """Let ``chip`` say where the text goes and whether the case is verified, or only the window.

    An empty ``target`` is no window at all: then the text is copied.
    """
    if not target:
        chip.show_as("teksten kopieres", "quiet", "window")
        return
    what = "sagen er låst" if locked else "kun vinduet kontrolleres"
    chip.show_as(f"{target} · {what}", "target" if locked else "quiet", "lock" if locked else "window")


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


def key_and_word(key: str, word: str) -> QWidget:
    """A key cap and what the key does."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(UNIT // 2 + 2)
    row.addWidget(KeyCap(key))
    row.addWidget(label(word, "muted"))
    pair.setAccessibleName(f"{key}: {word}")
    return pair


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
