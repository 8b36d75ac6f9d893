"""The table of a list's words, with what searches, sorts, adds to it and takes from it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QHeaderView, QLineEdit, QVBoxLayout, QWidget

from assistant.ui.fields.rows import ADD_KEY, REMOVE_KEY
from assistant.ui.parts import QuickButton, label
from assistant.ui.rows_view import RowsView
from assistant.ui.studio.guide.entries import Entry, EntryTable
from assistant.ui.theme import UNIT

ADD, TAKE = "Nyt &ord", "&Tag ordet væk"


class WordTable(QWidget):
    """The rows, and the line above them.

    Signals:
        asked: other rows, or another order, are wanted.
    """

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.table = EntryTable(self)
        self.rows = RowsView(self.table, "Ord på listen", QAbstractItemView.SelectionMode.SingleSelection)
        self.search, self.order = QLineEdit(), QComboBox()
        self.add, self.take = QuickButton(ADD), QuickButton(TAKE)
        self._build()

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """Show those that are searched for, in the order that is wanted."""
        self.table.show(entries, self.search.text(), max(self.order.currentIndex(), 0))

    def fit(self, columns: int, *, has_origin: bool) -> None:
        """There are so many columns now, and one more that says where a word is from."""
        blocked = self.order.blockSignals(True)  # noqa: FBT003
        self.order.clear()
        self.order.addItems(self.table.columns)
        self.order.blockSignals(blocked)
        header = self.rows.horizontalHeader()
        for column in range(columns):
            is_narrow = column == 0 and columns > 1
            mode = QHeaderView.ResizeMode.ResizeToContents if is_narrow else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, mode)
        header.setSectionResizeMode(columns, QHeaderView.ResizeMode.ResizeToContents)
        self.rows.setColumnHidden(columns, not has_origin)

    def _build(self) -> None:
        self.search.setPlaceholderText("Søg på listen")
        self.search.setAccessibleName("Søg på listen")
        self.search.setClearButtonEnabled(True)
        self.search.textEdited.connect(self.asked)
        self.order.setAccessibleName("Sortér efter")
        self.order.view().setAccessibleName("Sortér efter")
        self.order.currentIndexChanged.connect(self.asked)
        self.rows.horizontalHeader().setSectionsClickable(True)
        self.rows.horizontalHeader().sectionClicked.connect(self.order.setCurrentIndex)
        self.add.setToolTip(ADD_KEY)
        self.take.setToolTip(f"{REMOVE_KEY}, eller Delete i tabellen. Ctrl+Z i tabellen sætter det tilbage.")
        find, by = label("S&øg", "label"), label("&Sortér efter", "label")
        find.setBuddy(self.search)
        by.setBuddy(self.order)
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        for widget in (find, self.search, by, self.order):
            line.addWidget(widget, 1 if widget is self.search else 0)
        below = QHBoxLayout()
        below.setSpacing(UNIT)
        below.addWidget(self.add)
        below.addWidget(self.take)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(line)
        column.addWidget(self.rows, 1)
        column.addLayout(below)
