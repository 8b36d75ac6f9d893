"""One rule as a form: what it says, when, where from, and who has signed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.casework.studio.rules.kinds import Kind, Values
from assistant.model.finding import Finding, Severity
from assistant.ui.editing.following import Following
from assistant.ui.fields.choose import ComboEditor
from assistant.ui.fields.question import Question
from assistant.ui.parts import label
from assistant.ui.studio.page import column_in, scrolled, show_at
from assistant.ui.studio.rules.answers import to_raw, to_value, told
from assistant.ui.studio.rules.asked import SECTIONS, questions
from assistant.ui.theme import UNIT

_CODE = "P05"


class RecordForm(QWidget):
    """The questions about a record of ``kind``.

    Signals:
        changed: she has changed something.
        settled: she has paused, or gone on to something else.
    """

    changed = Signal()
    settled = Signal()

    def __init__(self, kind: Kind, today: date) -> None:
        """Make it, empty; days are typed as they are from ``today``."""
        super().__init__()
        self.kind = kind
        self._today = today
        own = {"successor": ComboEditor(())}
        self.questions = {name: Question(field, own.get(name)) for name, field in questions(kind).items()}
        self._shown: dict[str, object] = {}
        self._build()
        Following(self).left.connect(self.settled)

    def show_values(self, values: Values) -> None:
        """Show ``values``, telling nobody."""
        for question in self.questions.values():
            question.reset()
        self.show_again(values, self.questions)

    def show_again(self, values: Values, keys: Iterable[str]) -> None:
        """Show these ``keys``, which the program has changed."""
        for name in keys:
            question = self.questions[name]
            question.set_raw(to_raw(self.kind, question.field, values.get(name)))
            self._shown[name] = self._value(question)

    def changes(self) -> dict[str, object]:
        """What is another way now than it was shown; what is not understood is left as it was."""
        now = {name: self._value(each) for name, each in self.questions.items() if not each.editor.complaint()}
        changed = {name: value for name, value in now.items() if value != self._shown.get(name)}
        self._shown |= changed
        return changed

    def complaint(self) -> str:
        """The key of the first answer that is not understood; empty where there is none."""
        return next((name for name, each in self.questions.items() if each.editor.complaint()), "")

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Each at its question, the rest at the first one."""
        first = next(iter(self.questions))
        placed = ((each.where if each.where in self.questions else first, told(self.kind, each)) for each in findings)
        show_at(self.questions, [*placed, *self._complaints()])

    def ask(self, key: str) -> None:
        """Go to the question of ``key``."""
        question = self.questions.get(key, next(iter(self.questions.values())))
        question.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.ensureWidgetVisible(question, 0, UNIT * 4)

    def offer(self, groups: Mapping[str, str]) -> None:
        """Let ``groups``, names by id, be what can be used instead of a benefit that has ended."""
        if (question := self.questions.get("successor")) and isinstance(question.editor, ComboEditor):
            box, chosen = question.editor.box, question.raw()
            box.clear()
            for name, title in groups.items():
                box.addItem(title, name)
            question.set_raw(chosen)

    def go_up(self) -> None:
        """Show the top of it."""
        self._area.verticalScrollBar().setValue(0)

    def _value(self, question: Question) -> object:
        return to_value(self.kind, question.field, question.raw())

    def _complaints(self) -> Iterable[tuple[str, Finding]]:
        for name, question in self.questions.items():
            if complaint := question.complaint():
                yield name, Finding(_CODE, Severity.ERROR, complaint)

    def _build(self) -> None:
        inside = QWidget()
        column = column_in(inside)
        for title, rows in SECTIONS[self.kind.name].items():
            column.addSpacing(UNIT)
            column.addWidget(label(title, "title"))
            for row in rows:
                column.addLayout(self._row(row))
        column.addStretch(1)
        self._area = scrolled(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def _row(self, keys: Sequence[str]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT * 2)
        for name in keys:
            question = self.questions[name]
            question.editor.set_today(self._today)
            question.changed.connect(self.changed)
            question.settled.connect(self.settled)
            row.addWidget(question, 1, Qt.AlignmentFlag.AlignTop)
        return row
