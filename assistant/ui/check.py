"""The check window: left what is said of a text and as what it is checked, right the text and its suggestion."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QScreen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.casework.selection import Opinion, mended
from assistant.model.finding import Finding
from assistant.model.notetype import NoteType
from assistant.ui import theme
from assistant.ui.card import Header
from assistant.ui.check_findings import CheckFindings
from assistant.ui.check_foot import CheckFoot
from assistant.ui.check_paper import CheckPaper
from assistant.ui.check_wish import CheckWish
from assistant.ui.fix_card import FixCard
from assistant.ui.guide import GuideStack
from assistant.ui.parts import Chip, show_target
from assistant.ui.problem import Problem
from assistant.ui.theme import UNIT

_JUDGE_MS, _JUDGE_LONG_MS, _LONG = 60, 400, 4000
"""A text of so many characters takes long enough to be judged to be felt between two keys."""
_WIDTH, _LOW, _HIGH = 1040, 440, 640


@dataclass(frozen=True, kw_only=True)
class CheckRequest:
    """A text to be checked, and where it came from.

    Attributes:
        target: the target profile's title, for people.
        is_locked: whether the case is verified when the suggestion is put in, or only the window.
        judge: says what there is to say of a text, given a note type or None, and a kind or nothing; quick, it is
            called while one types.
        note_types, kinds: what can be chosen, ids and names.
        types: the note types by id, and ``rules``, what the heading guide asks: for the guide on F1.
        screen: where to open; the mouse's when None.
    """

    text: str
    target: str
    is_locked: bool
    judge: Callable[[str, str | None, str], Opinion]
    note_types: Sequence[tuple[str, str]]
    kinds: Sequence[tuple[str, str]]
    types: Mapping[str, NoteType] = field(default_factory=dict)
    rules: tuple[str, ...] = ()
    screen: QScreen | None = None


class CheckWindow(FixCard):
    """Built once and kept; holds a text only while it is open.

    Signals:
        put_back: she asks for this text in place of the selected one. The window has hidden; it keeps the text until
            ``wipe`` or ``come_back``.
        left: it was left, and everything stays as it was.
        suggest: she would have a rule another way.
    """

    put_back = Signal(str)
    left = Signal()
    suggest = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._request: CheckRequest | None = None
        self._said: Opinion | None = None
        self._is_mine = False
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._judge_suggestion)
        self.wish, self.findings, self.paper, self.foot = CheckWish(), CheckFindings(), CheckPaper(), CheckFoot()
        self.pages = GuideStack(self.findings)
        self._note_type: str | None = None
        self.chip = Chip()
        self.problem = Problem()
        self.setWindowTitle("Sagstast – tjek det markerede")
        self.setAccessibleName("Tjek det markerede")
        self._build()
        self._build_shortcuts()

    def open(self, request: CheckRequest) -> None:
        """Check the text of ``request``, and offer the nearest that passes."""
        self._request = request
        self._is_mine = False
        self.pages.uncover()
        self.problem.hide()
        show_target(self.chip, request.target, locked=request.is_locked)
        self.wish.open(request.note_types, request.kinds)
        self.paper.open(request.text)
        self._judge_all()
        self.stale_enter.keep_away()
        self._place(request)
        self._come_to_front()

    def come_back(self, sentences: Sequence[str]) -> None:
        """Show again what could not be put in, with the reason."""
        self.problem.tell(sentences)
        self._come_to_front()

    def try_put_back(self) -> None:
        """Ask for the suggestion to be put in; when it changes nothing, there is nothing to do but to leave."""
        if self._request is None:
            return
        if self._text() == self._request.text:
            self.leave()
            return
        self._later.stop()
        self.hide()
        self.put_back.emit(self._text())

    def leave(self) -> None:
        """Go, and change nothing."""
        if self._request is not None:
            self.wipe()
            self.left.emit()

    def wipe(self) -> None:
        """Hide, and keep nothing of the text."""
        self._request = self._said = None
        self._later.stop()
        self.hide()
        self.paper.wipe()
        self.findings.wipe()

    def toggle_guide(self) -> None:
        """Put the guide of the heading's type over what is said of it, and take it away again."""
        if self._request is not None:
            note_type = self._request.types.get(self._note_type or "")
            self.pages.guide.tell(None, note_type, self._request.rules)
            self.pages.toggle()

    def start_over(self) -> None:
        """Let the suggestion be the selected text, to be mended by hand."""
        if self._request is not None:
            self.paper.suggestion.change(self._request.text)
            self._judge_suggestion()

    def apply_fix(self, number: int) -> None:
        """Apply what Alt+``number`` stands for now."""
        if self._later.isActive():
            self._judge_suggestion()
        if number <= len(self.findings.fixes) and not self.is_keypad:
            self._apply(self.findings.fixes[number - 1])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is leaving it."""
        event.ignore()
        self.leave()

    def _build(self) -> None:
        header = Header("Tjek det markerede")
        header.add_right(self.chip)
        left = QVBoxLayout()
        left.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 2, UNIT)
        left.setSpacing(UNIT * 2)
        left.addWidget(self.wish)
        left.addWidget(self.pages, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(left, 43)
        middle.addWidget(self.paper, 57)
        for part in (header, self.problem):
            self.column.addWidget(part)
        self.column.addLayout(middle, 1)
        self.column.addWidget(self.foot)
        self.wish.changed.connect(self._judge_all)
        self.findings.fix_clicked.connect(self._apply)
        self.pages.guide.anchorClicked.connect(lambda _: self.suggest.emit())
        self.foot.insert.clicked.connect(self.try_put_back)
        self.paper.suggestion.textChanged.connect(self._on_typed)
        stops = (self.paper.suggestion, *self.wish.stops(), self.paper.selected, self.foot.insert)
        for one, next_one in pairwise(stops):
            self.setTabOrder(one, next_one)

    def _build_shortcuts(self) -> None:
        self.bind_keys(
            self.try_put_back,
            {
                "Esc": lambda: self.pages.go_back() if self.pages.is_covered() else self.leave(),
                "F1": self.toggle_guide,
                "Shift+F1": self.suggest.emit,
                "F5": self.start_over,
            },
        )

    def _place(self, request: CheckRequest) -> None:
        room = self.room(request.screen)
        height = theme.scaled(_HIGH if "\n" in request.text else _LOW)
        self.resize(min(theme.scaled(_WIDTH), room.width() - 32), min(height, room.height() - 32))
        at = self.rect()
        at.moveCenter(room.center())
        self.move(at.topLeft())

    def _come_to_front(self) -> None:
        self.show()
        self.raise_()
        self.activateWindow()
        self.paper.suggestion.setFocus()

    def _text(self) -> str:
        return self.paper.suggestion.toPlainText()

    def _on_typed(self) -> None:
        self._is_mine = True
        self._later.start(_JUDGE_MS if len(self._text()) < _LONG else _JUDGE_LONG_MS)

    def _judge_all(self) -> None:
        """Say what is to be said of the selected text, and offer a better one while she has not written her own."""
        if self._request is None:
            return
        self._said = said = self._request.judge(self._request.text, *self.wish.wanted())
        self.paper.selected.underline(said.findings)
        if not self._is_mine:
            self.paper.suggestion.show_text(said.suggestion or self._request.text)
        self._judge_suggestion()

    def _judge_suggestion(self) -> None:
        self._later.stop()
        if self._request is None or self._said is None:
            return
        text, wanted = self._text(), self.wish.wanted()
        now = self._request.judge(text, *wanted)
        if now.note_type is None:  # a prefix that she deletes for a moment is not forgotten
            now = self._request.judge(text, self._said.note_type, wanted[1])
        self._note_type = now.note_type
        self.wish.show_guess(now)
        self.paper.suggestion.underline(now.findings)
        self.paper.tell_measure(now)
        self.findings.tell(now.findings, tuple(mended(self._said.findings, now.findings)))
        self.foot.tell(now.findings, is_same=text == self._request.text)

    def _apply(self, finding: Finding) -> None:
        if finding.fix is not None and self._request is not None:
            self.paper.suggestion.change(finding.fix.value)
            self._judge_suggestion()
