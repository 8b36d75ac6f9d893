"""F1: what the finding she is at means, or what the page she is on is for, in a small window beside."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget
from shiboken6 import isValid

from assistant.casework.studio.explained import of_finding, of_place
from assistant.ui import theme
from assistant.ui.card import Footer
from assistant.ui.editing.findings import Findings
from assistant.ui.fields.question import Question
from assistant.ui.studio.text_edit import TextEdit
from assistant.ui.studio.trying.page import Lines
from assistant.ui.theme import UNIT

_TITLE = "Hjælp – Sagstast"
_KEYS = (("↑ ↓", "læs"), ("Esc", "tilbage"))
_WIDTH, _HEIGHT = 430, 320


def explanation(at: QWidget | None, place: str) -> str:
    """What to tell somebody whose focus is ``at``: of the findings that are told there, else of ``place``; Markdown."""
    while at is not None:
        if told := "\n\n".join(filter(None, map(of_finding, dict.fromkeys(_codes(at))))):
            return told
        at = at.parentWidget()
    return of_place(place)


def _codes(at: QWidget) -> tuple[str, ...]:
    if isinstance(at, Lines):
        return at.codes
    return (at.code,) if isinstance(at, Findings | TextEdit | Question) else ()


class HelpWindow(QDialog):
    """One explanation at a time, right in front of ``window``; it may stay open while she goes on.

    Attributes:
        text: what it tells.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.text = QTextBrowser()
        self._before: QWidget | None = None
        self._build()
        self.finished.connect(self._go_back)

    def tell(self, markdown: str) -> None:
        """Show ``markdown``, with the focus on it; Esc goes back to where she was."""
        if not self.isVisible():
            self._before = self._window.focusWidget()
            beside = self._window.frameGeometry()
            corner = beside.bottomRight() - self.rect().bottomRight()
            self.move(corner.x(), corner.y() - UNIT * 10)
        self.text.setMarkdown(markdown)
        self.show()
        self.activateWindow()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_back(self) -> None:
        self._window.activateWindow()
        if self._before is not None and isValid(self._before):  # she may have gone on, and what was there is gone
            self._before.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        self.setWindowTitle(_TITLE)
        self.resize(theme.scaled(_WIDTH), theme.scaled(_HEIGHT))
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.setProperty("role", "bare")
        self.text.setOpenLinks(False)
        self.text.setAccessibleName("Hjælp")
        self.text.document().setDocumentMargin(UNIT * 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.text, 1)
        column.addWidget(Footer(_KEYS))
