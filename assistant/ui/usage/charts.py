"""Bar charts in the program's own colours: bars that lie, one for each name, and bars that stand, one for each week."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from assistant.ui import theme
from assistant.ui.theme import UNIT

_MOST = 6
"""Bars that lie: with more, nobody sees which is which."""
_NAME, _ROOM = 0.5, 1.2
"""Of the width for names, and of a line's height for a bar with its space."""


class Bar(NamedTuple):
    """What is drawn: ``value`` high, called ``name``; ``said`` is its figure in words."""

    name: str
    value: float
    said: str


class Chart(QWidget):
    """Says in its accessible description what it shows, so that a screen reader can tell it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: Sequence[Bar] = ()
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def tell(self, bars: Sequence[Bar]) -> None:
        """Show ``bars``."""
        self.bars = bars
        self.setAccessibleDescription("; ".join(f"{bar.name}: {bar.said}" for bar in bars) or "Ingen tal endnu")
        self.update()

    def sizeHint(self) -> QSize:
        """Room for as many bars as there may be."""
        return QSize(theme.scaled(260), round(self._line * _ROOM * _MOST))

    def minimumSizeHint(self) -> QSize:
        """All bars can be seen."""
        return QSize(theme.scaled(160), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new scheme or size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(0.9))
        if self.bars:
            self._paint(painter, max((bar.value for bar in self.bars), default=0) or 1)

    @property
    def _line(self) -> int:
        return QFontMetrics(theme.font(0.9)).height()

    def _paint(self, painter: QPainter, highest: float) -> None:
        raise NotImplementedError

    def _bar(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colours().accent))
        painter.drawRoundedRect(place, 2, 2)

    def _text(self, painter: QPainter, place: QRectF, text: str, colour: str, side: Qt.AlignmentFlag) -> None:
        painter.setPen(QColor(colour))
        short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, math.ceil(place.width()))
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, short)


class LyingBars(Chart):
    """The highest few of what has a name: name, bar, figure."""

    def tell(self, bars: Sequence[Bar]) -> None:
        """Show the highest of ``bars``, and none of nothing."""
        super().tell(sorted((bar for bar in bars if bar.value), key=lambda bar: -bar.value)[:_MOST])

    def _paint(self, painter: QPainter, highest: float) -> None:
        c, line = theme.colours(), self._line
        figure = max(painter.fontMetrics().horizontalAdvance(bar.said) for bar in self.bars) + UNIT
        name = self.width() * _NAME
        room = self.width() - name - figure - 2 * UNIT
        for number, bar in enumerate(self.bars):
            top = number * line * _ROOM
            long = max(room * bar.value / highest, 2)
            left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
            self._text(painter, QRectF(0, top, name, line), bar.name, c.text, right)
            self._bar(painter, QRectF(name + UNIT, top + line * 0.15, long, line * 0.7))
            self._text(painter, QRectF(name + 2 * UNIT + long, top, figure, line), bar.said, c.muted, left)


class StandingBars(Chart):
    """A bar for each week, with the highest figure at the left and the first and the last week below."""

    def _paint(self, painter: QPainter, highest: float) -> None:
        c, line = theme.colours(), self._line
        tallest = max(self.bars, key=lambda bar: bar.value).said
        left = painter.fontMetrics().horizontalAdvance(tallest) + UNIT
        ground, room = self.height() - line - UNIT / 2, self.width() - left
        high, step = ground - line / 2, room / len(self.bars)
        painter.setPen(QColor(c.line))
        for height in (ground - high, ground):
            painter.drawLine(round(left), round(height), self.width(), round(height))
        wide = min(step * 0.7, line * 2.0)
        for number, bar in enumerate(self.bars):
            tall = high * bar.value / highest
            if tall:
                at = left + step * number + (step - wide) / 2
                self._bar(painter, QRectF(at, ground - tall, wide, tall))
        sides = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        self._text(painter, QRectF(0, 0, left - UNIT / 2, line), tallest, c.muted, sides[0])
        below = QRectF(left, ground + UNIT / 2, room, line)
        self._text(painter, below, self.bars[0].name, c.muted, sides[1])
        if len(self.bars) > 1:
            self._text(painter, below, self.bars[-1].name, c.muted, sides[0])
