"""The left side of the split window: the rows, each with its tick."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from assistant.ui import theme
from assistant.ui.split_table import SplitTable
from assistant.ui.theme import UNIT

_FIELD_WIDTH = 212


class SplitRowsView(QTableView):
    """Arrows go through the rows, Space takes one along or leaves it out, Enter goes to its value.

    Signals:
        looked_at: another row is the current one; carries its number, -1 for none.
        entered_row: she wants to mend the value of the current row.
    """

    looked_at = Signal(int)
    entered_row = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.table = SplitTable(self)
        self.setModel(self.table)
        self.setAccessibleName("Felter og værdier")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.scaled(UNIT * 4))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(True)
        header.resizeSection(0, theme.scaled(_FIELD_WIDTH))

    @property
    def number(self) -> int:
        """Of the current row; -1 for none."""
        return self.currentIndex().row()

    def look_at(self, number: int) -> None:
        """Make a row the current one."""
        self.setCurrentIndex(self.table.index(number, 0))

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell which row is looked at."""
        super().currentChanged(current, previous)
        self.looked_at.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks; Enter and F2 go to the value; letters find nothing here."""
        plain = not event.modifiers() or event.modifiers() == Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Space and plain:
            if not event.isAutoRepeat():
                self.table.toggle(self.number)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2} and plain:
            if not event.isAutoRepeat():
                self.entered_row.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing is searched for: a letter would jump among values of a citizen."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a tick toggles it, and makes its row the current one."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_tick = index.isValid() and index.column() == 0 and event.position().x() < theme.scaled(UNIT * 4)
        if is_tick and event.button() is Qt.MouseButton.LeftButton:
            self.table.toggle(index.row())
