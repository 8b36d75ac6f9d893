"""The right side of the form: the sheet with the text as it will stand, or the guide in its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from assistant.model.draft import Draft, Role, Runs, plain
from assistant.model.notetype import NoteType
from assistant.model.template import Template
from assistant.ui import parts
from assistant.ui.fields.finding_line import FindingLine, Shown
from assistant.ui.guide import GuideStack
from assistant.ui.news import NewsLine, NewsPage
from assistant.ui.parts import restyle
from assistant.ui.preview import Preview
from assistant.ui.theme import UNIT

if TYPE_CHECKING:
    from assistant.casework.news import News


class Paper(QFrame):
    """The sheet, and below it what is said of the text as a whole.

    Signals:
        field_clicked: an answer or a missing place was chosen; carries its field's name.
        fix_clicked: a fix was clicked; carries the ``Finding``.
        word_cleared: a word was said to be none of what a list says; carries the ``Finding``.
        news_seen: she has looked at what is new in the words; carries the ``News``.
    """

    field_clicked = Signal(str)
    fix_clicked = Signal(object)
    word_cleared = Signal(object)
    news_seen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        restyle(self, "role", "pane")
        self.preview = Preview()
        self.measure = parts.label("", "help", wrap=True)
        self.pages = GuideStack(self.preview)
        self.guide = self.pages.guide
        self.news_line, self.news = NewsLine(), NewsPage()
        self.pages.addWidget(self.news)
        self.covers = (self.guide, self.news)
        sheet = QFrame()
        restyle(sheet, "role", "sheet")
        on_sheet = QVBoxLayout(sheet)
        on_sheet.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT * 2)
        on_sheet.addWidget(self.pages)
        self._below = QVBoxLayout()
        self._below.setSpacing(UNIT // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 3, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.news_line)
        column.addWidget(sheet, 1)
        column.addLayout(self._below)
        column.addWidget(self.measure)
        self._shown: tuple[Shown, ...] = ()
        self.preview.field_clicked.connect(self.field_clicked)
        self.news_line.wanted.connect(self.toggle_news)

    def open(self, template: Template, note_type: NoteType | None, rules: Iterable[str] = ()) -> None:
        """Begin with an empty sheet, and the guide of ``template`` behind it (``Guide.tell``)."""
        self.guide.tell(template, note_type, rules)
        self.news_line.tell("")
        self.pages.uncover()

    def tell_news(self, news: News) -> None:
        """Say that the words are others than last time."""
        self.news_line.tell(news.line)
        self.news.tell(news)

    def show_draft(self, draft: Draft) -> None:
        """Show ``draft`` on the sheet."""
        self.preview.show_draft(draft)
        self.measure.setText(" · ".join(filter(None, (_measure(draft.heading), _locked(draft)))) or " ")

    def show_findings(self, shown: Iterable[Shown]) -> None:
        """Show what is said of no single answer."""
        now = tuple(shown)
        if now == self._shown:
            return
        self._shown = now
        while (item := self._below.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in now:
            line = FindingLine(each)
            line.fix_clicked.connect(lambda finding=each.finding: self.fix_clicked.emit(finding))
            line.answered.connect(lambda finding=each.finding: self.word_cleared.emit(finding))
            self._below.addWidget(line)
            line.show()

    def toggle_guide(self) -> None:
        """Read the guide, and go back to where she was."""
        self.pages.toggle()

    def toggle_news(self) -> None:
        """Read what is new in the words, where there is anything, and go back to where she was."""
        if not self.news_line.isHidden():
            self.pages.toggle(self.news)
            if self.pages.currentWidget() is self.news:
                self.news_seen.emit(self.news.news)

    def wipe(self) -> None:
        """Keep nothing of the text."""
        self.preview.wipe()
        self.show_findings(())
        self.measure.setText("")


def _measure(heading: Runs) -> str:
    if not heading:
        return ""
    if any(run.role is Role.SLOT for run in heading):
        return "Overskriften er ikke færdig."
    return f"{len(plain(heading))} tegn i overskriften"


def _locked(draft: Draft) -> str:
    """What the marked sentences are, where there are any."""
    is_any = any(run.locked for runs in (draft.body, *draft.outputs.values()) for run in runs)
    return "Sætninger på grå bund er låst. F1 viser kilden." if is_any else ""
