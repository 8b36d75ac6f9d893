"""What is changed: the templates on the left, the sentences of the one she is at on the right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QListWidget, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from assistant.casework.news import changed_sentence
from assistant.casework.packdiff.data import DataChange
from assistant.casework.packdiff.packs import PackDiff
from assistant.casework.packdiff.templates import TemplateChange
from assistant.casework.packdiff.words import counted, data_lines, other_lines, template_head
from assistant.ui import theme
from assistant.ui.theme import UNIT
from assistant.ui.written import begin_block, look, write_line, write_sentence

_HEIGHT, _LEFT, _RIGHT = 300, 280, 620
_KINDS = {"added": "ny", "changed": "ændret", "removed": "udgår"}
_NEW_FILE = "Filen er ny."
_LETTER = "Det er et brev: to skal se ændringen efter, før de skriver under."
_Row = TemplateChange | tuple[str, tuple[DataChange, ...]]


class Changes(QWidget):
    """All that differs between two packs."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[_Row] = []
        self._is_new = False
        self.rows, self.page = QListWidget(), QTextBrowser()
        self.rows.setAccessibleName("Hvad der er ændret")
        self.rows.setWordWrap(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.currentRowChanged.connect(self._write_down)
        self.page.setProperty("role", "bare")
        self.page.setAccessibleName("Sætning for sætning")
        self.page.setOpenLinks(False)
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        for half in (self.rows, self.page):
            half.setFrameShape(QFrame.Shape.NoFrame)
            halves.addWidget(half)
        halves.setSizes([theme.scaled(_LEFT), theme.scaled(_RIGHT)])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(halves)

    def tell(self, diff: PackDiff) -> None:
        """Show ``diff``, at its first template."""
        files = groupby(diff.data, key=lambda each: each.file)
        self._is_new = diff.old is None
        self._rows = [*diff.templates, *((file, tuple(changes)) for file, changes in files)]
        self.rows.clear()
        self.rows.addItems([self._line(row) for row in self._rows])
        self.rows.setCurrentRow(0)
        self.setFixedHeight(theme.scaled(_HEIGHT))
        self.setVisible(bool(self._rows))

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new scheme or font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._write_down(self.rows.currentRow())

    def _line(self, row: _Row) -> str:
        if isinstance(row, tuple):
            return f"{row[0]}\n   {'ny' if self._is_new else 'ændret'} fil"
        sentences = f" · {counted(len(row.sentences))}" if row.sentences else ""
        return f"{row.template.title}\n   {_KINDS[row.change]}{sentences}"

    def _write_down(self, place: int) -> None:
        self.page.clear()
        if not 0 <= place < len(self._rows):
            return
        row = self._rows[place]
        cursor = QTextCursor(self.page.document())
        c = theme.colours()
        begin_block(cursor, 0)
        if isinstance(row, tuple):
            cursor.insertText(row[0], look(c.deep, is_bold=True))
            lines = [_NEW_FILE] if self._is_new else [line for each in row[1] for line in data_lines(each)]
        else:
            cursor.insertText(template_head(row), look(c.deep, is_bold=True))
            lines = list(_notes(row))
        for line in lines:
            write_line(cursor, line, c.text)
        for each in () if isinstance(row, tuple) else row.sentences:
            write_sentence(cursor, changed_sentence(each, row.template))
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        self.page.document().setDocumentMargin(UNIT)


def _notes(change: TemplateChange) -> Iterator[str]:
    """What is told besides the sentences."""
    if change.needs_two:
        yield _LETTER
    if change.new and (note := change.new.template.change_note):
        yield f"Nyt: {note}"
    yield from other_lines(change)
