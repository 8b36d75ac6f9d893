"""The table of the rows that a text was split into, as they stand while they are looked through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from assistant.casework.split_rows import Row
from assistant.model.finding import Finding, Severity
from assistant.model.forms import Form
from assistant.ui import theme

COLUMNS = ("Felt", "Værdi")
_MARKS = {Severity.ERROR: "●", Severity.WARNING: "▲"}
_INK = {Severity.ERROR: "error", Severity.WARNING: "amber"}
_SHOWN = 200
"""Characters of a value; more does not fit on a line."""
_JUDGED = 200
"""Rows; to judge the sections of three hundred pages would be felt."""
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class SplitTable(QAbstractTableModel):
    """Rows with a tick each. What is said of a row is asked for when it is looked at, and remembered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._form: Form | None = None
        self._judge: Callable[[Row], tuple[Finding, ...]] = lambda _: ()
        self._said: dict[int, tuple[Finding, ...]] = {}

    def show(self, form: Form | None, rows: Sequence[Row], judge: Callable[[Row], tuple[Finding, ...]]) -> None:
        """Have ``rows`` in place of those before."""
        self.beginResetModel()
        self._form, self._rows, self._judge = form, list(rows), judge
        self._said.clear()
        self.endResetModel()

    @property
    def rows(self) -> list[Row]:
        """All of them, as they stand now."""
        return list(self._rows)

    def row(self, number: int) -> Row | None:
        """One of them; None beyond the last."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def findings(self, number: int) -> tuple[Finding, ...]:
        """What is said of a row."""
        if number not in self._said:
            self._said[number] = self._judge(self._rows[number])
        return self._said[number]

    def errors(self) -> int:
        """How many errors the wanted rows have, of the first that one could look through."""
        wanted = (number for number, row in enumerate(self._rows[:_JUDGED]) if row.is_wanted)
        return sum(finding.severity is Severity.ERROR for number in wanted for finding in self.findings(number))

    def change(self, number: int, row: Row) -> None:
        """Let ``row`` stand there."""
        self._rows[number] = row
        self._said.pop(number, None)
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(COLUMNS) - 1))

    def toggle(self, number: int) -> None:
        """Take a row along, or leave it out."""
        row = self.row(number)
        if row is not None:
            self.change(number, replace(row, is_wanted=not row.is_wanted))

    def name(self, number: int) -> str:
        """What a row is called: its field, else as it stands in the text; in a list the number too."""
        row, form = self._rows[number], self._form
        known = form.field(row.name) if form else None
        if form is None or known is None:
            before = "Før afsnittene" if form and form.kind == "report" and number == 0 else "Uden felt"
            return row.label.rstrip(": ") or before
        return f"{known.label} {number + 1}" if form.kind == "list" else known.label

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Field and value."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        is_name = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return COLUMNS[section] if is_name else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A tick in the first column; the view toggles it, by Space and by a click."""
        del index
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows and says."""
        row = self.row(index.row())
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.name(index.row()) if index.column() == 0 else self._shown(index.row(), row)
            case Qt.ItemDataRole.CheckStateRole if index.column() == 0:
                return Qt.CheckState.Checked if row.is_wanted else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ForegroundRole:
                return self._ink(index, row)
            case Qt.ItemDataRole.FontRole if index.column() == 0 and row.name:
                return theme.font(bold=True)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index.row(), row)
        return None

    def _shown(self, number: int, row: Row) -> str:
        if not row.value:
            return "mangler i teksten" if row.name and not row.label else "tom"
        lines = row.value.split("\n")
        more = " …" if len(lines) > 1 or len(lines[0]) > _SHOWN else ""
        return f"{self._mark(number)}{lines[0][:_SHOWN]}{more}"

    def _mark(self, number: int) -> str:
        worst = next((finding.severity for finding in self.findings(number)), Severity.HINT)
        return f"{_MARKS[worst]} " if worst in _MARKS else ""

    def _ink(self, index: _Index, row: Row) -> QColor | None:
        colours = theme.colours()
        if not row.is_wanted or not row.value:
            return QColor(colours.faint)
        worst = next((finding.severity for finding in self.findings(index.row())), Severity.HINT)
        return QColor(getattr(colours, _INK[worst])) if index.column() == 1 and worst in _INK else None

    def _spoken(self, number: int, row: Row) -> str:
        state = "med" if row.is_wanted else "udeladt"
        said = (finding.message for finding in self.findings(number))
        return ", ".join((self.name(number), row.value or self._shown(number, row), state, *said))
