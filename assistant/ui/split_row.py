"""The right side of the split window: the current row, its field, its value to be mended, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from assistant.casework.split_rows import Row
from assistant.model.finding import Finding
from assistant.model.forms import Form
from assistant.ui.check_findings import CheckFindings
from assistant.ui.check_text import MarkedText
from assistant.ui.parts import label, restyle
from assistant.ui.theme import UNIT

_LATER_MS, _LATER_LONG_MS, _LONG = 60, 400, 4000
"""A value of so many characters takes long enough to be judged to be felt between two keys."""
_NO_FIELD = "Intet felt"


class SplitRow(QFrame):
    """Shows one row, and tells how she changes it.

    Signals:
        changed: carries the ``Row`` as it is now.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        restyle(self, "role", "pane")
        self._row: Row | None = None
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._on_value)
        self.field = QComboBox()
        self.field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.field.setAccessibleName("Felt")
        self.stands = label("", "help", wrap=True)
        self.value = MarkedText("Værdi")
        self.findings = CheckFindings()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 3, UNIT)
        self._column.setSpacing(UNIT // 2)
        self._add("Fel&t", self.field)
        self._column.addWidget(self.stands)
        self._column.addSpacing(UNIT)
        self._add("&Værdi", self.value)
        self._column.setStretchFactor(self.value, 3)
        self._column.addSpacing(UNIT)
        self._column.addWidget(self.findings, 2)
        self.field.activated.connect(self._on_field)
        self.value.textChanged.connect(lambda: self._later.start(_LATER_MS if self._is_short() else _LATER_LONG_MS))

    def offer(self, form: Form | None) -> None:
        """The fields of ``form`` can be chosen."""
        blocked = QSignalBlocker(self.field)
        self.field.clear()
        self.field.addItem(_NO_FIELD, "")
        for each in form.fields if form else ():
            self.field.addItem(each.label, each.name)
        self.field.setEnabled(form is not None and form.kind != "list")
        blocked.unblock()

    def open(self, row: Row | None, findings: Sequence[Finding]) -> None:
        """Show ``row``; None shows none."""
        self._later.stop()
        self._row = row
        self.setEnabled(row is not None)
        blocked = QSignalBlocker(self.field)
        self.field.setCurrentIndex(self.field.findData(row.name) if row else -1)
        blocked.unblock()
        self.stands.setText(f"Står i teksten som »{row.label.rstrip(': ')}«." if row and row.label else "")
        self.stands.setVisible(bool(self.stands.text()))
        self.value.show_text(row.value if row else "")
        self.tell(findings)

    def settle(self) -> None:
        """Tell at once what she has typed."""
        if self._later.isActive():
            self._later.stop()
            self._on_value()

    def tell(self, findings: Sequence[Finding]) -> None:
        """Say this of the row; nothing where there is nothing to say."""
        self.value.underline(findings)
        self.findings.tell(findings, ())
        self.findings.setVisible(bool(findings))

    def wipe(self) -> None:
        """Keep nothing of it."""
        self.open(None, ())
        self.findings.wipe()

    def _on_field(self) -> None:
        if self._row is not None:
            name = str(self.field.currentData() or "")
            self._change(replace(self._row, name=name, is_again=False, is_wanted=bool(name) or self._row.is_wanted))

    def _on_value(self) -> None:
        if self._row is not None:
            self._change(replace(self._row, value=self.value.toPlainText()))

    def _is_short(self) -> bool:
        return self.value.document().characterCount() < _LONG

    def _change(self, row: Row) -> None:
        self._row = row
        self.changed.emit(row)

    def _add(self, text: str, widget: QWidget) -> None:
        above = label(text, "label")
        above.setBuddy(widget)
        self._column.addWidget(above)
        self._column.addWidget(widget)
