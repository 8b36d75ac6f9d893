"""The palette: a few letters, Enter, and the action runs. Built once and kept."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QScreen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QWidget

from assistant.casework.search import Hit
from assistant.ui import theme
from assistant.ui.card import Card, Footer, Header
from assistant.ui.news import NewsLine
from assistant.ui.palette_rows import HitDelegate, HitModel
from assistant.ui.parts import Chip, Icon, label, show_target
from assistant.ui.theme import UNIT

ROWS = 8
"""Most rows seen at once; the rest are reached by the arrows."""
WIDTH = 640
_KEYS = (("↑↓", "vælg"), ("Enter", "åbn"), ("Alt+bogstav", "direkte"), ("Esc", "luk"))
_STEPS: dict[int, int] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -ROWS,
    Qt.Key.Key_PageDown: ROWS,
}
_AWAY_MS = 50
"""A window of ours that has just hidden lets go of the focus late, and takes it from us for a moment."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Palette(Card):
    """The window.

    Signals:
        chosen: the action to run. The palette has hidden already; an expired template is told by its id like
            any other, and the form says what to use instead.
        dismissed: it was put away by Esc, or by going to another window.
        news_wanted: she would see what is new in texts that she uses. The palette has hidden already.
    """

    chosen = Signal(str)
    dismissed = Signal()
    news_wanted = Signal()
    _is_open = False

    def __init__(self, find: Callable[[str], Sequence[Hit]], parent: QWidget | None = None) -> None:
        """``find`` gives the hits for what is typed, best first; it is called for every keystroke."""
        super().__init__(Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint, parent)
        self._find = find
        self._away = QTimer(self, singleShot=True, interval=_AWAY_MS)
        self._away.timeout.connect(self._on_away)
        self._model = HitModel(self)
        self._delegate = HitDelegate(self)
        self.line = QLineEdit()
        self.chip = Chip()
        self.magnifier = Icon("search", "accent")
        self.rows = QListView()
        self.nothing = label("Ingen fundet. Prøv færre bogstaver eller et andet ord.", "muted")
        self.news = NewsLine()
        self.setWindowTitle("Sagstast")
        self.setAccessibleName("Find en handling")
        self._build_line()
        self._build_rows()
        self._build_news()
        self.column.addWidget(Footer(_KEYS))
        self.line.textChanged.connect(self._search)
        self.line.installEventFilter(self)
        self.rows.clicked.connect(self._choose)

    def _build_line(self) -> None:
        self.line.setProperty("role", "bare")
        self.line.setPlaceholderText("Skriv et par bogstaver")
        self.line.setAccessibleName("Søg efter en handling")
        top = Header()
        top.title.hide()
        top.row.setSpacing(UNIT + 4)
        top.add_left(self.magnifier)
        top.fill(self.line)
        top.add_right(self.chip)
        self.column.addWidget(top)

    def _build_rows(self) -> None:
        self.rows.setModel(self._model)
        self.rows.setItemDelegate(self._delegate)
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setUniformItemSizes(True)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setVerticalScrollMode(QListView.ScrollMode.ScrollPerItem)
        self.rows.setAccessibleName("Handlinger")
        self.column.addWidget(self.rows)
        empty = QHBoxLayout()
        empty.setContentsMargins(UNIT * 2, 0, UNIT * 2, 0)
        empty.addWidget(self.nothing)
        self.column.addLayout(empty)

    def _build_news(self) -> None:
        self.news.said.setWordWrap(False)
        self.news.show_it.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.news.setContentsMargins(UNIT * 2, UNIT // 2, UNIT * 2, UNIT // 2)
        self.news.wanted.connect(self._show_news)
        self.column.addWidget(self.news)

    def tell_news(self, line: str) -> None:
        """Say at the foot what is new, or nothing where ``line`` is empty; the rows stay where they are."""
        self.news.ensurePolished()
        room = theme.scaled(WIDTH) - self.news.sizeHint().width() + self.news.said.sizeHint().width()
        self.news.tell(self.news.said.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room))
        self.news.said.setAccessibleName(line)
        self._fit()

    def open(self, target: str, *, locked: bool, query: str = "", screen: QScreen | None = None) -> None:
        """Show it, ready to be typed into.

        Args:
            target: the title of the target's profile.
            locked: whether its case is verified at insertion, or only its window.
            query: stands in the search line already, and is typed over.
            screen: of the window in front; the mouse's when it is not known.
        """
        self._delegate.refresh()
        for part in (self.magnifier, self.line):
            part.setFont(theme.font(1.3))
        show_target(self.chip, target, locked=locked)
        self.line.setText(query)
        self.line.selectAll()
        self._search(query)
        self._is_open = True
        room = self.room(screen)
        self.appear(QPoint(room.center().x() - self.width() // 2, room.top() + room.height() // 6))
        self._fit()  # what is hidden does not know yet that text has another size
        self.line.setFocus()

    def _search(self, query: str) -> None:
        hits = self._find(query.strip())
        self._model.show(hits)
        self.rows.setCurrentIndex(self._model.index(0))
        self.rows.setFixedHeight(self._delegate.row_height * min(len(hits), ROWS))
        self.rows.setVisible(bool(hits))
        self.nothing.setFixedHeight(self._delegate.row_height)
        self.nothing.setVisible(not hits)
        self._fit()

    def _fit(self) -> None:
        self.setFixedSize(theme.scaled(WIDTH), self.column.sizeHint().height())

    def _choose(self, index: QModelIndex) -> None:
        hit = self._model.hit(index.row())
        if hit is not None:
            self._run(hit)

    def _run(self, hit: Hit) -> None:
        self._close()
        self.chosen.emit(hit.action)

    def _run_letter(self, letter: str) -> None:
        """Run the action of ``letter``, also when what is typed has hidden it."""
        hit = self._model.with_letter(letter)
        if hit is None:
            hit = next((other for other in self._find(letter) if other.letter.lower() == letter.lower()), None)
        if hit is not None:
            self._run(hit)

    def _show_news(self) -> None:
        self._close()
        self.news_wanted.emit()

    def _dismiss(self) -> None:
        if self._is_open:
            self._close()
            self.dismissed.emit()

    def _on_away(self) -> None:
        if not self.isActiveWindow():
            self._dismiss()

    def _close(self) -> None:
        """Hide; that the focus goes while hiding is not the person going elsewhere."""
        self._is_open = False
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the palette's own keys from the search line."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._take(event)
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and (letter := _letter(event)):
            self._run_letter(letter)
            return True
        if self._is_untyped(event) and (hit := self._model.with_letter(_letter(event))) and hit.at_once:
            self._run(hit)
            return True
        if key == Qt.Key.Key_Escape:
            self._dismiss()
        elif key == Qt.Key.Key_F2 and not self.news.isHidden():
            self._show_news()
        elif key in _ENTER:
            self._choose(self.rows.currentIndex())
        elif key in _STEPS:
            last = self._model.rowCount() - 1
            row = min(max(self.rows.currentIndex().row() + _STEPS[key], 0), last)
            self.rows.setCurrentIndex(self._model.index(row))
        else:
            return False
        return True

    def _is_untyped(self, event: QKeyEvent) -> bool:
        """Whether ``event`` would be the first thing typed."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        return plain and self.line.selectedText() == self.line.text()

    def changeEvent(self, event: QEvent) -> None:
        """Go away when the person goes to another window; take on a new scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._is_open:
            self._delegate.refresh()
        if event.type() is QEvent.Type.ActivationChange and self._is_open and not self.isActiveWindow():
            self._away.start()


def _letter(event: QKeyEvent) -> str:
    """The letter or digit of the key, whatever modifiers are held; empty for any other key."""
    name = chr(event.key()) if event.key() <= sys.maxunicode else ""
    return name if name.isalnum() else ""
