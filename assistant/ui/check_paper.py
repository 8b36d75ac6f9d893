"""The right side of the check window: the text that was selected, and below it what may stand in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from assistant.casework.selection import NO_HEADING, Opinion
from assistant.ui.check_text import MarkedText
from assistant.ui.parts import label, restyle
from assistant.ui.theme import UNIT

_MOST_SELECTED, _LEAST_HEADING, _MOST_HEADING = 6, 2, 6
"""Lines."""


class CheckPaper(QFrame):
    """Two texts: one to be looked at, one to be mended."""

    def __init__(self) -> None:
        super().__init__()
        restyle(self, "role", "pane")
        self.selected = MarkedText("Det markerede")
        self.selected.keep_between(1, _MOST_SELECTED)
        self.suggestion = MarkedText("Forslag")
        self.measure = label("", "help")
        above = label("&Forslag", "label")
        above.setBuddy(self.suggestion)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 3, UNIT)
        column.setSpacing(UNIT // 2)
        column.addWidget(label("Det markerede", "label"))
        column.addWidget(self._sheet())
        column.addSpacing(UNIT)
        column.addWidget(above)
        column.addWidget(self.suggestion, 1)
        column.addWidget(self.measure)
        column.addStretch(0)

    def open(self, text: str) -> None:
        """Show ``text`` as what was selected; what may stand in its place has the room for as much."""
        self.selected.show_text(text)
        self.suggestion.keep_between(*((0, 0) if "\n" in text else (_LEAST_HEADING, _MOST_HEADING)))

    def tell_measure(self, now: Opinion) -> None:
        """Say how long and how easy to read the suggestion is."""
        heading = self.suggestion.toPlainText().partition("\n")[0]
        length = "" if now.note_type == NO_HEADING else f"{len(heading)} tegn i overskriften"
        lix = "" if now.lix is None else f"LIX {now.lix:.0f}"
        self.measure.setText(" · ".join(filter(None, (length, lix))))

    def wipe(self) -> None:
        """Keep nothing of the texts."""
        self.selected.show_text("")
        self.suggestion.show_text("")
        self.measure.setText("")

    def _sheet(self) -> QFrame:
        reading = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.selected.setReadOnly(True)
        self.selected.setTextInteractionFlags(reading)
        restyle(self.selected, "role", "bare")
        sheet = QFrame()
        restyle(sheet, "role", "sheet")
        sheet.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        on_sheet = QVBoxLayout(sheet)
        on_sheet.setContentsMargins(UNIT + 2, UNIT, UNIT + 2, UNIT)
        on_sheet.addWidget(self.selected)
        return sheet
