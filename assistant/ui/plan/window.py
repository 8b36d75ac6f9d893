"""The plan window: left the sections, in the middle the one that is written, right what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QScreen
from PySide6.QtWidgets import QWidget

from assistant.model.finding import Finding, Severity
from assistant.model.plan import PlanAnswer
from assistant.ui import theme
from assistant.ui.fix_card import FixCard
from assistant.ui.plan import texts
from assistant.ui.plan.entries import Entries, Entry, Piece, State
from assistant.ui.plan.find import FindBar
from assistant.ui.plan.foot import PlanFoot
from assistant.ui.plan.head import PlanHead
from assistant.ui.plan.judging import Judging
from assistant.ui.plan.panes import PlanPanes
from assistant.ui.plan.request import PlanRequest
from assistant.ui.plan.search import Hit, hits
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
        self._entries = Entries((), {})
        self._findings: dict[str, list[Finding]] = {}
        self._number = -1
        self._lasts = False
        self.panes = PlanPanes()
        self.list, self.page, self.side = self.panes.list, self.panes.page, self.panes.side
        self.finder, self.foot, self.problem, self.warning = FindBar(), PlanFoot(), Problem(), Problem()
        self.head = PlanHead()
        self.judging = Judging(self._answers, self)
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
        return self._entries

    @property
    def section(self) -> str:
        """Id of the section in sight; empty while there is none."""
        return self._entry(self._number).section.id if self._number >= 0 else ""

    def open(self, request: PlanRequest) -> None:
        """Begin with ``request``, where it says or at the first section that is empty."""
        self._request = request
        entries = self._entries = Entries(request.sections, request.answers)
        entries.begin(request.begun, request.pieces)
        if request.kept is not None:
            entries.restore(request.kept)
        self._findings = {}
        self._number = -1
        self.head.open(request.title, request.version)
        self.foot.open(is_open=True)
        self._show_list()
        self._place(request.screen)
        self.appear(self.pos())
        self.panes.arrange()
        self.stale_enter.keep_away()
        self.go_to(self._first(request.at))
        self._say(request.said, is_amber=False)
        self.judging.begin(request.judge)

    def go_to(self, number: int) -> None:
        """Show a section, and write in it."""
        if 0 <= number < len(self._entries):
            self.list.look_at(number)
            self._show_section(number)
            self.panes.show_page()
            self.page.start_writing()

    def step(self, by: int) -> None:
        """To the next section, or the one before; after the last comes the first."""
        if self._entries:
            self.go_to((self._number + by) % len(self._entries))

    def next_gap(self) -> None:
        """To the next section that there is something to see to in, after this one; after the last the first."""
        self.settle()
        count = len(self._entries)
        order = [(self._number + step) % count for step in range(1, count + 1)]
        gap = next((number for number in order if self._has_gap(number)), None)
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
        lacking = next((n for n, entry in enumerate(self._entries) if entry.lacks_reason), None)
        if lacking is not None:
            self.go_to(lacking)
            self.page.insist()
            self._say((texts.NO_REASON.format(self._entry(lacking).section.title),))
        elif not self._entries.changed():
            self._say((texts.EMPTY,))
        else:
            self._say(())
            self.save_asked.emit()

    def tell(self, sentences: Sequence[str], *, is_amber: bool = True, lasts: bool = False) -> None:
        """Say what went wrong, or what was done, above what is there; everything stays.

        What ``lasts`` is said until something else is; the rest is true of the section in sight, and until she writes.
        """
        self.foot.open(is_open=True)
        self._say(sentences, is_amber=is_amber, lasts=lasts)

    def warn(self, sentence: str, *, is_on_disk: bool = True) -> None:
        """Say why what is typed would not survive a crash; empty when it would, or when it was decided so."""
        self.warning.tell((sentence,) if sentence else ())
        self.foot.name_draft(is_safe=is_on_disk and not sentence)

    def offer(self, pieces: Sequence[Piece]) -> None:
        """Let these stand beside the plan until she takes them."""
        self._entries.pieces = (*self._entries.pieces, *pieces)
        proposed = sum(bool(piece.section) for piece in pieces)
        self._say((texts.split_up(proposed, len(pieces) - proposed),), is_amber=not proposed)
        self._show_list()
        self._show_side()
        self.changed.emit()

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
        self._entries, self._findings, self._number = Entries((), {}), {}, -1
        self.page.wipe()
        self.side.wipe()
        self.finder.wipe()
        self._say(())
        self._show_list()

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
        self.side.taken.connect(self._take)
        self.side.put_away.connect(self._put_away)
        self.side.sources.copied.connect(self._copied)
        self.side.sources.chosen.connect(self.source_chosen)
        self.foot.save.clicked.connect(self.save)
        self.foot.fill.clicked.connect(self._fill)
        self.finder.typed.connect(self._search)
        self.finder.found.connect(self._show_found)
        self.judging.told.connect(self._on_told)
        self.judging.failed.connect(lambda: self._say((texts.NOT_JUDGED,), lasts=True))
        keys: dict[str, Callable[[], object]] = {
            "Esc": self._escape,
            "F6": self.next_gap,
            "Ctrl+F": self.finder.open,
            "Ctrl+J": self.jump,
            "Ctrl+PgDown": lambda: self.step(1),
            "Ctrl+PgUp": lambda: self.step(-1),
        }
        self.bind_keys(self.save, keys)

    def _say(self, sentences: Sequence[str], *, is_amber: bool = True, lasts: bool = False) -> None:
        self._lasts = lasts
        self.problem.tell(sentences, is_amber=is_amber)

    def _unsay(self) -> None:
        """What was said is not true any more, or she has read it."""
        if not self._lasts and self.problem.isVisibleTo(self):
            self._say(())

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
        self._unsay()
        entry, request = self._entry(number), self._request
        is_required = entry.section.id in request.required
        place = texts.place(number + 1, len(self._entries), is_required=is_required)
        self.page.open(entry, place, request.keeps.get(entry.section.id, ()), is_required=is_required)
        self._show_side()

    def _show_list(self) -> None:
        required = self._request.required if self._request else frozenset()
        self.list.sections.show(self._entries, self._findings, required)
        self.head.tell(self._entries.done, len(self._entries))

    def _show_side(self) -> None:
        if self._number >= 0:
            name = self._entry(self._number).section.id
            known = {entry.section.id for entry in self._entries}
            whole = [found for where, all_ in self._findings.items() if where not in known for found in all_]
            self.side.tell(self._findings.get(name, ()), whole, self._entries.pieces, name)

    def _on_changed(self) -> None:
        """She is writing: nothing here may be felt."""
        if not self._new.isActive():
            self._new.start()
        if self.problem.is_amber:
            self._unsay()
        self.judging.later()

    def _on_told(self, findings: Sequence[Finding]) -> None:
        sorted_: dict[str, list[Finding]] = {}
        for finding in findings:
            sorted_.setdefault(finding.where, []).append(finding)
        self._findings = sorted_
        if self.problem.accessibleName() == texts.NOT_JUDGED:
            self._say(())
        self.side.total.setText(texts.total(findings))
        self._show_list()
        self._show_side()

    def _take(self, piece: Piece) -> None:
        """Put a piece into the section in sight, as if it were typed."""
        editor = self.page.editor
        if self.page.left_out.isChecked() or editor is not self.page.sheet:
            self._say((texts.NOT_HERE,))
            return
        self.page.sheet.add(piece.cited)
        self.page.start_writing()
        self._put_away(piece)

    def _put_away(self, piece: Piece) -> None:
        left = list(self._entries.pieces)
        if piece in left:
            left.remove(piece)
        self._entries.pieces = tuple(left)
        self._on_changed()
        self.settle()
        self._show_side()

    def _search(self, wanted: str) -> None:
        self.settle()
        self.finder.offer(hits(self._entries, wanted))

    def _show_found(self, hit: Hit) -> None:
        """Show a hit; the focus stays in the line that finds."""
        number = next(n for n, entry in enumerate(self._entries) if entry.section.id == hit.section)
        self.list.look_at(number)
        self._show_section(number)
        self.panes.show_page()
        self.page.show_hit(hit)
        self.finder.line.setFocus(Qt.FocusReason.PopupFocusReason)  # for any other, a line forgets what is selected

    def _request_some(self, numbers: Sequence[int]) -> None:
        self.settle()
        value = self._entry(self._number).value
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

    def _entry(self, number: int) -> Entry:
        return list(self._entries)[number]

    def _has_gap(self, number: int) -> bool:
        entry = self._entry(number)
        name = entry.section.id
        required = self._request.required if self._request else frozenset()
        lacks = entry.state is State.BEGUN or (entry.state is State.EMPTY and name in required)
        is_found = any(each.severity is not Severity.HINT for each in self._findings.get(name, ()))
        return lacks or is_found or any(piece.section == name for piece in self._entries.pieces)

    def _first(self, wanted: str) -> int:
        there = (number for number, entry in enumerate(self._entries) if entry.section.id == wanted)
        lacking = {State.EMPTY, State.BEGUN}
        empty = (number for number, entry in enumerate(self._entries) if entry.state in lacking)
        return next(there, next(empty, 0))

    def _place(self, screen: QScreen | None) -> None:
        room = self.room(screen)
        self.resize(min(theme.scaled(_WIDTH), room.width() - 32), min(theme.scaled(_HEIGHT), room.height() - 32))
        at = self.rect()
        at.moveCenter(room.center())
        self.move(at.topLeft())
