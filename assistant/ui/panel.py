"""The questions of one template, as they stand at the left of the form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from assistant.model.draft import Draft
from assistant.model.fields import (
    UNANSWERED,
    ComputedField,
    DateField,
    Field,
    MoneyField,
    NumberField,
    OptionalField,
    TimeField,
)
from assistant.model.template import Template
from assistant.ui.fields.finding_line import Shown
from assistant.ui.fields.question import Question, question_at
from assistant.ui.fold import Fold
from assistant.ui.mnemonics import settle
from assistant.ui.theme import UNIT

_SHORT = (DateField, TimeField, NumberField, MoneyField, ComputedField)
_MORE, _CHOICES = "&Flere oplysninger", "&Tilvalg"


class Panel(QScrollArea):
    """All questions, in three groups: those asked at once, "Flere oplysninger", and "Tilvalg".

    Signals:
        changed: the person has changed an answer.
        settled: the person has paused while typing one.
        fix_clicked: the person has clicked a fix; carries the ``Finding``.
        word_cleared: the person has said that a word is none of what a list says; carries the ``Finding``.
    """

    changed = Signal()
    settled = Signal()
    fix_clicked = Signal(object)
    word_cleared = Signal(object)

    def __init__(self, template: Template, taken: Sequence[str] = ()) -> None:
        """``taken`` are labels whose mnemonics are others'."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.questions: dict[str, Question] = {}
        fields, more, choices = _with_mnemonics(template.fields, taken)
        blocks = {field.name for field in fields if isinstance(field, OptionalField)}
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 3, UNIT * 2)
        column.setSpacing(1)
        self._folds: list[Fold] = []
        belongs = {field.name: _group(field, blocks) for field in fields}
        self._fill(column, [field for field in fields if belongs[field.name] == "asked"], blocks)
        for name, title in (("more", more), ("choices", choices)):
            self._fold(column, title, [field for field in fields if belongs[field.name] == name], blocks)
        column.addStretch(1)
        self.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)

    def raw(self) -> dict[str, object]:
        """Every answer that is given."""
        answers = {name: each.raw() for name, each in self.questions.items() if each.takes_answer}
        return {name: answer for name, answer in answers.items() if answer is not None}

    def open(self, answers: Mapping[str, object], today: date) -> None:
        """Begin anew with ``answers``."""
        for name, question in self.questions.items():
            question.reset()
            question.set_today(today)
            question.set_raw(answers.get(name))
        for fold in self._folds:
            fold.set_open(any(q.field.required and q.raw() is None for q in fold.questions))
        self.verticalScrollBar().setValue(0)

    def settle(self) -> None:
        """Take it that every answer has been typed to its end."""
        for question in self.questions.values():
            question.settle()

    def wipe(self) -> None:
        """Let no answer stand in a widget that nobody sees."""
        for question in self.questions.values():
            question.reset()

    def show_draft(self, draft: Draft, shown: Mapping[str, Sequence[Shown]]) -> None:
        """Ask what ``draft`` asks, and show at each question what is said of it. The focus stays where it is."""
        for name, question in self.questions.items():
            question.setVisible(name in draft.visible)
            question.show_value(draft.computed.get(name, ""))
            question.show_findings(shown.get(name, ()))
        for fold in self._folds:
            fold.follow(draft.visible)
            if any(each.is_error for question in fold.questions for each in shown.get(question.field.name, ())):
                fold.set_open(True)

    def ask(self, name: str) -> None:
        """Bring the question ``name`` into sight and give it the focus."""
        question = self.questions[name]
        for fold in self._folds:
            if question in fold.questions:
                fold.set_open(True)
        question.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bring_into_sight(question)

    def ask_first(self) -> None:
        """Give the focus to the first question that has no answer, or the first of all."""
        asked = [q for q in self.questions.values() if q.takes_answer and q.isVisibleTo(self)]
        empty = [question for question in asked if question.raw() is None]
        if asked:
            (empty or asked)[0].setFocus(Qt.FocusReason.TabFocusReason)

    def question_at(self, widget: QWidget | None) -> Question | None:
        """The question that ``widget`` is part of."""
        return question_at(widget)

    def needed_width(self) -> int:
        """How wide it must be for nothing in it to be cut off."""
        return self._inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()

    def bring_into_sight(self, question: Question) -> None:
        """Scroll so far that the whole question is seen, its label and the line below it too."""
        self.ensureWidgetVisible(question, 0, UNIT)

    def _fill(self, column: QVBoxLayout, fields: Iterable[Field], blocks: set[str]) -> list[Question]:
        made: list[Question] = []
        beside: QHBoxLayout | None = None
        for field in fields:
            question = self._question(field)
            made.append(question)
            is_short = isinstance(field, _SHORT)
            if is_short and beside is not None:
                beside.addWidget(question, 1, Qt.AlignmentFlag.AlignTop)
                beside = None
                continue
            line = QHBoxLayout()
            line.setSpacing(UNIT + 4)
            indent = UNIT * 3 if not isinstance(field, OptionalField) and _needs(field, blocks) else 0
            line.setContentsMargins(indent, 0, 0, 0)
            line.addWidget(question, 1, Qt.AlignmentFlag.AlignTop)
            column.addLayout(line)
            beside = line if is_short else None
        return made

    def _question(self, field: Field) -> Question:
        question = Question(field)
        question.changed.connect(self.changed)
        question.settled.connect(self.settled)
        question.fix_clicked.connect(self.fix_clicked)
        question.word_cleared.connect(self.word_cleared)
        self.questions[field.name] = question
        return question

    def _fold(self, column: QVBoxLayout, title: str, fields: Sequence[Field], blocks: set[str]) -> None:
        if not fields:
            return
        fold = Fold(title)
        column.addWidget(fold)
        fold.questions = self._fill(fold.column, fields, blocks)
        self._folds.append(fold)


def _with_mnemonics(fields: Sequence[Field], taken: Sequence[str]) -> tuple[list[Field], str, str]:
    """The fields, those that are answered with a mnemonic each, and the two groups' titles."""
    answered = [field for field in fields if not isinstance(field, UNANSWERED)]
    *labels, more, choices = settle([*taken, *(field.label for field in answered), _MORE, _CHOICES])[len(taken) :]
    marked = {field.name: label for field, label in zip(answered, labels, strict=True)}
    return [replace(field, label=marked.get(field.name, field.label)) for field in fields], more, choices


def _group(field: Field, blocks: set[str]) -> str:
    if isinstance(field, OptionalField) or _needs(field, blocks):
        return "choices"
    return "more" if field.folded else "asked"


def _needs(field: Field, blocks: set[str]) -> bool:
    """Whether the field is asked only when one of ``blocks`` is switched on."""
    return not blocks.isdisjoint(re.findall(r"\w+", field.shown_if))
