"""What the rules room asks in a window of its own: from which day a new record holds, and who approves one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from assistant.model.fields import DateField, TextField
from assistant.ui import theme
from assistant.ui.fields.line import Line
from assistant.ui.fields.question import Question
from assistant.ui.parts import QuickButton, label
from assistant.ui.theme import UNIT

_WIDTH, _LINES_HEIGHT, _HEIGHT = 620, 120, 540


class DayAsked(NamedTuple):
    """How a first day is asked for.

    Attributes:
        title: of the window.
        about: what comes of it.
        take: on the button that begins.
        day: stands there when it opens; None is no day.
    """

    title: str
    about: str
    take: str = "&Begynd den"
    day: date | None = None


_NEW = DayAsked(
    "Ny fra en dag",
    "Den nye begynder med det samme indhold, og den, der gælder nu, får dagen før som sin sidste. "
    "Begge dele gemmes på én gang. Den nye er ikke sammenlignet med kilden og ikke godkendt.",
)
_APPROVE = "Godkend"
_NEVER = "Ikke godkendt før. Det står der:"
_WHO = "Navnet bliver skrevet sammen med dagen, {}. Den, der har rettet, godkender ikke selv."
_SINCE = "Ændret, siden den sidst blev godkendt:"


def ask_day(parent: QWidget, today: date, chosen: Callable[[date], str], asked: DayAsked = _NEW) -> QDialog:
    """Ask from which day; ``chosen`` says why that will not do, empty where it was done. Returns at once."""
    question = Question(DateField(name="day", label="Første &dag", help="Fx 01.01.2027."))
    question.editor.set_today(today)
    if asked.day:
        question.set_raw(asked.day.isoformat())

    def take() -> str:
        try:
            return question.editor.complaint() or chosen(date.fromisoformat(str(question.raw())))
        except ValueError:
            return "Skriv den første dag, den nye skal gælde."

    return _dialog(parent, asked.title, [label(asked.about, "muted", wrap=True)], question, (asked.take, take))


class Approval(NamedTuple):
    """What somebody is asked to approve.

    Attributes:
        title: of what it is, a rule with its days.
        changes: since it was approved last, a line each.
        is_first: nobody has approved it before.
        day: is written with the name.
    """

    title: str
    changes: Sequence[str]
    is_first: bool
    day: date


def ask_approval(parent: QWidget, asked: Approval, chosen: Callable[[str], str]) -> QDialog:
    """Show what has changed, and ask who approves it; ``chosen`` with the name, as above. Returns at once."""
    about = _NEVER if asked.is_first else _SINCE
    lines = QPlainTextEdit("\n".join(asked.changes))
    lines.setReadOnly(True)
    lines.setTabChangesFocus(True)
    lines.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    lines.setMinimumHeight(theme.scaled(_LINES_HEIGHT))
    lines.setAccessibleName(about)
    rule = _WHO.format(f"{asked.day:%d.%m.%Y}")
    shown = (label(asked.title, wrap=True), label(about, "label"), lines, label(rule, "muted", wrap=True))
    question = Question(TextField(name="who", label="&Navn på den, der godkender"))
    take = ("&Godkend", lambda: chosen(str(question.raw() or "")))
    dialog = _dialog(parent, _APPROVE, shown, question, take)
    dialog.resize(theme.scaled(_WIDTH), theme.scaled(_HEIGHT))
    return dialog


def _dialog(
    parent: QWidget, title: str, shown: Sequence[QWidget], question: Question, take: tuple[str, Callable[[], str]]
) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(f"{title} – Sagstast")
    dialog.setMinimumWidth(theme.scaled(_WIDTH))
    refused = label("", "error", wrap=True)
    done, leave = QuickButton(take[0]), QuickButton("&Fortryd")
    done.setDefault(True)
    done.setProperty("primary", True)  # noqa: FBT003 - Qt's

    def pressed() -> None:
        refused.setText(take[1]())
        refused.setVisible(bool(refused.text()))
        question.setFocus(Qt.FocusReason.OtherFocusReason)
        if not refused.text():
            dialog.accept()

    for stop in question.editor.stops():
        if isinstance(stop, Line):
            stop.selectAll()  # what is typed takes the place of what is proposed
            stop.returnPressed.disconnect()  # Enter takes what is typed, and does not go on to the next
    question.changed.connect(refused.hide)
    done.clicked.connect(pressed)
    leave.clicked.connect(dialog.reject)
    dialog.finished.connect(dialog.deleteLater)
    buttons = QHBoxLayout()
    buttons.addStretch(1)
    for button in (leave, done):
        buttons.addWidget(button)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT * 2)
    column.setSpacing(UNIT)
    column.addWidget(label(title, "title"))
    for each in (*shown, question, refused):
        column.addWidget(each)
    refused.hide()
    if not any(isinstance(each, QPlainTextEdit) for each in shown):
        column.addStretch(1)
    column.addLayout(buttons)
    dialog.open()
    question.setFocus(Qt.FocusReason.OtherFocusReason)
    return dialog
