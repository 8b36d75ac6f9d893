"""Words of a pack as a page shows them: what was there before struck through, what is new marked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor

from assistant.ui import theme
from assistant.ui.theme import UNIT

if TYPE_CHECKING:
    from assistant.casework.news import ChangedSentence
    from assistant.casework.packdiff.sentences import Marked

_LEADING = 130


def write_sentence(cursor: QTextCursor, sentence: ChangedSentence) -> None:
    """A sentence that was changed: what became of it, how it was, and how it is."""
    c = theme.colours()
    write_title(cursor, sentence.head)
    for name, words, other in (("Før", sentence.old, look(c.error, is_struck=True)), ("Nu", sentence.new, new_look())):
        if words:
            begin_block(cursor, UNIT / 2)
            cursor.insertText(f"{name}: ", look(c.muted))
            insert_words(cursor, words, other)


def new_look() -> QTextCharFormat:
    """The look of words that were not there before."""
    c = theme.colours()
    return look(c.deep, is_bold=True, ground="" if c.is_contrast else c.tint)


def write_title(cursor: QTextCursor, text: str) -> None:
    """A title above what follows."""
    begin_block(cursor, UNIT * 2)
    cursor.insertText(text, look(theme.colours().deep, is_bold=True))


def write_line(cursor: QTextCursor, text: str, colour: str, *, is_bold: bool = False) -> None:
    """A line of its own."""
    begin_block(cursor, UNIT / 2)
    cursor.insertText(text, look(colour, is_bold=is_bold))


def insert_words(
    cursor: QTextCursor, words: Iterable[Marked], other: QTextCharFormat, *, is_bold: bool = False
) -> None:
    """``words``, those that differ in the look ``other``."""
    same = look(theme.colours().text, is_bold=is_bold)
    for text, is_other in words:
        cursor.insertText(text, other if is_other else same)


def begin_block(cursor: QTextCursor, above: float) -> None:
    """A new line with so much air ``above``."""
    shape = QTextBlockFormat()
    shape.setTopMargin(above)
    shape.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if cursor.atStart():
        cursor.setBlockFormat(shape)
    else:
        cursor.insertBlock(shape)


def look(colour: str, *, is_bold: bool = False, is_struck: bool = False, ground: str = "") -> QTextCharFormat:
    """A look of letters, in ``colour``."""
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    made.setFont(theme.font(bold=is_bold))
    made.setFontStrikeOut(is_struck)
    if ground:
        made.setBackground(QColor(ground))
    return made
