"""What was taken away can be brought back: a line that says so, where it stood, until something else is changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextDocument
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from assistant.ui.parts import label, on_key
from assistant.ui.theme import UNIT

_BACK, _KEY = "Fortryd", "Ctrl+Z"


class BringBack(QWidget):
    """The line; hidden while there is nothing to bring back.

    Ctrl+Z is its key wherever the focus is within its owner, but in a text that has something of its own to undo.

    Attributes:
        button: brings it back.
    """

    def __init__(self, within: QWidget) -> None:
        """That of ``within``, which lays it where it is to be."""
        super().__init__(within)
        self._within = within
        self._back: Callable[[], object] | None = None
        self._said = label("", "muted")
        self.button = QPushButton(_BACK)
        self.button.setProperty("role", "link")
        self.button.setToolTip(_KEY)
        self.button.setAutoDefault(True)  # Enter presses it
        self.button.clicked.connect(self._bring)
        self._key = on_key(within, _KEY, self._bring)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self._said)
        row.addWidget(self.button)
        row.addStretch(1)
        self.forget()
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]  # there is one

    def offer(self, what: str, back: Callable[[], object]) -> None:
        """Say that ``what`` has been taken away; ``back`` brings it back."""
        self._back = back
        self._said.setText(f"{what} er fjernet.")
        self.button.setAccessibleName(f"{_BACK}: {self._said.text()}")
        self.show()
        self._key.setEnabled(True)

    def forget(self) -> None:
        """There is nothing to bring back any more."""
        self._back = None
        self._key.setEnabled(False)
        self.hide()

    def eventFilter(self, at: QObject, event: QEvent) -> bool:
        """A text keeps Ctrl+Z for itself, even where it has nothing to undo: then it is ours."""
        is_ours = self._back is not None and not _has_steps(at) and _is_undo(event)
        if is_ours:
            event.ignore()
        return is_ours

    def _bring(self) -> None:
        if self._back is not None:
            self._back()
        self.forget()

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None and self._within.isAncestorOf(new):
            new.installEventFilter(self)


def _is_undo(event: QEvent) -> bool:
    """Whether it is asked who takes Ctrl+Z."""
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
        return False
    return event.matches(QKeySequence.StandardKey.Undo)


def _has_steps(at: QObject) -> bool:
    """Whether ``at`` is a text in which something can be undone."""
    text = at.document() if isinstance(at, QPlainTextEdit) else at
    return isinstance(text, QLineEdit | QTextDocument) and text.isUndoAvailable()
