"""The card that says what could not be done, that nothing was lost, and which key goes on."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QScreen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assistant.ui import theme
from assistant.ui.card import MARGIN, Card, Footer, Header
from assistant.ui.parts import clear, key_and_word, label, restyle
from assistant.ui.texts import Telling
from assistant.ui.theme import UNIT

WIDTH = 640


class Notice(Card):
    """Stays until it is put away: what it says about is still to be done.

    Signals:
        again: insert once more.
        show_text: show what would be inserted.
        put_away: it is hidden; the text may go.
    """

    again = Signal()
    show_text = Signal()
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint, parent)
        self.setWindowTitle("Sagstast – besked")
        self._telling: Telling | None = None
        self.header = Header()
        self.body = QFrame()
        self.body.setProperty("role", "notice")
        self._sentences = QVBoxLayout(self.body)
        self._sentences.setContentsMargins(UNIT * 2, UNIT * 2 - 2, UNIT * 2, UNIT * 2 - 2)
        self._sentences.setSpacing(UNIT)
        self.footer = Footer()
        self.footer.add_right(key_and_word("Esc", "læg væk"))
        for part in (self.header, self.body, self.footer):
            self.column.addWidget(part)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def tell(self, telling: Telling, screen: QScreen | None = None) -> None:
        """Show ``telling`` at the lower right of ``screen``, or of the mouse's when it is not known."""
        self._telling = telling
        self.header.title.setText(telling.title)
        self._say(telling.sentences)
        restyle(self.body, "tone", "warning" if telling.is_amber else "target")
        keys = [("Ctrl+Enter", telling.again)] if telling.again else []
        self.footer.set_keys([*keys, ("F4", "vis teksten")] if telling.has_text else keys)
        self.setAccessibleName(telling.title)
        self.setAccessibleDescription(" ".join(telling.sentences))
        self.column.activate()
        width = theme.scaled(WIDTH)
        self.setFixedSize(width, self.column.totalHeightForWidth(width))
        self.appear(self.room(screen).bottomRight() - QPoint(self.width() + MARGIN, self.height() + MARGIN))
        self.setFocus()

    @property
    def holds_text(self) -> bool:
        """Whether a text is at hand in it, and not only something to know."""
        return self._telling is not None and (self._telling.has_text or bool(self._telling.again))

    def _say(self, sentences: tuple[str, ...]) -> None:
        clear(self._sentences)
        for sentence in sentences:
            said = label(sentence, wrap=True)
            self._sentences.addWidget(said)
            said.show()
        self._sentences.activate()  # else a card keeps the height of the shorter one before it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter, F4 and Esc, as far as the footer offers them."""
        told = self._telling
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and told and told.again:
            self.hide()
            self.again.emit()
        elif event.key() == Qt.Key.Key_F4 and not event.modifiers() and told and told.has_text:
            self.hide()
            self.show_text.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.put_away.emit()
        else:
            super().keyPressEvent(event)
