"""An answer that is a text of a template: it can hold slots, in one line or several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from assistant.casework.studio.slots import Slot
from assistant.ui.fields.editor import Editor
from assistant.ui.studio.text_edit import TextEdit
from assistant.ui.theme import UNIT


class SlottedEditor(Editor):
    """``TextEdit`` as the editor of a question."""

    judged = "after a pause"

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.edit = _Lines(lines)
        self.column.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self.changed)

    def offer(self, slots: Sequence[Slot]) -> None:
        """Let ``slots`` be what can be put in."""
        self.edit.offer(slots)

    def raw(self) -> object:
        """The text; None when there is none."""
        return self.edit.written.strip() or None

    def set_raw(self, raw: object) -> None:
        """Show a string."""
        blocked = QSignalBlocker(self.edit)
        self.edit.setPlainText("" if raw is None else str(raw))
        blocked.unblock()

    def stops(self) -> list[QWidget]:
        """The text."""
        return [self.edit]


class _Lines(TextEdit):
    """So many lines high, without a margin; with one line Enter does nothing."""

    def __init__(self, lines: int) -> None:
        super().__init__(has_margin=False)
        self._count = lines
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if lines == 1 else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        if lines == 1:
            self.setLineWrapMode(TextEdit.LineWrapMode.NoWrap)
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One line stays one."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self._count == 1 and not self.is_choosing():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(200, self._count * (self.fontMetrics().lineSpacing() + 1) + 18)

    def minimumSizeHint(self) -> QSize:
        """Never lower; as narrow as beside another in a narrow window."""
        return QSize(UNIT * 16, self.sizeHint().height())

    def maximumSize(self) -> QSize:
        """Never higher."""
        return self.sizeHint()
