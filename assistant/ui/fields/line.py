"""An answer on one line, taken as it is typed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionFrame, QWidget

from assistant.model.fields import TextField
from assistant.ui import theme
from assistant.ui.fields.editor import Editor, is_mnemonic
from assistant.ui.fields.private_line import PrivateLine


class Line(PrivateLine):
    """A line with a quiet word after what is typed (the weekday) or at its end (the unit). Enter goes on.

    Signals:
        stepped: arrow up (1) or down (-1).
    """

    stepped = Signal(int)

    def __init__(self, unit: str = "") -> None:
        super().__init__()
        self._after = ""
        self._unit = unit
        self.returnPressed.connect(self.focusNextChild)

    def say_after(self, word: str) -> None:
        """Show ``word`` in grey behind what is typed."""
        self._after = word
        self.update()

    def after(self) -> str:
        """The word shown behind what is typed."""
        return self._after

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, and the quiet words where they do not stand in the way."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QColor(theme.colours().faint))
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        used = self.fontMetrics().horizontalAdvance(self.text()) + 4
        if self._unit:
            self._paint_word(painter, self._unit, inside, used, Qt.AlignmentFlag.AlignRight)
        if self._after and self.text():
            self._paint_word(painter, f" · {self._after}", inside, used, Qt.AlignmentFlag.AlignLeft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the arrows on, and what is meant for a label; everything else as always."""
        if is_mnemonic(event):
            event.ignore()
            return
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.stepped.emit(step)
            return
        super().keyPressEvent(event)

    def _paint_word(self, painter: QPainter, word: str, inside: QRect, used: int, side: Qt.AlignmentFlag) -> None:
        room = inside.adjusted(used, 0, -2, 0)
        if self.fontMetrics().horizontalAdvance(word) <= room.width():
            painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), word)


class LineEditor(Editor):
    """One line, taken as it is typed."""

    judged = "after a pause"

    def __init__(self, unit: str = "", placeholder: str = "") -> None:
        super().__init__()
        self.line = Line(unit)
        self.line.setPlaceholderText(placeholder)
        self.column.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._on_typed)

    def raw(self) -> object:
        """The text without the spaces around it."""
        return self.line.text().strip() or None

    def set_raw(self, raw: object) -> None:
        """Show a string."""
        self._write("" if raw is None else str(raw))

    def stops(self) -> list[QWidget]:
        """The line."""
        return [self.line]

    def _write(self, text: str) -> None:
        blocked = QSignalBlocker(self.line)
        self.line.setText(text)
        self.line.setCursorPosition(0)
        blocked.unblock()
        self._echo()

    def _echo(self) -> None:
        """Show what was understood, where there is something to understand."""

    def _on_typed(self) -> None:
        self._echo()
        self.changed.emit()


class TextEditor(LineEditor):
    """A line of text."""

    def __init__(self, field: TextField) -> None:  # noqa: ARG002 - too long or of the wrong form is a finding
        super().__init__()
