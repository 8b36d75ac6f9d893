"""A question that is answered with yes or no before anything begins."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from assistant.ui.parts import QuickButton, label, restyle
from assistant.ui.theme import UNIT


class Asking(QFrame):
    """Hidden while nothing is asked.

    Signals:
        answered: carries whether with yes; nothing is asked any more by then.
    """

    answered = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.question = label("", wrap=True)
        self.yes, self.no = QuickButton("&Ja"), QuickButton("&Nej")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(UNIT * 2, UNIT + 4, UNIT * 2, UNIT + 4)
        row.setSpacing(UNIT)
        row.addWidget(self.question, 1)
        for button, is_yes in ((self.yes, True), (self.no, False)):
            button.setAutoDefault(True)
            button.clicked.connect(lambda *_, is_yes=is_yes: self._answer(is_yes=is_yes))
            row.addWidget(button)
        restyle(self, "role", "notice")
        restyle(self, "tone", "target")
        self.hide()

    def ask(self, question: str) -> None:
        """Ask it; Enter answers yes once ``yes`` has the focus."""
        self.question.setText(question)
        self._row.activate()  # or its height is still that of the question before
        self.setAccessibleName(question)
        self.yes.setAccessibleDescription(question)
        self.no.setAccessibleDescription(question)
        self.show()

    def take_focus(self) -> None:
        """Let Enter answer."""
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, *, is_yes: bool) -> None:
        if not self.isHidden():
            self.hide()
            self.answered.emit(is_yes)
