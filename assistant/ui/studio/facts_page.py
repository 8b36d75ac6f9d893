"""»Oplysninger«: what is said of a template as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.casework.studio.rules.kinds import APPROVED, SIGNS
from assistant.model.fields import Field
from assistant.model.finding import Finding, Severity
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
        self._findings: Sequence[Finding] = ()
        self._is_new = False
        self._build()

    def show_values(self, values: Values, fields: Sequence[Field]) -> None:  # noqa: ARG002 - a page's
        """Show them; what is folded away and says something is unfolded. Without a title it is a new template."""
        self._is_new = not values.get("title")
        for name, question in self.questions.items():
            question.reset()
            question.set_raw(to_raw(name, values.get(name)))
        for fold in self._folds:
            fold.set_open(any(question.raw() for question in fold.questions))

    def show_signs(self, values: Values) -> None:
        """Show who has compared and approved it, unfolded: that has become another without her."""
        for name in SIGNS:
            self.questions[name].reset()
            self.questions[name].set_raw(to_raw(name, values.get(name)))
        self._unfold(self.questions[APPROVED])

    def values(self) -> dict[str, object]:
        """What is answered."""
        return {name: to_value(name, question.raw()) for name, question in self.questions.items()}

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Each at its question: quietly, as long as she has not been there in a new template."""
        self._findings = [each for each in findings if self.holds(each.where)]
        self.tell_again()

    def tell_again(self) -> None:
        """She has come to a question, or gone from one: it may be told that the answer is missing, or is no more."""
        told = ((each.where.partition(".")[0], each) for each in self._findings)
        awaited = {key for key, question in self.questions.items() if self._is_new and not question.was_left}
        at = {key for key in awaited if self.questions[key].has_focus()}  # there she needs the help
        show_at(
            self.questions,
            (
                (key, replace(each, severity=Severity.HINT) if key in awaited else each)
                for key, each in told
                if key not in at
            ),
        )

    def tell_all(self) -> None:
        """She is done: what is missing is no longer awaited."""
        self._is_new = False
        self.tell_again()

    def ask(self, where: str) -> bool:
        """Go to the question of ``where``."""
        question = self.questions.get(where.partition(".")[0])
        if question is None:
            return False
        self._unfold(question)
        question.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.ensureWidgetVisible(question, 0, UNIT * 4)
        return True

    def begins_at(self) -> QWidget:
        """The title."""
        return self.questions["title"]

    def _unfold(self, question: Question) -> None:
        for fold in self._folds:
            if question in fold.questions:
                fold.set_open(True)

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
