"""The window behind "Om/diagnose": what works here, what does not, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QWidget

from assistant import __version__
from assistant.casework.diagnosis import Check
from assistant.ui import theme
from assistant.ui.card import Card, Footer, Header
from assistant.ui.parts import Chip, label
from assistant.ui.theme import UNIT


class About(Card):
    """Lists the checks; nothing of a case stands here, so all of it may be copied to IT."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.WindowType.Window, parent)
        self.setWindowTitle("Sagstast – om og diagnose")
        self.setAccessibleName("Om Sagstast og diagnose")
        self._checks: Sequence[Check] = ()
        self._rows = QScrollArea()
        self._rows.setWidgetResizable(True)
        self._rows.setAccessibleName("Diagnose")
        self.copy = QPushButton("&Kopiér til IT")
        self.copy.clicked.connect(self._copy)
        footer = Footer((("Esc", "luk"),))
        footer.add_right(self.copy)
        header = Header(f"Sagstast {__version__}")
        self.column.addWidget(header)
        self.column.addWidget(self._rows, 1)
        self.column.addWidget(footer)

    def tell(self, checks: Sequence[Check]) -> None:
        """Show ``checks``."""
        self._list(checks)
        self.resize(theme.scaled(760), theme.scaled(460))
        self.show()
        self.raise_()
        self.activateWindow()
        self.copy.setFocus()

    def add(self, check: Check) -> None:
        """Show ``check`` too, which took longer."""
        self._list([*self._checks, check])

    def _list(self, checks: Sequence[Check]) -> None:
        self._checks = checks
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 3, UNIT * 2)
        grid.setHorizontalSpacing(UNIT * 2)
        grid.setVerticalSpacing(UNIT)
        grid.setColumnStretch(2, 1)
        for row, check in enumerate(checks):
            _add(grid, row, check)
        grid.setRowStretch(len(checks), 1)
        self._rows.setWidget(inside)

    def _copy(self) -> None:
        lines = [f"{'ok ' if c.ok else 'NEJ'} {c.name}: {c.detail} {c.remedy}".rstrip() for c in self._checks]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


def _add(grid: QGridLayout, row: int, check: Check) -> None:
    chip = Chip("virker", "target") if check.ok else Chip("virker ikke", "warning")
    text = f"{check.detail}\n{check.remedy}" if check.remedy else check.detail
    top = Qt.AlignmentFlag.AlignTop
    grid.addWidget(chip, row, 0, top | Qt.AlignmentFlag.AlignLeft)
    grid.addWidget(label(check.name, "label"), row, 1, top)
    grid.addWidget(label(text, wrap=True), row, 2, top)
