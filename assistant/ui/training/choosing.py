"""The note types to choose from: one Tab stop, where arrows move and a letter finds."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QRadioButton, QWidget

from assistant.model.notetype import NoteType
from assistant.ui.parts import restyle

_COLUMNS = 2
_ARROWS = (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left)


class TypeChoice(QWidget):
    """Every note type by its prefix, in the order of the alphabet, column by column; none is chosen at first."""

    def __init__(self, note_types: Iterable[NoteType], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        ordered = sorted(note_types, key=lambda note_type: note_type.prefix)
        for place, note_type in enumerate(ordered):
            button = self._buttons[note_type.id] = _Pill(note_type.prefix.rstrip(":"))
            button.setToolTip(note_type.name)
            button.setAccessibleDescription(note_type.name)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            restyle(button, "role", "pill")
            self._group.addButton(button)
            rows = ceil(len(ordered) / _COLUMNS)
            grid.addWidget(button, place % rows, place // rows)
        self._group.buttonClicked.connect(self._choose)
        self.setAccessibleName("Notattyper: vælg med piletasterne eller det første bogstav")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def chosen(self) -> str:
        """The id of the chosen type; empty where none is."""
        return next((name for name, button in self._buttons.items() if button.isChecked()), "")

    def clear(self) -> None:
        """Choose none."""
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._group.setExclusive(True)
        self.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by letter; the first arrow chooses the first, from where on the buttons know what arrows do."""
        buttons = list(self._buttons.values())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
        elif event.key() in _ARROWS and not self.chosen:
            self._choose(buttons[0])
        elif found := self._by_letter(event.text().strip().upper()):
            self._choose(found)
        else:
            super().keyPressEvent(event)

    def _by_letter(self, letter: str) -> QRadioButton | None:
        """The next that begins with ``letter``, the chosen one last."""
        buttons = list(self._buttons.values())
        at = next((number for number, button in enumerate(buttons, 1) if button.isChecked()), 0)
        return next((each for each in buttons[at:] + buttons[:at] if letter and each.text().startswith(letter)), None)

    def _choose(self, button: QAbstractButton) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(button)
        button.setChecked(True)
        button.setFocus(Qt.FocusReason.TabFocusReason)


class _Pill(QRadioButton):
    """A type to choose, all of whose field can be clicked."""

    def hitButton(self, pos: QPoint) -> bool:
        """Beside the name too."""
        return self.rect().contains(pos)
