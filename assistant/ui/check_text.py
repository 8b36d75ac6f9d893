"""A text with what is said of it underlined where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from assistant.casework.selection import span_of
from assistant.desktop.qtclipboard import mark_private
from assistant.model.finding import Finding, Severity
from assistant.ui import theme
from assistant.ui.fields.editor import is_mnemonic

_NO_BOUND = 16_777_215
"""Qt's own."""
_COLOURS = {Severity.ERROR: "error", Severity.WARNING: "amber", Severity.HINT: "faint"}


class MarkedText(QPlainTextEdit):
    """Plain text, to be read or mended. Tab leaves it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._findings: tuple[Finding, ...] = ()
        self._least_lines = self._most_lines = 0
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(2)
        # Not at once: how the lines break is found out in the middle of a layout.
        self._grow = QTimer(self)
        self._grow.setSingleShot(True)
        self._grow.timeout.connect(self._fit)
        self.document().documentLayout().documentSizeChanged.connect(lambda: self._grow.start(0))

    def keep_between(self, least_lines: int, most_lines: int) -> None:
        """Be as high as the text, within these; with none at most, take the room there is."""
        self._least_lines, self._most_lines = least_lines, most_lines
        if most_lines:
            self._fit()
        else:
            self.setMinimumHeight(0)
            self.setMaximumHeight(_NO_BOUND)

    def show_text(self, text: str) -> None:
        """Show ``text`` with nothing underlined, telling nobody; what stood there cannot be brought back."""
        blocked = QSignalBlocker(self)
        self._findings = ()
        self.setExtraSelections([])
        self.setPlainText(text)
        self._fit()
        blocked.unblock()

    def change(self, text: str) -> None:
        """Let ``text`` stand there as if it were typed: Ctrl+Z takes it back, and the caret keeps its place."""
        cursor = self.textCursor()
        at = cursor.position()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def underline(self, findings: Iterable[Finding]) -> None:
        """Underline what ``findings`` speak of; what is said of a whole line is said below only."""
        self._findings = tuple(findings)
        text = self.toPlainText()
        lines = {*text.split("\n"), text}
        marks = []
        for finding in reversed(self._findings):  # the worst is drawn last
            start, end = span_of(finding) or (0, 0)
            if start < end <= len(text) and text[start:end] not in lines:
                marks.append(self._mark(text, start, end, finding.severity))
        self.setExtraSelections(marks)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied from here is kept out of any history."""
        return mark_private(super().createMimeDataFromSelection())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on what is meant for a label; everything else as always."""
        if is_mnemonic(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may break the lines in another way."""
        super().resizeEvent(event)
        self._grow.start(0)

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new scheme or font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.underline(self._findings)
        elif event.type() is QEvent.Type.FontChange:
            self._grow.start(0)

    def _mark(self, text: str, start: int, end: int, severity: Severity) -> QTextEdit.ExtraSelection:
        colour = QColor(getattr(theme.colours(), _COLOURS[severity]))
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(colour)
        cursor = QTextCursor(self.document())
        cursor.setPosition(_in_qt(text, start))
        cursor.setPosition(_in_qt(text, end), QTextCursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        mark.format, mark.cursor = look, cursor
        return mark

    def _fit(self) -> None:
        if not self._most_lines:
            return
        first = self.document().firstBlock()
        line = self.blockBoundingRect(first).height() / max(first.lineCount(), 1)
        is_laid_out = self.isVisible()
        found = round(self.document().size().height()) if is_laid_out else self.blockCount()
        lines = min(max(found, self._least_lines), self._most_lines)
        frame = self.height() - self.viewport().height() if is_laid_out else 0
        self.setFixedHeight(ceil(lines * line + 2 * self.document().documentMargin()) + frame)


def _in_qt(text: str, place: int) -> int:
    """``place`` in ``text`` as Qt counts: an emoji is two."""
    return len(text[:place].encode("utf-16-le")) // 2
