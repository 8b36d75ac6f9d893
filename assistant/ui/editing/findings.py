"""What is wrong with what is being written, a line each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from assistant.ui import theme
from assistant.ui.theme import UNIT

FINDINGS = "&Det, der skal rettes"
_FINDINGS_HEIGHT = 150
_SHARE = 6
"""Of the screen: at most a part of it, so that a small one holds the rest too."""
MORE = "F1: mere om det"
_WHERE, _CODE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class Findings(QListWidget):
    """What is wrong, a line each; Enter or a click goes to its field.

    Signals:
        chosen: carries where it is.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(FINDINGS.replace("&", ""))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(self._go)
        self.itemClicked.connect(self._go)

    @property
    def code(self) -> str:
        """The code of the row she is at; empty where nothing more is told of it."""
        return str(self.currentIndex().data(_CODE) or "")

    def show_rows(self, rows: Sequence[tuple[str, str]], codes: Sequence[str] = ()) -> None:
        """Show each text, which leads to where it is; ``codes`` are theirs, where F1 tells more of them."""
        at = self.currentRow()
        self.clear()
        for (text, where), code in zip_longest(rows, codes):
            row = QListWidgetItem(text)
            row.setData(_WHERE, where)
            if code:
                row.setData(_CODE, code)
                row.setToolTip(MORE)
                row.setData(Qt.ItemDataRole.AccessibleDescriptionRole, MORE)
            self.addItem(row)
        self.setCurrentRow(min(max(at, 0), len(rows) - 1))
        self.setVisible(bool(rows))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may break the lines in another way."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the lines, within bounds."""
        self.doItemsLayout()
        last = self.visualItemRect(self.item(self.count() - 1)) if self.count() else QRect()
        needed = last.bottom() + self.verticalScrollBar().value() + UNIT // 2
        self.setFixedHeight(min(needed, theme.scaled(_FINDINGS_HEIGHT), self.screen().size().height() // _SHARE))

    def _go(self, row: QListWidgetItem) -> None:
        self.chosen.emit(row.data(_WHERE))
