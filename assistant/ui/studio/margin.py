"""What stands left of a text: the lines' numbers, and marks at those that something is said of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget

from assistant.model.finding import WORST_FIRST, Finding, Severity
from assistant.ui import theme
from assistant.ui.theme import UNIT

_MARKS = {Severity.ERROR: ("●", "error"), Severity.WARNING: ("▲", "amber"), Severity.HINT: ("–", "faint")}


class Margin(QWidget):
    """The margin of a text.

    Attributes:
        found: what is said of the lines, from 0.

    Signals:
        clicked: carries the line, from 0.
    """

    clicked = Signal(int)

    def __init__(self, edit: QPlainTextEdit) -> None:
        """That of ``edit``, which lays it where it is to be."""
        super().__init__(edit)
        self._edit = edit
        self.found: Mapping[int, Sequence[Finding]] = {}
        self.setCursor(Qt.CursorShape.ArrowCursor)
        edit.updateRequest.connect(self._follow)

    def show_findings(self, found: Mapping[int, Sequence[Finding]]) -> None:
        """Mark these lines, from 0."""
        self.found = found
        self.update()

    def worst_first(self, line: int) -> list[Finding]:
        """What is said of ``line``, from 0."""
        return sorted(self.found.get(line, ()), key=lambda each: WORST_FIRST.index(each.severity))

    def wanted(self) -> int:
        """How wide it must be."""
        digits = max(len(str(self._edit.blockCount())), 2)
        return self._edit.fontMetrics().horizontalAdvance("0") * (digits + 2) + UNIT * 2

    def sizeHint(self) -> QSize:
        """As wide as its numbers."""
        return QSize(self.wanted(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each line's number, and its mark."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.colours().ground))
        edit = self._edit
        block, offset = edit.firstVisibleBlock(), edit.contentOffset()
        height, width = edit.fontMetrics().height(), self.width() - UNIT
        while block.isValid():
            top = round(edit.blockBoundingGeometry(block).translated(offset).top())
            if top > self.height():
                break
            self._draw_line(painter, block.blockNumber(), QRect(0, top, width, height))
            block = block.next()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is wrong with the line."""
        found = self.worst_first(self._line_at(event.pos()))
        said = "\n".join(f"{_MARKS[each.severity][0]} {each.message}" for each in found)
        QToolTip.showText(event.globalPosition().toPoint(), said)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which line it was."""
        self.clicked.emit(self._line_at(event.pos()))

    def _draw_line(self, painter: QPainter, line: int, row: QRect) -> None:
        c, found = theme.colours(), self.worst_first(line)
        mark, colour = _MARKS[found[0].severity] if found else ("", "faint")
        painter.setPen(QColor(getattr(c, colour)))
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft, f" {mark}")
        painter.setPen(QColor(c.faint))
        painter.drawText(row, Qt.AlignmentFlag.AlignRight, str(line + 1))

    def _line_at(self, place: QPoint) -> int:
        """The line, from 0, at the height of ``place``."""
        return self._edit.cursorForPosition(QPoint(0, place.y())).blockNumber()

    def _follow(self, rect: QRect, moved: int) -> None:
        """Go along with the text."""
        if moved:
            self.scroll(0, moved)
        else:
            self.update(0, rect.y(), self.width(), rect.height())
