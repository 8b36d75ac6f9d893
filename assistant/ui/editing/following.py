"""Who goes from question to question sees the help of the one she is at; what is wrong with the one before is told."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from assistant.ui.fields.question import Question, question_at
from assistant.ui.theme import UNIT


class Following(QObject):
    """Follows the focus among the questions in ``within``, and keeps the one it is at in sight.

    Signals:
        left: she has gone from one.
        entered: she has come to one; carries it.
    """

    left = Signal()
    entered = Signal(object)

    def __init__(self, within: QWidget) -> None:
        super().__init__(within)
        self._within = within
        QApplication.instance().focusChanged.connect(self._moved)  # type: ignore[union-attr]  # there is one

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        before, now = self._question_at(old), self._question_at(new)
        if before is now:
            return
        if before is not None:
            before.left()
            self.left.emit()
        if now is not None:
            now.entered()
            _bring_into_sight(now)
            self.entered.emit(now)

    def _question_at(self, widget: QWidget | None) -> Question | None:
        found = question_at(widget)
        return found if found is not None and self._within.isAncestorOf(found) else None


def _bring_into_sight(question: QWidget) -> None:
    """Where it is scrolled."""
    area = question.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None:
        area.ensureWidgetVisible(question, 0, UNIT * 4)
