"""The list of attachments: a row for each, and below it the fields of the one that is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from assistant.model.plan import PlanRow
from assistant.ui.fields.editor import Editor
from assistant.ui.fields.line import Line
from assistant.ui.mnemonics import settle
from assistant.ui.parts import QuickButton, label, restyle
from assistant.ui.plan.attachment_table import AttachmentRows, AttachmentTable
from assistant.ui.plan.facts import TAKEN
from assistant.ui.theme import UNIT

ADD_KEY, REMOVE_KEY = "Ctrl++", "Ctrl+-"
_NONE = "Ingen bilag endnu. Ctrl++ tilføjer det første."


class AttachmentsEditor(Editor):
    """Ctrl+plus adds an attachment, Ctrl+minus takes away the one that is looked at.

    Signals:
        request_wanted: she wants the text that orders those that are selected; carries their numbers from 0.
    """

    request_wanted = Signal(object)

    def __init__(self, columns: Sequence[PlanRow]) -> None:
        super().__init__()
        self._rows = AttachmentRows(columns, self)
        self.table = AttachmentTable(self._rows)
        self.none = label(_NONE, "help", wrap=True)
        self.lines: dict[str, Line] = {}
        self.fields = QWidget()
        self._fill(columns)
        self.add, self.remove = _quiet(f"Tilføj ({ADD_KEY})"), _quiet(f"Fjern ({REMOVE_KEY})")
        self.request = QuickButton("Bestil i &arkivet")
        self.request.setAccessibleDescription("Kopierer en tekst, som bestiller de valgte bilag i arkivet.")
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT * 2)
        for button in (self.add, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.request)
        for part in (self.table, self.none):
            self.column.addWidget(part)
        self.column.addLayout(buttons)
        self.column.addWidget(self.fields)
        self.column.addStretch(1)
        self.table.looked_at.connect(self._show_row)
        self.table.entered_row.connect(self.enter)
        self.add.clicked.connect(self.add_row)
        self.remove.clicked.connect(self.remove_row)
        self.request.clicked.connect(lambda: self.request_wanted.emit(self._selected()))
        self._show_row(-1)

    def raw(self) -> list[dict[str, str]]:
        """Every row as it stands, empty ones too."""
        return [dict(row) for row in self._rows.rows]

    def set_raw(self, raw: object) -> None:
        """Show a row for each."""
        rows = raw if isinstance(raw, Sequence) and not isinstance(raw, str) else []
        self._rows.show([row for row in rows if isinstance(row, Mapping)])
        self._look_at(0)

    def add_row(self) -> None:
        """One more, after the others, and its fields."""
        names = list(self.lines)
        numbered = {names[0]: str(len(self._rows.rows) + 1)} if names and names[0] == "nr" else {}
        self._rows.show([*self._rows.rows, numbered])
        self._look_at(len(self._rows.rows) - 1)
        self.changed.emit()
        self.enter()

    def remove_row(self) -> None:
        """Take the one away that is looked at."""
        number = self._number
        if number >= 0:
            rows = self._rows.rows
            self._rows.show([*rows[:number], *rows[number + 1 :]])
            self._look_at(min(number, len(self._rows.rows) - 1))
            self.changed.emit()
            self.table.setFocus()

    def enter(self) -> None:
        """To the first field of the row that has nothing in it yet."""
        if self._number < 0:
            return
        line = next((line for line in self.lines.values() if not line.text()), next(iter(self.lines.values())))
        line.setFocus(Qt.FocusReason.TabFocusReason)

    def go_to(self, number: int, name: str) -> None:
        """Look at a row, and at one of its fields."""
        self._look_at(number)
        if line := self.lines.get(name):
            line.setFocus()
            line.selectAll()

    def stops(self) -> list[QWidget]:
        """The table, its buttons, the fields."""
        return [self.table, self.add, self.remove, self.request, *self.lines.values()]

    def _selected(self) -> list[int]:
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    @property
    def _number(self) -> int:
        return self.table.currentIndex().row()

    def _look_at(self, number: int) -> None:
        index = self._rows.index(number, 0) if self._rows.rows else QModelIndex()
        self.table.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )
        self._show_row(index.row())

    def _show_row(self, number: int) -> None:
        is_any = 0 <= number < len(self._rows.rows)
        row = self._rows.rows[number] if is_any else {}
        for name, line in self.lines.items():
            blocked = QSignalBlocker(line)
            line.setText(row.get(name, ""))
            line.setCursorPosition(0)
            blocked.unblock()
        self.fields.setVisible(is_any)
        self.none.setVisible(not is_any)
        self.table.setVisible(is_any)
        self.remove.setEnabled(is_any)
        self.request.setEnabled(is_any)
        self.setFocusProxy(self.table if is_any else self.add)

    def _fill(self, columns: Sequence[PlanRow]) -> None:
        """The fields, two beside each other; the last, which asks why, has a line of its own."""
        grid = QGridLayout(self.fields)
        grid.setContentsMargins(0, UNIT, 0, 0)
        grid.setHorizontalSpacing(UNIT * 2)
        grid.setVerticalSpacing(UNIT // 2)
        labels = settle([*TAKEN, *(each.label.replace("&", "&&") for each in columns)])[len(TAKEN) :]
        for at, (each, text) in enumerate(zip(columns, labels, strict=True)):
            line = Line()
            line.setAccessibleName(each.label)
            line.setAccessibleDescription(each.help)
            line.setPlaceholderText(each.help)
            line.textChanged.connect(lambda typed, name=each.name: self._on_typed(name, typed))
            above = label(text, "label")
            above.setBuddy(line)
            above.setContentsMargins(0, UNIT // 2 if at > 1 else 0, 0, 0)
            is_alone = at == len(columns) - 1 and at % 2 == 0
            grid.addWidget(above, at // 2 * 2, at % 2, 1, 2 if is_alone else 1)
            grid.addWidget(line, at // 2 * 2 + 1, at % 2, 1, 2 if is_alone else 1)
            self.lines[each.name] = line

    def _on_typed(self, name: str, text: str) -> None:
        if self._number >= 0:
            self._rows.change(self._number, name, text)
            self.changed.emit()

    def take(self, event: QKeyEvent) -> bool:
        """Do what its two keys say; whether it was one of them."""
        ways = {Qt.Key.Key_Plus: self.add_row, Qt.Key.Key_Minus: self.remove_row}
        way = ways.get(Qt.Key(event.key())) if event.modifiers() & Qt.KeyboardModifier.ControlModifier else None
        if way is not None:
            way()
        return way is not None


def _quiet(text: str) -> QPushButton:
    button = QPushButton(text)
    restyle(button, "role", "link")
    return button
