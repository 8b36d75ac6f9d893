"""The rows of the list of attachments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from assistant.model.plan import PlanRow
from assistant.ui.rows_view import RowsView

_MOST_LINES = 8
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class AttachmentRows(QAbstractTableModel):
    """The attachments as a table."""

    def __init__(self, columns: Sequence[PlanRow], parent: QObject) -> None:
        super().__init__(parent)
        self._columns = columns
        self.rows: list[dict[str, str]] = []

    def show(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Have ``rows`` in place of those before."""
        self.beginResetModel()
        self.rows = [dict(row) for row in rows]
        self.endResetModel()

    def change(self, number: int, name: str, text: str) -> None:
        """Let ``text`` stand in a cell."""
        self.rows[number][name] = text
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(self._columns) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many attachments."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """What is asked of each."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' labels."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].label
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell, or the whole row in words for a screen reader."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self.rows[index.row()].get(self._columns[index.column()].name, "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (f"{each.label}: {self.rows[index.row()].get(each.name, '') or 'tom'}" for each in self._columns)
            return ", ".join(said)
        return None


class AttachmentTable(RowsView):
    """Arrows go through the rows, with Shift they select several; Enter and F2 go to the fields."""

    def __init__(self, rows: AttachmentRows) -> None:
        super().__init__(rows, "Bilag", QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        rows.modelReset.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as its rows, within bounds."""
        lines = min(max(self.model().rowCount(), 1), _MOST_LINES)
        height = self.horizontalHeader().sizeHint().height() + lines * self.verticalHeader().defaultSectionSize()
        return QSize(200, height + 2)

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many columns as have room for their names; the fields below show them all."""
        super().resizeEvent(event)
        header = self.horizontalHeader()
        hints = [header.sectionSizeHint(column) for column in range(self.model().columnCount())]
        fitting = range(len(hints), 2, -1)
        shown = next((n for n in fitting if max(hints[1:n]) <= (self.width() - hints[0]) / (n - 1)), 2)
        for column in range(len(hints)):
            self.setColumnHidden(column, column >= shown)
