"""The unexpected: one card with a report that can be sent on, as it holds nothing of what was written."""

from __future__ import annotations

import sys

from PySide6.QtCore import QSysInfo, Qt, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from assistant import __version__
from assistant.store import log
from assistant.ui import theme
from assistant.ui.card import Card, Footer, Header
from assistant.ui.parts import label
from assistant.ui.theme import UNIT

_CALM = "Sagstast kører videre. Det, du har skrevet i andre programmer, er ikke berørt."
_SAFE = "Rapporten siger, hvor i programmet det skete. Den rummer intet af det, du har skrevet."


def report(error: BaseException) -> str:
    """Where in the program ``error`` arose, to be sent on.

    Messages, values and home folders are left out: a message may quote an answer, a path names a person.
    """
    machine = f"Python {sys.version.split()[0]}, Qt {qVersion()}, {QSysInfo.prettyProductName()}"
    return f"Sagstast {__version__}, {machine}\n\n{log.describe(error)}"


class CrashCard(Card):
    """Says that something went wrong, and offers the report."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.WindowType.Window, parent)
        self.setWindowTitle("Sagstast")
        self.setAccessibleName("Der skete en fejl i Sagstast")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Fejlrapport")
        self.copy = QPushButton("&Kopiér rapporten")
        self.close_button = QPushButton("&Luk")
        self._build()
        self.copy.setProperty("primary", True)  # noqa: FBT003
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.close_button.clicked.connect(self.close)

    def _build(self) -> None:
        middle = QVBoxLayout()
        middle.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT * 2)
        middle.setSpacing(UNIT)
        middle.addWidget(label(_CALM, wrap=True))
        middle.addWidget(label(_SAFE, "muted", wrap=True))
        middle.addWidget(self.text, 1)
        footer = Footer([("Esc", "luk")])
        footer.add_right(self.copy)
        footer.add_right(self.close_button)
        self.column.addWidget(Header("Der skete en fejl i Sagstast"))
        self.column.addLayout(middle, 1)
        self.column.addWidget(footer)

    def tell(self, error: BaseException) -> None:
        """Show the report of ``error``."""
        mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        mono.setPointSizeF(theme.font(0.9).pointSizeF())
        self.text.setFont(mono)
        self.text.setMinimumSize(theme.scaled(560), theme.scaled(200))
        self.text.setPlainText(report(error))
        self.adjustSize()
        self.appear()
        self.copy.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
