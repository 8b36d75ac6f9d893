"""The table of what is counted, sorted by any of its columns with the mouse or the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from assistant.casework.usage.report import Lacking, Row
from assistant.casework.usage.words import COLUMNS, cells
from assistant.ui.parts import label
from assistant.ui.theme import UNIT

_ROW = Qt.ItemDataRole.UserRole
_NAMES, _USED = 2, 2
"""Columns of names, which are sorted from A; and the one that is sorted by at first, from the highest."""


class UsageTable(QTableWidget):
    """Shows the rows it is given; keeps its order, and the row she stands on.

    Signals:
        gone_to: another row; carries the ``Row``, or None where there is none.
    """

    gone_to = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(COLUMNS), parent)
        self.order = QComboBox()
        self._rows: Sequence[Row] = ()
        self._build()

    def tell(self, rows: Sequence[Row]) -> None:
        """Show ``rows``."""
        at = self.currentRow()
        self._rows = rows
        self._fill()
        self.setCurrentCell(min(max(at, 0), len(rows) - 1), 0)

    def order_row(self) -> QWidget:
        """What chooses the column to sort by."""
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(UNIT)
        caption = label("&Sortér efter", "label")
        caption.setBuddy(self.order)
        line.addWidget(caption)
        line.addWidget(self.order)
        return made

    def _build(self) -> None:
        self.setAccessibleName("Skabeloner, du har brugt")
        self.setHorizontalHeaderLabels(COLUMNS)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.sectionClicked.connect(self.order.setCurrentIndex)
        self.order.addItems(COLUMNS)
        self.order.setCurrentIndex(_USED)
        self.order.setAccessibleName("Sortér efter")
        self.order.view().setAccessibleName("Sortér efter")
        self.order.currentIndexChanged.connect(self._fill)
        self.currentCellChanged.connect(self._tell_row)

    def _fill(self) -> None:
        self.setRowCount(len(self._rows))
        for at, row in enumerate(sorted(self._rows, key=self._key)):
            for column, text in enumerate(cells(row)):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                cell.setData(_ROW, row)
                self.setItem(at, column, cell)
        self._tell_row(self.currentRow())

    def _key(self, row: Row) -> tuple[bool, float, str]:
        """Names from A, figures from the highest, what is not known last."""
        column, name = self.order.currentIndex(), f"{row.title} {row.version}"
        if column < _NAMES:
            return False, 0, f"{row.version} {name}" if column else name
        figure = (row.used, row.aborted, row.undone, row.refused, row.median, row.saved)[column - _NAMES]
        return isinstance(figure, Lacking), 0 if isinstance(figure, Lacking) else -figure, name

    def _tell_row(self, row: int) -> None:
        cell = self.item(row, 0)
        self.gone_to.emit(cell.data(_ROW) if cell else None)
