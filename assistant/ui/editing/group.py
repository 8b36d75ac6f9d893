"""Some of a kind, one below the other: the notes of an exercise, the answers to choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from assistant.casework.toml_values import tables_in
from assistant.model.fields import Field, plain_label
from assistant.ui.editing.bringing_back import BringBack
from assistant.ui.fields.editor import Editor
from assistant.ui.fields.question import Question
from assistant.ui.fields.rows import ADD_KEY, REMOVE_KEY
from assistant.ui.fold import Fold
from assistant.ui.parts import QuickButton, label, on_key, restyle
from assistant.ui.theme import UNIT

NONE: Mapping[str, Editor] = MappingProxyType({})
_MORE = "Mere"
_REMOVE, _REALLY = "Fjern", "Tryk igen for at fjerne"


class Shape(NamedTuple):
    """How answers stand in a file.

    Attributes:
        to_value: a key's value of what a field gives; None where that is nothing.
        to_raw: the other way.
        usual: what holds where nothing is said.
    """

    to_value: Callable[[str, object], object]
    to_raw: Callable[[str, object], object]
    usual: Mapping[str, object] = {}


class Item(QFrame):
    """One of them.

    Attributes:
        questions: by name.
        foot: below the questions; the button that takes it away stands at its end.

    Signals:
        changed: something was typed or chosen.
        settled: she has paused.
        removed: she wants it away.
    """

    changed = Signal()
    settled = Signal()
    removed = Signal()

    def __init__(self, fields: Sequence[Field], shape: Shape, editors: Mapping[str, Editor] = NONE) -> None:
        """Make it, empty; ``editors`` take the answers, by name, where they are not the usual ones."""
        super().__init__()
        self._editors = editors
        self._shape = shape
        self.setProperty("role", "sheet")
        self._shown: Mapping[str, object] = {}
        self.title = label("", "prefix")
        self.remove = QPushButton(_REMOVE)
        self.remove.setProperty("role", "link")
        self.remove.setToolTip(REMOVE_KEY)
        self.remove.clicked.connect(self._remove)
        self.changed.connect(self._keep)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(UNIT)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT * 2, UNIT, UNIT * 2, UNIT)
        column.setSpacing(UNIT // 2)
        column.addWidget(self.title)
        self.questions = {field.name: self._question(field) for field in fields}
        self._fold = Fold(_MORE)
        for question in self.questions.values():
            if question.field.folded:
                self._fold.questions.append(question)
                self._fold.column.addWidget(question)
            else:
                column.addWidget(question)
        column.addWidget(self._fold)
        if not self._fold.questions:
            self._fold.hide()
        column.addLayout(self.foot)
        self.foot.addStretch(1)
        self.foot.addWidget(self.remove)
        on_key(self, REMOVE_KEY, self._remove)

    def value(self) -> dict[str, object]:
        """What is answered, and what no question shows; empty when nothing is answered."""
        found = {name: self._shape.to_value(name, question.raw()) for name, question in self.questions.items()}
        usual = {name: value for name, value in self._shape.usual.items() if name not in self._shown}
        said = {name: value for name, value in found.items() if value is not None and value != usual.get(name)}
        rest = {name: value for name, value in self._shown.items() if name not in found}
        return {**rest, **said} if said else {}

    def show_value(self, value: Mapping[str, object]) -> None:
        """Show ``value``."""
        self._shown = value
        for name, question in self.questions.items():
            question.reset()
            question.set_raw(self._shape.to_raw(name, value.get(name, self._shape.usual.get(name))))
        self._fold.set_open(any(question.raw() for question in self._fold.questions))

    def ask(self, name: str) -> Question:
        """The question ``name``, unfolded; the first where there is none of that name."""
        question = self.questions.get(name, next(iter(self.questions.values())))
        if question in self._fold.questions:
            self._fold.set_open(True)
        return question

    def name(self, title: str) -> None:
        """Be called ``title``, for the eye and for a screen reader."""
        self.title.setText(title)
        self.setAccessibleName(title)
        self._keep()
        for question in self.questions.values():
            question.call(f"{title}, {plain_label(question.field)}")

    def _remove(self) -> None:
        """What is written does not go by one key alone."""
        if self.value() and self.remove.text() == _REMOVE:
            self._offer(_REALLY, "warning")
        else:
            self.removed.emit()

    def _keep(self) -> None:
        self._offer(_REMOVE, "")

    def _offer(self, text: str, tone: str) -> None:
        self.remove.setText(text)
        self.remove.setAccessibleName(f"{text}: {self.title.text()}")
        restyle(self.remove, "tone", tone)

    def _question(self, field: Field) -> Question:
        made = Question(field, self._editors.get(field.name))
        made.changed.connect(self.changed)
        made.settled.connect(self.settled)
        return made


class Group(QWidget):
    """Items under a title, and a button for one more.

    Signals:
        changed: something was typed, chosen, added or taken away.
        settled: she has paused.
    """

    changed = Signal()
    settled = Signal()

    def __init__(self, title: str, one: str, add: str, make: Callable[[], Item], at_least: int = 0) -> None:
        """Make it, empty.

        Args:
            title: above all of them.
            one: what each is called, before its number.
            add: on the button.
            make: one more.
            at_least: so many are shown, be they empty.
        """
        super().__init__()
        self.items: list[Item] = []
        self.one = one
        self._make, self._at_least = make, at_least
        self._gone = BringBack(self)
        self.add = QuickButton(add)
        self.add.setToolTip(ADD_KEY)
        self.add.clicked.connect(self._add_and_go)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, UNIT, 0, UNIT * 2)
        self._column.setSpacing(UNIT)
        if title:
            self._column.addWidget(label(title, "title"))
        self._above = self._column.count()
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        on_key(self, ADD_KEY, self._add_and_go)

    def values(self) -> list[dict[str, object]] | None:
        """What is answered, without empty items."""
        return [value for item in self.items if (value := item.value())] or None

    def show_values(self, values: object) -> None:
        """Show one item for each of ``values``, and empty ones where there are too few."""
        self._gone.forget()
        tables = tables_in(values)
        tables += [{}] * (self._at_least - len(tables))
        while len(self.items) > len(tables):
            self._drop(self.items[-1])
        while len(self.items) < len(tables):
            self._insert(len(self.items))
        for item, value in zip(self.items, tables, strict=True):
            item.show_value(value)

    def item(self, place: int) -> Item | None:
        """The item at ``place`` among those that say something, else the first."""
        filled = [item for item in self.items if item.value()]
        return filled[place] if place < len(filled) else next(iter(self.items), None)

    def questions(self) -> Iterator[Question]:
        """Those of all items."""
        for item in self.items:
            yield from item.questions.values()

    def _add_and_go(self) -> None:
        self._go_to(self._insert(len(self.items)))
        self._change()

    def _go_to(self, item: Item) -> None:
        item.ask("").setFocus(Qt.FocusReason.TabFocusReason)

    def _change(self) -> None:
        self._gone.forget()
        self.changed.emit()

    def _insert(self, at: int) -> Item:
        item = self._make()
        item.changed.connect(self._change)
        item.settled.connect(self.settled)
        item.removed.connect(lambda: self._remove(item))
        self._column.removeWidget(self._gone)
        self._column.insertWidget(self._above + at, item)
        self.items.insert(at, item)
        item.show()
        self._number()
        return item

    def _remove(self, item: Item) -> None:
        at, value, title = self.items.index(item), item.value(), item.title.text()
        self._drop(item)
        if self.items:
            self._go_to(self.items[min(at, len(self.items) - 1)])
        else:
            self.add.setFocus(Qt.FocusReason.TabFocusReason)
        self._change()
        if value:
            self._column.removeWidget(self._gone)
            self._column.insertWidget(self._above + at, self._gone)
            self._gone.offer(title, lambda: self._bring_back(at, value))

    def _bring_back(self, at: int, value: Mapping[str, object]) -> None:
        item = self._insert(at)
        item.show_value(value)
        self._go_to(item)
        self._change()

    def _drop(self, item: Item) -> None:
        self.items.remove(item)
        self._column.removeWidget(item)
        item.hide()
        item.deleteLater()
        self._number()

    def _number(self) -> None:
        for number, item in enumerate(self.items, 1):
            title = f"{self.one} {number}"
            if item.title.text() != title:
                item.name(title)
