"""Texts in columns, line beside line, under a head that stays."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QResizeEvent,
    QStandardItemModel,
    QTextCharFormat,
    QTextCursor,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QHeaderView, QTextBrowser, QVBoxLayout, QWidget

from assistant.casework.studio.trying_beside import Beside, Row
from assistant.ui import theme
from assistant.ui.theme import UNIT

_NARROWEST = 220
_ABSENT = "ikke med"
_NOTHING = Beside((), ())


class Columns(QWidget):
    """The columns; written by a cursor, never as HTML."""

    def __init__(self) -> None:
        super().__init__()
        self._found = _NOTHING
        self.head = QHeaderView(Qt.Orientation.Horizontal)
        self.text = QTextBrowser()
        self._build()

    def show_columns(self, found: Beside) -> None:
        """Show ``found``; nothing moves when it is the same as before."""
        if found != self._found:
            self._found = found
            self._write_down()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._write_down()

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new scheme or font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._write_down()

    def _width(self) -> int:
        """Of a column: a share of the room, but no less than can be read."""
        return max(theme.scaled(_NARROWEST), self.text.viewport().width() // max(len(self._found.answers), 1))

    def _write_down(self) -> None:
        found, across = self._found, self.text.horizontalScrollBar().value()
        down = self.text.verticalScrollBar().value()
        self.text.clear()
        if not found.answers:
            return
        self._write_head(found.answers)
        self.text.setLineWrapColumnOrWidth(self._width() * len(found.answers))
        cursor = QTextCursor(self.text.document())
        cursor.beginEditBlock()
        shape = QTextTableFormat()
        shape.setBorder(0)
        shape.setCellSpacing(0)
        shape.setCellPadding(UNIT / 2)
        shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.FixedLength, self._width())] * len(found.answers))
        table = cursor.insertTable(len(found.rows) or 1, len(found.answers), shape)
        for number, row in enumerate(found.rows):
            _write(table, number, row)
        cursor.endEditBlock()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.horizontalScrollBar().setValue(across)
        self.text.verticalScrollBar().setValue(down)

    def _write_head(self, answers: Iterable[str]) -> None:
        names = list(answers)
        model = QStandardItemModel(0, len(names), self.head)
        model.setHorizontalHeaderLabels(names)
        for place, name in enumerate(names):
            model.setHeaderData(place, Qt.Orientation.Horizontal, name, Qt.ItemDataRole.ToolTipRole)
        self.head.setModel(model)
        self.head.setDefaultSectionSize(self._width())
        self.head.setFixedHeight(self.head.sizeHint().height())
        self.head.setOffset(self.text.horizontalScrollBar().value())

    def _build(self) -> None:
        self.head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.head.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.text.setCornerWidget(QWidget())
        self.text.setAccessibleName("Teksten for hvert svar, side om side")
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.setProperty("role", "bare")
        self.text.setUndoRedoEnabled(False)
        self.text.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.text.document().setDocumentMargin(0)
        self.text.horizontalScrollBar().valueChanged.connect(self.head.setOffset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.text, 1)


def _write(table: QTextTable, number: int, row: Row) -> None:
    """Write ``row``; what stands in all columns alike is quiet in all but the first."""
    c = theme.colours()
    for place, cell in enumerate(row.cells):
        cursor = table.cellAt(number, place).firstCursorPosition()
        if row.label:
            cursor.insertText(row.label, _look(c.faint, is_bold=True, scale=0.9))
            cursor.insertBlock()
        if not cell:
            cursor.insertText(_ABSENT, _look(c.faint, is_italic=True))
        for piece in cell:
            if piece.is_other:
                cursor.insertText(piece.text, _look(c.deep, is_bold=True, ground="" if c.is_contrast else c.tint))
            else:
                cursor.insertText(
                    piece.text, _look(c.text if place == 0 or row.differs else c.faint, is_bold=row.is_heading)
                )


def _look(
    colour: str, *, is_bold: bool = False, is_italic: bool = False, scale: float = 1.0, ground: str = ""
) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(colour))
    font: QFont = theme.font(scale, bold=is_bold)
    font.setItalic(is_italic)
    look.setFont(font)
    if ground:
        look.setBackground(QColor(ground))
    return look
