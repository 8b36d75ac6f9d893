"""A group of questions that is folded away until it is asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.model.fields import OptionalField, plain_label
from assistant.ui.fields.question import Question
from assistant.ui.parts import QuickButton, restyle
from assistant.ui.theme import UNIT

_LONGEST_SUMMARY = 40


class Fold(QWidget):
    """A group that is folded away until it is asked for; its title says what is in it.

    Attributes:
        questions: in it.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self.questions: list[Question] = []
        self._title = title
        self._button = QuickButton()
        self._button.setCheckable(True)
        restyle(self._button, "role", "link")
        restyle(self._button, "tone", "fold")
        self._button.clicked.connect(self._on_clicked)
        self._inside = QWidget()
        self._inside.hide()
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(0, UNIT + 4, 0, 0)
        self.column.setSpacing(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, UNIT // 2, 0, UNIT // 2)
        whole.setSpacing(0)
        whole.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._inside)
        self._write_title()

    def is_open(self) -> bool:
        """Whether its questions are seen."""
        return self._button.isChecked()

    def set_open(self, is_open: bool) -> None:  # noqa: FBT001 - a setter
        """Fold it out, or away."""
        self._button.setChecked(is_open)
        self._inside.setVisible(is_open)
        self._write_title()

    def follow(self, visible: frozenset[str]) -> None:
        """Be there only while a question in it is asked."""
        self.setVisible(any(question.field.name in visible for question in self.questions))
        self._write_title()

    def _on_clicked(self) -> None:
        self.set_open(self._button.isChecked())
        if self.is_open():
            first = next((q for q in self.questions if q.takes_answer and q.isVisibleTo(self)), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _write_title(self) -> None:
        self._button.setText(f"{'▾' if self.is_open() else '▸'} {self._title}{self._summary()}")

    def _summary(self) -> str:
        blocks = [question for question in self.questions if isinstance(question.field, OptionalField)]
        if not blocks:
            count = sum(question.raw() is not None for question in self.questions)
            return f" ({count} udfyldt)" if count else ""
        chosen = [question for question in blocks if question.raw()]
        names = ", ".join(plain_label(question.field).lower() for question in chosen or blocks)
        if len(names) > _LONGEST_SUMMARY:
            names = f"{len(chosen or blocks)} {'valgt' if chosen else 'muligheder'}"
        return f": {names}" if chosen else f": {names} (ingen valgt)"
