"""The line that finds a word in all sections."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from assistant.ui.fields.private_line import PrivateLine
from assistant.ui.parts import key_and_word, label
from assistant.ui.plan import texts
from assistant.ui.plan.entries import Entries
from assistant.ui.plan.search import Hit, hits
from assistant.ui.theme import UNIT


class FindBar(QFrame):
    """Enter goes to the next hit, Shift+Enter to the one before, Esc back to the text.

    Signals:
        found: carries the ``Hit`` to be shown.
    """

    found = Signal(object)

    def __init__(self, entries: Callable[[], Entries]) -> None:
        """``entries`` gives all that is written, as it is then."""
        super().__init__()
        self._entries = entries
        self._hits: Sequence[Hit] = ()
        self._at = -1
        self.line = PrivateLine()
        self.line.setAccessibleName("Find i hele planen")
        self.line.setMinimumWidth(UNIT * 12)
        self.count = label("", "muted")
        above = label("&Find", "label")
        above.setBuddy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT * 3, UNIT, UNIT * 3, UNIT)
        row.setSpacing(UNIT)
        row.addWidget(above)
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        row.addWidget(key_and_word("Enter", "næste"))
        self.line.textChanged.connect(self._look)
        self.hide()

    def open(self) -> None:
        """Begin, with what was looked for last selected."""
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._look()

    @property
    def hit(self) -> Hit | None:
        """The one that is shown."""
        return self._hits[self._at] if 0 <= self._at < len(self._hits) else None

    def _look(self) -> None:
        """Find it anew, and go to the first."""
        self._hits, self._at = hits(self._entries(), self.line.text()), -1
        self._tell()
        self._step(1)

    def _step(self, by: int) -> None:
        if self._hits:
            self._at = (self._at + by) % len(self._hits)
            self._tell()
            self.found.emit(self._hits[self._at])

    def _tell(self) -> None:
        self.count.setText(texts.hits(self._at + 1, len(self._hits)) if self.line.text().strip() else "")
        self.line.setAccessibleDescription(self.count.text())

    def wipe(self) -> None:
        """Keep nothing of it."""
        self._hits, self._at = (), -1
        self.line.clear()
        self.line.setAccessibleDescription("")
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Shift+Enter; the line hands them on."""
        plain = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not plain:
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
