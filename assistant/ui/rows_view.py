"""A table whose rows are gone through by arrows, and whose current row is written in elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView

from assistant.ui import theme
from assistant.ui.theme import UNIT


class RowsView(QTableView):
    """Enter and F2 go to what is written of the current row; letters find nothing.

    Signals:
        looked_at: another row is the current one; carries its number, -1 for none.
        entered_row: she wants to write in the current row.
    """

    looked_at = Signal(int)
    entered_row = Signal()

    def __init__(self, rows: QAbstractItemModel, name: str, mode: QAbstractItemView.SelectionMode) -> None:
        """``name`` is what a screen reader calls it."""
        super().__init__()
        self.setModel(rows)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(mode)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.fit_sections()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def fit_sections(self) -> None:
        """Make rows as high as the text asks for."""
        self.verticalHeader().setDefaultSectionSize(theme.scaled(UNIT * 4))

    def changeEvent(self, event: QEvent) -> None:
        """Take on another size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.fit_sections()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell which row is looked at."""
        super().currentChanged(current, previous)
        self.looked_at.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 go to what is written of the row. Nothing is copied: Qt's own way is marked by nobody."""
        if event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2} and is_plain(event):
            if not event.isAutoRepeat():
                self.entered_row.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing is searched for: a letter would jump among what is a citizen's."""


def is_plain(event: QKeyEvent) -> bool:
    """Whether no modifier is held; the number pad's is none."""
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
