"""A section of facts: a line for each, its label above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from assistant.model.plan import PlanRow
from assistant.ui.fields.editor import Editor
from assistant.ui.fields.line import Line
from assistant.ui.mnemonics import settle
from assistant.ui.parts import label
from assistant.ui.theme import UNIT

TAKEN = ("&Kilder", "Ikke &relevant", "H&vorfor", "Til &browseren", "Bestil i &arkivet", "&Find")
"""Labels of the page and the window around it: their letters are not the facts'."""


class FactsEditor(Editor):
    """Lines, from the first to the last by Enter or Tab."""

    def __init__(self, rows: Sequence[PlanRow]) -> None:
        super().__init__()
        self.lines: dict[str, Line] = {}
        labels = settle([*TAKEN, *(row.label.replace("&", "&&") for row in rows)])[len(TAKEN) :]
        for row, text in zip(rows, labels, strict=True):
            line = Line()
            line.setAccessibleName(row.label + (", skal udfyldes" if row.required else ""))
            line.setAccessibleDescription(row.help)
            line.textChanged.connect(self.changed)
            above = label(text + (" *" if row.required else ""), "label", wrap=True)
            above.setBuddy(line)
            self.column.addWidget(above)
            self.column.addWidget(line)
            if row.help:
                self.column.addWidget(label(row.help, "help", wrap=True))
            self.column.addSpacing(UNIT)
            self.lines[row.name] = line
        self.column.addStretch(1)
        if self.lines:
            self.setFocusProxy(next(iter(self.lines.values())))

    def raw(self) -> dict[str, str]:
        """Every fact as it stands."""
        return {name: line.text() for name, line in self.lines.items()}

    def set_raw(self, raw: object) -> None:
        """Show facts by name."""
        facts = raw if isinstance(raw, Mapping) else {}
        for name, line in self.lines.items():
            blocked = QSignalBlocker(line)
            line.setText(str(facts.get(name, "")))
            line.setCursorPosition(0)
            blocked.unblock()

    def go_to(self, name: str) -> None:
        """Give the line ``name`` the focus, its text selected."""
        if line := self.lines.get(name):
            line.setFocus()
            line.selectAll()

    def stops(self) -> list[QWidget]:
        """Every line."""
        return list(self.lines.values())
