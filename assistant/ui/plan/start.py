"""Where a plan begins: a case type, a Word file, or what was not finished."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QScreen, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.casework.search import Hit
from assistant.model.fields import DateField
from assistant.ui import theme
from assistant.ui.card import Card, Header
from assistant.ui.fields.typed_line import DateEditor
from assistant.ui.files import ask_for_file
from assistant.ui.fitting_foot import FittingFoot
from assistant.ui.parts import QuickButton, label, restyle
from assistant.ui.plan import texts
from assistant.ui.plan.asking import Asking
from assistant.ui.plan.case_list import CaseList
from assistant.ui.problem import Problem
from assistant.ui.release import EnterRelease, StaleEnter
from assistant.ui.theme import UNIT

_WIDTH, _MOST_ROWS = 680, 7
_KEYS = (("↑↓", "vælg"), ("Enter", "begynd"), ("Ctrl+O", "Word-fil"), ("Esc", "luk"))


@dataclass(frozen=True, kw_only=True)
class StartRow:
    """Something to begin with.

    Attributes:
        hit: as it is shown; ``expired`` when it cannot be begun with.
        remark: what there is to know, in Danish.
        question: asked before it is begun; with No nothing begins, and ``otherwise`` says what to do.
    """

    hit: Hit
    remark: str = ""
    question: str = ""
    otherwise: str = ""


class PlanStart(Card):
    """Built once and kept.

    Signals:
        begun: carries the action of the row she chose, and the day of the decision or None.
        file_chosen: carries the path of a Word file, and that day or None.
        left: she has thought better of it.
    """

    begun = Signal(str, object)
    file_chosen = Signal(str, object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.WindowType.Window, parent)
        self._rows: Sequence[StartRow] = ()
        self._screen: QScreen | None = None
        self._answers: tuple[Callable[[], object], Callable[[], object]] | None = None
        self._enter, self._stale_enter = EnterRelease(self), StaleEnter(self)
        self.list, self.problem, self.asking = CaseList(), Problem(), Asking()
        self.remark = label("", "help", wrap=True)
        self.day = DateEditor(DateField(name="afgoerelse", label="Afgørelse"))
        self.day.line.setPlaceholderText("fx 2411")  # a day that has been
        self.file, self.done = QuickButton("Hent &Word-fil …"), QuickButton(texts.BEGIN)
        self.foot = FittingFoot([key for key, _ in reversed(_KEYS)])
        self.setWindowTitle("Sagstast – begynd en plan")
        self.setAccessibleName("Begynd en forberedende plan")
        self.setAcceptDrops(True)
        self._build()
        self._connect()

    def open(self, rows: Sequence[StartRow], today: date, screen: QScreen | None = None) -> None:
        """Offer ``rows``, none of them chosen."""
        self.list.refresh()
        self.day.set_raw(None)
        self.day.set_today(today)
        self.day.set_latest(today)
        self.problem.tell(())
        self._stop_asking()
        self.name(texts.BEGIN)
        self._screen = screen
        self._rows = ()
        self.offer(rows)
        self.set_busy(is_busy=False)
        room = self.room(screen)
        top = min(room.top() + room.height() // 8, max(room.top(), room.bottom() - self.height() - 16))
        self.appear(QPoint(room.center().x() - self.width() // 2, top))
        self._stale_enter.keep_away()
        self.list.setFocus()

    def offer(self, rows: Sequence[StartRow]) -> None:
        """Offer ``rows`` instead: the day of the decision is another. What was chosen still is."""
        before = self._row()
        self._rows = rows
        self.list.show_hits([row.hit for row in rows])
        if before:
            self.list.choose(before.hit.action)
        self._look_at()

    def name(self, what: str) -> None:
        """Call what Enter does so."""
        self.done.setText(what)
        self.foot.name_keys([(key, what.lower() if key == "Enter" else word) for key, word in _KEYS])

    def choose(self, action: str) -> None:
        """Make the row of ``action`` the chosen one, where there is one."""
        self.list.choose(action)

    def tell(self, sentences: Sequence[str]) -> None:
        """Say why it has not begun."""
        self.set_busy(is_busy=False)
        self.problem.tell(sentences)
        self._fit()

    def ask(self, question: str, on_yes: Callable[[], object], on_no: Callable[[], object]) -> None:
        """Ask ``question``, and do what belongs to the answer."""
        self._answers = on_yes, on_no
        self.problem.tell(())
        self.remark.hide()  # until it is answered: what is asked may be long
        self.asking.ask(question)
        self.set_busy(is_busy=False)
        self._fit()
        self.asking.take_focus()

    def not_running(self, otherwise: str) -> None:
        """Say what is done where a scheme has ended and the case is no running one."""
        self.tell((texts.not_running(otherwise),))
        self.list.setFocus()

    def set_busy(self, *, is_busy: bool) -> None:
        """Close what begins something while something is being read."""
        for part in (self.list, self.file, self.done, self.day):
            part.setEnabled(not is_busy)
        row = self._row()
        self.done.setEnabled(not (is_busy or row is None or row.hit.expired))

    def begin(self) -> None:
        """Begin with the row that is chosen, or say why not."""
        row = self._row()
        if not self.list.isEnabled():  # something is being read
            return
        if self.asking.isVisibleTo(self):  # it may be about a file, and not about the row
            self.asking.take_focus()
            return
        if complaint := self.day.complaint():
            self.tell((complaint,))
            self.day.setFocus()
        elif row is None:
            self._hint(texts.CHOOSE_FIRST)
            self.list.setFocus()
        elif row.hit.expired:
            self.list.setFocus()
        elif row.question:
            self.ask(row.question, lambda: self._begin(row), lambda: self.not_running(row.otherwise))
        else:
            self._begin(row)

    def leave(self) -> None:
        """Go, and begin nothing; from a question, back to the list."""
        if self.asking.isVisibleTo(self):
            self._stop_asking()
            self._fit()
            self.list.setFocus()
        else:
            self.hide()
            self.left.emit()

    def ask_for_file(self) -> None:
        """Let her choose a Word file."""
        if self.file.isEnabled():
            ask_for_file(self, "Åbn en forberedende plan", texts.FILES, self._take_file)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is leaving it."""
        event.ignore()
        self._stop_asking()
        self.leave()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open it."""
        event.acceptProposedAction()
        self._take_file(str(Path(event.mimeData().urls()[0].toLocalFile())))

    def _build(self) -> None:
        what = label("&Hvad skal du skrive?", "label")
        what.setBuddy(self.list)
        when = label("&Afgørelsen er truffet den", "label")
        when.setBuddy(self.day)
        self.day.describe("Afgørelsen er truffet den", texts.WHY_DAY)
        above = QVBoxLayout()
        above.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT // 2)
        above.addWidget(what)
        below = QVBoxLayout()
        below.setContentsMargins(UNIT * 2, UNIT, UNIT * 2, UNIT * 2)
        below.setSpacing(UNIT // 2)
        below.addWidget(self.remark)
        below.addSpacing(UNIT)
        below.addWidget(when)
        beside = QHBoxLayout()
        beside.setSpacing(UNIT * 2)
        beside.addWidget(self.day, 2)
        beside.addWidget(label(texts.WHY_DAY, "help", wrap=True), 3)
        below.addLayout(beside)
        restyle(self.done, "primary", value=True)
        for button in (self.file, self.done):
            button.setAutoDefault(True)
        self.foot.add_right(self.file)
        self.foot.add_right(self.done)
        for part in (Header(texts.TITLE), self.problem):
            self.column.addWidget(part)
        self.column.addLayout(above)
        self.column.addWidget(self.list)
        self.column.addLayout(below)
        self.column.addWidget(self.asking)
        self.column.addWidget(self.foot)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda *_: self._look_at())
        self.list.entered_row.connect(self.begin)
        self.list.found.connect(self._on_found)
        self.done.clicked.connect(self.begin)
        self.file.clicked.connect(self.ask_for_file)
        self.asking.answered.connect(self._on_answered)
        keys: dict[str, Callable[[], object]] = {"Esc": self.leave, "Ctrl+O": self.ask_for_file}
        keys |= dict.fromkeys(("Ctrl+Return", "Ctrl+Enter"), lambda: self._enter.then(self.begin))
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)
        for key in ("Return", "Enter"):  # in a form it leads to the next line; here nothing is left to fill in
            shortcut = QShortcut(QKeySequence(key), self.day.line, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda: self._enter.then(self.begin))

    def _row(self) -> StartRow | None:
        number = self.list.number
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def _look_at(self) -> None:
        """Another row: a question that was asked was about the one before."""
        self._stop_asking()
        row = self._row()
        self.set_busy(is_busy=False)
        self._hint(row.remark if row else "")

    def _hint(self, sentence: str) -> None:
        """Say it below the list."""
        self.remark.setText(sentence)
        self.remark.setVisible(bool(sentence))
        self._fit()

    def _on_found(self, missed: str) -> None:
        """Say what letters have not found; what stood there comes back with those that do."""
        if missed:
            self._hint(texts.NO_SUCH_CASE.format(missed))
        else:
            self._look_at()

    def _begin(self, row: StartRow) -> None:
        self._start()
        self.begun.emit(row.hit.action, self.day.value())

    def _take_file(self, path: str) -> None:
        if complaint := self.day.complaint():
            self.tell((complaint,))
            return
        self._start()
        self.file_chosen.emit(path, self.day.value())

    def _start(self) -> None:
        self._stop_asking()
        self.problem.tell(())
        self.set_busy(is_busy=True)

    def _on_answered(self, is_yes: bool) -> None:  # noqa: FBT001 - a slot
        answers = self._answers
        self._stop_asking()
        if answers is not None:
            on_yes, on_no = answers
            (on_yes if is_yes else on_no)()

    def _stop_asking(self) -> None:
        self._answers = None
        self.asking.hide()
        self.remark.setVisible(bool(self.remark.text()))

    def _fit(self) -> None:
        """As high as what is in it; where the screen is low, with fewer rows in sight."""
        room = self.room(self._screen)
        width, height = min(theme.scaled(_WIDTH), room.width() - 32), 0
        for rows in range(max(min(len(self._rows), _MOST_ROWS), 1), 0, -1):
            self.list.setFixedHeight(self.list.height_of(rows))
            self.column.activate()
            height = self.column.totalHeightForWidth(width)
            if height <= room.height() - 32:
                break
        self.setFixedSize(width, height)
        below = max(room.top(), room.bottom() - height - 16)
        if self.isVisible() and self.y() > below:
            self.move(self.x(), below)
