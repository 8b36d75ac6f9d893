"""The middle of the editor: everything an exercise holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from assistant.casework.training.judging import Report
from assistant.model.finding import Finding
from assistant.model.knowledge import Knowledge
from assistant.ui.editing.following import Following
from assistant.ui.editing.group import Group, Item
from assistant.ui.fields.finding_line import Shown
from assistant.ui.fields.question import Question
from assistant.ui.mnemonics import settle
from assistant.ui.theme import UNIT
from assistant.ui.training.editor.asked import (
    ACCEPTED,
    GROUPS,
    MODELS,
    NEVER,
    RIGHT,
    ROWS,
    SAYS,
    SHAPE,
    WRONGS,
    asked,
    note_types,
    saying,
    to_raw,
    to_value,
)
from assistant.ui.training.editor.note import NoteItem
from assistant.ui.training.editor.told import GAPS

_MUST = saying("Som en halv sætning: hvornår han skulle være mødt.")
_MUST_NOT = saying("Som begyndelsen af en sætning: Et gæt om grunden.")


class Form(QScrollArea):
    """The questions, and the groups among them.

    Attributes:
        questions: by name, but for those of the groups.
        groups: by the name of what they fill in.
        inside: all of them.

    Signals:
        changed: something was typed, chosen, added or taken away.
        settled: she has paused.
        entered: the focus has come to a question; carries the group's name and the item's place among those that say
            something, or an empty name.
    """

    changed = Signal()
    settled = Signal()
    entered = Signal(str, int)

    def __init__(self, knowledge: Knowledge, forms: Mapping[str, str], taken: Iterable[str]) -> None:
        """Make it, empty; ``taken`` are labels whose mnemonics are others'."""
        super().__init__()
        fields = asked(knowledge, forms)
        adds = ("Endnu noget, det skal sige", "Endnu noget, det ikke må sige", "Endnu et godt notat", "Endnu et notat")
        before = list(taken)
        marked = settle([*before, *(field.label for field in fields.values()), *adds])[len(before) :]
        self.questions = {
            name: Question(replace(field, label=marked[place])) for place, (name, field) in enumerate(fields.items())
        }
        self.groups = _groups(marked[len(fields) :])
        self.inside = QWidget()
        self._build()
        following = Following(self)
        following.left.connect(self.settled)
        following.entered.connect(lambda question: self.entered.emit(*self._place_of(question)))

    def values(self) -> dict[str, object]:
        """What is answered, by the names of a scenario; None where nothing is, or nothing that is understood."""
        found = {name: to_value(name, question.raw()) for name, question in self.questions.items()}
        found["note_types"] = note_types(found.pop(RIGHT), found.pop(ACCEPTED))
        return found | {name: group.values() for name, group in self.groups.items()}

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show ``values``, telling nobody."""
        types = values.get("note_types")
        right, *accepted = types if isinstance(types, list) and types else [None]
        split = {**values, RIGHT: right, ACCEPTED: accepted}
        for name, question in self.questions.items():
            question.reset()
            question.set_raw(to_raw(name, split.get(name)))
        for name, group in self.groups.items():
            group.show_values(values.get(name))
        self.verticalScrollBar().setValue(0)

    def complaint(self) -> tuple[str, str]:
        """The first question that is not understood, and why; empty where all are."""
        found = ((name, question.editor.complaint()) for name, question in self.questions.items())
        return next(((name, why) for name, why in found if why), ("", ""))

    def show_checked(self, findings: Iterable[Finding], reports: Mapping[tuple[str, int], Report]) -> None:
        """Show what is wrong at its question, and at each note how it is judged.

        What is not written yet is told at its question only when she has left it.
        """
        shown: dict[Question, list[Shown]] = {}
        for finding in findings:
            question = self.question(finding.where)
            if question and (question.was_left or finding.code not in GAPS):
                shown.setdefault(question, []).append(Shown(finding))
        for question in self._all():
            question.show_findings(shown.get(question, ()))
        for name in (MODELS, WRONGS):
            place = 0
            for item in self.groups[name].items:
                is_written = bool(item.value())
                if isinstance(item, NoteItem):
                    item.show_report(reports.get((name, place)) if is_written else None)
                place += is_written

    def question(self, where: str) -> Question | None:
        """The question that the key ``where`` is asked by, ``says.0.what``; None where none does."""
        name, *rest = where.split(".")
        if name in self.groups:
            item = self.groups[name].item(int(rest[0]) if rest else 0)
            return item.ask(rest[1] if len(rest) > 1 else "") if item else None
        return self.questions.get(RIGHT if name == "note_types" else name)

    def ask(self, where: str) -> bool:
        """Bring what ``where`` is asked by into sight, and give it the focus; whether there is such a question."""
        question = self.question(where)
        target: QWidget | None = question or (self.groups[where].add if where in self.groups else None)
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(target, 0, self.viewport().height() // 3)
        return target is not None

    def _all(self) -> Iterator[Question]:
        yield from self.questions.values()
        for group in self.groups.values():
            yield from group.questions()

    def _place_of(self, question: Question) -> tuple[str, int]:
        for name, group in self.groups.items():
            filled = [item for item in group.items if item.value()]
            for place, item in enumerate(filled):
                if question in item.questions.values():
                    return name, place
        return "", 0

    def _build(self) -> None:
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 3, UNIT * 2)
        column.setSpacing(0)
        for names in ROWS:
            row = QHBoxLayout()
            row.setSpacing(UNIT * 2)
            for name in names:
                part = self.groups[name] if name in GROUPS else self.questions[name]
                part.changed.connect(self.changed)
                part.settled.connect(self.settled)
                row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
        column.addStretch(1)
        self.setWidget(self.inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for ground in (self.viewport(), self.inside):
            ground.setAutoFillBackground(False)


def _groups(adds: Iterable[str]) -> dict[str, Group]:
    says, never, models, wrongs = adds
    return {
        SAYS: Group("Det, notatet skal sige", "Skal sige", says, lambda: Item(_MUST, SHAPE), 1),
        NEVER: Group("Det, notatet ikke må sige", "Må ikke sige", never, lambda: Item(_MUST_NOT, SHAPE)),
        MODELS: Group("Gode notater", "Godt notat", models, lambda: NoteItem(is_good=True), 1),
        WRONGS: Group("Notater, der ikke er gode nok", "Ikke godt nok", wrongs, lambda: NoteItem(is_good=False), 2),
    }
