"""A text that was read: the sentences that are another way now, and the whole of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser

from assistant.casework.studio.golden import ReadText
from assistant.ui import theme
from assistant.ui.written import write_line, write_sentence, write_title

_MARK = "=== "
"""Begins the name of a further text."""
_WHOLE = "Hele teksten, som den er nu"


class ReadPaper(QTextBrowser):
    """One text at a time; written by a cursor, never as HTML."""

    def __init__(self) -> None:
        super().__init__()
        self._text: ReadText | None = None
        self.setAccessibleName("Teksten, sætning for sætning")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "bare")
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)

    def tell(self, text: ReadText | None) -> None:
        """Show ``text``; nothing where there is none."""
        down = self.verticalScrollBar().value() if self._text and text and self._text.name == text.name else 0
        self._text = text
        self.clear()
        if text is None:
            return
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        changes = text.changes if text.before else ()
        for sentence in changes:
            write_sentence(cursor, sentence)
        if changes:
            write_title(cursor, _WHOLE)
        for line in filter(None, text.now.split("\n")):
            is_label = line.startswith(_MARK)
            write_line(cursor, line.strip(_MARK), theme.colours().muted if is_label else theme.colours().text)
        cursor.endEditBlock()
        self.verticalScrollBar().setValue(down)

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new scheme or font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.tell(self._text)
