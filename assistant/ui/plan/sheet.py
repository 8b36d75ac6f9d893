"""The long text of a section: spelt in Danish, pasted clean, found in."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QTextCursor, QTextOption
from PySide6.QtWidgets import QWidget

from assistant.casework.pasted import clean_pasted
from assistant.ui.fields.editor import Editor
from assistant.ui.fields.spelt import SpeltSheet

_FEWEST = 5


class PlanSheet(SpeltSheet):
    """Takes all the room there is. Tab leaves it, and what is pasted is cleaned."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(2)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put the text in as if it had been typed, without what only its old place needed."""
        if source.hasText():
            self.textCursor().insertText(clean_pasted(source.text()))
            self.ensureCursorVisible()

    def minimumSizeHint(self) -> QSize:
        """A few lines, so that a low window scrolls instead of squeezing what is being written."""
        return QSize(120, _FEWEST * (self.fontMetrics().lineSpacing() + 1) + 18)


class SheetEditor(Editor):
    """One long text."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet = PlanSheet()
        self.column.addWidget(self.sheet, 1)
        self.setFocusProxy(self.sheet)
        self._told = ""
        self.sheet.textChanged.connect(self._on_changed)

    def raw(self) -> str:
        """As it stands."""
        return self.sheet.toPlainText()

    def set_raw(self, raw: object) -> None:
        """Show a text; what stood there before cannot be brought back by Ctrl+Z."""
        blocked = QSignalBlocker(self.sheet)
        self.sheet.setPlainText(str(raw or ""))
        self._told = self.sheet.toPlainText()
        self.sheet.moveCursor(QTextCursor.MoveOperation.End)
        blocked.unblock()

    def add(self, text: str) -> None:
        """Put ``text`` at the end, in a paragraph of its own, so that Ctrl+Z takes it away."""
        cursor = self.sheet.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(("\n" if self.raw().strip() else "") + text)
        self.sheet.setTextCursor(cursor)
        self.sheet.ensureCursorVisible()

    def select(self, start: int, end: int) -> None:
        """Select these characters, as Python counts them."""
        text = self.raw()
        cursor = self.sheet.textCursor()
        cursor.setPosition(_in_qt(text, start))
        cursor.setPosition(_in_qt(text, end), QTextCursor.MoveMode.KeepAnchor)
        self.sheet.setTextCursor(cursor)
        self.sheet.ensureCursorVisible()

    def stops(self) -> list[QWidget]:
        """The sheet."""
        return [self.sheet]

    def _on_changed(self) -> None:
        """Tell of another text; Qt tells of another wave too."""
        text = self.sheet.toPlainText()
        if text != self._told:
            self._told = text
            self.changed.emit()


def _in_qt(text: str, place: int) -> int:
    """``place`` in ``text`` as Qt counts: an emoji is two."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
