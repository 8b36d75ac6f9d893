"""The left side of the split window: the rows, each with its tick."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from assistant.ui import theme
from assistant.ui.rows_view import RowsView, is_plain
from assistant.ui.split_table import SplitTable
from assistant.ui.theme import UNIT

_FIELD_WIDTH = 212


class SplitRowsView(RowsView):
    """Arrows go through the rows, Space takes one along or leaves it out, Enter goes to its value."""

    def __init__(self) -> None:
        self.table = SplitTable()
        super().__init__(self.table, "Felter og værdier", QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setParent(self)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(True)

    def fit_sections(self) -> None:
        """Give the names of the fields their share of the width too."""
        super().fit_sections()
        self.horizontalHeader().resizeSection(0, theme.scaled(_FIELD_WIDTH))

    @property
    def number(self) -> int:
        """Of the current row; -1 for none."""
        return self.currentIndex().row()

    def look_at(self, number: int) -> None:
        """Make a row the current one."""
        self.setCurrentIndex(self.table.index(number, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks."""
        if event.key() == Qt.Key.Key_Space and is_plain(event):
            if not event.isAutoRepeat():
                self.table.toggle(self.number)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a tick toggles it, and makes its row the current one."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_tick = index.isValid() and index.column() == 0 and event.position().x() < theme.scaled(UNIT * 4)
        if is_tick and event.button() is Qt.MouseButton.LeftButton:
            self.table.toggle(index.row())
