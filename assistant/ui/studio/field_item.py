"""One question of a template, while it is being written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.casework.examples import resolved
from assistant.casework.studio.examining import fields_in
from assistant.casework.studio.samples import counted, fits, sample
from assistant.model.fields import Field, TextField
from assistant.model.finding import Finding
from assistant.ui.fields.question import Question
from assistant.ui.fold import Fold
from assistant.ui.parts import clear
from assistant.ui.studio.asked import to_raw, to_value
from assistant.ui.studio.asked_of_field import FIRST, UNANSWERED, choices_of, lines_of, rest_questions
from assistant.ui.studio.condition_edit import ConditionEdit
from assistant.ui.studio.page import show_at
from assistant.ui.theme import UNIT

_MORE, _EXAMPLE, _WHEN = "Mere", "example", "shown_if"
_ASKED = {_EXAMPLE: "Et svar at prøve med", _WHEN: "Hvornår spørges der?"}
_SHAPED_BY = ("choices", "columns")
"""Keys that decide what can be answered at all."""


class FieldItem(QWidget):
    """The questions about one field: what is asked and answered with, and below them what follows from that.

    Attributes:
        questions: by key, those that are asked now.

    Signals:
        changed: she has changed something.
    """

    changed = Signal()

    def __init__(self, today: date) -> None:
        """Make it, empty; examples that are days are counted from ``today``."""
        super().__init__()
        self._today = today
        self._choices: object = None
        self._whole: dict[str, object] = {}
        self._shown: dict[str, object] = {}
        self._above: Sequence[Field] = ()
        self._first = {field.name: Question(field) for field in FIRST}
        self.questions = dict(self._first)
        self._rest, self._sample = QVBoxLayout(), QVBoxLayout()
        self._fold = Fold(_MORE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        for name, question in self._first.items():
            question.changed.connect(self._on_type if name == "type" else self.changed)
            column.addWidget(question)
        column.addLayout(self._rest)

    def show_value(self, value: Mapping[str, object], above: Sequence[Field]) -> None:
        """Show the field ``value``; ``above`` are those that come before it."""
        self._whole, self._above = dict(value), above
        self._choices = value.get("choices")
        for name, question in self._first.items():
            question.reset()
            question.set_raw(self._raw(name))
        self._lay(str(value.get("type", "")))

    def value(self) -> dict[str, object]:
        """The field as it is now; what no question shows stays as it was."""
        now = self._answers()
        changed = {name: each for name, each in now.items() if each != self._shown.get(name)}
        whole = {**self._whole, **changed}
        return {name: each for name, each in whole.items() if each is not None}

    def show_findings(self, findings: Sequence[tuple[str, Finding]]) -> None:
        """Show each at the question of its key; what is said of the whole, at the first."""
        known = {key: key.partition(".")[0] for key, _ in findings}
        show_at(
            self.questions, ((known[key] if known[key] in self.questions else "label", each) for key, each in findings)
        )

    def ask(self, key: str) -> QWidget | None:
        """What is asked by ``key``, unfolded; None where nothing is: she must not write elsewhere by mistake."""
        question = self.questions.get(key.partition(".")[0])
        if question in self._fold.questions:
            self._fold.set_open(True)
        return question

    def call(self, name: str) -> None:
        """The field is called ``name`` now; telling nobody."""
        self._whole = {**self.value(), "name": name}
        if "name" in self.questions:
            self.questions["name"].set_raw(name or None)
        self._shown = self._answers()

    def _raw(self, name: str) -> object:
        value = self._whole.get(name)
        if name == "choices":
            return lines_of(value)
        if name == _EXAMPLE:
            made = fields_in({"fields": [self._whole]})
            return resolved(made[0], self._today) if made else None
        return str(value).replace("&", "") if name == "label" and value else to_raw(name, value)

    def _answers(self) -> dict[str, object]:
        found = {name: to_value(name, question.raw()) for name, question in self.questions.items()}
        if "choices" in found:
            found["choices"] = choices_of(str(found["choices"] or ""), self._choices)
        if _EXAMPLE in found:
            found[_EXAMPLE] = counted(found[_EXAMPLE], self.questions[_EXAMPLE].field, self._today)
        return found

    def _on_type(self) -> None:
        """What is answered with is another: what does not belong to that goes, and an answer to try with comes."""
        before, kind = self.value(), str(self._first["type"].raw() or "")
        belongs = {*self._first, *(field.name for field in rest_questions(kind)), _WHEN}
        self._whole = {name: each for name, each in before.items() if name in belongs}
        self._whole |= {_EXAMPLE: made} if (made := sample(self._whole)) is not None else {}
        self._lay(kind)
        self.changed.emit()

    def _lay(self, kind: str) -> None:
        """Ask what is asked of ``kind``."""
        clear(self._rest)
        self._fold, self._sample = Fold(_MORE), QVBoxLayout()
        rest = {field.name: Question(field) for field in rest_questions(kind)}
        when = ConditionEdit()
        when.know(self._above)
        rest[_WHEN] = Question(TextField(name=_WHEN, label=_ASKED[_WHEN]), when)
        self.questions = {**self._first, **rest}
        for name, question in rest.items():
            question.set_raw(self._raw(name))
            question.changed.connect(self._on_shape if name in _SHAPED_BY else self.changed)
            if question.field.folded:
                self._fold.questions.append(question)
                self._fold.column.addWidget(question)
            elif name != _WHEN:
                self._put(self._rest, question)
        holder = QWidget()
        holder.setLayout(self._sample)
        self._sample.setContentsMargins(0, 0, 0, 0)
        for widget in (holder, rest[_WHEN], self._fold):
            self._put(self._rest, widget)
        self._ask_for_sample()
        self._fold.set_open(not all(question.is_understood() for question in self._fold.questions))
        self._shown = self._answers()

    def _on_shape(self) -> None:
        """There are other answers: what is tried with may not be one of them any more."""
        shown = self._shown
        self._whole = self.value()
        given = self._whole.get(_EXAMPLE)
        made = sample(self._whole)
        self._whole[_EXAMPLE] = given if fits(given, self._whole) else made
        self._ask_for_sample()
        self._shown = {**self._answers(), "choices": None} if shown else {}
        self.changed.emit()

    def _ask_for_sample(self) -> None:
        """Ask for an answer to try with, by the very field that is being written, where it can be answered."""
        clear(self._sample)
        self.questions.pop(_EXAMPLE, None)
        asked = {**self._whole, "name": _EXAMPLE, "label": _ASKED[_EXAMPLE], "help": "", "required": False}
        asked.pop("shown_if", None)
        made = fields_in({"fields": [asked]})
        if not made or isinstance(made[0], UNANSWERED) or getattr(made[0], "choices", True) == ():
            return
        question = Question(made[0])
        question.set_today(self._today)
        question.set_raw(self._raw(_EXAMPLE))
        question.changed.connect(self.changed)
        self.questions[_EXAMPLE] = question
        self._put(self._sample, question)

    @staticmethod
    def _put(column: QVBoxLayout, widget: QWidget) -> None:
        """Below what is there, and seen at once: the next key may be Tab."""
        column.addWidget(widget)
        widget.show()
