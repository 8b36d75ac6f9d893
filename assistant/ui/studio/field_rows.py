"""The questions of a template as a list, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from assistant.model.finding import Finding, Severity
from assistant.ui import theme
from assistant.ui.studio.asked_of_field import TYPES
from assistant.ui.studio.page import Values, below

_HEIGHT = 168
_NOTHING = "Et nyt spørgsmål"


class FieldRows(QListWidget):
    """Can be dragged into another order.

    Signals:
        dropped: a row was; carries where it stood and where it is to stand.
    """

    dropped = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Spørgsmålene i rækkefølge")
        self.setFixedHeight(theme.scaled(_HEIGHT))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.model().rowsMoved.connect(self._moved)

    def show_fields(self, fields: Sequence[Values], findings: Sequence[Finding], at: int) -> None:
        """Show ``fields``, marked, and be at the one on row ``at``; nobody is told."""
        blocked = QSignalBlocker(self)
        while self.count() > len(fields):
            self.takeItem(self.count() - 1)
        while self.count() < len(fields):
            self.addItem(QListWidgetItem())
        self.mark(fields, findings)
        self.setCurrentRow(at)
        blocked.unblock()

    def mark(self, fields: Sequence[Values], findings: Sequence[Finding]) -> None:
        """Say of each row what is asked, and how, and whether something is wrong."""
        for number, field in enumerate(fields):
            found = [each for _, each in below(f"fields.{number}", findings)]
            is_wrong = any(each.severity is Severity.ERROR for each in found)
            mark = "●" if is_wrong else "▲" if found else " "
            said = str(field.get("label") or _NOTHING).replace("&", "")
            kind = TYPES.get(str(field.get("type")), "").partition(":")[0].lower()
            more = [
                kind,
                *["skal besvares"] * bool(field.get("required")),
                *["kun nogle gange"] * bool(field.get("shown_if")),
            ]
            row = self.item(number)
            row.setText(f"{mark} {number + 1}  {said}   ·   {', '.join(more)}")
            row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{said}, {', '.join(more)}{', fejl' * is_wrong}")

    def _moved(self, _parent: object, start: int, _end: int, _to: object, row: int) -> None:
        self.dropped.emit(start, row - (row > start))
