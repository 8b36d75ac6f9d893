"""The left side of the room: groups, deadlines and facts, each with how it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from assistant.ui import theme
from assistant.ui.parts import label
from assistant.ui.theme import UNIT

FIND = "Find &regel eller frist"
_WIDTH = 270
Key = tuple[str, str]
"""The name of a kind, and that of the line in it."""


class LineList(QWidget):
    """A line to search in, and the rows under the names of their kinds.

    Signals:
        chosen: a row; carries its ``Key``.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[tuple[Key, str, str, str]] = ()
        self._is_telling = True
        self._at: Key | None = None
        self.search, self.rows = QLineEdit(), QListWidget()
        self._build()

    def show_rows(self, rows: Sequence[tuple[Key, str, str, str]], at: Key | None) -> None:
        """List ``rows``: key, the title of their kind, their own and their state; be at ``at``, telling nobody."""
        is_same = [row[0] for row in rows] == [row[0] for row in self._rows]
        self._rows = rows
        if is_same and not self.search.text():
            self._tell_anew(at)
        else:
            self._fill(at)

    def stay_at(self, key: Key | None) -> None:
        """Be at ``key``, telling nobody."""
        self._at = key
        self._is_telling = False
        keys = [self.rows.item(row).data(_KEY) for row in range(self.rows.count())]
        self.rows.setCurrentRow(keys.index(key) if key in keys else -1)
        self._is_telling = True

    def _fill(self, at: Key | None) -> None:
        self._is_telling = False
        self.rows.clear()
        words, under = self.search.text().lower().split(), ""
        for key, kind, title, state in self._rows:
            if not all(word in f"{kind} {title} {state}".lower() for word in words):
                continue
            if kind != under:
                self._head(kind)
                under = kind
            item = QListWidgetItem()
            item.setData(_KEY, key)
            _tell(item, title, state)
            self.rows.addItem(item)
        self.stay_at(at)

    def _tell_anew(self, at: Key | None) -> None:
        """Say how each row stands now; where she is in the list stays as it is."""
        told = {key: (title, state) for key, _, title, state in self._rows}
        for row in range(self.rows.count()):
            if (item := self.rows.item(row)).data(_KEY) in told:
                _tell(item, *told[item.data(_KEY)])
        self.stay_at(at)

    def _head(self, kind: str) -> None:
        head = QListWidgetItem(kind)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        self.rows.addItem(head)

    def _choose(self) -> None:
        key = self.rows.currentIndex().data(_KEY)
        if self._is_telling and key:
            self._at = key
            self.chosen.emit(key)

    def _build(self) -> None:
        self.setFixedWidth(theme.scaled(_WIDTH))
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText("Navn, eller fx ikke godkendt")
        self.search.setAccessibleName(FIND.replace("&", ""))
        self.search.textEdited.connect(lambda: self._fill(self._at))
        self.rows.setAccessibleName("Ferie, frister og opslag")
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.rows.setSpacing(UNIT // 4)
        self.rows.currentItemChanged.connect(self._choose)
        above = label(FIND, "label")
        above.setBuddy(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT * 2, UNIT * 2, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(above)
        column.addWidget(self.search)
        column.addWidget(self.rows, 1)


_KEY = Qt.ItemDataRole.UserRole


def _tell(item: QListWidgetItem, title: str, state: str) -> None:
    item.setText(f"{title}\n{state}")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {state}")
    item.setToolTip(f"{title}\n{state}")
