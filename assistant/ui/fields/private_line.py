"""A line that a citizen's text may stand in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from assistant.ui import private


class PrivateLine(QLineEdit):
    """What is copied or cut from it is kept out of any history: Qt's own ways put it on the clipboard unmarked."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy and cut; everything else as always."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self._cut()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own menu, with our ways of copying."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ways = {"edit-copy": self._copy, "edit-cut": self._cut}
        for action in menu.actions():
            if way := ways.get(action.objectName()):
                action.triggered.disconnect()
                action.triggered.connect(way)
        menu.popup(event.globalPos())

    def _copy(self) -> None:
        if self.hasSelectedText():
            QGuiApplication.clipboard().setMimeData(private.text(self.selectedText()))

    def _cut(self) -> None:
        if self.hasSelectedText() and not self.isReadOnly():
            self._copy()
            self.del_()
