"""The card that reminds her, without a word of whom or what it is about."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from assistant.casework.reminders import Card as Reminder
from assistant.ui import theme
from assistant.ui.card import Card, Footer, Header
from assistant.ui.parts import label, restyle
from assistant.ui.theme import UNIT
from assistant.ui.typed import show_date, weekday

WIDTH = 560
NOTHING = "Der er ikke noget, du skal mindes om."


class ReminderCard(Card):
    """Comes without taking the keyboard: she may be writing in the middle of a case.

    Signals:
        postponed: show it again in an hour.
        done: what it told of has been done.
    """

    postponed = Signal()
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint, parent)
        self.setWindowTitle("Sagstast – påmindelse")
        self.said = label("", wrap=True)
        self.is_done = QPushButton("Er &gjort")
        self.later = QPushButton("&Udsæt en time")
        body = QFrame()
        body.setProperty("role", "notice")
        restyle(body, "tone", "target")
        column = QVBoxLayout(body)
        column.setContentsMargins(UNIT * 2, UNIT * 2 - 2, UNIT * 2, UNIT * 2 - 2)
        column.addWidget(self.said)
        for button in (self.later, self.is_done):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._footer = Footer()
        self._footer.add_right(self.later)
        self._footer.add_right(self.is_done)
        self.later.clicked.connect(self._postpone)
        self.is_done.clicked.connect(self._finish)
        for part in (Header("Påmindelse"), body, self._footer):
            self.column.addWidget(part)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._has_something = False

    def tell(self, reminder: Reminder | None, now: datetime, *, is_asked: bool = False) -> None:
        """Show ``reminder``; ``is_asked`` when she has asked for it, and the keyboard may be taken."""
        self._has_something = reminder is not None
        self.said.setText(sentence(reminder, now) if reminder else NOTHING)
        self.setAccessibleName(self.said.text())
        for button in (self.later, self.is_done):
            button.setVisible(self._has_something)
        keys = [("Ctrl+Enter", "er gjort"), ("Esc", "udsæt")] if self._has_something else [("Esc", "luk")]
        self._footer.set_keys(keys if is_asked else [])
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not is_asked)
        self.column.activate()
        width = theme.scaled(WIDTH)
        self.setFixedSize(width, self.column.totalHeightForWidth(width))
        if is_asked:
            self.appear(self.corner())
            self.setFocus()
        else:
            self.move(self.corner())
            self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter and Esc, once she is here."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._has_something:
            self._finish()
        elif event.key() == Qt.Key.Key_Escape:
            self._postpone()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is putting it off."""
        event.ignore()
        self._postpone()

    def _finish(self) -> None:
        self.hide()
        self.done.emit()

    def _postpone(self) -> None:
        self.hide()
        if self._has_something:
            self.postponed.emit()


def sentence(reminder: Reminder, now: datetime) -> str:
    """What is said: how many, and by when."""
    many = reminder.count > 1
    if reminder.kind == "min-plan":
        what = f"{reminder.count} planer" if many else "en Min Plan"
        return f"Du har {what}, der skal sendes med Digital Post."
    when = _moment(reminder.due, now.date())
    if reminder.due < now:
        what = f"{reminder.count} notater, der ikke er gjort færdige" if many else "et notat, der ikke er gjort færdigt"
        return f"Du har {what}. Fristen var {when}."
    what = f"{reminder.count} notater, der skal gøres færdige" if many else "et notat, der skal gøres færdigt"
    return f"Du har {what} inden {when}."


def _moment(due: datetime, today: date) -> str:
    """``kl. 10.00`` today, ``mandag 23.11.2026 kl. 10.00`` on another day."""
    day = "" if due.date() == today else f"{weekday(due.date())} {show_date(due.date())} "
    return f"{day}kl. {due:%H.%M}"
