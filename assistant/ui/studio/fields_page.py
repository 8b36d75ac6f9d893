"""»Spørgsmål«: what the caseworker is asked, in order, and the one that is being written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.casework.studio.examining import fields_in
from assistant.casework.toml_values import tables_in
from assistant.model.fields import Field
from assistant.model.finding import Finding
from assistant.ui.editing.bringing_back import BringBack
from assistant.ui.fields.rows import ADD_KEY, REMOVE_KEY
from assistant.ui.parts import QuickButton, hairline, on_key
from assistant.ui.studio.asked_of_field import is_name, name_for
from assistant.ui.studio.field_item import FieldItem
from assistant.ui.studio.field_rows import FieldRows
from assistant.ui.studio.page import Page, Values, below, column_in, scrolled
from assistant.ui.theme import UNIT

NEW, UP, DOWN, REMOVE = "Nyt spørgs&mål", "O&p", "Ne&d", "F&jern"
UP_KEY, DOWN_KEY = "Ctrl+Shift+Up", "Ctrl+Shift+Down"


class FieldsPage(Page):
    """The list of them, which can be dragged or moved by keys, and below it the one she is at.

    Signals:
        renamed: a field is to be called otherwise everywhere; carries its name and the new one.
    """

    keys = ("fields",)
    renamed = Signal(str, str)

    def __init__(self, today: date) -> None:
        """Make it, empty; examples that are days are counted from ``today``."""
        super().__init__()
        self._fields: list[dict[str, object]] = []
        self._findings: Sequence[Finding] = ()
        self._at = -1
        self._called = ""
        self._known = frozenset[str]()
        self.rows = FieldRows()
        self.item = FieldItem(today)
        self.new, self.up, self.down, self.remove = (QuickButton(text) for text in (NEW, UP, DOWN, REMOVE))
        self.gone = BringBack(self)
        self._build()

    def show_values(self, values: Values, fields: Sequence[Field]) -> None:  # noqa: ARG002 - a page's
        """Show them, and stay at the one she was at."""
        self.gone.forget()
        self._fields = [dict(each) for each in tables_in(values.get("fields"))]
        self._list(min(max(self._at, 0), len(self._fields) - 1))
        self._show()

    def begin(self, values: Values) -> None:
        """Another template: begin at its first. The names it has stay, whatever becomes of its questions."""
        self._at = 0
        self._known = frozenset(field.name for field in fields_in(values))

    def follow(self, values: Values) -> None:
        """A name is another in ``values``: in conditions of the other fields too. Where she types stays as it is."""
        tables = [dict(each) for each in tables_in(values.get("fields"))]
        if len(tables) == len(self._fields):
            here = self._fields[self._at]
            self._fields = [here if place == self._at else table for place, table in enumerate(tables)]

    def values(self) -> dict[str, object]:
        """All of them."""
        return {"fields": [dict(each) for each in self._fields] or None}

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """A mark at each row, and what is said of the one she is at."""
        self._findings = findings
        self.rows.mark(self._fields, findings)
        self.item.show_findings(list(below(f"fields.{self._at}", findings)))

    def ask(self, where: str) -> bool:
        """Go to the field, and to the question about it."""
        name, _, rest = where.partition(".")
        if name != "fields":
            return False
        number, _, key = rest.partition(".")
        if number.isdigit() and int(number) < len(self._fields):
            self.rows.setCurrentRow(int(number))
            asked = self.item.ask(key) or self.rows
            asked.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._area.ensureWidgetVisible(asked, 0, UNIT * 4)
        else:
            self.rows.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def begins_at(self) -> QWidget:
        """The list, or the button for the first of them."""
        return self.rows if self._fields else self.new

    def add(self) -> None:
        """One more below the one she is at."""
        at = self._at + 1 if self._fields else 0
        self._fields.insert(at, {"type": "text"})
        self._list(at)
        self._show()
        self.item.questions["label"].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.changed.emit()

    def move_by(self, steps: int) -> None:
        """Move the one she is at ``steps`` down."""
        to = self._at + steps
        if 0 <= self._at < len(self._fields) and 0 <= to < len(self._fields):
            self._fields.insert(to, self._fields.pop(self._at))
            self._list(to)
            self._show()
            self.changed.emit()

    def drop(self) -> None:
        """Take the one she is at away."""
        if 0 <= self._at < len(self._fields):
            at, field = self._at, self._fields.pop(self._at)
            self._list(min(at, len(self._fields) - 1))
            self._show()
            self.rows.setFocus()
            self.changed.emit()
            self.gone.offer("Spørgsmålet", lambda: self._bring_back(at, field))

    def _bring_back(self, at: int, field: dict[str, object]) -> None:
        self._fields.insert(at, field)
        self._list(at)
        self._show()
        self.rows.setFocus()
        self.changed.emit()

    def _changed(self) -> None:
        """What is asked is another: so is its name, as long as the text does not know it."""
        if not 0 <= self._at < len(self._fields):
            return
        old, now = self._fields[self._at], self.item.value()
        before, name = str(old.get("name", "")), str(now.get("name", ""))
        others = self._others()
        if name == before and name not in self._known and now.get("label") != old.get("label"):
            name = name_for(str(now.get("label", "")), others)
            self.item.call(name)
        elif name not in ("", before):
            self._known |= {name}  # she has chosen it
        self._fields[self._at] = {**now, "name": name} if name else now
        self._list(self._at)
        self.changed.emit()
        if is_name(name) and name not in (self._called, *others):
            called, self._called = self._called, name
            if called:
                self.renamed.emit(called, name)

    def _others(self) -> list[str]:
        """What the other fields are called."""
        return [str(each.get("name")) for n, each in enumerate(self._fields) if n != self._at]

    def _show(self) -> None:
        has_any = 0 <= self._at < len(self._fields)
        self.item.setVisible(has_any)
        for button in (self.up, self.down, self.remove):
            button.setEnabled(has_any)
        if has_any:
            name = str(self._fields[self._at].get("name", ""))
            self._called = "" if name in self._others() else name
            above = fields_in({"fields": self._fields[: self._at]})
            self.item.show_value(self._fields[self._at], above)
            self.item.show_findings(list(below(f"fields.{self._at}", self._findings)))

    def _list(self, at: int) -> None:
        self._at = at
        self.rows.show_fields(self._fields, self._findings, at)

    def _choose(self, row: int) -> None:
        self._at = row
        self._show()

    def _dropped(self, start: int, to: int) -> None:
        self._fields.insert(to, self._fields.pop(start))
        self._list(to)
        self._show()
        self.changed.emit()

    def _build(self) -> None:
        self.rows.currentRowChanged.connect(self._choose)
        self.rows.dropped.connect(self._dropped)
        self.item.changed.connect(self._changed)
        self.changed.connect(self.gone.forget)
        self.new.clicked.connect(self.add)
        self.up.clicked.connect(lambda: self.move_by(-1))
        self.down.clicked.connect(lambda: self.move_by(1))
        self.remove.clicked.connect(self.drop)
        tips = ((self.new, ADD_KEY), (self.up, UP_KEY), (self.down, DOWN_KEY), (self.remove, REMOVE_KEY))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(UNIT * 2, UNIT // 2, UNIT * 2, UNIT)
        for button, key in tips:
            button.setAutoDefault(True)
            button.setToolTip(key)
            on_key(self, key, button.click)
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.gone)
        inside = QWidget()
        column = column_in(inside)
        column.addWidget(self.item)
        column.addStretch(1)
        self._area = scrolled(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, UNIT, 0, 0)
        whole.setSpacing(0)
        list_row = QHBoxLayout()
        list_row.setContentsMargins(UNIT * 2, 0, UNIT * 2, 0)
        list_row.addWidget(self.rows)
        whole.addLayout(list_row)
        whole.addLayout(buttons)
        whole.addWidget(hairline())
        whole.addWidget(self._area, 1)
