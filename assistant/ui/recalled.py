"""The line over the questions that says where the answers came from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from assistant.ui.parts import KeyCap, label, restyle
from assistant.ui.theme import UNIT


class RecalledLine(QFrame):
    """Answers from before have been fetched; a key begins anew without them."""

    def __init__(self) -> None:
        super().__init__()
        self.start_over = QPushButton("begynd forfra")
        self.start_over.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        restyle(self.start_over, "role", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT * 3, UNIT + 4, UNIT * 3, 0)
        row.setSpacing(UNIT // 2 + 2)
        row.addWidget(label("Dine svar fra før er hentet frem.", "muted"))
        row.addWidget(KeyCap("F5"))
        row.addWidget(self.start_over)
        row.addStretch(1)
        self.hide()
