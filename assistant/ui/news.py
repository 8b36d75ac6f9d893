"""The line that says that a wording is another than last time, and the page behind F2 that shows how."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTextBrowser

from assistant.ui import theme
from assistant.ui.parts import KeyCap, label, restyle
from assistant.ui.theme import UNIT

if TYPE_CHECKING:
    from assistant.casework.news import ChangedSentence, News
    from assistant.casework.packdiff.sentences import Marked

KEY = "F2"
_LEADING = 130


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

    def tell(self, news: News | None) -> None:
        """Tell of ``news``, or of nothing."""
        self.said.setText(news.line if news else "")
        self.setVisible(news is not None)


class NewsPage(QTextBrowser):
    """What was, struck through, over what is now. The pack's own words: nothing of a citizen."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setProperty("role", "bare")
        self.setOpenLinks(False)
        self.setAccessibleName("Hvad der er nyt i ordlyden")

    def tell(self, news: News) -> None:
        """Show ``news``."""
        self.clear()
        cursor = QTextCursor(self.document())
        c = theme.colours()
        _block(cursor, 0)
        cursor.insertText(f"{news.template.title}, version {news.template.version}", _look(c.deep, is_bold=True))
        for line in (news.line, *news.notes):
            _block(cursor, UNIT / 2)
            cursor.insertText(line, _look(c.text))
        for sentence in news.sentences:
            _write(cursor, sentence)
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _write(cursor: QTextCursor, sentence: ChangedSentence) -> None:
    c = theme.colours()
    _block(cursor, UNIT * 2)
    cursor.insertText(sentence.head, _look(c.deep, is_bold=True))
    for name, words, other in (
        ("Før", sentence.old, _look(c.error, is_struck=True)),
        ("Nu", sentence.new, _look(c.deep, is_bold=True, ground="" if c.is_contrast else c.tint)),
    ):
        if words:
            _block(cursor, UNIT / 2)
            cursor.insertText(f"{name}: ", _look(c.muted))
            _insert(cursor, words, other)


def _insert(cursor: QTextCursor, words: Iterable[Marked], other: QTextCharFormat) -> None:
    same = _look(theme.colours().text)
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
