"""What a plan can be begun with, as a list: gone through by arrows, found by letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QListView

from assistant.casework.search import Hit, folded
from assistant.ui.palette_rows import HitDelegate, HitModel
from assistant.ui.rows_view import is_plain

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CaseList(QListView):
    """Nothing is chosen until she chooses; letters find a row by what stands anywhere in it.

    Signals:
        entered_row: she wants the current one.
        found: whether letters have found anything; carries the letters where they have not, else nothing.
    """

    entered_row = Signal()
    found = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._hits: Sequence[Hit] = ()
        self._typed, self._since = "", QElapsedTimer()
        self._rows, self._delegate = HitModel(self), HitDelegate(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Sagstyper og kladder")
        self.doubleClicked.connect(lambda _: self.entered_row.emit())

    @property
    def number(self) -> int:
        """Of the row that is chosen; -1 for none."""
        return self.currentIndex().row()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Have ``hits`` in place of those before, none of them chosen."""
        self._hits, self._typed = hits, ""
        self._rows.show(hits)

    def choose(self, action: str) -> None:
        """Make the row of ``action`` the chosen one, where there is one."""
        number = next((number for number, hit in enumerate(self._hits) if hit.action == action), None)
        if number is not None:
            self.setCurrentIndex(self._rows.index(number))

    def height_of(self, rows: int) -> int:
        """What so many rows take."""
        return self._delegate.row_height * rows + 2

    def refresh(self) -> None:
        """Measure the letters anew."""
        self._delegate.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the row; a held one does not take the next thing too."""
        if event.key() in _ENTER and is_plain(event):
            if not event.isAutoRepeat():
                self.entered_row.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the first row that has what is typed: at the beginning of its title, else in it, else below it."""
        if self._since.isValid() and self._since.elapsed() > QApplication.keyboardInputInterval():
            self._typed = ""
        self._since.start()
        self._typed += search
        typed = folded(self._typed.strip())
        if not typed:
            return
        looks: tuple[Callable[[Hit], bool], ...] = (
            lambda hit: folded(hit.title).startswith(typed),
            lambda hit: typed in folded(hit.title),
            lambda hit: typed in folded(hit.detail),
        )
        fitting = (hit for is_it in looks for hit in self._hits if is_it(hit))
        if hit := next(fitting, None):
            self.choose(hit.action)
        self.found.emit("" if hit else self._typed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming here chooses nothing; a list of Qt's takes its first row."""
        QAbstractScrollArea.focusInEvent(self, event)
        self.viewport().update()
