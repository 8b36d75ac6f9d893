"""The window "Nyt i tekster, du bruger": what is said otherwise now, one text after another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QScreen, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assistant.ui import theme
from assistant.ui.card import Card, Footer, Header
from assistant.ui.news import NewsPage
from assistant.ui.parts import Chip, QuickButton, restyle
from assistant.ui.theme import UNIT

if TYPE_CHECKING:
    from assistant.casework.news import News

_WIDTH, _HEIGHT = 720, 680
_LAST_KEYS = (("↑↓", "læs"), ("Esc", "luk"))
_KEYS = (("Enter", "næste"), *_LAST_KEYS)


class LessonsWindow(Card):
    """The packs' own words: nothing of a case stands here.

    Signals:
        left: it was closed; carries what she has seen, each a ``News``.
    """

    left = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.WindowType.Window, parent)
        self.setWindowTitle("Sagstast – nyt i tekster, du bruger")
        self.setAccessibleName("Nyt i tekster, du bruger")
        self._lessons: Sequence[News] = ()
        self._seen = 0
        self.place = Chip()
        self.page = NewsPage()
        self.next = QuickButton()
        self._footer = Footer()
        self._build()

    def open(self, lessons: Sequence[News], screen: QScreen | None = None) -> None:
        """Show ``lessons``, beginning with the first."""
        self._lessons, self._seen = lessons, 0
        room = self.room(screen)
        self.resize(min(theme.scaled(_WIDTH), room.width()), min(theme.scaled(_HEIGHT), room.height()))
        middle = self.rect()
        middle.moveCenter(room.center())
        self.appear(middle.topLeft())
        self.go_on()

    def go_on(self) -> None:
        """Show the next, or close after the last."""
        if self._seen == len(self._lessons):
            self.close()
            return
        self.page.tell(self._lessons[self._seen])
        self.page.setFocus()
        self._seen += 1
        is_last = self._seen == len(self._lessons)
        self.place.show_as(f"{self._seen} af {len(self._lessons)}", "quiet")
        self.next.setText("&Luk" if is_last else "&Næste")
        self._footer.set_keys(_LAST_KEYS if is_last else _KEYS)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell what she has seen."""
        super().closeEvent(event)
        seen, self._lessons, self._seen = tuple(self._lessons[: self._seen]), (), 0
        if seen:
            self.left.emit(seen)

    def _build(self) -> None:
        header = Header("Nyt i tekster, du bruger")
        header.add_left(self.place)
        sheet = QFrame()
        restyle(sheet, "role", "sheet")
        on_sheet = QVBoxLayout(sheet)
        on_sheet.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT * 2)
        on_sheet.addWidget(self.page)
        middle = QVBoxLayout()
        middle.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT * 2)
        middle.addWidget(sheet)
        self.next.setProperty("primary", True)  # noqa: FBT003
        self.next.clicked.connect(self.go_on)
        self._footer.add_right(self.next)
        self.column.addWidget(header)
        self.column.addLayout(middle, 1)
        self.column.addWidget(self._footer)
        for key, act in (("Return", self.go_on), ("Enter", self.go_on), ("Esc", self.close)):
            QShortcut(QKeySequence(key), self, act).setAutoRepeat(False)
