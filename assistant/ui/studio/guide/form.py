"""Questions about one table of a file: what none of them shows stays as it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.model.fields import Field
from assistant.model.finding import Finding
from assistant.ui.fields.question import Question
from assistant.ui.studio.guide.asked import Values, kept, to_raw, to_value
from assistant.ui.studio.page import show_at
from assistant.ui.theme import UNIT

NOTHING: Values = MappingProxyType({})


class Form(QWidget):
    """Questions below each other, some of them side by side.

    Attributes:
        questions: by key.

    Signals:
        changed: she has changed something.
    """

    changed = Signal()

    def __init__(self, fields: Sequence[Field], rows: Sequence[Sequence[str]] = ()) -> None:
        """Make it, empty; ``rows`` are the names of those that stand side by side, where they are asked for."""
        super().__init__()
        self.questions = {field.name: Question(field) for field in fields}
        self._whole: dict[str, object] = {}
        self._shown: dict[str, object] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        beside = {row[0]: row for row in rows if set(row) <= self.questions.keys()}
        later = {name for row in beside.values() for name in row[1:]}
        for name in (each for each in self.questions if each not in later):
            line = QHBoxLayout()
            line.setSpacing(UNIT * 2)
            for each in beside.get(name, (name,)):
                line.addWidget(self.questions[each], 1, Qt.AlignmentFlag.AlignTop)
            column.addLayout(line)
        for question in self.questions.values():
            question.changed.connect(self.changed)

    def show_value(self, value: Values, usual: Values = NOTHING) -> None:
        """Show the table ``value``, telling nobody; what is ``usual`` is shown as where nothing is said."""
        self._whole = dict(value)
        for name, question in self.questions.items():
            said = value.get(name)
            question.reset()
            question.set_raw(to_raw(name, None if said == usual.get(name) else said))
        self._shown = self._answers()

    def show_again(self, value: Values, keys: Iterable[str]) -> None:
        """Show these ``keys``, which the program has changed."""
        for name in keys:
            question = self.questions[name]
            if question.is_understood() and to_value(name, question.raw()) != value.get(name):
                question.set_raw(to_raw(name, value.get(name)))
        self._whole = dict(value)
        self._shown = self._answers()

    def value(self) -> dict[str, object]:
        """The table as it is now."""
        changed = {name: each for name, each in self._answers().items() if each != self._shown.get(name)}
        whole = {**self._whole, **{name: kept(each, self._whole.get(name)) for name, each in changed.items()}}
        return {name: each for name, each in whole.items() if each is not None}

    def show_findings(self, findings: Sequence[tuple[str, Finding]]) -> None:
        """Show each at the question of its key; what is said of the whole, at the first."""
        first = next(iter(self.questions), "")
        named = ((key.partition(".")[0], finding) for key, finding in findings)
        show_at(self.questions, ((key if key in self.questions else first, finding) for key, finding in named))

    def ask(self, key: str) -> Question:
        """The question of ``key``; the first where there is none."""
        return self.questions.get(key.partition(".")[0]) or next(iter(self.questions.values()))

    def _answers(self) -> dict[str, object]:
        """What is answered; of what is not understood what was shown before."""
        return {
            name: to_value(name, question.raw()) if question.is_understood() else self._shown.get(name)
            for name, question in self.questions.items()
        }


def table_in(values: Mapping[str, object], name: str, number: int) -> Values:
    """The table at the place ``number`` of a list; empty where there is none."""
    tables = values.get(name)
    found = tables[number] if isinstance(tables, list) and 0 <= number < len(tables) else {}
    return found if isinstance(found, Mapping) else {}


def with_table(values: Mapping[str, object], name: str, number: int, table: Values) -> list[object]:
    """The list ``name`` with ``table`` at that place, or at its end."""
    tables = values.get(name)
    listed = list(tables) if isinstance(tables, list) else []
    listed[number : number + 1] = [dict(table)]
    return listed
