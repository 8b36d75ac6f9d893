"""The colours of a template's text: what is filled in, what decides, what is locked."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from assistant.ui import theme

_SLOT, _TAG, _REMARK = re.compile(r"\{\{.*?\}\}"), re.compile(r"\{%.*?%\}"), re.compile(r"\{#.*?#\}")
_BOLD = re.compile(r"\*\*(?=\S).+?(?<=\S)\*\*")
_LOCK = re.compile(r"\{%\s*(laast|endlaast)\s*%\}")
_OUTSIDE, _LOCKED = 0, 1


class Highlighter(QSyntaxHighlighter):
    """Colours the document it is given, line by line; a lock reaches over lines."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._looks = _looks()

    def dress(self) -> None:
        """Take on another scheme."""
        self._looks = _looks()
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        locked, slot, tag, remark, bold = self._looks
        self.setCurrentBlockState(self._lock(text, locked))
        for pattern, look in ((_BOLD, bold), (_SLOT, slot), (_TAG, tag), (_REMARK, remark)):
            for found in pattern.finditer(text):
                self._add(found.start(), found.end(), look)

    def _lock(self, text: str, look: Callable[[QTextCharFormat], None]) -> int:
        state, at = max(self.previousBlockState(), _OUTSIDE), 0
        for found in _LOCK.finditer(text):
            if state == _LOCKED:
                self._add(at, found.start(), look)
            state, at = (_LOCKED if found[1] == "laast" else _OUTSIDE), found.end()
        if state == _LOCKED:
            self._add(at, len(text), look)
        return state

    def _add(self, start: int, end: int, look: Callable[[QTextCharFormat], None]) -> None:
        """Lay a look over what is there: a slot may stand in a bold sentence."""
        for place in range(start, end):
            whole = self.format(place)
            look(whole)
            self.setFormat(place, 1, whole)


def _looks() -> tuple[Callable[[QTextCharFormat], None], ...]:
    c = theme.colours()

    def locked(look: QTextCharFormat) -> None:
        look.setBackground(QColor(c.quiet))

    def slot(look: QTextCharFormat) -> None:
        look.setForeground(QColor(c.deep))
        look.setBackground(QColor(c.tint))

    def tag(look: QTextCharFormat) -> None:
        look.setForeground(QColor(c.amber))

    def remark(look: QTextCharFormat) -> None:
        look.setForeground(QColor(c.faint))
        look.setFontItalic(True)

    def bold(look: QTextCharFormat) -> None:
        look.setFontWeight(QFont.Weight.Bold)

    return locked, slot, tag, remark, bold
