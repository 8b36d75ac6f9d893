"""The split window: left the rows that a text was split into, right the one that is looked at. Approved, they wait."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QScreen, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.casework.form_sources import SUFFIXES
from assistant.casework.split_labels import guess
from assistant.casework.split_rows import Row, answers_of, left_over, rows_of, waiting_of
from assistant.casework.splitting import split
from assistant.model.finding import Finding
from assistant.model.forms import Form, Forms, Line
from assistant.ui import split_texts, theme
from assistant.ui.card import Card, Header
from assistant.ui.files import ask_for_file
from assistant.ui.parts import Chip, label, restyle
from assistant.ui.problem import Problem
from assistant.ui.release import EnterRelease, StaleEnter
from assistant.ui.split_foot import SplitFoot
from assistant.ui.split_plan import SplitPlan
from assistant.ui.split_row import SplitRow
from assistant.ui.split_rows_view import SplitRowsView
from assistant.ui.theme import UNIT

_WIDTH, _HEIGHT = 1080, 700
_FILES = f"Word, PDF og tekst ({' '.join('*' + suffix for suffix in SUFFIXES)})"


@dataclass(frozen=True, kw_only=True)
class SplitRequest:
    """A text to be split.

    Attributes:
        lines: of the text; none where there is no text yet.
        source: where it comes from, in words; never a file's name or a window's title.
        judge: says what there is to say of a row.
        leader: the chord that opens the palette.
        problem: why there is no text, or what became of the clipboard.
        screen: where to open; the mouse's when None.
    """

    forms: Forms
    lines: Sequence[Line]
    source: str
    judge: Callable[[Form, Row], tuple[Finding, ...]]
    leader: str
    problem: Sequence[str] = ()
    screen: QScreen | None = None


class SplitWindow(Card):
    """Built once and kept; holds a text only while it is open.

    Signals:
        approved: carries the list of ``WaitingText``.
        written: she wants them in a template; carries its id and the answers.
        file_chosen: carries the path of a file to be read.
        left: it was left, and nothing waits.
    """

    approved = Signal(object)
    written = Signal(str, object)
    file_chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.WindowType.Window, parent)
        self._request: SplitRequest | None = None
        self._lines: Sequence[Line] = ()
        self._is_reading = False
        self._number = -1
        self._form: Form | None = None
        self._enter, self._stale_enter = EnterRelease(self), StaleEnter(self)
        self.plan, self.view, self.row = SplitPlan(), SplitRowsView(), SplitRow()
        self.chip, self.problem, self.foot = Chip(), Problem(), SplitFoot()
        self.summary, self.next_step = label("", "help", wrap=True), label("", "muted", wrap=True)
        self.setWindowTitle("Sagstast – fordel tekst")
        self.setAccessibleName("Fordel tekst")
        self._build()
        self._connect()

    def open(self, request: SplitRequest) -> None:
        """Split the text of ``request`` by the form it looks like."""
        self._request = request
        self.plan.offer(request.forms.forms)
        self.take(request.lines, request.source, request.problem)
        self._stale_enter.keep_away()
        self._place(request.screen)
        self.appear(self.pos())
        (self.view if request.lines else self.plan.file).setFocus()

    def take(self, lines: Sequence[Line], source: str, problem: Sequence[str] = ()) -> None:
        """Split ``lines`` in place of what was split before."""
        if self._request is None:
            return
        self._lines = lines
        self._is_reading = False
        self.chip.show_as(source, "quiet")
        self.chip.setVisible(bool(source))
        self.tell(problem)
        form = guess(self._request.forms.forms, lines)
        if form is not None:
            self._split(form)

    def tell(self, problem: Sequence[str]) -> None:
        """Say what went wrong, above what is there."""
        self.problem.tell(problem)
        self._is_reading = False
        self._sum_up()

    def approve(self) -> None:
        """Let what is wanted wait for its fields."""
        self.row.settle()
        form, rows = self._form, self.view.table.rows
        waiting = waiting_of(form, self.plan.chosen(), rows) if form and self.foot.done.isEnabled() else []
        if waiting:
            self.wipe()
            self.approved.emit(waiting)

    def write_down(self) -> None:
        """Take what is wanted into the template that goes with the list."""
        self.row.settle()
        form = self._form
        if form is not None and form.template and self.foot.done.isEnabled():
            answers: Mapping[str, object] = answers_of(form, self.view.table.rows)
            self.wipe()
            self.written.emit(form.template, answers)

    def leave(self) -> None:
        """Go, and let nothing wait."""
        if self._request is not None:
            self.wipe()
            self.left.emit()

    def wipe(self) -> None:
        """Hide, and keep nothing of the text."""
        self._request, self._lines = None, ()
        self.hide()
        self.row.wipe()
        self.view.table.show(None, (), lambda _: ())
        self.tell(())

    def ask_for_file(self) -> None:
        """Let her choose a file."""
        ask_for_file(self, "Hent en udfyldt blanket eller rapport", _FILES, self._on_file)

    def _on_file(self, path: str) -> None:
        """What stands here is not what she means any more, though it stays until the file has come."""
        self._is_reading = True
        self._sum_up()
        self.file_chosen.emit(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is leaving it."""
        event.ignore()
        self.leave()

    def _build(self) -> None:
        header = Header("Fordel tekst")
        header.add_right(self.chip)
        left = QVBoxLayout()
        left.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 2, UNIT * 2)
        left.setSpacing(UNIT)
        left.addWidget(self.plan)
        left.addSpacing(UNIT // 2)
        left.addWidget(self.view, 1)
        left.addWidget(self.summary)
        left.addWidget(self.next_step)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(left, 58)
        middle.addWidget(self.row, 42)
        self.column.addWidget(header)
        self.column.addWidget(self.problem)
        self.column.addLayout(middle, 1)
        self.column.addWidget(self.foot)
        stops = (self.view, self.row.field, self.row.value, *self.plan.stops(), self.foot.write, self.foot.done)
        for one, next_one in pairwise(stops):
            self.setTabOrder(one, next_one)

    def _connect(self) -> None:
        self.plan.form_chosen.connect(self._split)
        self.plan.receiver_chosen.connect(self._sum_up)
        self.plan.file_wanted.connect(self.ask_for_file)
        self.view.looked_at.connect(self._look_at)
        self.view.entered_row.connect(self.row.value.setFocus)
        self.view.table.dataChanged.connect(self._sum_up)
        self.row.changed.connect(self._on_changed)
        self.foot.write.clicked.connect(self.write_down)
        self.foot.done.clicked.connect(self.approve)
        keys: dict[str, Callable[[], object]] = {"Esc": self.leave, "Ctrl+O": self.ask_for_file, "F2": self._to_value}
        keys |= dict.fromkeys(("Ctrl+Return", "Ctrl+Enter"), lambda: self._enter.then(self.approve))
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)

    def _to_value(self) -> None:
        """To the value, and from there back to the rows."""
        self.row.settle()
        (self.view if self.row.value.hasFocus() else self.row.value).setFocus()

    def _split(self, form: Form) -> None:
        request = self._request
        if request is None:
            return
        self._form = form
        self.plan.show_form(form, request.forms.of(form.id))
        self.row.offer(form)
        rows = rows_of(split(form, self._lines)) if any(cell for line in self._lines for cell in line.cells) else []
        self.row.wipe()
        self.view.table.show(form, rows, lambda row: request.judge(form, row))
        self._sum_up()
        if rows:
            self.view.look_at(0)

    def _look_at(self, number: int) -> None:
        self.row.settle()
        self._number = number
        row = self.view.table.row(number)
        self.row.open(row, self.view.table.findings(number) if row else ())

    def _on_changed(self, row: Row) -> None:
        if self.view.table.row(self._number) is not None:
            self.view.table.change(self._number, row)
            self.row.tell(self.view.table.findings(self._number))

    def _sum_up(self) -> None:
        """Say what is missing, what goes along, and what the buttons do."""
        form, request, receiver, rows = self._form, self._request, self.plan.chosen(), self.view.table.rows
        if form is None or request is None:
            return
        lost = len(left_over(receiver, rows)) if receiver else 0
        said = split_texts.summary(form, rows, lost)
        self.summary.setText(said)
        self.summary.setVisible(bool(said))
        restyle(self.summary, "role", "warning" if lost else "help")
        self.next_step.setText(split_texts.what_comes(form, receiver, request.leader) if rows else "")
        is_any = not self._is_reading and any(row.is_wanted and row.value.strip() for row in rows)
        write = (form.button or "Skriv &notat") if form.template and rows else ""
        self.foot.name("Udfyld" if receiver else "Lad dem vente", write)
        errors = self.view.table.errors()
        verdict = split_texts.verdict(rows, errors) if rows else ""
        self.foot.tell(verdict, has_errors=bool(errors), is_open=is_any)

    def _place(self, screen: QScreen | None) -> None:
        room = self.room(screen)
        self.resize(min(theme.scaled(_WIDTH), room.width() - 32), min(theme.scaled(_HEIGHT), room.height() - 32))
        at = self.rect()
        at.moveCenter(room.center())
        self.move(at.topLeft())
