"""The button that takes a source in: what was copied, or a file."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from assistant.ui.files import ask_for_file
from assistant.ui.parts import QuickButton


class SourceButton(QuickButton):
    """Opens a menu with both ways.

    Signals:
        copied: carries the text on the clipboard, which may be empty.
        chosen: carries the path of a file.
    """

    copied = Signal(str)
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("&Kilder …")
        self.setAccessibleDescription("Del en rapport op, og få dens afsnit foreslået til planens.")
        self.setAutoDefault(True)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Del det &kopierede op").triggered.connect(self._copy)
        menu.addAction("Hent en &rapport …").triggered.connect(self._ask)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _copy(self) -> None:
        self.copied.emit(QGuiApplication.clipboard().text())

    def _ask(self) -> None:
        from assistant.casework.form_sources import SUFFIXES  # noqa: PLC0415 - with the first file

        kinds = f"Word, PDF og tekst ({' '.join('*' + suffix for suffix in SUFFIXES)})"
        ask_for_file(self.window(), "Hent en rapport eller et notat", kinds, self.chosen.emit)
