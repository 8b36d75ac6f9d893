"""Repeated rows of simple fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from assistant.model.fields import ChoiceField, Field, LongTextField, RowsField, TextField, plain_label
from assistant.ui import parts
from assistant.ui.fields.editor import Editor

ADD_KEY, REMOVE_KEY = "Ctrl++", "Ctrl+-"
_BY_SHARE = QSizePolicy.Policy.Ignored


class RowsEditor(Editor):
    """A small table. Ctrl+plus adds a row, Ctrl+minus takes away the one with the focus.

    There is always one row to type in; rows without an answer are no answer.
    """

    judged = "on leaving"

    def __init__(self, field: RowsField, cell: Callable[[Field], Editor]) -> None:
        super().__init__()
        self._field = field
        self._cell = cell
        self._today = date.min
        self._description = ""
        self.rows: list[Row] = []
        self.column.addLayout(self._head())
        self.add = QPushButton(f"Tilføj række  ({ADD_KEY})")
        self.add.setProperty("role", "link")
        self.add.clicked.connect(self._add_and_go)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._append()

    def raw(self) -> object:
        """A list of objects, without the empty rows."""
        rows = [raw for row in self.rows if (raw := row.raw())]
        return rows or None

    def set_raw(self, raw: object) -> None:
        """Show one row for each object, or one empty row."""
        answers = [each for each in raw if isinstance(each, Mapping)] if isinstance(raw, list | tuple) else []
        while len(self.rows) > max(len(answers), 1):
            self._drop(self.rows[-1])
        while len(self.rows) < len(answers):
            self._append()
        for row, answer in zip(self.rows, answers or [{}], strict=True):
            row.set_raw(answer)

    def complaint(self) -> str:
        """The first cell's that is not understood, with its row."""
        for number, row in enumerate(self.rows, 1):
            for field, editor in row.cells.values():
                if complaint := editor.complaint():
                    return f"Række {number}, {plain_label(field)}: {complaint}"
        return ""

    def set_today(self, today: date) -> None:
        """Count from ``today`` in every cell, those to come too."""
        self._today = today
        for row in self.rows:
            row.set_today(today)

    def stops(self) -> list[QWidget]:
        """Every cell, then the button."""
        cells = [stop for row in self.rows for _, editor in row.cells.values() for stop in editor.stops()]
        return [*cells, self.add]

    def describe(self, name: str, description: str) -> None:
        """Name each cell by its column and row."""
        self.setAccessibleName(name)
        self._description = description
        for number, row in enumerate(self.rows, 1):
            row.describe(number, description)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Take the two keys in any cell."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or not _is_ctrl(event):
            return False
        if event.key() == Qt.Key.Key_Plus:
            self._add_and_go()
        elif event.key() == Qt.Key.Key_Minus:
            self._remove_here()
        else:
            return False
        return True

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(6)
        for field in self._field.columns:
            title = parts.label(plain_label(field), "muted")
            title.setSizePolicy(_BY_SHARE, QSizePolicy.Policy.Preferred)
            head.addWidget(title, _share(field))
        head.addSpacing(28)
        return head

    def _append(self) -> Row:
        row = Row(self._field.columns, self._cell)
        row.set_today(self._today)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._remove(row))
        for stop in row.stops():
            stop.installEventFilter(self)
        self.rows.append(row)
        self.column.insertWidget(len(self.rows), row)
        row.show()
        row.describe(len(self.rows), self._description)
        self._keep_tab_order()
        return row

    def _add_and_go(self) -> None:
        if len(self.rows) >= self._field.at_most:
            return
        row = self._append()
        row.stops()[0].setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _remove_here(self) -> None:
        here = next((row for row in self.rows if any(stop.hasFocus() for stop in row.stops())), None)
        if here is not None:
            self._remove(here)

    def _remove(self, row: Row) -> None:
        """Take ``row`` away, or empty it when it is the last one; the focus stays beside it."""
        at = self.rows.index(row)
        if len(self.rows) == 1:
            row.set_raw({})
        else:
            self._drop(row)
            self.rows[min(at, len(self.rows) - 1)].stops()[0].setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _drop(self, row: Row) -> None:
        self.rows.remove(row)
        self.column.removeWidget(row)
        row.hide()
        row.deleteLater()
        for number, left in enumerate(self.rows, 1):
            left.describe(number, self._description)

    def _keep_tab_order(self) -> None:
        # The cells and not their lines: a cell leads to its line, so it must not be left behind the button.
        cells = [editor for row in self.rows for _, editor in row.cells.values()]
        for before, after in pairwise([*cells, self.add]):
            QWidget.setTabOrder(before, after)
        self.setFocusProxy(self.stops()[0])


class Row(QWidget):
    """One row.

    Signals:
        changed: a cell has.
        removed: its button asks for it to go.
    """

    changed = Signal()
    removed = Signal()

    def __init__(self, columns: tuple[Field, ...], cell: Callable[[Field], Editor]) -> None:
        super().__init__()
        self.cells = {field.name: (field, cell(field)) for field in columns}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for field, editor in self.cells.values():
            editor.changed.connect(self.changed)
            editor.setSizePolicy(_BY_SHARE, QSizePolicy.Policy.Preferred)
            line.addWidget(editor, _share(field))
        self._away = QToolButton()
        self._away.setText("×")
        self._away.setFixedWidth(22)
        self._away.setProperty("role", "link")
        self._away.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._away.setToolTip(f"Fjern rækken ({REMOVE_KEY})")
        self._away.clicked.connect(self.removed)
        line.addWidget(self._away)

    def raw(self) -> dict[str, object]:
        """Its answers; empty when there is none."""
        answers = {name: editor.raw() for name, (_, editor) in self.cells.items()}
        return answers if any(answer is not None for answer in answers.values()) else {}

    def set_raw(self, raw: Mapping[str, object]) -> None:
        """Show ``raw``."""
        for name, (_, editor) in self.cells.items():
            editor.set_raw(raw.get(name))

    def set_today(self, today: date) -> None:
        """Count from ``today`` in every cell."""
        for _, editor in self.cells.values():
            editor.set_today(today)

    def stops(self) -> list[QWidget]:
        """Every cell's."""
        return [stop for _, editor in self.cells.values() for stop in editor.stops()]

    def describe(self, number: int, description: str) -> None:
        """Name each cell by its column and the row's number."""
        for field, editor in self.cells.values():
            editor.describe(f"{plain_label(field)}, række {number}", description)
        self._away.setAccessibleName(f"Fjern række {number}")


def _is_ctrl(event: QKeyEvent) -> bool:
    """Whether Ctrl is held; Shift with it or the keypad make no difference, since some layouts need them for a plus."""
    others = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) and not event.modifiers() & others


def _share(field: Field) -> int:
    """How much of a row's width the field is given."""
    return 4 if isinstance(field, TextField | LongTextField | ChoiceField) else 3
