"""Texts in columns, line beside line, under a head that stays; where there is no room, below each other."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QResizeEvent,
    QStandardItemModel,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QHeaderView, QTextBrowser, QVBoxLayout, QWidget

from assistant.casework.studio.trying_beside import Beside, Cell, Row
from assistant.ui import theme
from assistant.ui.theme import UNIT

_NARROWEST = 180
"""Of a column that can be read."""
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
        """Of a column: its share of the room."""
        return self.text.viewport().width() // max(len(self._found.answers), 1)

    def _write_down(self) -> None:
        found, down = self._found, self.text.verticalScrollBar().value()
        self.text.clear()
        if not found.answers:
            return
        is_wide = self._width() >= theme.scaled(_NARROWEST)
        self.head.setVisible(is_wide)
        cursor = QTextCursor(self.text.document())
        cursor.beginEditBlock()
        if is_wide:
            self._write_head(found.answers)
            self._write_columns(cursor, found)
        else:
            _write_below(cursor, found)
        cursor.endEditBlock()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.verticalScrollBar().setValue(down)

    def _write_columns(self, cursor: QTextCursor, found: Beside) -> None:
        shape = QTextTableFormat()
        shape.setBorder(0)
        shape.setCellSpacing(0)
        shape.setCellPadding(UNIT / 2)
        count = len(found.answers)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 100 / count)] * count)
        table = cursor.insertTable(len(found.rows) or 1, count, shape)
        for number, row in enumerate(found.rows):
            for place, cell in enumerate(row.cells):
                at = table.cellAt(number, place).firstCursorPosition()
                if row.label:
                    at.insertText(row.label, _label())
                    at.insertBlock()
                _write(at, row, cell, is_first=place == 0)

    def _write_head(self, answers: Iterable[str]) -> None:
        names = list(answers)
        model = QStandardItemModel(0, len(names), self.head)
        model.setHorizontalHeaderLabels(names)
        for place, name in enumerate(names):
            model.setHeaderData(place, Qt.Orientation.Horizontal, name, Qt.ItemDataRole.ToolTipRole)
        self.head.setModel(model)
        self.head.setDefaultSectionSize(self._width())
        self.head.setFixedHeight(self.head.sizeHint().height())

    def _build(self) -> None:
        self.head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.head.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.text.setAccessibleName("Teksten for hvert svar, side om side")
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.setProperty("role", "bare")
        self.text.setUndoRedoEnabled(False)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else its coming changes the width
        self.text.document().setDocumentMargin(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.text, 1)


def _write(cursor: QTextCursor, row: Row, cell: Cell, *, is_first: bool) -> None:
    """Write ``cell``; what stands in all columns alike is quiet in all but the first."""
    c = theme.colours()
    if not cell:
        cursor.insertText(_ABSENT, _look(c.faint, is_italic=True))
    for piece in cell:
        if piece.is_other:
            cursor.insertText(piece.text, _look(c.deep, is_bold=True, ground="" if c.is_contrast else c.tint))
        else:
            cursor.insertText(piece.text, _look(c.text if is_first or row.differs else c.faint, is_bold=row.is_heading))


def _write_below(cursor: QTextCursor, found: Beside) -> None:
    """Write each line once where it is alike, else below each other, with the answers that bring it."""
    by = _look(theme.colours().muted, scale=0.9)
    for row in found.rows:
        if row.label:
            _begin_block(cursor, UNIT)
            cursor.insertText(row.label, _label())
        for cell in dict.fromkeys(row.cells):
            if row.differs:
                answers = (answer for answer, other in zip(found.answers, row.cells, strict=True) if other == cell)
                _begin_block(cursor, UNIT)
                cursor.insertText(f"{', '.join(answers)}:", by)
            _begin_block(cursor, 0 if row.label or row.differs else UNIT)
            _write(cursor, row, cell, is_first=True)


def _begin_block(cursor: QTextCursor, air: int) -> None:
    shape = QTextBlockFormat()
    shape.setTopMargin(air)
    if cursor.atStart():
        cursor.setBlockFormat(shape)
    else:
        cursor.insertBlock(shape)


def _label() -> QTextCharFormat:
    return _look(theme.colours().faint, is_bold=True, scale=0.9)


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
