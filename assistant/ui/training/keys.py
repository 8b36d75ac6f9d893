"""The keys of the practice journal at its foot, each until she has used it twice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assistant.ui.parts import key_and_word
from assistant.ui.theme import UNIT


class KeysLine(QWidget):
    """Key caps, and what each does; gone when all are known.

    Signals:
        used: a key that it is told of by ``watch`` was pressed.
    """

    used = Signal(str)

    def __init__(self, leader: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watched: dict[QObject, str] = {}
        self._pairs = {
            key: key_and_word(cap, word)
            for key, cap, word in (
                ("leader", leader, "åbner paletten"),
                ("insert", "Ctrl+Enter", "sætter ind"),
                ("hand-in", "Alt+A", "afleverer"),
                ("hint", "Alt+R", "viser et råd"),
                ("choice", "Alt+Ø", "vælger øvelse"),
                ("heading", "Alt+O", "til overskriften"),
            )
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT * 2, UNIT // 2, UNIT * 2, UNIT // 2)
        row.setSpacing(UNIT * 2)
        for pair in self._pairs.values():
            row.addWidget(pair)
        row.addStretch(1)
        self.setMinimumWidth(1)

    def watch(self, widget: QObject, key: str) -> None:
        """Tell when the mnemonic of ``widget`` is pressed; the mouse does not count."""
        self._watched[widget] = key
        widget.installEventFilter(self)

    def show_unknown(self, is_known: Callable[[str], bool]) -> None:
        """Show the keys that are not known yet."""
        unknown = [key for key in self._pairs if not is_known(key)]
        for key, pair in self._pairs.items():
            pair.setVisible(key in unknown)
        self.setVisible(bool(unknown))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See a mnemonic, and let it do what it does."""
        if event.type() is QEvent.Type.Shortcut and watched in self._watched:
            self.used.emit(self._watched[watched])
        return False
