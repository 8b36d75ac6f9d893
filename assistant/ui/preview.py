"""The paper: the text as it will stand in the case, built from a draft's runs."""

from __future__ import annotations

from collections.abc import Iterator

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
        draft = self._draft
        if draft is None:
            return
        scrolled = self.verticalScrollBar().value()
        self.setUpdatesEnabled(False)
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()  # laid out once, and not after every run
        writer = _Writer(cursor, draft)
        writer.paragraphs(draft.heading, bold=True)
        writer.paragraphs(draft.body)
        for output in draft.template.outputs:
            if draft.outputs.get(output.name):
                writer.caption(output.label)
                writer.paragraphs(draft.outputs[output.name])
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)  # it has gone along to the end, and would be scrolled to
        self.verticalScrollBar().setValue(scrolled)
        self.setUpdatesEnabled(True)

    def _on_link(self, link: QUrl) -> None:
        self.field_clicked.emit(link.toString().removeprefix(_FIELD))


class _Writer:
    """Writes runs as paragraphs into an empty document."""

    def __init__(self, cursor: QTextCursor, draft: Draft) -> None:
        self._cursor = cursor
        self._questions = {
            field.name: f"Ret svaret: {plain_label(field)}"
            for field in draft.template.fields
            if field.name in draft.visible and not isinstance(field, UNANSWERED)
        }
        self._locked = _why_locked(draft.template)
        self._is_first = True

    def paragraphs(self, runs: Runs, *, bold: bool = False) -> None:
        """One paragraph for each line of ``runs``; a line that is locked from end to end is a quiet block."""
        if not runs:
            return
        for line in _lines(runs):
            is_locked = bool(line) and all(run.locked or not run.text.strip() for run in line)
            self._begin(_block(is_locked=is_locked, is_heading=bold))
            for run in line:
                text = run.text.strip("[]") if run.role is Role.SLOT else run.text
                self._cursor.insertText(text, self._look(run, bold=bold, in_block=is_locked))

    def caption(self, label: str) -> None:
        """A quiet line that names the text below it."""
        look = QTextCharFormat()
        look.setFont(theme.font(0.9, bold=True))
        look.setForeground(QColor(theme.colours().faint))
        above = QTextBlockFormat()
        above.setTopMargin(UNIT * 3)
        above.setBottomMargin(UNIT / 2)
        self._begin(above)
        self._cursor.insertText(label, look)

    def _begin(self, block: QTextBlockFormat) -> None:
        if self._is_first:
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.insertBlock(block)
        self._is_first = False

    def _look(self, run: Run, *, bold: bool, in_block: bool) -> QTextCharFormat:
        c = theme.colours()
        look = QTextCharFormat()
        look.setForeground(QColor(c.deep if run.role is Role.PREFIX else c.text))
        if bold:
            look.setFont(theme.font(1.1, bold=True))
        elif run.bold:
            look.setFontWeight(QFont.Weight.Bold)
        if run.locked:
            look.setToolTip(self._locked)
            if not in_block:
                look.setBackground(QColor(c.quiet))
        if run.role is Role.ASIDE:
            look.setForeground(QColor(c.faint))
            look.setFontItalic(True)
        if run.role in (Role.VALUE, Role.SLOT) and run.field in self._questions:
            look.setAnchor(True)
            look.setAnchorHref(f"{_FIELD}{run.field}")
            look.setToolTip(self._questions[run.field])
        if run.role is Role.SLOT:
            look.setForeground(QColor(c.error))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            look.setUnderlineColor(QColor(c.error))
        return look


def _why_locked(template: Template) -> str:
    """What is said of a sentence that nobody changes here: why, and where it stands."""
    return f"Låst: sætningen skal stå, som den er skrevet.\nKilde: {template.source} ({CERTAINTY[template.certainty]})."


def _block(*, is_locked: bool, is_heading: bool) -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if is_heading:
        block.setBottomMargin(UNIT)
    if is_locked:
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
