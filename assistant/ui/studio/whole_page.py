"""»Hele filen«: the file as it lies on the disk, for who would write it by hand, or mend what cannot be taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from operator import eq

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.casework.studio.examining import found_on
from assistant.casework.studio.slots import Edit
from assistant.model.finding import Finding
from assistant.ui.parts import label
from assistant.ui.studio.mending import mend_in
from assistant.ui.studio.text_edit import TextEdit
from assistant.ui.theme import UNIT

_ABOUT = "Filen, som den ligger på disken. Det, du retter her, står også på de andre sider."


class WholePage(QWidget):
    """The file.

    Signals:
        changed: she has changed something.
        said: what there is to say of what she asked for.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._findings: Sequence[Finding] = ()
        self.edit = TextEdit()
        self.edit.setAccessibleName("Hele filen")
        self.edit.textChanged.connect(self.changed)
        self.edit.mend_wanted.connect(self._mend)
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

    def show_change(self, text: str) -> None:
        """Show it, telling nobody, in place of what says nearly the same: the caret stays at what it is at.

        Nothing of what was there before can be brought back.
        """
        caret, was = self.edit.textCursor(), self.edit.written
        start = _alike(was, text)
        kept = _alike(was[start:][::-1], text[start:][::-1])
        blocked = QSignalBlocker(self.edit)
        self.edit.apply(Edit(start, len(was) - kept, text[start : len(text) - kept], ""))
        self.edit.setTextCursor(caret)
        self.edit.document().clearUndoRedoStacks()
        blocked.unblock()
        self.edit.margin.update()

    def know(self, findings: Sequence[Finding]) -> None:
        """Let ``findings`` be what can be mended: by key paths, and lines of the text below."""
        self._findings = findings

    def show_fault(self, fault: Finding | None, line: int) -> None:
        """Mark the ``line``, from 0, at which it cannot be taken apart."""
        found: dict[int, Sequence[Finding]] = {line: (fault,)} if fault else {}
        self.edit.show_findings(found)

    def _mend(self, line: int) -> None:
        found = found_on(line, self.edit.written, self._findings) or self.edit.margin.worst_first(line)
        self.said.emit(mend_in(self.edit, found, [line]))


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: eq(*pair), zip(one, other, strict=False)))
