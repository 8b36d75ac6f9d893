"""The paper: the text as it will stand in the case, built from a draft's runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextBrowser

from assistant.desktop.qtclipboard import mark_private
from assistant.model.draft import Draft, Role, Run, Runs
from assistant.model.fields import UNANSWERED, plain_label
from assistant.model.template import Template
from assistant.ui import theme
from assistant.ui.guide import CERTAINTY
from assistant.ui.theme import UNIT

_FIELD = "field:"
_LOCKED = QTextBlockFormat.Property(int(QTextBlockFormat.Property.UserProperty.value) + 1)
_LEADING = 130
_Role = Literal["heading", "text", "locked", "caption"]
_PAD = UNIT / 2
"""How far a quiet block's ground reaches beyond its text."""


class Preview(QTextBrowser):
    """Read only; answers and missing places are links, so that Tab and Enter reach them as well as the mouse.

    What the law or the pack has written is marked as locked and leads nowhere. Everything is put in by a cursor, never
    as HTML: an answer with a ``<`` in it stays what it is. What is copied from it is plain text.

    Signals:
        field_clicked: an answer or a missing place was chosen; carries its field's name.
    """

    field_clicked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._draft: Draft | None = None
        self._shown: list[_Paragraph] = []
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setProperty("role", "bare")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName("Teksten, som den bliver indsat")
        self.anchorClicked.connect(self._on_link)

    def show_draft(self, draft: Draft) -> None:
        """Show ``draft``; nothing moves when it is the same as before."""
        if draft == self._draft:
            return
        self._draft = draft
        self._rebuild()

    def wipe(self) -> None:
        """Show nothing, and keep nothing."""
        self._draft = None
        self._shown = []
        self.clear()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain text only: a copied prefix need not be green elsewhere. No clipboard history keeps it."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return mark_private(data)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the quiet blocks' ground and bar, then the text on them."""
        painter = QPainter(self.viewport())
        for rect in self._locked_rects():
            painter.fillRect(rect, QColor(theme.colours().quiet))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), QColor(theme.colours().edge))
        painter.end()
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take on a new scheme or font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._draft is not None:
            self._shown = []
            self._rebuild()

    def _locked_rects(self) -> Iterator[QRectF]:
        layout = self.document().documentLayout()
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().boolProperty(_LOCKED):
                rect = layout.blockBoundingRect(block).translated(0, -self.verticalScrollBar().value())
                edge = self.document().documentMargin()
                yield QRectF(edge, rect.top() - _PAD, self.viewport().width() - 2 * edge, rect.height() + 2 * _PAD)
            block = block.next()

    def _rebuild(self) -> None:
        """Write the paragraphs that are otherwise than before; those above and below them stay as they are laid out."""
        if self._draft is None:
            return
        before, self._shown = self._shown, list(_paragraphs(self._draft))
        if not before or not self._shown:
            self.clear()
            before = []
        above, below = _same(before, self._shown)
        scrolled = self.verticalScrollBar().value()
        cursor = QTextCursor(self.document().findBlockByNumber(above))
        cursor.beginEditBlock()  # laid out once, and not after every run
        end = self.document().findBlockByNumber(max(len(before) - below - 1, above))
        cursor.setPosition(end.position() + end.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        for number, paragraph in enumerate(self._shown[above : len(self._shown) - below]):
            paragraph.write(cursor, is_first=number == 0)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)  # it has gone along to the end, and would be scrolled to
        self.verticalScrollBar().setValue(scrolled)

    def _on_link(self, link: QUrl) -> None:
        self.field_clicked.emit(link.toString().removeprefix(_FIELD))


@dataclass(frozen=True)
class _Words:
    """Some of a paragraph that looks the same throughout.

    Attributes:
        field: the question that they lead to; empty when they lead nowhere.
        tip: what is told where the mouse rests on them.
    """

    text: str
    run: Run
    field: str
    tip: str


@dataclass(frozen=True)
class _Paragraph:
    """A line as it stands on the paper.

    Attributes:
        role: what it is, for its look.
    """

    role: _Role
    words: tuple[_Words, ...]

    def write(self, cursor: QTextCursor, *, is_first: bool) -> None:
        """Write it at ``cursor``: into the empty paragraph there where it ``is_first``, else below that."""
        if is_first:
            cursor.setBlockFormat(_block(self.role))
            cursor.setBlockCharFormat(QTextCharFormat())
        else:
            cursor.insertBlock(_block(self.role), QTextCharFormat())
        for words in self.words:
            cursor.insertText(words.text, _look(words, self.role))


