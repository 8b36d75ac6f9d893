"""A sheet whose misspelt words are waved under, with suggestions on right click and F7."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from assistant.casework.spelling import words_to_check
from assistant.desktop.qtclipboard import mark_private
from assistant.ui import theme
from assistant.ui.fields.editor import is_mnemonic
from assistant.ui.spelling import Spelling, spelling

_SEEKING = "Finder forslag …"
_NONE = "Ingen forslag"
Span = tuple[int, int]


class Waves(QSyntaxHighlighter):
    """Waves under what is misspelt, but not under the word that ends at the caret: it is being typed."""

    def __init__(self, sheet: QPlainTextEdit, dictionary: Spelling) -> None:
        super().__init__(sheet.document())
        self._sheet = sheet
        self._dictionary = dictionary
        self._looked_at = (-1, -1, -1)
        dictionary.learned.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        """Wave under each wrong word of a line."""
        wave = QTextCharFormat()
        wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        wave.setUnderlineColor(QColor(theme.colours().error))
        self._looked_at = self._now(self.currentBlock())
        caret = self._looked_at[-1]
        for start, end, word in words_in(text):
            if end != caret and self._dictionary.is_wrong(word):
                self.setFormat(start, end - start, wave)

    def has_seen(self, block: QTextBlock) -> bool:
        """Whether ``block`` was looked at last, as it is now: while one types, it has just been."""
        return self._looked_at == self._now(block)

    def _now(self, block: QTextBlock) -> tuple[int, int, int]:
        """Where a line stands, which it is of its versions, and where the caret is in it."""
        caret = self._sheet.textCursor().position() - block.position() if self._sheet.hasFocus() else -1
        return block.position(), block.revision(), caret


class Offer(QObject):
    """What a word may have been, put at the top of a menu as soon as it is known."""

    def __init__(self, menu: QMenu, word: str, write: Callable[[str], None]) -> None:
        super().__init__(menu)
        self._menu = menu
        self._word = word
        self._write = write
        before = menu.actions()[0] if menu.actions() else None
        self._seeking = QAction(_SEEKING, menu)
        self._seeking.setEnabled(False)
        adding = QAction(f"Føj »{word}« til min ordliste".replace("&", "&&"), menu)
        adding.triggered.connect(lambda: spelling().add(word))
        line = QAction(menu)
        line.setSeparator(True)
        for action in (self._seeking, adding, line):
            if before is None:
                menu.addAction(action)
            else:
                menu.insertAction(before, action)
        spelling().suggested.connect(self._show)
        spelling().suggest(word)

    def _show(self, word: str, found: list[str]) -> None:
        if word != self._word:
            return
        self._seeking.setText(_NONE)
        self._seeking.setVisible(not found)
        for suggestion in found:
            action = QAction(suggestion.replace("&", "&&"), self._menu)
            action.triggered.connect(lambda _=False, chosen=suggestion: self._write(chosen))
            self._menu.insertAction(self._seeking, action)
        if found:
            self._menu.setActiveAction(self._menu.actions()[0])


class SpeltSheet(QPlainTextEdit):
    """Plain text with waves. Nothing is looked up before the person has come to it."""

    def __init__(self) -> None:
        super().__init__()
        self._waves: Waves | None = None
        self._was_at = 0
        self.cursorPositionChanged.connect(self._on_moved)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin to look words up."""
        super().focusInEvent(event)
        if self._waves is None:
            self._waves = Waves(self, spelling())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The word that was being typed is done with."""
        super().focusOutEvent(event)
        self._on_moved()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F7 goes to the next misspelt word and shows what it may have been; what is meant for a label is handed on."""
        if is_mnemonic(event):
            event.ignore()
        elif event.key() == Qt.Key.Key_F7 and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.suggest_next()
        else:
            super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied from here is kept out of any history."""
        return mark_private(super().createMimeDataFromSelection())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Suggestions above what the menu always has."""
        at = self.cursorForPosition(event.pos()).position()
        span = next((span for span in self.wrong_words() if span[0] <= at <= span[1]), None)
        self._open(self.createStandardContextMenu(), span, event.globalPos())

    def suggest_next(self) -> None:
        """Select the wrong word at the caret or the next one, after the last the first, and open its suggestions."""
        wrong = self.wrong_words()
        if wrong:
            cursor = self.textCursor()
            after = cursor.selectionEnd() if cursor.hasSelection() else cursor.position() - 1
            span = next((span for span in wrong if span[1] > after), wrong[0])
            self.setTextCursor(self._cursor(span))
            below = self.cursorRect().bottomLeft() + QPoint(0, 2)
            self._open(QMenu(self), span, self.viewport().mapToGlobal(below))

    def wrong_words(self) -> list[Span]:
        """Where misspelt words stand."""
        if self._waves is None:
            return []
        return [(start, end) for start, end, word in words_in(self.toPlainText()) if spelling().is_wrong(word)]

    def _open(self, menu: QMenu, span: Span | None, place: QPoint) -> None:
        if span is not None:
            word = self._cursor(span).selectedText()
            Offer(menu, word, lambda chosen: self._replace(span, word, chosen))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _replace(self, span: Span, word: str, chosen: str) -> None:
        """Write what was chosen as if it were typed, unless the text has changed meanwhile."""
        cursor = self._cursor(span)
        if cursor.selectedText() == word:
            cursor.insertText(chosen)

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = self.textCursor()
        cursor.setPosition(span[0])
        cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _on_moved(self) -> None:
        """Look anew at the line that the caret was in."""
        if self._waves is not None:
            found = self.document().findBlock(self._was_at)
            block = found if found.isValid() else self.document().lastBlock()
            if not self._waves.has_seen(block):
                self._waves.rehighlightBlock(block)
        self._was_at = self.textCursor().position()


def words_in(text: str) -> list[tuple[int, int, str]]:
    """The words to check, and where Qt counts them to begin and end: in UTF-16."""
    if text.isascii() or max(text) <= "\uffff":
        return [(at, at + len(word), word) for word, at in words_to_check(text)]
    return [(_utf16(text[:at]), _utf16(text[: at + len(word)]), word) for word, at in words_to_check(text)]


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
