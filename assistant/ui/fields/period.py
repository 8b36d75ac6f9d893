"""Two days, both included."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from assistant.model.fields import PeriodField
from assistant.ui import typed
from assistant.ui.fields.editor import Editor
from assistant.ui.fields.typed_line import DateEditor
from assistant.ui.parts import label


class PeriodEditor(Editor):
    """From and to. The last day counts from the first: +13, or 0201 after Christmas. "uge 28" fills both."""

    judged = "on leaving"

    def __init__(self, field: PeriodField) -> None:
        super().__init__()
        self._today = date.min
        self.first, self.last = DateEditor(field), DateEditor(field)
        self.first.line.setPlaceholderText("fra, fx 2112 eller uge 28")
        self.last.line.setPlaceholderText("til og med, fx +6")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.first, 1)
        row.addWidget(label("–", "muted"))
        row.addWidget(self.last, 1)
        self.column.addLayout(row)
        self.setFocusProxy(self.first)
        self.first.changed.connect(self._on_first)
        self.first.line.editingFinished.connect(self._spread_week)
        self.last.changed.connect(self.changed)

    def raw(self) -> object:
        """``{"from", "to"}``; an end that is not answered is None."""
        if week := self._week():
            return {"from": week[0].isoformat(), "to": week[1].isoformat()}
        ends = {"from": self.first.raw(), "to": self.last.raw()}
        return ends if any(end is not None for end in ends.values()) else None

    def set_raw(self, raw: object) -> None:
        """Show both days."""
        ends = raw if isinstance(raw, Mapping) else {}
        self.first.set_raw(ends.get("from"))
        self.last.set_near(self.first.value())
        self.last.set_raw(ends.get("to"))

    def complaint(self) -> str:
        """The first end's, or the last's."""
        return "" if self._week() else self.first.complaint() or self.last.complaint()

    def set_today(self, today: date) -> None:
        """Count from ``today``."""
        self._today = today
        for end in (self.first, self.last):
            end.set_today(today)

    def stops(self) -> list[QWidget]:
        """From, to."""
        return [*self.first.stops(), *self.last.stops()]

    def describe(self, name: str, description: str) -> None:
        """Say which end it is."""
        self.first.describe(f"{name}, fra", description)
        self.last.describe(f"{name}, til og med", description)

    def _week(self) -> tuple[date, date] | None:
        return typed.read_weeks(self.first.line.text(), self._today)

    def _on_first(self) -> None:
        self.last.set_near(self.first.value())
        self.changed.emit()

    def _spread_week(self) -> None:
        """Write a week as its Monday and Sunday, as the first field is left."""
        if week := self._week():
            self.set_raw(self.raw())
            self.last.set_near(week[0])
