"""What is told in the practice journal, line under line: what happened, what was good, and what to change and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from assistant.casework.training.judging import Remark
from assistant.ui.parts import Role, clear, label
from assistant.ui.theme import UNIT

PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
"""Keys that scroll it, from wherever the focus is, and how many pages down."""


class Remarks(QScrollArea):
    """Lines to read, and perhaps a field below them. It takes no focus: ``page`` scrolls it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(UNIT)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, UNIT, 0)
        self._column.setSpacing(UNIT * 2)
        self._column.addLayout(self._lines)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        for ground in (self.viewport(), inside):
            ground.setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)

    @property
    def texts(self) -> list[str]:
        """What it says, line by line."""
        items = (self._lines.itemAt(number) for number in range(self._lines.count()))
        return [line.text() for item in items if item and isinstance(line := item.widget(), QLabel)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys of a field below to whoever this is part of."""
        event.ignore()

    def put_below(self, widget: QWidget) -> None:
        """Show ``widget`` under what is said."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def clear(self) -> None:
        """Say nothing, and be at the top again."""
        clear(self._lines)
        self.verticalScrollBar().setValue(0)

    def needed_height(self) -> int:
        """How high it must be, as wide as it is, for nothing to be scrolled to."""
        return self._column.totalHeightForWidth(self.viewport().width())

    def go_to_end(self) -> None:
        """Show what was said last, once it is laid out."""
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(self.verticalScrollBar().maximum()))

    def page(self, pages: int) -> None:
        """Scroll so many pages down; negative is up."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def say(self, text: str, role: Role | Literal[""] = "") -> None:
        """One more line in the look of ``role``; none where ``text`` is empty."""
        if text:
            line = label(text, role, wrap=True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.put(line)

    def put(self, widget: QWidget) -> None:
        """``widget`` as one more line."""
        self._lines.addWidget(widget)

    def remark(self, remarks: Iterable[Remark]) -> None:
        """Each of ``remarks``: how it went, what the rule asks, and which it is."""
        for remark in remarks:
            self.say(f"{'✓' if remark.is_good else '→'} {remark.text}", "" if remark.is_good else "warning")
            self.say(remark.why, "muted")
            if remark.source:
                self.say(f"{f'{remark.code} {remark.name}'.strip()} · {remark.source}", "help")
