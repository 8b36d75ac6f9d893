"""The line that says that a wording is another than last time, and the page behind F2 that shows how."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTextBrowser

from assistant.model.fields import UNANSWERED
from assistant.ui import theme
from assistant.ui.parts import KeyCap, label, restyle
from assistant.ui.rows_view import is_plain
from assistant.ui.theme import UNIT
from assistant.ui.written import begin_block, insert_words, look, new_look, write_line, write_sentence, write_title

if TYPE_CHECKING:
    from assistant.casework.news import News
    from assistant.casework.news_example import ExampleText

KEY = "F2"
_EXAMPLE, _NO_ANSWERS = "Sådan lyder den nu, med et eksempel", "Sådan lyder den nu"
_QUESTION = "Hvilken sætning gælder nu?"
_HOW = "Vil du prøve dig selv, så tryk 1 eller 2. Svaret bliver ikke gemt."


class NewsLine(QFrame):
    """Hidden while there is nothing new; never in the way of a key.

    Signals:
        wanted: she would see what is new.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.said = label("", "muted", wrap=True)
        self.show_it = QPushButton("se det")
        self.show_it.clicked.connect(self.wanted)
        restyle(self.show_it, "role", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT // 2 + 2)
        row.addWidget(self.said, 1)
        row.addWidget(KeyCap(KEY))
        row.addWidget(self.show_it)
        self.hide()

    def tell(self, line: str) -> None:
        """Say ``line``, or go where it is empty."""
        self.said.setText(line)
        self._stand()

    def changeEvent(self, event: QEvent) -> None:
        """Come back when nobody else looks on any more."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._stand()

    def _stand(self) -> None:
        self.setVisible(bool(self.said.text()) and not theme.is_large())


class NewsPage(QTextBrowser):
    """What was, struck through, over what is now; an example, and a question that she may leave alone.

    The pack's own words: nothing of a citizen. What she answers is told here and kept nowhere.

    Attributes:
        news: what it tells of; None where it has told nothing yet.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setProperty("role", "bare")
        self.setOpenLinks(False)
        self.setAccessibleName("Hvad der er nyt i ordlyden")
        self.news: News | None = None
        self._offered: list[str] = []
        self._answer = 0

    def tell(self, news: News) -> None:
        """Show ``news``, from its beginning."""
        self.news = news
        self._offered = random.sample(news.pair, 2) if news.pair else []
        self._answer = 0
        self._write_down(news)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 and 2 answer the question, once; every other key reads on."""
        if self.news and self._offered and not self._answer and is_plain(event) and event.text() in {"1", "2"}:
            self._answer = int(event.text())
            self._write_down(self.news)
            self.moveCursor(QTextCursor.MoveOperation.End)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new scheme or font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self.news:
            self._write_down(self.news)

    def _write_down(self, news: News) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        c = theme.colours()
        begin_block(cursor, 0)
        cursor.insertText(f"{news.template.title}, version {news.template.version}", look(c.deep, is_bold=True))
        for line in (news.line, *news.notes):
            write_line(cursor, line, c.text)
        for sentence in news.sentences:
            write_sentence(cursor, sentence)
        if news.example:
            is_asked = any(not isinstance(field, UNANSWERED) for field in news.template.fields)
            write_title(cursor, _EXAMPLE if is_asked else _NO_ANSWERS)
            for text in news.example:
                _write_example(cursor, text)
        if news.pair:
            self._write_question(cursor, news.pair[1], news.template.change_note)

    def _write_question(self, cursor: QTextCursor, right: str, why: str) -> None:
        c = theme.colours()
        write_title(cursor, _QUESTION)
        for number, sentence in enumerate(self._offered, 1):
            write_line(cursor, f"{number}  ", c.deep, is_bold=True)
            cursor.insertText(sentence, look(c.text))
        if not self._answer:
            write_line(cursor, _HOW, c.muted)
            return
        now = self._offered.index(right) + 1
        said = "Ja, nummer" if self._answer == now else "Nej, den gjaldt før. Nummer"
        write_line(cursor, f"{said} {now} gælder nu. {why}".rstrip(), c.deep, is_bold=True)


def _write_example(cursor: QTextCursor, text: ExampleText) -> None:
    if text.label:
        begin_block(cursor, UNIT)
        cursor.insertText(text.label, look(theme.colours().muted))
    for number, words in enumerate(text.lines):
        begin_block(cursor, 0 if number else UNIT / 2)
        insert_words(cursor, words, new_look(), is_bold=text.is_heading)
