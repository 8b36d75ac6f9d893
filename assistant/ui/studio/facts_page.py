"""»Oplysninger«: what is said of a template as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.model.fields import Field
from assistant.model.finding import Finding
from assistant.model.knowledge import Knowledge
from assistant.ui.fields.question import Question
from assistant.ui.fold import Fold
from assistant.ui.mnemonics import settle
from assistant.ui.studio.asked import FACTS, FOLDED, facts, to_raw, to_value
from assistant.ui.studio.page import Page, Values, column_in, scrolled, show_at
from assistant.ui.theme import UNIT


class FactsPage(Page):
    """Title, kind, dates, source; folded below them what is seldom needed."""

    def __init__(self, knowledge: Knowledge, today: date, taken: Sequence[str]) -> None:
        """Make it, empty; ``taken`` are labels whose mnemonics are others'."""
        super().__init__()
        asked = facts(knowledge)
        self.keys = tuple(asked)
        first = [name for row in FACTS for name in row]
        marked = settle([*taken, *(asked[name].label for name in first)])[len(taken) :]
        asked |= {name: replace(asked[name], label=label) for name, label in zip(first, marked, strict=True)}
        self.questions = {name: Question(field) for name, field in asked.items()}
        for question in self.questions.values():
            question.set_today(today)
        self._folds: list[Fold] = []
        self._build()

    def show_values(self, values: Values, fields: Sequence[Field]) -> None:  # noqa: ARG002 - a page's
        """Show them; what is folded away and says something is unfolded."""
        for name, question in self.questions.items():
            question.reset()
            question.set_raw(to_raw(name, values.get(name)))
        for fold in self._folds:
            fold.set_open(any(question.raw() for question in fold.questions))

    def values(self) -> dict[str, object]:
        """What is answered."""
        return {name: to_value(name, question.raw()) for name, question in self.questions.items()}

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Each at its question."""
        show_at(self.questions, ((each.where.partition(".")[0], each) for each in findings if self.holds(each.where)))

    def ask(self, where: str) -> bool:
        """Go to the question of ``where``."""
        question = self.questions.get(where.partition(".")[0])
        if question is None:
            return False
        for fold in self._folds:
            if question in fold.questions:
                fold.set_open(True)
        question.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.ensureWidgetVisible(question, 0, UNIT * 4)
        return True

    def begins_at(self) -> QWidget:
        """The title."""
        return self.questions["title"]

    def _build(self) -> None:
        inside = QWidget()
        column = column_in(inside)
        for row in FACTS:
            self._add_row(column, row)
        for title, rows in FOLDED.items():
            fold = Fold(title)
            fold.questions = [self.questions[name] for row in rows for name in row]
            for row in rows:
                self._add_row(fold.column, row)
            self._folds.append(fold)
            column.addWidget(fold)
        column.addStretch(1)
        self._area = scrolled(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def _add_row(self, column: QVBoxLayout, names: Sequence[str]) -> None:
        row = QHBoxLayout()
        row.setSpacing(UNIT * 2)
        for name in names:
            self.questions[name].changed.connect(self.changed)
            row.addWidget(self.questions[name], 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
