"""The line that says that a wording is another than last time, and the page behind F2 that shows how."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTextBrowser

from assistant.model.fields import UNANSWERED
from assistant.ui import theme
from assistant.ui.parts import KeyCap, label, restyle
from assistant.ui.rows_view import is_plain
from assistant.ui.theme import UNIT

if TYPE_CHECKING:
    from assistant.casework.news import ChangedSentence, News
    from assistant.casework.news_example import ExampleText
    from assistant.casework.packdiff.sentences import Marked

KEY = "F2"
_LEADING = 130
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
        _block(cursor, 0)
        cursor.insertText(f"{news.template.title}, version {news.template.version}", _look(c.deep, is_bold=True))
        for line in (news.line, *news.notes):
            _line(cursor, line, c.text)
        for sentence in news.sentences:
            _write(cursor, sentence)
        if news.example:
            is_asked = any(not isinstance(field, UNANSWERED) for field in news.template.fields)
            _title(cursor, _EXAMPLE if is_asked else _NO_ANSWERS)
            for text in news.example:
                _write_example(cursor, text)
        if news.pair:
            self._write_question(cursor, news.pair[1], news.template.change_note)

    def _write_question(self, cursor: QTextCursor, right: str, why: str) -> None:
        c = theme.colours()
        _title(cursor, _QUESTION)
        for number, sentence in enumerate(self._offered, 1):
            _line(cursor, f"{number}  ", c.deep, is_bold=True)
            cursor.insertText(sentence, _look(c.text))
        if not self._answer:
            _line(cursor, _HOW, c.muted)
            return
        now = self._offered.index(right) + 1
        said = "Ja, nummer" if self._answer == now else "Nej, den gjaldt før. Nummer"
        _line(cursor, f"{said} {now} gælder nu. {why}".rstrip(), c.deep, is_bold=True)


def _write(cursor: QTextCursor, sentence: ChangedSentence) -> None:
    c = theme.colours()
    _title(cursor, sentence.head)
    for name, words, other in (("Før", sentence.old, _look(c.error, is_struck=True)), ("Nu", sentence.new, _new())):
        if words:
            _block(cursor, UNIT / 2)
            cursor.insertText(f"{name}: ", _look(c.muted))
            _insert(cursor, words, other)


def _write_example(cursor: QTextCursor, text: ExampleText) -> None:
    if text.label:
        _block(cursor, UNIT)
        cursor.insertText(text.label, _look(theme.colours().muted))
    for number, words in enumerate(text.lines):
        _block(cursor, 0 if number else UNIT / 2)
        _insert(cursor, words, _new(), is_bold=text.is_heading)


def _new() -> QTextCharFormat:
    c = theme.colours()
    return _look(c.deep, is_bold=True, ground="" if c.is_contrast else c.tint)


def _title(cursor: QTextCursor, text: str) -> None:
    _block(cursor, UNIT * 2)
    cursor.insertText(text, _look(theme.colours().deep, is_bold=True))


def _line(cursor: QTextCursor, text: str, colour: str, *, is_bold: bool = False) -> None:
    _block(cursor, UNIT / 2)
    cursor.insertText(text, _look(colour, is_bold=is_bold))


def _insert(cursor: QTextCursor, words: Iterable[Marked], other: QTextCharFormat, *, is_bold: bool = False) -> None:
    same = _look(theme.colours().text, is_bold=is_bold)
    for text, is_other in words:
        cursor.insertText(text, other if is_other else same)


def _block(cursor: QTextCursor, above: float) -> None:
    shape = QTextBlockFormat()
    shape.setTopMargin(above)
    shape.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if cursor.atStart():
        cursor.setBlockFormat(shape)
    else:
        cursor.insertBlock(shape)


def _look(colour: str, *, is_bold: bool = False, is_struck: bool = False, ground: str = "") -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(colour))
    look.setFont(theme.font(bold=is_bold))
    look.setFontStrikeOut(is_struck)
    if ground:
        look.setBackground(QColor(ground))
    return look
