"""An answer of several lines."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from assistant.model.fields import LongTextField
from assistant.ui.fields.editor import Editor
from assistant.ui.fields.spelt import SpeltSheet

_FEWEST, _MOST = 3, 9


class _Sheet(SpeltSheet):
    """Grows with its text from three lines to nine. Tab leaves it, so that no tab stands in a note."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        # Not at once: how the lines break is found out in the middle of a layout, which does not begin anew for it.
        self._grow = QTimer(self)
        self._grow.setSingleShot(True)
        self._grow.timeout.connect(self.updateGeometry)
        self.document().documentLayout().documentSizeChanged.connect(lambda: self._grow.start(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may break the lines in another way, of which the document says nothing."""
        super().resizeEvent(event)
        self._grow.start(0)

    def sizeHint(self) -> QSize:
        """As high as the text, within bounds. A plain text's size is counted in lines of a broken height."""
        lines = min(max(round(self.document().size().height()), _FEWEST), _MOST)
        frame = self.height() - self.viewport().height() if self.isVisible() else 14
        return QSize(200, lines * (self.fontMetrics().lineSpacing() + 1) + frame + 4)

    def minimumSizeHint(self) -> QSize:
        """Never smaller, so that a full form scrolls instead of squeezing what is being written."""
        return self.sizeHint()


class LongTextEditor(Editor):
    """A text of several lines."""

    judged = "after a pause"

    def __init__(self, field: LongTextField) -> None:  # noqa: ARG002 - too long is a finding
        super().__init__()
        self.sheet = _Sheet()
        self.column.addWidget(self.sheet)
        self.setFocusProxy(self.sheet)
        self._told = ""
        self.sheet.textChanged.connect(self._on_changed)

    def raw(self) -> object:
        """The text without empty lines around it; spaces at the ends of lines are kept as typed."""
        return self.sheet.toPlainText().strip() or None

    def set_raw(self, raw: object) -> None:
        """Show a string."""
        blocked = QSignalBlocker(self.sheet)
        self.sheet.setPlainText("" if raw is None else str(raw))
        self._told = self.sheet.toPlainText()
        blocked.unblock()

    def stops(self) -> list[QWidget]:
        """The sheet."""
        return [self.sheet]

    def _on_changed(self) -> None:
        """Tell of another text; Qt tells of another wave too."""
        text = self.sheet.toPlainText()
        if text != self._told:
            self._told = text
            self.changed.emit()
