"""The window "Kladder": what was begun and not finished, to go on with or to throw away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QScreen, QShortcut
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from assistant.model.kept import Kept
from assistant.ui import theme
from assistant.ui.card import Card, Footer, Header
from assistant.ui.theme import UNIT
from assistant.ui.typed import show_date, show_time

_WIDTH, _HEIGHT = 620, 380
_KEYS = (("Enter", "fortsæt"), ("Del", "smid væk"), ("Esc", "luk"))
_AWAY, _BACK = "Smid &væk", "Behold &alligevel"
_OTHER_CASE = "hører til en anden sag"
_GOES = "smides væk, når du lukker"


class DraftsWindow(Card):
    """Says what was begun and when, never a word of it: others may see the screen.

    Signals:
        resumed: the person goes on with it; carries the ``Kept``.
        thrown_away: she wants it no more, and has left the window; carries the ``Kept``.
    """

    resumed = Signal(object)
    thrown_away = Signal(object)

    def __init__(
        self, title_of: Callable[[Kept], str], is_elsewhere: Callable[[Kept], bool], parent: QWidget | None = None
    ) -> None:
        """``is_elsewhere`` tells whether a draft belongs to another case than the one in front."""
        super().__init__(Qt.WindowType.Window, parent)
        self.setWindowTitle("Sagstast – kladder")
        self.setAccessibleName("Kladder")
        self._title_of = title_of
        self._is_elsewhere = is_elsewhere
        self._drafts: list[Kept] = []
        self._unwanted: set[str] = set()
        self.rows = QListWidget()
        self.away = QPushButton(_AWAY)
        self.resume = QPushButton("&Fortsæt")
        self._build()

    def open(self, found: Sequence[Kept], screen: QScreen | None = None) -> None:
        """Show ``found``, in this order; what she has thrown away in the open window stays marked."""
        self._drafts = list(found)
        self._unwanted &= {draft.name for draft in found}
        self.rows.clear()
        for draft in found:
            self.rows.addItem(QListWidgetItem(self._said(draft)))
        self.rows.setCurrentRow(0)
        self.resize(theme.scaled(_WIDTH), theme.scaled(_HEIGHT))
        middle = self.rect()
        middle.moveCenter(self.room(screen).center())
        self.appear(middle.topLeft())
        self.rows.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What she has thrown away goes now."""
        super().closeEvent(event)
        self._leave()

    def _build(self) -> None:
        self.rows.setAccessibleName("Kladder, den nyeste først")
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setSpacing(UNIT // 2)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.rows.itemActivated.connect(self._go_on)
        self.rows.currentRowChanged.connect(self._on_row)
        self.resume.setProperty("primary", True)  # noqa: FBT003
        self.resume.clicked.connect(self._go_on)
        self.away.clicked.connect(self._toggle)
        footer = Footer(_KEYS)
        footer.add_right(self.away)
        footer.add_right(self.resume)
        middle = QVBoxLayout()
        middle.setContentsMargins(UNIT * 2, UNIT, UNIT * 2, UNIT)
        middle.addWidget(self.rows)
        self.column.addWidget(Header("Kladder"))
        self.column.addLayout(middle, 1)
        self.column.addWidget(footer)
        for key, act in (("Del", self._toggle), ("Esc", self.close), ("Ctrl+Return", self._go_on)):
            QShortcut(QKeySequence(key), self, act)

    def _go_on(self) -> None:
        draft = self._chosen()
        if draft is not None:
            self._unwanted.discard(draft.name)
            self.hide()
            self._leave()
            self.resumed.emit(draft)

    def _toggle(self) -> None:
        """Throw it away, or keep it after all: until the window is left nothing is gone."""
        draft = self._chosen()
        if draft is not None:
            self._unwanted ^= {draft.name}
            self.rows.currentItem().setText(self._said(draft))
            self._on_row()

    def _on_row(self) -> None:
        draft = self._chosen()
        self.away.setText(_BACK if draft and draft.name in self._unwanted else _AWAY)

    def _leave(self) -> None:
        unwanted = [draft for draft in self._drafts if draft.name in self._unwanted]
        self._drafts, self._unwanted = [], set()
        self.rows.clear()
        for draft in unwanted:
            self.thrown_away.emit(draft)

    def _chosen(self) -> Kept | None:
        row = self.rows.currentRow()
        return self._drafts[row] if 0 <= row < len(self._drafts) else None

    def _said(self, draft: Kept) -> str:
        about = [moment(draft.touched, datetime.now().astimezone())]
        if self._is_elsewhere(draft):
            about.append(_OTHER_CASE)
        if draft.name in self._unwanted:
            about.append(_GOES)
        return f"{self._title_of(draft)}\n{' · '.join(about)}"


def moment(then: datetime, now: datetime) -> str:
    """``i dag kl. 14.05``, ``i går kl. 9.30``, else with the date."""
    then = then.astimezone(now.tzinfo)
    days = {now.date(): "i dag", now.date() - timedelta(days=1): "i går"}
    return f"{days.get(then.date()) or show_date(then.date())} kl. {show_time(then.time())}"
