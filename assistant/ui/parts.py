"""The small things all windows are made of: labels, key caps, icons, chips."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QSizePolicy, QWidget

from assistant.ui import theme
from assistant.ui.icons import icon
from assistant.ui.theme import UNIT

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


def hairline(*, is_upright: bool = False) -> QFrame:
    """A line between two parts of a window."""
    made = QFrame()
    made.setProperty("role", "line")
    (made.setFixedWidth if is_upright else made.setFixedHeight)(1)
    return made


def click_at_once(button: QAbstractButton, event: QEvent) -> bool:
    """Whether ``event`` was the mnemonic of ``button``, which it has clicked.

    For the button's own ``event``: Qt's way waits a tenth of a second, and the next key is lost.
    """
    is_mnemonic = event.type() is QEvent.Type.Shortcut
    if is_mnemonic:
        button.click()
    return is_mnemonic


def on_key(within: QWidget, keys: str, act: Callable[[], object]) -> QShortcut:
    """Let ``keys`` do ``act`` while ``within``, or something in it, has the focus."""
    shortcut = QShortcut(QKeySequence(keys), within)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)
    return shortcut


def single_shot(owner: QObject, milliseconds: int, act: Callable[[], None]) -> QTimer:
    """A timer of ``owner`` that does ``act`` once, so long after it was started last."""
    timer = QTimer(owner, singleShot=True, interval=milliseconds)
    timer.timeout.connect(act)
    return timer


class KeyCap(QLabel):
    """A key as it stands on the keyboard."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(f"Tast {key}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class QuickButton(QPushButton):
    """A button whose mnemonic works at once."""

    def event(self, event: QEvent) -> bool:
        """Take the mnemonic."""
        return click_at_once(self, event) or super().event(event)


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
        painter.drawPixmap(corner, icon(self._name, colour, side, self.devicePixelRatioF()))


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
        chip.show_as("Teksten kopieres", "quiet", "window")
        return
    what = "sagen er låst" if locked else "kun vinduet kontrolleres"
    chip.show_as(f"{target} · {what}", "target" if locked else "quiet", "lock" if locked else "window")


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
