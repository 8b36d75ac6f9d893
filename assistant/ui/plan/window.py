"""The plan window: left the sections, in the middle the one that is written, right what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QScreen
from PySide6.QtWidgets import QWidget

from assistant.model.finding import Finding
from assistant.model.plan import PlanAnswer
from assistant.ui import theme
from assistant.ui.fix_card import FixCard
from assistant.ui.plan import texts
from assistant.ui.plan.beside import Beside
from assistant.ui.plan.entries import Entries
from assistant.ui.plan.find import FindBar
from assistant.ui.plan.foot import PlanFoot
from assistant.ui.plan.head import PlanHead
from assistant.ui.plan.judging import Judging
from assistant.ui.plan.overview import Overview
from assistant.ui.plan.panes import PlanPanes
from assistant.ui.plan.request import PlanRequest
from assistant.ui.plan.said import Said
from assistant.ui.plan.search import Hit
from assistant.ui.problem import Problem

_WIDTH, _HEIGHT = 1180, 740
_TAKE_IN_MS = 200
"""Of typing, until a draft is kept of it and the list shows it: together well within a second."""


class PlanWindow(FixCard):
    """Built once and kept; holds a plan only while it is open.

    Signals:
        changed: there is something new to be kept.
        save_asked: she wants a Word file; ``answers`` are what goes into it.
        fill_asked: she wants the sections in a form of another program.
        source_copied, source_chosen: a source to be split: its text, or the path of its file.
        request_wanted: she wants the text that orders some attachments; carries all rows, and
            the numbers from 0 of those.
        left: it was left, and the draft is to be kept.
    """

    changed = Signal()
    save_asked = Signal()
    fill_asked = Signal()
    source_copied = Signal(str)
    source_chosen = Signal(str)
    request_wanted = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._request: PlanRequest | None = None
        self._plan = Overview(Entries((), {}))
        self._number = -1
        self.panes = PlanPanes()
        self.list, self.page, self.side = self.panes.list, self.panes.page, self.panes.side
        self.head, self.foot, self.problem, self.warning = PlanHead(), PlanFoot(), Said(), Problem()
        self.finder = FindBar(lambda: self.entries)
        self.judging = Judging(self._answers, self)
        self.beside = Beside(self.side, self.page, self.problem, self)
        self._new = QTimer(self, singleShot=True, interval=_TAKE_IN_MS)
        self._new.timeout.connect(self._take_in)
        self.setWindowTitle("Sagstast – forberedende plan")
        self.setAccessibleName("Forberedende plan")
        self._build()
        self._connect()

    @property
    def entries(self) -> Entries:
        """All that is written, as it is now."""
        self.settle()
        return self._plan.entries

    @property
    def section(self) -> str:
        """Id of the section in sight; empty while there is none."""
        return self._plan.entry(self._number).section.id if self._number >= 0 else ""

    def open(self, request: PlanRequest) -> None:
        """Begin with ``request``, where it says or at the first section that is empty."""
        self._request = request
        entries = Entries(request.sections, request.answers)
        entries.begin(request.begun, request.pieces, is_hers=request.is_hers)
        if request.kept is not None:
            entries.restore(request.kept)
        self._hold(Overview(entries, request.required))
        self.head.open(request.title, request.version)
        self.foot.open(is_open=True)
        self._show_list()
        self._place(request.screen)
        self.appear(self.pos())
        self.panes.arrange()
        self.stale_enter.keep_away()
        self.go_to(self._plan.first(request.at))
        self.problem.tell(request.said, is_amber=False, lasts=True)
        self.judging.begin(request.judge)

    def go_to(self, number: int) -> None:
        """Show a section, and write in it."""
        if 0 <= number < len(self._plan.entries):
            self.list.look_at(number)
            self._show_section(number)
            self.panes.show_page()
            self.page.start_writing()

    def step(self, by: int) -> None:
        """To the next section, or the one before; after the last comes the first."""
        if self._request is not None:
            self.go_to((self._number + by) % len(self._plan.entries))

    def next_gap(self) -> None:
        """To the next section that there is something to see to in, after this one; after the last the first."""
        self.settle()
        gap = self._plan.gap(self._number)
        if gap is not None:
            self.go_to(gap)

    def jump(self) -> None:
        """To the list of sections, and back."""
        if self.list.hasFocus():
            self.panes.show_page()
            self.page.start_writing()
            return
        self.panes.show_list()

    def save(self) -> None:
        """Ask for the Word file, or say which reason is missing."""
        if self._request is None or not self.foot.save.isEnabled():
            return
        self.settle()
        lacking = self._plan.without_reason()
        if lacking is not None:
            self.go_to(lacking)
            self.page.insist()
            self.problem.tell((texts.NO_REASON.format(self._plan.entry(lacking).section.title),))
        elif not self._plan.entries.changed():
            self.problem.tell((texts.EMPTY,))
        else:
            self.problem.tell(())
            self.save_asked.emit()

    def tell(self, sentences: Sequence[str], *, is_amber: bool = True, lasts: bool = False) -> None:
        """Say what went wrong, or what was done, above what is there; everything stays."""
        self.foot.open(is_open=True)
        self.problem.tell(sentences, is_amber=is_amber, lasts=lasts)

    def warn(self, sentence: str, *, is_on_disk: bool = True) -> None:
        """Say why what is typed would not survive a crash; empty when it would, or when it was decided so."""
        self.warning.tell((sentence,) if sentence else ())
        self.foot.name_draft(is_safe=is_on_disk and not sentence)

    def apply_fix(self, number: int) -> None:
        """Take what Alt+``number`` stands for now."""
        if not self.is_keypad:
            self.side.take(number)

    def settle(self) -> None:
        """Take in at once what she has typed."""
        if self._new.isActive():
            self._take_in()

    def _take_in(self) -> None:
        self._new.stop()
        self.page.take_in()
        self._show_list()
        self.changed.emit()

    def leave(self) -> None:
        """Go; the draft is kept."""
        self.let_go()
        self.hide()

    def let_go(self) -> None:
        """Have the draft kept, and nothing of the plan here: another may follow in the same window."""
        if self._request is not None:
            self.settle()
            self.left.emit()
            self.clear()

    def wipe(self) -> None:
        """Hide, and keep nothing of it."""
        self.hide()
        self.clear()

    def clear(self) -> None:
        """Keep nothing of the plan."""
        self._request = None
        self._new.stop()
        self.judging.stop()
        self._hold(Overview(Entries((), {})))
        self.page.wipe()
        self.side.wipe()
        self.finder.wipe()
        self.problem.tell(())
        self._show_list()

    def _hold(self, plan: Overview) -> None:
        self._plan, self.beside.entries, self._number = plan, plan.entries, -1

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is leaving it."""
        event.ignore()
        self.leave()

    def _build(self) -> None:
        for part in (self.head, self.warning, self.problem, self.finder):
            self.column.addWidget(part)
        self.column.addWidget(self.panes, 1)
        self.column.addWidget(self.foot)
        stops = (self.list, self.page.sheet, self.page.left_out, self.page.reason, self.side.sources)
        for one, next_one in pairwise((*stops, self.foot.fill, self.foot.save)):
            self.setTabOrder(one, next_one)

    def _connect(self) -> None:
        self.list.looked_at.connect(self._show_section)
        self.list.entered_row.connect(lambda: self.go_to(self.list.number))
        self.page.changed.connect(self._on_changed)
        self.page.request_wanted.connect(self._request_some)
        self.beside.changed.connect(self._on_beside)
        self.side.sources.copied.connect(self._copied)
        self.side.sources.chosen.connect(self.source_chosen)
        self.foot.save.clicked.connect(self.save)
        self.foot.fill.clicked.connect(self._fill)
        self.finder.found.connect(self._show_found)
        self.judging.told.connect(self._on_told)
        self.judging.failed.connect(lambda: self.problem.tell((texts.NOT_JUDGED,), lasts=True))
        keys: dict[str, Callable[[], object]] = {
            "Esc": self._escape,
            "F6": self.next_gap,
            "Ctrl+F": self.finder.open,
            "Ctrl+J": self.jump,
            "Ctrl+PgDown": lambda: self.step(1),
            "Ctrl+PgUp": lambda: self.step(-1),
        }
        self.bind_keys(self.save, keys)

    def _answers(self) -> dict[str, PlanAnswer]:
        return self.entries.answers()

    def _escape(self) -> None:
        """Out of the nearest thing first."""
        if self.finder.isVisible():
            self.finder.hide()
            self.panes.show_page()
            if self.finder.hit is not None:
                self.page.show_hit(self.finder.hit)
            else:
                self.page.start_writing()
        elif self.list.hasFocus() or self.panes.hides_page:
            self.jump()
        else:
            self.leave()

    def _show_section(self, number: int) -> None:
        """The list has come to another section."""
        if self._request is None or number == self._number:
            return
        self.settle()
        self._number = number
        self.problem.pass_by()
        entry, request = self._plan.entry(number), self._request
        is_required = entry.section.id in request.required
        place = texts.place(number + 1, len(self._plan.entries), is_required=is_required)
        self.page.open(entry, place, request.keeps.get(entry.section.id, ()), is_required=is_required)
        self._show_side()

    def _show_list(self) -> None:
        plan = self._plan
        self.list.sections.show(plan.entries, plan.findings, plan.required)
        self.head.tell(plan.entries.done, len(plan.entries))

    def _show_side(self) -> None:
        if name := self.section:
            self.side.tell(self._plan.here(name), self._plan.whole, self._plan.entries.pieces, name)

    def _on_changed(self) -> None:
        """She is writing: nothing here may be felt."""
        if not self._new.isActive():
            self._new.start()
        self.problem.outdate()
        self.judging.later()

    def _on_beside(self) -> None:
        self._on_changed()
        self.settle()
        self._show_side()

    def _on_told(self, findings: Sequence[Finding]) -> None:
        self._plan.judged(findings)
        self.problem.take_back(texts.NOT_JUDGED)
        self.side.total.setText(texts.total(findings))
        self._show_list()
        self._show_side()

    def _show_found(self, hit: Hit) -> None:
        """Show a hit; the focus stays in the line that finds."""
        number = self._plan.first(hit.section)
        self.list.look_at(number)
        self._show_section(number)
        self.panes.show_page()
        self.page.show_hit(hit)
        self.finder.line.setFocus(Qt.FocusReason.PopupFocusReason)  # for any other, a line forgets what is selected

    def _request_some(self, numbers: Sequence[int]) -> None:
        self.settle()
        value = self._plan.entry(self._number).value
        if isinstance(value, list):
            self.request_wanted.emit((value, numbers))

    def _fill(self) -> None:
        if self._request is not None:
            self.settle()
            self.fill_asked.emit()

    def _copied(self, text: str) -> None:
        if text.strip():
            self.source_copied.emit(text)
        else:
            self.tell((texts.NOTHING_COPIED,))

    def _place(self, screen: QScreen | None) -> None:
        room = self.room(screen)
        self.resize(min(theme.scaled(_WIDTH), room.width() - 32), min(theme.scaled(_HEIGHT), room.height() - 32))
        at = self.rect()
        at.moveCenter(room.center())
        self.move(at.topLeft())
