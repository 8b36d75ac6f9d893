"""The page behind F1: what the note type is for, and where the wording comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QShowEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QStackedWidget, QTextBrowser, QWidget

from assistant.model.notetype import NoteType
from assistant.model.template import Template
from assistant.ui import theme
from assistant.ui.theme import UNIT
from assistant.ui.typed import show_date

CERTAINTY = {
    "high": "læst i kilden selv",
    "medium": "læst hos en myndighed",
    "low": "læst andetsteds",
    "unknown": "ikke efterprøvet",
}
"""How sure the source of a wording is, for people."""
SUGGEST = "Foreslå en ændring (Shift+F1)"


class Guide(QTextBrowser):
    """Read only, as the preview is; written by a cursor, and not before somebody looks: a form opens without it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setProperty("role", "bare")
        self.setOpenLinks(False)
        self.setAccessibleName("Guide til notattypen og skabelonen")
        self._unwritten: Iterator[tuple[str, Iterable[str]]] | None = None

    def tell(self, template: Template | None, note_type: NoteType | None, rules: Iterable[str] = ()) -> None:
        """Be the guide of a note type and the ``rules`` for its heading, and of ``template`` where there is one."""
        self._unwritten = _sections(template, note_type, rules)
        if self.isVisible():
            self._write_down()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        self._write_down()
        super().showEvent(event)

    def _write_down(self) -> None:
        sections, self._unwritten = self._unwritten, None
        if sections is None:
            return
        self.clear()
        cursor = QTextCursor(self.document())
        for title, lines in sections:
            kept = [line for line in lines if line]
            if kept:
                _write(cursor, title, kept)
        _write(cursor, "Mangler der noget, eller passer det ikke?", (SUGGEST,))
        self._make_link(cursor)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _make_link(self, cursor: QTextCursor) -> None:
        """Let the last line be one to choose, by mouse or by Tab and Enter."""
        link = QTextCharFormat()
        link.setAnchor(True)
        link.setAnchorHref("#")
        link.setForeground(QColor(theme.colours().accent))
        link.setFontUnderline(True)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.mergeCharFormat(link)


class GuideStack(QStackedWidget):
    """A page, and others that a key puts over it and takes away: the guide by F1."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.guide = Guide()
        self._page = page
        self._before: QWidget | None = None
        self.addWidget(page)
        self.addWidget(self.guide)

    def is_covered(self) -> bool:
        """Whether anything covers the page."""
        return self.currentWidget() is not self._page

    def uncover(self) -> None:
        """Show the page."""
        self.setCurrentWidget(self._page)

    def toggle(self, over: QWidget | None = None) -> None:
        """Read what is put ``over`` the page, the guide unless told, by the keyboard too; and go back."""
        over = over or self.guide
        if self.currentWidget() is over:
            self.go_back()
            return
        if not self.is_covered():
            self._before = QApplication.focusWidget()
        self.setCurrentWidget(over)
        over.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_back(self) -> None:
        """Show the page again, and be where she was."""
        self.uncover()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _sections(
    template: Template | None, note_type: NoteType | None, rules: Iterable[str]
) -> Iterator[tuple[str, Iterable[str]]]:
    if note_type is not None:
        yield f"{note_type.prefix} {note_type.name}", (note_type.purpose,)
        yield "Brug den, når", (note_type.use_when,)
        yield "Brug den ikke, når", (note_type.use_not,)
        yield "Overskriften begynder med et af ordene", (", ".join(note_type.keywords),)
        yield "Og går videre med", ("hvad og hvordan – hvem (rolle) – dato",)
        yield "Den skal desuden have", (need.ask for need in note_type.needs)
        yield "Den må ikke sige", (", ".join(word.word for word in note_type.forbidden),)
        yield "Gode overskrifter", note_type.good
    yield "Reglerne for overskriften", rules
    if template is not None:
        yield "Skabelonen", _wording(template)
        yield "Nyt i denne version", (template.change_note,)


def _wording(template: Template) -> Iterator[str]:
    yield f"{template.title}, version {template.version}, gælder fra {show_date(template.valid_from)}."
    yield f"Pakke: {template.origin}." if template.origin else ""
    yield f"Kilde: {template.source} ({CERTAINTY[template.certainty]})."
    yield f"Godkendt af {template.approved_by}." if template.approved_by else "Ingen har godkendt skabelonen endnu."


def _write(cursor: QTextCursor, title: str, lines: Iterable[str]) -> None:
    c = theme.colours()
    head, text = QTextCharFormat(), QTextCharFormat()
    head.setFont(theme.font(bold=True))
    head.setForeground(QColor(c.deep))
    text.setForeground(QColor(c.text))
    above, below = QTextBlockFormat(), QTextBlockFormat()
    above.setTopMargin(0 if cursor.atStart() else UNIT * 2)
    below.setTopMargin(UNIT / 2)
    for block in (above, below):
        block.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if cursor.atStart():
        cursor.setBlockFormat(above)
    else:
        cursor.insertBlock(above)
    cursor.insertText(title, head)
    for line in lines:
        cursor.insertBlock(below)
        cursor.insertText(line, text)
