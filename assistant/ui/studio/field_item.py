"""One question of a template, while it is being written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.casework.studio.examining import fields_in
from assistant.model.fields import ComputedField, Field, NoteField, OptionalField, TextField
from assistant.model.finding import Finding
from assistant.ui.fields.question import Question
from assistant.ui.fold import Fold
from assistant.ui.parts import clear
from assistant.ui.studio.asked import choices_of, field_questions, lines_of, to_raw, to_value
from assistant.ui.studio.condition_edit import ConditionEdit
from assistant.ui.studio.page import show_at
from assistant.ui.theme import UNIT

_MORE, _EXAMPLE = "Mere", "Et svar at prøve med"
_WHEN = "shown_if"


class FieldItem(QWidget):
    """The questions about one field; which they are follows from its type.

    Attributes:
        questions: by key.

    Signals:
        changed: she has changed something.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.questions: dict[str, Question] = {}
        self._whole: dict[str, object] = {}
        self._shown: dict[str, object] = {}
        self._kind = ""
        self._above: Sequence[Field] = ()
        self._fold = Fold(_MORE)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(UNIT // 2)

    def show_value(self, value: Mapping[str, object], above: Sequence[Field]) -> None:
        """Show the field ``value``; ``above`` are those that come before it."""
        self._whole, self._above = dict(value), above
        self._lay(str(value.get("type", "text")))
        for name, question in self.questions.items():
            question.reset()
            question.set_raw(self._raw(name))
        self._fold.set_open(False)
        self._shown = self._answers()

    def value(self) -> dict[str, object]:
        """The field as it is now; what no question shows stays as it was."""
        now = self._answers()
        changed = {name: each for name, each in now.items() if each != self._shown.get(name)}
        whole = {**self._whole, **changed}
        return {name: each for name, each in whole.items() if each is not None}

    def show_findings(self, findings: Sequence[tuple[str, Finding]]) -> None:
        """Show each at the question of its key; what is said of the whole, at the first."""
        first = next(iter(self.questions), "")
        show_at(self.questions, ((key.partition(".")[0] or first, finding) for key, finding in findings))

    def ask(self, key: str) -> QWidget:
        """What is asked by ``key``, unfolded; the first question where there is none."""
        question = self.questions.get(key.partition(".")[0]) or next(iter(self.questions.values()))
        if question in self._fold.questions:
            self._fold.set_open(True)
        return question

    def relay(self) -> None:
        """The type is another: ask what belongs to that."""
        value = self.value()
        if str(value.get("type")) != self._kind:
            known = {*(field.name for field in field_questions(str(value.get("type")))), _WHEN}
            kept = {name: each for name, each in value.items() if name in known}
            self.show_value(kept, self._above)
            self._shown = {**self._shown, **dict.fromkeys(value.keys() - kept.keys())}

    def _raw(self, name: str) -> object:
        if name == "choices":
            return lines_of(self._whole.get("choices"))
        if name == "example":
            made = fields_in({"fields": [self._whole]})
            return made[0].example if made else None
        value = self._whole.get(name)
        return str(value).replace("&", "") if name == "label" and value else to_raw(name, value)

    def _answers(self) -> dict[str, object]:
        found = {name: to_value(name, question.raw()) for name, question in self.questions.items()}
        if "choices" in found:
            found["choices"] = choices_of(str(found["choices"] or ""), self._whole.get("choices"))
        return found

    def _lay(self, kind: str) -> None:
        """Ask what is asked of ``kind``."""
        clear(self._column)
        self._kind = kind
        self._fold = Fold(_MORE)
        self.questions = {field.name: Question(field) for field in field_questions(kind)}
        made = fields_in({"fields": [{**self._whole, "name": "example", "label": _EXAMPLE, "type": kind}]})
        if made and not isinstance(made[0], NoteField | ComputedField | OptionalField):
            self.questions["example"] = Question(made[0])
        when = ConditionEdit()
        when.know(self._above)
        self.questions[_WHEN] = Question(TextField(name=_WHEN, label="Hvornår spørges der?"), when)
        for name, question in self.questions.items():
            question.changed.connect(self._on_type if name == "type" else self.changed)
            if question.field.folded and name != "example":
                self._fold.questions.append(question)
                self._fold.column.addWidget(question)
            else:
                self._column.addWidget(question)
        self._column.addWidget(self._fold)

    def _on_type(self) -> None:
        self.relay()
        self.changed.emit()
        self.questions["type"].setFocus()
