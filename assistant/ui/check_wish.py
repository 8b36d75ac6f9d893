"""As what a text is checked: the type of its heading, and the kind of what stands below."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from assistant.casework.selection import NO_HEADING, Opinion
from assistant.ui.parts import label
from assistant.ui.theme import UNIT


class CheckWish(QWidget):
    """Two choices, guessed until she chooses.

    Signals:
        changed: she has chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.note_type, self.kind = _Choice("&Notattype"), _Choice("&Slags tekst")
        self._chosen: set[_Choice] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for choice in (self.note_type, self.kind):
            column.addWidget(choice)
            choice.box.activated.connect(lambda _, choice=choice: self._on_chosen(choice))
        self.note_type.box.setPlaceholderText("Vælg en notattype")

    def open(self, note_types: Iterable[tuple[str, str]], kinds: Iterable[tuple[str, str]]) -> None:
        """Offer these ids and names, and forget what was chosen."""
        self._chosen.clear()
        self.note_type.offer((*note_types, (NO_HEADING, "Ingen overskrift")))
        self.kind.offer(kinds)

    def wanted(self) -> tuple[str | None, str]:
        """What she has chosen: a note type or None, a kind or nothing."""
        note_type, kind = self.note_type, self.kind
        return note_type.value() if note_type in self._chosen else None, kind.value() if kind in self._chosen else ""

    def stops(self) -> list[QWidget]:
        """The two lists, in Tab order."""
        return [self.note_type.box, self.kind.box]

    def show_guess(self, opinion: Opinion) -> None:
        """Show as what it was checked."""
        self.note_type.show_value(opinion.note_type or "")
        self.kind.setVisible(bool(opinion.kind))
        self.kind.show_value(opinion.kind)

    def _on_chosen(self, choice: _Choice) -> None:
        self._chosen.add(choice)
        self.changed.emit()


class _Choice(QWidget):
    """A label and a list below it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        self.box.setAccessibleName(text.replace("&", ""))
        above = label(text, "label")
        above.setBuddy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addWidget(above)
        column.addWidget(self.box)

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        self.box.clear()
        for value, name in choices:
            self.box.addItem(name, value)

    def value(self) -> str:
        return str(self.box.currentData() or "")

    def show_value(self, value: str) -> None:
        blocked = QSignalBlocker(self.box)
        self.box.setCurrentIndex(self.box.findData(value) if value else -1)
        blocked.unblock()
