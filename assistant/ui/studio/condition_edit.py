"""When something is asked or written: chosen by question and answer, never as an expression."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from assistant.casework.studio.conditions import (
    Condition,
    Conditions,
    can_decide,
    expression,
    needs_value,
    read,
    tests_for,
    values_for,
)
from assistant.model.fields import Field, plain_label
from assistant.ui.editing.bringing_back import BringBack
from assistant.ui.fields.box import Box
from assistant.ui.fields.editor import Editor
from assistant.ui.parts import clear, label
from assistant.ui.theme import UNIT
from assistant.ui.typed import NotUnderstood, read_number

_ALWAYS, _ALL, _ANY = "Altid", "Når alt dette passer", "Når noget af dette passer"
_OF_ANY = 2
"""The place of the last of them."""
_ONE, _SEVERAL = "Betingelsen", "Betingelserne"
_ADD = "Endnu en betingelse"
_BY_HAND = "Betingelsen er skrevet i hånden"
_NO_FIELDS = "Der er ingen spørgsmål ovenfor, der kan afgøre det."


class ConditionEdit(Editor):
    """Always, or when certain answers are given. What cannot be chosen stays the expression it is."""

    def __init__(self, always: str = _ALWAYS) -> None:
        """Make it, empty; ``always`` is what it says of no condition."""
        super().__init__()
        self._fields: Sequence[Field] = ()
        self._rows: list[_Row] = []
        self._was_any = False
        self.joint = Box()
        self.joint.addItems([always, _ALL, _ANY])
        self.joint.activated.connect(self._join)
        self.hand = QLineEdit()
        self.hand.textEdited.connect(self.changed)
        self.said = label("", "muted", wrap=True)
        self.add = QPushButton(_ADD)
        self.add.setProperty("role", "link")
        self.add.clicked.connect(self._add)
        self._column = QVBoxLayout()
        self._column.setSpacing(UNIT // 2)
        self.column.addWidget(self.joint, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.said)
        self.column.addWidget(self.hand)
        self.column.addLayout(self._column)
        self._gone = BringBack(self)
        self.column.addWidget(self._gone)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.changed.connect(self._gone.forget)
        self.set_raw(None)

    def know(self, fields: Sequence[Field]) -> None:
        """Let ``fields`` be what can be asked for; for what is shown after this."""
        self._fields = [field for field in fields if can_decide(field)]

    def raw(self) -> object:
        """The expression; None for always."""
        if not self.hand.isHidden():
            return self.hand.text().strip() or None
        if not self.joint.currentIndex():
            return None
        return self._expression(is_any=self.joint.currentIndex() == _OF_ANY)

    def set_raw(self, raw: object) -> None:
        """Show an expression."""
        self._gone.forget()
        text = str(raw or "")
        found = read(text, self._fields)
        self.hand.setVisible(found is None)
        self.hand.setText(text if found is None else "")
        self.joint.setVisible(found is not None)
        self.setFocusProxy(self.hand if found is None else self.joint)
        self.joint.setCurrentIndex(0 if not found or not found.parts else _OF_ANY if found.is_any else 1)
        self._was_any = bool(found and found.is_any)
        self._show_rows(found.parts if found else ())

    def stops(self) -> list[QWidget]:
        """What is always there; each row has names of its own."""
        return [self.joint, self.hand]

    def choose_all(self) -> None:
        """Begin with one condition, and the focus on it."""
        if self._fields:
            self.joint.setCurrentIndex(1)
            self._join()
            self.setFocusProxy(self._rows[0].field)

    def _expression(self, *, is_any: bool) -> str | None:
        parts = tuple(row.condition() for row in self._rows)
        return expression(Conditions(parts, is_any=is_any), self._fields) or None

    def _show_rows(self, parts: Sequence[Condition]) -> None:
        clear(self._column)
        self._rows = []
        for part in parts:
            self._append(part)
        self._tell()

    def _append(self, part: Condition) -> None:
        row = _Row(self._fields, part)
        row.changed.connect(self.changed)
        row.removed.connect(self._remove)
        self._rows.append(row)
        self._column.addWidget(row)

    def _tell(self) -> None:
        is_hand = not self.hand.isHidden()
        nothing = not self._fields and not is_hand
        self.said.setText(_BY_HAND if is_hand else _NO_FIELDS)
        self.said.setVisible(is_hand or nothing)
        self.joint.setEnabled(not nothing)
        self.add.setVisible(bool(self._rows))

    def _join(self) -> None:
        before, count = self._expression(is_any=self._was_any), len(self._rows)
        if not self.joint.currentIndex():
            self._show_rows(())
        elif not self._rows:
            self._append(_first(self._fields))
        self._was_any = self.joint.currentIndex() == _OF_ANY
        self._tell()
        self.changed.emit()
        if count and not self._rows:
            self._gone.offer(_ONE if count == 1 else _SEVERAL, lambda: self._bring_back(before))

    def _add(self) -> None:
        self._append(_first(self._fields))
        self._rows[-1].field.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _remove(self, row: _Row) -> None:
        before = self.raw()
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        if not self._rows:
            self.joint.setCurrentIndex(0)
        self.joint.setFocus(Qt.FocusReason.TabFocusReason)
        self._tell()
        self.changed.emit()
        self._gone.offer(_ONE, lambda: self._bring_back(before))

    def _bring_back(self, raw: object) -> None:
        self.set_raw(raw)
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()


class _Row(QWidget):
    """One condition."""

    changed = Signal()
    removed = Signal(object)

    def __init__(self, fields: Sequence[Field], part: Condition) -> None:
        super().__init__()
        self._fields = fields
        self.field, self.test, self.value = Box(), Box(), Box()
        self.number = QLineEdit()
        self.remove = QPushButton("Fjern")
        self.remove.setProperty("role", "link")
        for field in fields:
            self.field.addItem(plain_label(field), field.name)
        named = ((self.field, "Spørgsmål"), (self.test, "Svaret"), (self.value, "Værdi"), (self.number, "Tal"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, UNIT // 2)
        grid.setSpacing(UNIT // 2)
        for widget, name in named:
            widget.setAccessibleName(f"Betingelse: {name}")
            widget.setMinimumWidth(UNIT * 8)
        grid.addWidget(self.field, 0, 0, 1, 4)
        grid.addWidget(self.test, 1, 0)
        grid.addWidget(self.value, 1, 1, 1, 2)
        grid.addWidget(self.number, 1, 1, 1, 2)
        grid.addWidget(self.remove, 1, 3)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._show(part)
        self.field.activated.connect(self._field_chosen)
        self.test.activated.connect(self._test_chosen)
        self.value.activated.connect(self.changed)
        self.number.textEdited.connect(self.changed)
        self.remove.clicked.connect(lambda: self.removed.emit(self))

    def condition(self) -> Condition:
        """What is chosen."""
        value = self.value.currentData() if self.value.count() else _number(self.number.text().strip())
        test = self.test.currentData()
        return Condition(self.field.currentData(), test, str(value or "") if needs_value(test) else "")

    def _show(self, part: Condition) -> None:
        self.field.setCurrentIndex(max(self.field.findData(part.field), 0))
        self._fill_tests(part)

    def _fill_tests(self, part: Condition) -> None:
        field = self._fields[self.field.currentIndex()]
        self.test.clear()
        for test, said in tests_for(field).items():
            self.test.addItem(said, test)
        self.test.setCurrentIndex(max(self.test.findData(part.test), 0))
        self.value.clear()
        for value, said in values_for(field, self._fields).items():
            self.value.addItem(said, value)
        self.value.setCurrentIndex(max(self.value.findData(part.value), 0))
        self.number.setText(part.value.replace(".", ","))
        self._show_value()

    def _show_value(self) -> None:
        is_asked = needs_value(self.test.currentData())
        self.value.setVisible(is_asked and self.value.count() > 0)
        self.number.setVisible(is_asked and not self.value.count())

    def _field_chosen(self) -> None:
        self._fill_tests(_first([self._fields[self.field.currentIndex()]]))
        self.changed.emit()

    def _test_chosen(self) -> None:
        self._show_value()
        self.changed.emit()


def _number(typed: str) -> str:
    """``typed`` without dots or spaces between thousands; what is no number stays, and is told where it is judged."""
    with suppress(NotUnderstood):
        return f"{read_number(typed):f}".replace(".", ",")
    return typed


def _first(fields: Sequence[Field]) -> Condition:
    """The condition that a new row begins with."""
    field = fields[0]
    return Condition(field.name, next(iter(tests_for(field))), next(iter(values_for(field, ())), ""))
