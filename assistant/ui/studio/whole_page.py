"""»Hele filen«: the file as it lies on the disk, for who would write it by hand, or mend what cannot be taken apart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.model.finding import Finding
from assistant.ui.parts import label
from assistant.ui.studio.text_edit import TextEdit
from assistant.ui.theme import UNIT

_ABOUT = "Filen, som den ligger på disken. Det, du retter her, står også på de andre sider."


class WholePage(QWidget):
    """The file.

    Signals:
        changed: she has changed something.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.edit = TextEdit()
        self.edit.setAccessibleName("Hele filen")
        self.edit.textChanged.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 3, UNIT * 2)
        column.setSpacing(UNIT)
        column.addWidget(label(_ABOUT, "muted", wrap=True))
        column.addWidget(self.edit, 1)

    def show_text(self, text: str) -> None:
        """Show it, telling nobody."""
        if self.edit.written != text:
            blocked = QSignalBlocker(self.edit)
            self.edit.setPlainText(text)
            blocked.unblock()

    def show_fault(self, fault: Finding | None, line: int) -> None:
        """Mark the ``line``, from 0, at which it cannot be taken apart."""
        found: dict[int, Sequence[Finding]] = {line: (fault,)} if fault else {}
        self.edit.show_findings(found)
