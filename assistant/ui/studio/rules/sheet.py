"""The middle of the rules room: the times of one line, and below them one record of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from assistant.casework.studio.rules.kinds import CHECKED, HOLIDAY, Values
from assistant.casework.studio.rules.timeline import day_of, span
from assistant.ui.parts import QuickButton, hairline, label
from assistant.ui.studio.rules.desk import Desk
from assistant.ui.studio.rules.record_form import RecordForm
from assistant.ui.studio.rules.signing import Signing
from assistant.ui.studio.rules.timeline_view import TimelineView
from assistant.ui.theme import UNIT

NEW, OWN = "Ny fra en &dag …", "Lav &pakkens egne"
_BELOW = "Den står i en pakke under jeres. Laver I pakkens egne, bestemmer jeres pakke fra da af alle dens tider."
_OWN_PACK = "En egen pakke har kun skabeloner: regler og frister i den ville ikke blive brugt af nogen."


class RuleSheet(QWidget):
    """One line of ``desk`` at a time.

    Signals:
        changed: she has changed something.
        settled: she has paused, or gone on to something else.
    """

    changed = Signal()
    settled = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._forms: dict[str, RecordForm] = {}
        self.timeline, self.signing = TimelineView(desk.today), Signing()
        self.name, self._about = label("", "title", wrap=True), label("", "muted", wrap=True)
        self.new, self.own = QuickButton(NEW), QuickButton(OWN)
        self._stack = QStackedWidget()
        self._build()

    @property
    def form(self) -> RecordForm:
        """That of the kind she is at, made when it is first needed: each takes a while."""
        kind = self._desk.line.kind if self._desk.line else HOLIDAY
        if kind.name not in self._forms:
            form = self._forms[kind.name] = RecordForm(kind, self._desk.today)
            form.changed.connect(self.changed)
            form.settled.connect(self.settled)
            self._stack.addWidget(form)
        return self._forms[kind.name]

    @property
    def complaint(self) -> str:
        """The key of the first answer that is not understood; empty where there is none."""
        return self.form.complaint() if self._desk.line else ""

    @property
    def said(self) -> str:
        """The record she is at, in words: its name and its days."""
        record = self._desk.record
        values: Values = record.values if record else {}
        return f"{self.name.text()}, {span(day_of(values, 'valid_from'), day_of(values, 'valid_to'), values)}"

    def show_record(self) -> None:
        """Show the record she is at, from its top."""
        line, record = self._desk.line, self._desk.record
        if line is None or record is None:
            return
        self._stack.setCurrentWidget(self.form)
        self.form.offer({each.name: each.title(self._desk.today) for each in self._desk.lines if each.kind is HOLIDAY})
        self.form.show_values(record.values)
        self.form.setEnabled(line.is_own and self._desk.may_write)
        self.form.go_up()
        self.show_around()

    def take(self) -> None:
        """Write down what she has typed; what that takes away goes from sight, too."""
        line = self._desk.line
        if line and line.is_own and (changes := self.form.changes()):
            self._desk.put(changes)
            if record := self._desk.record:
                self.form.show_again(record.values, set(CHECKED) - changes.keys())

    def show_around(self) -> None:
        """Show what follows from what is written: the times, the findings, who has signed."""
        line, record = self._desk.line, self._desk.record
        if line is None or record is None:
            return
        signs, may_write = self._desk.signs(line), self._desk.may_write
        title = line.title(self._desk.today)
        self.name.setText(title[:1].upper() + title[1:])
        self._about.setText(self._told())
        self._about.setVisible(bool(self._about.text()))
        self.new.setVisible(line.is_own and may_write)
        self.own.setVisible(not line.is_own and may_write)
        self.timeline.show_records([each.values for each in line.records], signs, self._desk.place)
        self.form.show_findings(self._desk.findings(line).get(self._desk.place, ()))
        self.signing.show_record(
            signs[self._desk.place],
            self._desk.signs_before(record),
            may_approve=line.is_own and may_write,
            is_saved=not self._desk.is_changed,
        )

    def _told(self) -> str:
        """What is to be known before anything else."""
        desk = self._desk
        if desk.ground and desk.ground.is_own:
            return _OWN_PACK
        return desk.file_fault or ("" if desk.line and desk.line.is_own else _BELOW)

    def _build(self) -> None:
        for button in (self.new, self.own):
            button.setAutoDefault(True)  # Enter presses it
        head = QHBoxLayout()
        head.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 3, UNIT)
        head.setSpacing(UNIT)
        head.addWidget(self.name, 1)
        head.addWidget(self.new)
        head.addWidget(self.own)
        self._about.setContentsMargins(UNIT * 3, 0, UNIT * 3, UNIT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._about)
        column.addWidget(self.timeline)
        column.addWidget(hairline())
        column.addWidget(self._stack, 1)
        column.addWidget(hairline())
        column.addWidget(self.signing)
