"""The text of a template: coloured, with a margin that tells what is wrong, and a list of what can be put in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
    QTextCursor,
)
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit, QTextEdit, QToolTip, QWidget

from assistant.casework.studio.slots import Edit, Slot
from assistant.model.finding import WORST_FIRST, Finding, Severity
from assistant.ui import theme
from assistant.ui.studio.highlighting import Highlighter
from assistant.ui.theme import UNIT

_MARKS = {Severity.ERROR: ("●", "error"), Severity.WARNING: ("▲", "amber"), Severity.HINT: ("–", "faint")}
_BEGUN = re.compile(r"\{\{[^{}]*$")
"""A slot that has been begun before the caret."""
_CONDITION = re.compile(r"\{%-?\s*(?:el)?if\s+(.+?)\s*-?%\}")
_TEXT = Qt.ItemDataRole.UserRole


class TextEdit(QPlainTextEdit):
    """The text, and its margin.

    Signals:
        mend_wanted: she wants the finding on a line mended; carries the line, from 0.
    """

    mend_wanted = Signal(int)

    def __init__(self, *, has_margin: bool = True) -> None:
        super().__init__()
        self._found: Mapping[int, Sequence[Finding]] = {}
        self.setTabChangesFocus(True)
        self.margin = _Margin(self)
        self.margin.setVisible(has_margin)
        self._colours = Highlighter(self.document())
        self._slots = QStandardItemModel(self)
        self._list = QCompleter(self._slots, self)
        self._rows = QListView()
        self._build()

    @property
    def code(self) -> str:
        """The code of the worst that is said of the line she is at; empty where nothing is."""
        found = self._worst_first(self.textCursor().blockNumber())
        return found[0].code if found else ""

    def offer(self, slots: Sequence[Slot]) -> None:
        """Let ``slots`` be what can be put in."""
        self._slots.clear()
        for slot in slots:
            row = QStandardItem("    ".join(filter(None, (slot.label, slot.hint or slot.text.split("\n")[0]))))
            row.setData(slot.text, _TEXT)
            row.setToolTip(slot.text)
            self._slots.appendRow(row)

    def show_findings(self, found: Mapping[int, Sequence[Finding]]) -> None:
        """Mark the lines, from 0, that something is said of."""
        if found != self._found:
            self._found = found
            self.margin.update()
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
        cursor.beginEditBlock()
        if not cursor.hasSelection():
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(self._begun()))
        start = cursor.selectionStart()
        cursor.insertText(text)
        cursor.endEditBlock()
        if "\n\n" in text:
            cursor.setPosition(start + text.index("\n\n") + 1)
        self.setTextCursor(cursor)
        self.setFocus()

    def condition_at_caret(self) -> Edit | None:
        """The expression of the ``{% if %}`` that the caret is in, as an edit that leaves it as it is."""
        cursor = self.textCursor()
        line, at = cursor.block(), cursor.positionInBlock()
        for found in _CONDITION.finditer(line.text()):
            if found.start() < at < found.end() and not cursor.hasSelection():
                return Edit(line.position() + found.start(1), line.position() + found.end(1), found[1], "")
        return None

    def wrap(self, before: str, after: str) -> None:
        """Put what is selected between ``before`` and ``after``; where nothing is, the caret goes between them."""
        cursor = self.textCursor()
        inside = cursor.selectedText().replace("\u2029", "\n")
        cursor.insertText(f"{before}{inside}{after}")
        if not inside:
            cursor.setPosition(cursor.position() - len(after))
        self.setTextCursor(cursor)
        self.setFocus()

    def apply(self, edit: Edit) -> None:
        """Make ``edit``, so that it can be undone."""
        cursor = self.textCursor()
        cursor.setPosition(edit.start)
        cursor.setPosition(edit.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(edit.new)
        self.setTextCursor(cursor)

    def go_to(self, line: int) -> None:
        """Bring ``line``, from 0, into sight and put the caret at its end."""
        cursor = QTextCursor(self.document().findBlockByNumber(min(line, self.blockCount() - 1)))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)
        self.centerCursor()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def is_choosing(self) -> bool:
        """Whether the list of what can be put in is open."""
        return self._rows.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """``{{`` and Ctrl+Space open the list; while it is open Enter and Tab choose from it."""
        keys, control = Qt.Key, Qt.KeyboardModifier.ControlModifier
        is_open = self.is_choosing()
        if is_open and event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_Tab):
            event.ignore()  # the list takes it
        elif event.key() == keys.Key_Space and event.modifiers() == control:
            self.open_slots()
        elif event.key() == keys.Key_Period and event.modifiers() == control:
            self.mend_wanted.emit(self.textCursor().blockNumber())
        else:
            super().keyPressEvent(event)
            if event.text() and (is_open or self._begun() == "{{"):
                self.open_slots() if self._begun() else self._rows.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The margin is as high as the text."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        self.margin.setGeometry(QRect(inside.topLeft(), QSize(self.margin.wanted(), inside.height())))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The list belongs to this text."""
        super().focusInEvent(event)
        self._list.setWidget(self)

    def said_at(self, line: int) -> str:
        """What is said of ``line``, worst first."""
        return "\n".join(f"{_MARKS[each.severity][0]} {each.message}" for each in self._worst_first(line))

    def paint_margin(self, painter: QPainter) -> None:
        """The lines' numbers, and a mark at those that something is said of."""
        c = theme.colours()
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        height, width = self.fontMetrics().height(), self.margin.width() - UNIT
        while block.isValid():
            top = round(self.blockBoundingGeometry(block).translated(offset).top())
            if top > self.height():
                break
            found = self._found.get(block.blockNumber(), ())
            mark, colour = min(
                (_MARKS[each.severity] for each in found), key=list(_MARKS.values()).index, default=("", "")
            )
            row = QRect(0, top, width, height)
            painter.setPen(QColor(getattr(c, colour or "faint")))
            painter.drawText(row, Qt.AlignmentFlag.AlignLeft, f" {mark}")
            painter.setPen(QColor(c.faint))
            painter.drawText(row, Qt.AlignmentFlag.AlignRight, str(block.blockNumber() + 1))
            block = block.next()

    def line_at(self, y: int) -> int:
        """The line, from 0, at the height ``y``."""
        return self.cursorForPosition(QPoint(0, y)).blockNumber()

    def _worst_first(self, line: int) -> list[Finding]:
        return sorted(self._found.get(line, ()), key=lambda each: WORST_FIRST.index(each.severity))

    def _begun(self) -> str:
        cursor = self.textCursor()
        found = _BEGUN.search(cursor.block().text()[: cursor.positionInBlock()])
        return found[0] if found else ""

    def _wave(self) -> None:
        """A wave under the lines with errors."""
        waves = []
        for line, found in self._found.items():
            if any(each.severity is Severity.ERROR for each in found):
                wave = QTextEdit.ExtraSelection()
                wave.cursor = QTextCursor(self.document().findBlockByNumber(line))
                wave.cursor.select(QTextCursor.SelectionType.LineUnderCursor)
                wave.format.setUnderlineStyle(wave.format.UnderlineStyle.WaveUnderline)
                wave.format.setUnderlineColor(QColor(theme.colours().error))
                waves.append(wave)
        self.setExtraSelections(waves)

    def _make_room(self) -> None:
        self.setViewportMargins(0 if self.margin.isHidden() else self.margin.wanted(), 0, 0, 0)

    def _build(self) -> None:
        self._make_room()
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self.margin.follow)
        self._rows.setProperty("role", "popup")
        self._list.setPopup(self._rows)
        self._list.setWidget(self)
        self._list.setFilterMode(Qt.MatchFlag.MatchContains)
        self._list.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._list.setCompletionRole(Qt.ItemDataRole.DisplayRole)
        self._rows.setAccessibleName("Felter, der kan sættes ind")
        chosen = self._list.activated[QModelIndex]  # type: ignore[index]  # Qt has two
        chosen.connect(lambda index: self.put_in(index.data(_TEXT)))


class _Margin(QWidget):
    """Left of the text."""

    def __init__(self, edit: TextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def wanted(self) -> int:
        """How wide it must be."""
        digits = max(len(str(self._edit.blockCount())), 2)
        return self._edit.fontMetrics().horizontalAdvance("0") * (digits + 2) + UNIT * 2

    def sizeHint(self) -> QSize:
        """As wide as its numbers."""
        return QSize(self.wanted(), 0)

    def follow(self, rect: QRect, moved: int) -> None:
        """Go along with the text."""
        if moved:
            self.scroll(0, moved)
        else:
            self.update(0, rect.y(), self.width(), rect.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what stands in it."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.colours().ground))
        self._edit.paint_margin(painter)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is wrong with the line."""
        QToolTip.showText(event.globalPosition().toPoint(), self._edit.said_at(self._edit.line_at(event.pos().y())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mend it, where it can be."""
        self._edit.mend_wanted.emit(self._edit.line_at(event.pos().y()))
