"""The table of actions with their chords and letters, as it stands while it is being changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from assistant.model.chord import Chord
from assistant.model.target import HotkeyAction

COLUMNS = ("Handling", "Genvej", "Bogstav")
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class KeyTable(QAbstractTableModel):
    """Every action with its chord and letter, as they would be saved."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: Mapping[str, str] = {}
        self._keys: list[HotkeyAction] = []

    def show(self, keys: Sequence[HotkeyAction], titles: Mapping[str, str]) -> None:
        """Have ``keys`` in place of those before; ``titles`` says what each action is called."""
        self.beginResetModel()
        self._keys, self._titles = list(keys), titles
        self.endResetModel()

    @property
    def keys(self) -> tuple[HotkeyAction, ...]:
        """All of them."""
        return tuple(self._keys)

    def key(self, row: int) -> HotkeyAction:
        """What stands in ``row``."""
        return self._keys[row]

    def title(self, key: HotkeyAction) -> str:
        """What its action is called."""
        return self._titles.get(key.action, key.action)

    def change(self, row: int, key: HotkeyAction) -> None:
        """Let ``key`` stand in ``row``."""
        self._keys[row] = key
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def owner(self, chord: Chord | None, letter: str, but: str) -> str:
        """Title of the action whose ``letter`` it is, or whose chord collides, other than ``but``; empty when none."""
        for key in self._keys:
            has_chord = chord and key.chord and key.chord.collides_with(chord)
            if key.action != but and (has_chord or (letter and key.letter == letter)):
                return self.title(key)
        return ""

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many actions there are."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Title, chord, letter."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' names."""
        is_name = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return COLUMNS[section] if is_name else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands in a cell."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        key = self._keys[index.row()]
        return (self.title(key), str(key.chord or ""), key.letter.upper())[index.column()]
