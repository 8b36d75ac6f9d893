"""What a trainer sees of those who have handed over what they practised."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from assistant.casework.training.learners import Learners
from assistant.ui import theme
from assistant.ui.parts import clear, label
from assistant.ui.theme import UNIT

_WIDTH, _HEIGHT, _WIDEST = 960, 520, 260
_MOST = 4
"""Files that are told of by name."""
_EMPTY = "Der ligger ingen overblik i mappen. Bed holdet gemme deres fra »Mit overblik« med »Gem til underviseren«."
_KEPT = "Kun det, de selv har afleveret. Sagstast gemmer intet af det."


class TeamWindow(QWidget):
    """A row for each, and what to take up with all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = QTableWidget(0, 0)
        self.said = QVBoxLayout()
        self._build()

    def tell(self, found: Learners) -> None:
        """Show ``found``."""
        drills = [title for title, _ in found.rows[0][1].drills] if found.rows else []
        heads = ["Navn", "Afleveret", "Øvelser", "Mangler endnu", "Typer på egen hånd", *drills]
        self.table.setColumnCount(len(heads))
        self.table.setHorizontalHeaderLabels(heads)
        self.table.setRowCount(len(found.rows))
        for row, (learner, practised) in enumerate(found.rows):
            missing = [name for name, standing in practised.types if standing in {"new", "tried"}]
            cells = [
                learner.name,
                f"{learner.day:%d.%m.%Y}",
                f"{practised.passed} af {practised.all}",
                ", ".join(missing) or "ingen",
                f"{practised.alone} af {len(practised.types)}",
                *(f"{count.right} af {count.asked}" if count.asked else "–" for _, count in practised.drills),
            ]
            for column, text in enumerate(cells):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                self.table.setItem(row, column, cell)
        self.table.resizeColumnsToContents()
        for column in range(len(heads)):
            self.table.setColumnWidth(column, min(self.table.columnWidth(column), theme.scaled(_WIDEST)))
        self.table.resizeRowsToContents()
        self.table.setVisible(bool(found.rows))
        clear(self.said)
        if not found.rows:
            self.said.addWidget(label(_EMPTY, wrap=True))
        if found.mended:
            self.said.addWidget(label("Det, der oftest var at rette i holdets første forsøg", "title"))
        for rule, times in found.mended:
            self.said.addWidget(label(f"{times} × {rule}", wrap=True))
        for finding in found.findings[:_MOST]:
            self.said.addWidget(label(f"{finding.where}: {finding.message}", "warning", wrap=True))
        if more := found.findings[_MOST:]:
            self.said.addWidget(label(f"og {len(more)} filer til", "warning"))
        self.said.addWidget(label(_KEPT, "help", wrap=True))

    def _build(self) -> None:
        self.setWindowTitle("Holdet – Sagstast")
        self.resize(theme.scaled(_WIDTH), theme.scaled(_HEIGHT))
        self.table.setAccessibleName("Holdet")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.said.setSpacing(UNIT)
        QShortcut(QKeySequence("Esc"), self, self.close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT * 2)
        whole.setSpacing(UNIT * 2)
        whole.addWidget(self.table, 1)
        whole.addLayout(self.said)
