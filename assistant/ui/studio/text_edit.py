"""The text of a template: coloured, with a margin that tells what is wrong, and a list of what can be put in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
    QTextCursor,
)
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit, QTextEdit

from assistant.casework.studio.enclosing import Enclosing, enclosing
from assistant.casework.studio.slots import Edit, Slot
from assistant.model.finding import Finding, Severity
from assistant.ui import theme
from assistant.ui.studio.highlighting import Highlighter
from assistant.ui.studio.margin import Margin

_BEGUN = re.compile(r"\{\{[^{}]*$")
"""A slot that has been begun before the caret."""
_BREAK = "\u2029"
"""How Qt writes a line break."""
_TEXT, _FOUND_BY = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class TextEdit(QPlainTextEdit):
    """The text, and its margin.

    Signals:
        mend_wanted: she wants the finding on a line mended; carries the line, from 0.
    """

    mend_wanted = Signal(int)

    def __init__(self, *, has_margin: bool = True) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.margin = Margin(self)
        self.margin.setVisible(has_margin)
        self._colours = Highlighter(self.document())
        self._slots = QStandardItemModel(self)
        self._list = QCompleter(self._slots, self)
        self._rows = QListView()
        self._build()

    @property
    def code(self) -> str:
        """The code of the worst that is said of the line she is at; empty where nothing is."""
        found = self.margin.worst_first(self.textCursor().blockNumber())
        return found[0].code if found else ""

    @property
    def written(self) -> str:
        """What stands there, to the letter: ``toPlainText`` would part what a hard space keeps together."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def offer(self, slots: Sequence[Slot]) -> None:
        """Let ``slots`` be what can be put in."""
        self._slots.clear()
        for slot in slots:
            row = QStandardItem("    ".join(filter(None, (slot.label, slot.hint))))
            row.setData(slot.text, _TEXT)
            row.setData(f"{row.text()} {slot.text}", _FOUND_BY)
            row.setToolTip(slot.text)
            self._slots.appendRow(row)

    def show_findings(self, found: Mapping[int, Sequence[Finding]]) -> None:
        """Mark the lines, from 0, that something is said of."""
        if found != self.margin.found:
            self.margin.show_findings(found)
            self._wave()

    def open_slots(self) -> None:
        """Show what can be put in at the caret, by what has been typed of a slot."""
        begun = self._begun()
        self._list.setCompletionPrefix(begun.lstrip("{ ").strip())
        self._rows.setCurrentIndex(self._list.completionModel().index(0, 0))
        place = self.cursorRect()
        place.translate(self.viewport().pos())
        place.setWidth(theme.scaled(420))
        self._list.complete(place)

    def put_in(self, text: str) -> None:
        """Write ``text`` where the caret is, in place of a slot that has been begun."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(self._begun()))
        start = cursor.selectionStart()
        self._write(cursor, text)
        if "\n\n" in text:
            cursor.setPosition(start + text.index("\n\n") + 1)
        self.setTextCursor(cursor)
        self.setFocus()

    def condition_at_caret(self) -> Enclosing | None:
        """The innermost condition around the caret; None where something is selected."""
        cursor, text = self.textCursor(), self.written
        before = text.encode("utf-16-le")[: cursor.position() * 2].decode("utf-16-le")
        return None if cursor.hasSelection() else enclosing(text, len(before))

    def wrap_in_condition(self, test: str) -> None:
        """Let what is selected be there only when ``test`` holds.

        On an empty line, and around whole lines, the tags get lines of their own, which leave none in the text.
        """
        cursor, text = self.textCursor(), self.document()
        inside, start, end = cursor.selectedText(), cursor.selectionStart(), cursor.selectionEnd()
        begins = start == 0 or text.characterAt(start - 1) == _BREAK
        ends = _BREAK in (inside[-1:], text.characterAt(end))
        brk = "\n" if (begins and ends) or _BREAK in inside else ""
        above = "" if inside.endswith(_BREAK) else brk
        below = brk if not above or end == text.characterCount() - 1 else ""
        self.wrap(f"{{% if {test} %}}{brk}", f"{above}{{% endif %}}{below}")

    def wrap(self, before: str, after: str) -> None:
        """Put what is selected between ``before`` and ``after``; where nothing is, the caret goes between them."""
        cursor = self.textCursor()
        inside = cursor.selectedText().replace("\u2029", "\n")
        self._write(cursor, f"{before}{inside}{after}")
        if not inside:
            cursor.setPosition(cursor.position() - len(after))
        self.setTextCursor(cursor)
        self.setFocus()

    def apply(self, edit: Edit) -> None:
        """Make ``edit``, so that it can be undone."""
        cursor = self.textCursor()
        start, end = (len(self.written[:place].encode("utf-16-le")) // 2 for place in edit[:2])
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._write(cursor, edit.new)
        self.setTextCursor(cursor)

    def go_to(self, line: int) -> None:
        """Bring ``line``, from 0, into sight, with the focus and the caret at its end."""
        self.put_caret(line)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_caret(self, line: int) -> None:
        """Bring ``line``, from 0, into sight and put the caret at its end; the focus stays where it is."""
        cursor = QTextCursor(self.document().findBlockByNumber(min(line, self.blockCount() - 1)))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)
        self.centerCursor()

    def is_choosing(self) -> bool:
        """Whether the list of what can be put in is open."""
        return self._rows.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """``{{`` and Ctrl+Space open the list; while it is open Enter and Tab choose from it. Ctrl+Z goes by words."""
        keys, control = Qt.Key, Qt.KeyboardModifier.ControlModifier
        is_open = self.is_choosing()
        if is_open and event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_Tab):
            event.ignore()  # the list takes it
        elif event.key() == keys.Key_Space and event.modifiers() == control:
            self.open_slots()
        elif event.key() == keys.Key_Period and event.modifiers() == control:
            self.mend_wanted.emit(self.textCursor().blockNumber())
        elif event.key() == keys.Key_Y and event.modifiers() == control:
            self.redo()
        else:
            if not self._goes_on(event.text()):
                self._new_step()
            super().keyPressEvent(event)
            if event.text() and (is_open or self._begun() == "{{"):
                self.open_slots() if self._begun() else self._rows.hide()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted is undone by itself."""
        self._new_step()
        super().insertFromMimeData(source)
        self._new_step()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The margin is as high as the text, and as wide as its numbers are now."""
        super().resizeEvent(event)
        self._make_room()
        inside = self.contentsRect()
        self.margin.setGeometry(QRect(inside.topLeft(), QSize(self.margin.wanted(), inside.height())))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The list belongs to this text."""
        super().focusInEvent(event)
        self._list.setWidget(self)

    def _goes_on(self, typed: str) -> bool:
        """Whether ``typed`` belongs to the word that stands before the caret."""
        before = self.document().characterAt(self.textCursor().position() - 1)
        return typed.isspace() or (typed.isprintable() and before.isalnum())

    def _new_step(self) -> None:
        """Let what is written from now on be undone by itself.

        Qt makes one step of all that is typed in one go, but never beyond where the text counts as saved.
        """
        self.document().setModified(False)

    def _write(self, cursor: QTextCursor, text: str) -> None:
        """Write ``text`` at ``cursor``, in place of what it selects, as a step of its own."""
        self._new_step()
        cursor.insertText(text)
        self._new_step()

    def _begun(self) -> str:
        cursor = self.textCursor()
        found = _BEGUN.search(cursor.block().text()[: cursor.positionInBlock()])
        return found[0] if found else ""

    def _wave(self) -> None:
        """A wave under the lines with errors."""
        waves = []
        for line, found in self.margin.found.items():
            if any(each.severity is Severity.ERROR for each in found):
                wave = QTextEdit.ExtraSelection()
                wave.cursor = QTextCursor(self.document().findBlockByNumber(line))
                wave.cursor.select(QTextCursor.SelectionType.LineUnderCursor)
                wave.format.setUnderlineStyle(wave.format.UnderlineStyle.WaveUnderline)
                wave.format.setUnderlineColor(QColor(theme.colours().error))
                waves.append(wave)
        self.setExtraSelections(waves)

    def _make_room(self) -> None:
        wanted = 0 if self.margin.isHidden() else self.margin.wanted()
        if wanted != self.viewportMargins().left():
            self.setViewportMargins(wanted, 0, 0, 0)

    def _build(self) -> None:
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # lines are broken, never wider
        self._make_room()
        self.blockCountChanged.connect(self._make_room)
        self.margin.clicked.connect(self.mend_wanted)
        self._rows.setProperty("role", "popup")
        self._list.setPopup(self._rows)
        self._list.setWidget(self)
        self._list.setFilterMode(Qt.MatchFlag.MatchContains)
        self._list.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._list.setCompletionRole(_FOUND_BY)
        self._rows.setAccessibleName("Felter, der kan sættes ind")
        chosen = self._list.activated[QModelIndex]  # type: ignore[index]  # Qt has two
        chosen.connect(lambda index: self.put_in(index.data(_TEXT)))
