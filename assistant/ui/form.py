"""The form: left the questions, right the paper. One window, built once and kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QScreen,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from assistant.casework.reminders import is_begun
from assistant.model.draft import Draft
from assistant.model.finding import Dismissal, Finding
from assistant.ui import theme
from assistant.ui.fix_card import FixCard
from assistant.ui.form_foot import FormFoot
from assistant.ui.form_head import FormHead
from assistant.ui.form_request import FormRequest
from assistant.ui.panel import Panel
from assistant.ui.panels import Panels
from assistant.ui.paper import Paper
from assistant.ui.parts import label, single_shot
from assistant.ui.problem import Problem
from assistant.ui.recall import Recall
from assistant.ui.recalled import RecalledLine
from assistant.ui.standing import Standing, standing
from assistant.ui.tasks import run_task

if TYPE_CHECKING:
    from assistant.casework.news import News

__all__ = ["FormRequest", "FormWindow"]

_REDRAW_MS = 30
_NEWS_MS = 500
"""Until what is new is looked for: the form itself comes first, and who leaves it at once is not kept."""
_WIDTH, _HEIGHT = 1140, 608


class FormWindow(FixCard):
    """The window.

    Signals:
        insert: the person asks for the ``Draft`` to be inserted; the form has hidden already.
        left: it was left, and nothing is to be inserted; carries whether there is a note that she has begun.
        aborted: as ``left``, and before it: she had answered something.
        suggest: she would have the template, or a rule, another way.
        word_cleared: she has said that a word is none of what a list says; carries the ``Finding``.
        typed: the answers may be others; carries them as JSON values.
        closed: it is hidden, and holds no answers any more; carries those it had.
    """

    insert = Signal(object)
    left = Signal(bool)
    aborted = Signal()
    suggest = Signal()
    word_cleared = Signal(object)
    typed = Signal(object)
    closed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._request: FormRequest | None = None
        self._draft: Draft | None = None
        self._standing: Standing | None = None
        self._insist = False
        self._dismissed: frozenset[Dismissal] = frozenset()
        self._untouched: dict[str, object] = {}
        self._recall = Recall()
        self.head = FormHead()
        self.paper = Paper()
        self.caution = Problem()
        self.unkept = label("", "warning", wrap=True)
        self.footer = FormFoot()
        self.recalled = RecalledLine()
        self._panels = Panels()
        self._redraw = single_shot(self, _REDRAW_MS, self._draw)
        self._forget = single_shot(self, 0, self._forget_old)
        self._news = single_shot(self, _NEWS_MS, self._ask_for_news)
        self._build()
        self._build_shortcuts()
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def open(self, request: FormRequest) -> None:
        """Ask the questions of ``request``, with a draft's answers or those given shortly before in the same case."""
        if self._request is not None:
            self._close()  # what was being asked comes back when it is asked for
        template = request.template
        self._request = request
        self._draft = None
        self._insist = False
        self._dismissed = frozenset()
        kept = request.resumed if request.resumed is not None else self._recall.take(template.id, request.case)
        panel = self._panels.bring(template)
        self._fill({**(request.answers if kept is None else kept), **request.brought}, request.today)
        self.head.show_template(template, request.target, is_locked=request.is_locked)
        self.recalled.setVisible(kept is not None)
        self.caution.tell([request.caution] if request.caution else [])
        self.paper.open(template, request.note_type, request.rules)
        self.setWindowTitle(f"Sagstast – {template.title}")
        self._draw()
        self.stale_enter.keep_away()
        self._place(request.screen)
        self.show()
        self.raise_()
        self.activateWindow()
        panel.ask_first()
        self._news.start()

    def start_over(self) -> None:
        """Empty the form down to what it was opened with."""
        if self._request is not None:
            self._fill({**self._request.answers, **self._request.brought}, self._request.today)
            self._insist = False
            self._dismissed = frozenset()
            self.recalled.hide()
            self._draw()
            self._panel.ask_first()

    def try_insert(self) -> None:
        """Insert, or tell what stands against it and go there."""
        if self._request is None:
            return
        draft = self._settled()
        if not draft.is_blocked:
            self._close()
            self.insert.emit(draft)
            return
        self._insist = True
        self._panel.settle()
        self._restand()
        if self._standing and self._standing.first_error:
            self._panel.ask(self._standing.first_error)

    def leave(self) -> None:
        """Go, and insert nothing."""
        request = self._request
        if request is not None:
            answers = self._panel.raw()
            begun, has_answered = is_begun(request.template, answers, request.answers), answers != self._untouched
            self._close()
            if has_answered:
                self.aborted.emit()
            self.left.emit(begun)

    def keep_for(self, minutes: int) -> None:
        """How long the answers of a form that was left are kept; 0 for not at all."""
        self._recall.minutes = minutes

    def forget(self, template: str, case: str) -> None:
        """Keep no answers for ``template`` in ``case``: they stand where they should, and shall not come twice."""
        self._recall.take(template, case)

    @property
    def answers(self) -> dict[str, object]:
        """What is answered now, as JSON values."""
        return self._panel.raw()

    @property
    def is_recalled(self) -> bool:
        """Whether it was opened with answers from before."""
        return not self.recalled.isHidden()

    def warn_unkept(self, warning: str) -> None:
        """Say, as long as it holds, why what is typed would not survive a crash."""
        self.unkept.setText(warning)
        self.unkept.setVisible(bool(warning))

    def apply_fix(self, number: int) -> None:
        """Do what Alt+``number`` stands for now."""
        self._settled()
        if self._standing and number <= len(self._standing.mends) and not self.is_keypad:
            mend = self._standing.mends[number - 1]
            if mend.is_answer:
                self._clear_word(mend.finding)
            else:
                self._apply(mend.finding)

    def ask_next_missing(self) -> None:
        """Go to the next question that the text has a missing place for, after the last to the first."""
        self._settled()
        slots = self._standing.slots if self._standing else ()
        if slots:
            order = list(self._panel.questions)
            here = self._panel.question_at(self.focusWidget())
            at = order.index(here.field.name) if here else -1
            self._panel.ask(next((name for name in slots if order.index(name) > at), slots[0]))

    def toggle_paper_focus(self) -> None:
        """Go to the paper, and back to the questions."""
        self.paper.pages.uncover()
        if self.paper.preview.hasFocus():
            self._panel.ask_first()
        else:
            self.paper.preview.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        """Ask what the last answer has brought before the focus moves on: a quick Tab shall not pass it by."""
        if self._redraw.isActive():
            self._draw()
        return super().focusNextPrevChild(next)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is leaving it."""
        event.ignore()
        self.leave()

    @property
    def _panel(self) -> Panel:
        return self._panels.current

    def _build(self) -> None:
        self.setAccessibleName("Spørgsmål og tekst")
        middle = QHBoxLayout()
        middle.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.recalled)
        left.addWidget(self._panels, 1)
        middle.addLayout(left, 43)
        middle.addWidget(self.paper, 57)
        self.unkept.setContentsMargins(theme.UNIT * 2, theme.UNIT // 2, theme.UNIT * 2, theme.UNIT // 2)
        self.unkept.hide()
        self.column.addWidget(self.head)
        self.column.addWidget(self.caution)
        self.column.addLayout(middle, 1)
        self.column.addWidget(self.unkept)
        self.column.addWidget(self.footer)
        self.footer.insert.clicked.connect(self.try_insert)
        self.recalled.start_over.clicked.connect(self.start_over)
        self._panels.changed.connect(self._on_changed)
        self._panels.settled.connect(self._on_settled)
        self._panels.fix_clicked.connect(self._apply)
        self._panels.word_cleared.connect(self._clear_word)
        self.paper.field_clicked.connect(self._ask)
        self.paper.fix_clicked.connect(self._apply)
        self.paper.word_cleared.connect(self._clear_word)
        self.paper.guide.anchorClicked.connect(lambda _: self.suggest.emit())

    def _build_shortcuts(self) -> None:
        self.bind_keys(
            self.try_insert,
            {
                "Esc": lambda: self.paper.pages.go_back() if self.paper.pages.is_covered() else self.leave(),
                "F1": self.paper.toggle_guide,
                "F2": self.paper.toggle_news,
                "Shift+F1": self.suggest.emit,
                "F4": self.toggle_paper_focus,
                "F5": self.start_over,
                "F6": self.ask_next_missing,
            },
        )

    def _place(self, screen: QScreen | None) -> None:
        room = self.room(screen)
        width, height = theme.scaled(_WIDTH), theme.scaled(_HEIGHT)
        self.resize(min(width, room.width() - 32), min(height, room.height() - 32))
        self.move(room.center() - QPoint(self.width() // 2, self.height() // 2))

    def _fill(self, answers: Mapping[str, object], today: date) -> None:
        self._panel.open(answers, today)
        self._untouched = self._panel.raw()

    def _on_changed(self) -> None:
        if not self._redraw.isActive():
            self._redraw.start()

    def _on_settled(self) -> None:
        self._settled()
        self._restand()

    def _settled(self) -> Draft:
        """The draft of what stands there now."""
        if self._redraw.isActive() or self._draft is None:
            self._draw()
        assert self._draft is not None  # noqa: S101 - drawn just now
        return self._draft

    def _draw(self) -> None:
        self._redraw.stop()
        if self._request is not None:
            answers = self._panel.raw()
            self._draft = self._request.draft(answers, self._dismissed)
            self.paper.show_draft(self._draft)
            self._restand()
            self.typed.emit(answers)

    def _restand(self) -> None:
        """Sort the findings anew, and show them."""
        if self._draft is None:
            return
        now = standing(self._draft, self._panel.questions, insist=self._insist)
        self._standing = now
        self._panel.show_draft(self._draft, now.at)
        self._panels.setMinimumWidth(self._panel.needed_width())
        self.paper.show_findings(now.elsewhere)
        self.footer.show_standing(now, can_insert=not self._draft.is_blocked)

    def _ask(self, name: str) -> None:
        self._panel.ask(name)

    def _ask_for_news(self) -> None:
        request = self._request
        if request is not None and request.news:
            run_task(request.news, lambda news: self._tell_news(request, news))

    def _tell_news(self, request: FormRequest, news: News | None) -> None:
        """Tell it, if the form of ``request`` still stands there."""
        if news is not None and self._request is request:
            self.paper.tell_news(news)

    def _apply(self, finding: Finding) -> None:
        fix = finding.fix
        if fix is not None and fix.field in self._panel.questions:
            self._panel.questions[fix.field].apply(fix.value)
            self._draw()

    def _clear_word(self, finding: Finding) -> None:
        """Take it, for this form, that the word is none of what a list says."""
        self._dismissed |= {finding.answered_by}
        self.word_cleared.emit(finding)
        self._draw()

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Tell the questions that the person has come or gone, unless she only looks at another window or the guide."""
        if new is None or not self.isAncestorOf(new) or self._request is None or new in self.paper.covers:
            return
        before, now = self._panel.question_at(old), self._panel.question_at(new)
        if before is not now:
            if before is not None:
                before.left()
            if now is not None:
                now.entered()
                self._panel.bring_into_sight(now)
            self._restand()

    def _close(self) -> None:
        """Hide; keep the answers for a while, and leave none in a widget that nobody sees."""
        if self._request is not None:
            answers = self._panel.raw()
            self._recall.keep(self._request.template.id, self._request.case, answers)
            self._forget_old()
            self.closed.emit(answers)
        self._redraw.stop()
        self._news.stop()
        self._request = self._draft = self._standing = None
        self._dismissed, self._untouched = frozenset(), {}
        self.hide()
        self._panel.wipe()
        self.paper.wipe()

    def _forget_old(self) -> None:
        seconds = self._recall.forget_old()
        if seconds is not None:
            self._forget.start(round(seconds * 1000) + 1)