def _paragraphs(draft: Draft) -> Iterator[_Paragraph]:
    """One for each line of ``draft``; a line that is locked from end to end is a quiet block."""
    questions = {
        field.name: f"Ret svaret: {plain_label(field)}"
        for field in draft.template.fields
        if field.name in draft.visible and not isinstance(field, UNANSWERED)
    }
    why_locked = _why_locked(draft.template)

    def words(run: Run) -> _Words:
        text = run.text.strip("[]") if run.role is Role.SLOT else run.text
        field = run.field if run.role in (Role.VALUE, Role.SLOT) and run.field in questions else ""
        return _Words(text, run, field, questions.get(field, why_locked if run.locked else ""))

    def lines(runs: Runs, *, is_heading: bool = False) -> Iterator[_Paragraph]:
        for line in _lines(runs) if runs else ():
            is_locked = bool(line) and all(run.locked or not run.text.strip() for run in line)
            role: _Role = "heading" if is_heading else "locked" if is_locked else "text"
            yield _Paragraph(role, tuple(map(words, line)))

    yield from lines(draft.heading, is_heading=True)
    yield from lines(draft.body)
    for output in draft.template.outputs:
        if runs := draft.outputs.get(output.name):
            yield _Paragraph("caption", (_Words(output.label, Run(""), "", ""),))
            yield from lines(runs)


def _same(before: list[_Paragraph], now: list[_Paragraph]) -> tuple[int, int]:
    """How many are the same from above, and of the rest from below; at least one of each list is left over."""
    most = max(min(len(before), len(now)) - 1, 0)
    above = next((at for at in range(most) if before[at] != now[at]), most)
    most -= above
    below = next((at for at in range(most) if before[-1 - at] != now[-1 - at]), most)
    return above, below


def _look(words: _Words, role: _Role) -> QTextCharFormat:
    c = theme.colours()
    look, run = QTextCharFormat(), words.run
    if role == "caption":
        look.setFont(theme.font(0.9, bold=True))
        look.setForeground(QColor(c.faint))
        return look
    look.setForeground(QColor(c.deep if run.role is Role.PREFIX else c.text))
    if role == "heading":
        look.setFont(theme.font(1.1, bold=True))
    elif run.bold:
        look.setFontWeight(QFont.Weight.Bold)
    if run.locked and role != "locked":
        look.setBackground(QColor(c.quiet))
    if run.role is Role.ASIDE:
        look.setForeground(QColor(c.faint))
        look.setFontItalic(True)
    if words.field:
        look.setAnchor(True)
        look.setAnchorHref(f"{_FIELD}{words.field}")
    if words.tip:
        look.setToolTip(words.tip)
    if run.role is Role.SLOT:
        look.setForeground(QColor(c.error))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(QColor(c.error))
    return look


def _why_locked(template: Template) -> str:
    """What is said of a sentence that nobody changes here: why, and where it stands."""
    return f"Låst: sætningen skal stå, som den er skrevet.\nKilde: {template.source} ({CERTAINTY[template.certainty]})."


def _block(role: _Role) -> QTextBlockFormat:
    block = QTextBlockFormat()
    if role == "caption":
        block.setTopMargin(UNIT * 3)
        block.setBottomMargin(UNIT / 2)
        return block
    block.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if role == "heading":
        block.setBottomMargin(UNIT)
    if role == "locked":
        block.setProperty(_LOCKED, True)  # noqa: FBT003 - Qt's own
        block.setLeftMargin(UNIT + 4)
        block.setRightMargin(UNIT)
        block.setTopMargin(_PAD + UNIT - 2)
        block.setBottomMargin(_PAD + UNIT - 2)
    return block


def _lines(runs: Runs) -> Iterator[list[Run]]:
    """``runs`` broken at each line break; an empty line is an empty list."""
    line: list[Run] = []
    for run in runs:
        first, *rest = run.text.split("\n")
        line += [Run(first, run.role, run.field, run.bold, run.locked)] if first else []
        for text in rest:
            yield line
            line = [Run(text, run.role, run.field, run.bold, run.locked)] if text else []
    yield line
