"""The card that says that the Word file is there, and opens it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QScreen
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from assistant.ui import theme
from assistant.ui.card import MARGIN, Card, Footer, Header
from assistant.ui.parts import label, restyle
from assistant.ui.plan import texts
from assistant.ui.theme import UNIT

_WIDTH = 560


class SavedCard(Card):
    """Names the file in what it says, and not in the window's title: its name may be a citizen's.

    Signals:
        opened: she wants to see the file.
        reopened: she wants to go on writing.
        put_away: it is hidden; the answers may go.
    """

    opened = Signal()
    reopened = Signal()
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint, parent)
        self.setWindowTitle("Sagstast – gemt")
        self.name, self.where = label("", "prefix", wrap=True), label("", "help", wrap=True)
        self.said = label("", wrap=True)
        self.open, self.again = QPushButton("Åbn"), QPushButton("&Skriv videre")
        body = QFrame()
        restyle(body, "role", "notice")
        restyle(body, "tone", "target")
        column = QVBoxLayout(body)
        column.setContentsMargins(UNIT * 2, UNIT * 2 - 2, UNIT * 2, UNIT * 2 - 2)
        for line in (self.name, self.where, self.said):
            column.addWidget(line)
        footer = Footer((("Ctrl+Enter", "åbn"), ("Esc", "læg væk")))
        restyle(self.open, "primary", value=True)
        for button, tell in ((self.again, self.reopened), (self.open, self.opened)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, tell=tell: self._go(tell))
            footer.add_right(button)
        for part in (Header(texts.SAVED), body, footer):
            self.column.addWidget(part)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def tell(self, file: Path, sentences: str, screen: QScreen | None = None) -> None:
        """Say that ``file`` is there, and ``sentences``; take the keyboard: she has just asked for it."""
        self.name.setText(file.name)
        self.where.setText(texts.where(str(file.parent)))
        self.said.setText(sentences)
        self.setAccessibleName(texts.SAVED)
        self.setAccessibleDescription(f"{file.name}. {sentences}")
        self.column.activate()
        width = theme.scaled(_WIDTH)
        self.setFixedSize(width, self.column.totalHeightForWidth(width))
        self.appear(self.room(screen).bottomRight() - QPoint(self.width() + MARGIN, self.height() + MARGIN))
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter and Esc."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat()
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._go(self.opened)
        elif event.key() == Qt.Key.Key_Escape:
            self._go(self.put_away)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the card is putting it away."""
        event.ignore()
        self._go(self.put_away)

    def _go(self, tell: object) -> None:
        self.hide()
        tell.emit()  # type: ignore[attr-defined]  # one of its own signals
