"""A list to choose from by typing: also by words with spaces in them."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox


class Box(QComboBox):
    """A list that the wheel does not change as it passes by."""

    def __init__(self) -> None:
        super().__init__()
        self._typed = QElapsedTimer()
        self._is_new = True

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the form scroll."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """She begins to type anew."""
        super().focusInEvent(event)
        self._is_new = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A space within a word that is being typed belongs to it; the rest is Qt's."""
        if event.key() == Qt.Key.Key_Space and self._is_typing():
            self._search(event.text())
        else:
            if self._is_new and event.text().strip():
                self.view().keyboardSearch("")  # what was typed before she left has found what it was to find
                self._is_new = False
            super().keyPressEvent(event)
        if event.text().strip():
            self._typed.start()

    def _is_typing(self) -> bool:
        return self._typed.isValid() and not self._typed.hasExpired(QApplication.keyboardInputInterval())

    def _search(self, text: str) -> None:
        """Go on with what was typed before, as Qt does with letters; a space of its own would open the list."""
        view = self.view()
        view.setCurrentIndex(self.model().index(self.currentIndex(), self.modelColumn()))
        view.keyboardSearch(text)
        self._typed.start()
