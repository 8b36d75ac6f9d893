"""Left in the window "Ordlyd pr. dato": the day, a search line, and what there is to show of that day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from assistant.casework.wording import Listed
from assistant.model.fields import DateField
from assistant.model.pack_info import OWN_TEMPLATE
from assistant.model.receipt import Receipt
from assistant.ui import theme
from assistant.ui.fields.typed_line import DateEditor
from assistant.ui.parts import label
from assistant.ui.theme import UNIT

Choice = Receipt | Listed
_INSERTED, _HELD = "Indsat af dig den dag", "Gjaldt den dag"
_NONE = "Intet indsat den dag"
_CHOICE = Qt.ItemDataRole.UserRole


class WordingList(QWidget):
    """Tells the day and the choice; shows what it is given.

    Signals:
        day_changed: another day stands there, and it is one.
        chosen: a row was gone to; carries the ``Receipt`` or the ``Listed``, None where there is no row to go to.
    """

    day_changed = Signal()
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.day = DateEditor(DateField(name="dag", label="Dag"))
        self.search = QLineEdit()
        self.rows = QListWidget()
        self._inserted: Sequence[Receipt] = ()
        self._held: Sequence[Listed] = ()
        self._targets: Mapping[str, str] = {}
        self._day: date | None = None
        self._build()

    def open(self, today: date, targets: Mapping[str, str]) -> None:
        """Begin with ``today``, and nothing to choose yet."""
        self._targets = targets
        self._day = today
        self.day.set_today(today)
        self.day.set_raw(today.isoformat())
        self.search.clear()
        self.show_day(((), ()))

    def show_day(self, found: tuple[Sequence[Receipt], Sequence[Listed]]) -> None:
        """Show these receipts and wordings, and go to the first row."""
        self._inserted, self._held = found
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrow up and down in the search line go through the rows."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                self._step(step)
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.search.setPlaceholderText("navn på skabelonen")
        self.search.setAccessibleName("Søg")
        self.day.line.setAccessibleName("Dag")
        self.rows.setAccessibleName("Ordlyde den dag")
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setSpacing(2)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.day.changed.connect(self._on_day)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.rows.currentItemChanged.connect(self._on_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        for text, editor in (("&Dag", self.day), ("&Søg", self.search)):
            above = label(text, "label")
            above.setBuddy(editor)
            column.addWidget(above)
            column.addWidget(editor)
            column.addSpacing(UNIT)
        column.addWidget(self.rows, 1)

    def _on_day(self) -> None:
        day = self.day.value()
        if day is not None and day != self._day:
            self._day = day
            self.day_changed.emit()

    def _on_row(self, row: QListWidgetItem | None) -> None:
        if row is not None and row.data(_CHOICE) is not None:
            self.chosen.emit(row.data(_CHOICE))

    def _fill(self) -> None:
        typed = self.search.text().casefold().split()
        titles = {listed.id: listed.title for listed in self._held}
        inserted = [(self._receipt_row(r, titles.get(r.template, r.template)), r) for r in self._inserted]
        held = [(_held_row(listed), listed) for listed in self._held]
        blocked = QSignalBlocker(self.rows)  # rows that go would be chosen one after the other
        self.rows.clear()
        blocked.unblock()
        self._add(_INSERTED if inserted else _NONE, _matching(inserted, typed))
        self._add(_HELD, _matching(held, typed))
        self._step(1)
        if self.rows.currentItem() is None:
            self.chosen.emit(None)

    def _receipt_row(self, receipt: Receipt, title: str) -> str:
        where = self._targets.get(receipt.target, receipt.target)
        parts = (title, f"v{receipt.version}", OWN_TEMPLATE if receipt.is_own else "", receipt.part, where)
        return f"{receipt.at.astimezone():%H.%M}   " + " · ".join(part for part in parts if part)

    def _add(self, title: str, rows: Iterable[tuple[str, Choice]]) -> None:
        above = QListWidgetItem(title)
        above.setFlags(Qt.ItemFlag.NoItemFlags)
        above.setFont(theme.font(0.9, bold=True))
        self.rows.addItem(above)
        for text, choice in rows:
            row = QListWidgetItem(text)
            row.setData(_CHOICE, choice)
            row.setToolTip(text)
            self.rows.addItem(row)

    def _step(self, step: int) -> None:
        """Go to the next row that can be chosen."""
        at = self.rows.currentRow() + step
        while 0 <= at < self.rows.count():
            if self.rows.item(at).data(_CHOICE) is not None:
                self.rows.setCurrentRow(at)
                return
            at += step


def _held_row(listed: Listed) -> str:
    return f"{listed.title}   v{listed.version}" + (f" · {OWN_TEMPLATE}" if listed.is_own else "")


def _matching(rows: Iterable[tuple[str, Choice]], typed: Sequence[str]) -> list[tuple[str, Choice]]:
    return [(text, choice) for text, choice in rows if all(word in text.casefold() for word in typed)]
