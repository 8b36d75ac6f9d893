"""What is changed: the templates on the left, the sentences of the one she is at on the right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QTextBrowser, QWidget

from assistant.casework.news import changed_sentence
from assistant.casework.packdiff.data import DataChange
from assistant.casework.packdiff.packs import PackDiff
from assistant.casework.packdiff.templates import TemplateChange
from assistant.casework.packdiff.words import counted, data_lines, other_lines, template_head
from assistant.ui import theme
from assistant.ui.theme import UNIT
from assistant.ui.written import begin_block, look, write_line, write_sentence

_HEIGHT = 240
_KINDS = {"added": "ny", "changed": "ændret", "removed": "udgår"}
_NEW_FILE = "Filen er ny."
_LETTER = "Det er et brev: to skal se ændringen efter, før de skriver under."


class _File(NamedTuple):
    """Another file of the pack than a template, and what became of it."""

    name: str
    changes: tuple[DataChange, ...]


_Row = TemplateChange | _File


class Changes(QWidget):
    """All that differs between two packs."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[_Row] = []
        self._is_new = False
        self.rows, self.page = QListWidget(), QTextBrowser()
        self.rows.setAccessibleName("Hvad der er ændret")
        self.rows.setWordWrap(True)
        self.rows.setSpacing(UNIT // 4)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.currentRowChanged.connect(self._write_down)
        self.page.setProperty("role", "bare")
        self.page.setAccessibleName("Sætning for sætning")
        self.page.setOpenLinks(False)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(UNIT)
        for half, share in ((self.rows, 1), (self.page, 2)):
            half.setFrameShape(QFrame.Shape.NoFrame)
            whole.addWidget(half, share)

    def tell(self, diff: PackDiff) -> None:
        """Show ``diff``, at its first template."""
        files = groupby(diff.data, key=lambda each: each.file)
        self._is_new = diff.old is None
        others: list[_Row] = [_File(file, tuple(changes)) for file, changes in files]
        self._rows = [*diff.templates, *others]
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
        if isinstance(row, _File):
            return f"{row.name}\n   {'ny' if self._is_new else 'ændret'} fil"
        sentences = f" · {counted(len(row.sentences))}" if row.sentences else ""
        return f"{row.template.title}\n   {_KINDS[row.change]}{sentences}"

    def _write_down(self, place: int) -> None:
        self.page.clear()
        if not 0 <= place < len(self._rows):
            return
        row = self._rows[place]
        cursor = QTextCursor(self.page.document())
        if isinstance(row, _File):
            _write(
                cursor, row.name, [_NEW_FILE] if self._is_new else [line for c in row.changes for line in data_lines(c)]
            )
        else:
            _write(cursor, template_head(row), _notes(row))
            for each in row.sentences:
                write_sentence(cursor, changed_sentence(each, row.template))
        self.page.moveCursor(QTextCursor.MoveOperation.Start)


def _write(cursor: QTextCursor, head: str, lines: Iterable[str]) -> None:
    begin_block(cursor, 0)
    cursor.insertText(head, look(theme.colours().deep, is_bold=True))
    for line in lines:
        write_line(cursor, line, theme.colours().text)


def _notes(change: TemplateChange) -> Iterator[str]:
    """What is told besides the sentences."""
    if change.needs_two:
        yield _LETTER
    if change.new and (note := change.new.template.change_note):
        yield f"Nyt: {note}"
    yield from other_lines(change)
