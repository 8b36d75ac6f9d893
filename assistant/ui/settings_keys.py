"""The settings' page of chords and letters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from assistant.model.chord import Chord
from assistant.model.target import HotkeyAction
from assistant.ui.chord_recorder import ChordRecorder
from assistant.ui.key_table import KeyTable
from assistant.ui.parts import label, restyle
from assistant.ui.theme import UNIT

LEADER = "palette"
HELP = (
    "Genvejen virker i alle programmer. Sker der intet, når du trykker den i feltet, har et andet program den. Trykker "
    "du en tast mere bagefter, får den to trin, fx Ctrl+Shift+F8, U. "
    "Bogstavet virker i paletten: sammen med Alt, eller skrevet og Enter."
)


class KeysPage(QWidget):
    """The table, and below it the chord and letter of the action that is chosen there.

    Attributes:
        note: says what is to be known of a chord that can be had, or nothing.

    Signals:
        recording: whether a chord is being pressed; chords that work everywhere must rest meanwhile.
    """

    recording = Signal(bool)

    def __init__(self, check: Callable[[Chord, str], str], parent: QWidget | None = None) -> None:
        """``check`` says why the machine cannot give a chord to an action, or nothing when it can."""
        super().__init__(parent)
        self._check = check
        self.note: Callable[[Chord], str] = lambda _chord: ""
        self.table = KeyTable(self)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self.table)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.filter = QLineEdit()
        self.view = QTableView()
        self.recorder = ChordRecorder()
        self.letter = QLineEdit()
        self.none = QPushButton("&Ingen genvej")
        self.said = label(HELP, "help", wrap=True)
        self._build_table()
        self._build_editor()
        self._connect()

    def _build_table(self) -> None:
        self.filter.setPlaceholderText("Find en handling")
        self.filter.setAccessibleName("Find en handling")
        self.view.setModel(self._found)
        self.view.setAccessibleName("Handlinger og deres genveje")
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setTabKeyNavigation(False)
        self.view.setShowGrid(False)
        self.view.verticalHeader().hide()
        header = self.view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _build_editor(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 3, UNIT * 2)
        column.setSpacing(UNIT)
        column.addWidget(self.filter)
        column.addWidget(self.view, 1)
        chord, letter = label("Gen&vej", "label"), label("&Bogstav", "label")
        chord.setBuddy(self.recorder)
        letter.setBuddy(self.letter)
        self.letter.setMaxLength(1)
        self.letter.setMaximumWidth(UNIT * 9)
        grid = QGridLayout()
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(UNIT // 2)
        grid.addWidget(chord, 0, 0)
        grid.addWidget(letter, 0, 2)
        for place, widget in enumerate((self.recorder, self.none, self.letter)):
            grid.addWidget(widget, 1, place)
        grid.setColumnStretch(0, 1)
        column.addSpacing(UNIT // 2)
        column.addLayout(grid)
        column.addWidget(self.said)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._find)
        self.view.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.view.activated.connect(lambda _index: self.recorder.setFocus())
        self.recorder.recorded.connect(self._set_chord)
        self.recorder.refused.connect(lambda why: self._say(why, "error"))
        self.recorder.left.connect(self.view.setFocus)
        self.recorder.recording.connect(self._recording)
        self.none.clicked.connect(lambda: self._set_chord(None))
        self.letter.textEdited.connect(self._set_letter)

    def show_keys(self, keys: Sequence[HotkeyAction], titles: Mapping[str, str]) -> None:
        """Have ``keys`` in the table, the first one chosen."""
        self.filter.clear()
        self.table.show(keys, titles)
        self.view.verticalHeader().setDefaultSectionSize(self.view.fontMetrics().height() + UNIT * 2)
        for column in (1, 2):
            self.view.resizeColumnToContents(column)
        self.view.selectRow(0)

    def _find(self, words: str) -> None:
        self._found.setFilterFixedString(words)
        self.view.selectRow(0)

    def _recording(self, is_on: bool) -> None:  # noqa: FBT001 - a slot
        """What was refused goes from the field when it is left, its reason stays to be read."""
        if not is_on and self._row() >= 0:
            self.recorder.setText(str(self.table.key(self._row()).chord or ""))
        self.recording.emit(is_on)

    def _row(self) -> int:
        return self._found.mapToSource(self.view.currentIndex()).row()

    def _show_chosen(self) -> None:
        row = self._row()
        for widget in (self.recorder, self.none, self.letter):
            widget.setEnabled(row >= 0)
        if row < 0:
            return
        key = self.table.key(row)
        self.recorder.setText(str(key.chord or ""))
        self.recorder.setAccessibleName(f"Genvej til {self.table.title(key)}")
        self.letter.setText(key.letter.upper())
        self.letter.setAccessibleName(f"Bogstav til {self.table.title(key)}")
        self.none.setEnabled(key.action != LEADER)
        self.letter.setEnabled(key.action != LEADER)
        self._say(HELP, "help")

    def _set_chord(self, chord: Chord | None) -> None:
        row = self._row()
        key = self.table.key(row)
        if chord is None and key.action == LEADER:
            self._say("Paletten skal have en genvej. Tryk en anden, hvis du vil skifte den.", "error")
            return
        owner = self.table.owner(chord, "", key.action)
        why = _taken(str(chord), owner) if owner else self._check(chord, key.action) if chord else ""
        self.recorder.setText(str(chord or ""))
        if why:
            self._say(why, "error")
            return
        self.table.change(row, replace(key, chord=chord))
        self._say((chord and self.note(chord)) or HELP, "help")

    def _set_letter(self, typed: str) -> None:
        row = self._row()
        key = self.table.key(row)
        letter = typed.lower()
        owner = self.table.owner(None, letter, key.action)
        if owner or (letter and not letter.isalnum()):
            self._say(_taken(typed.upper(), owner) if owner else "Brug et bogstav eller et tal.", "error")
            return
        self.table.change(row, replace(key, letter=letter))
        self.letter.setText(letter.upper())
        self._say(HELP, "help")

    def _say(self, words: str, role: str) -> None:
        self.said.setText(words)
        restyle(self.said, "role", role)


def _taken(key: str, owner: str) -> str:
    return f"{key} bruges allerede til »{owner}«. Vælg en anden, eller tag den fra »{owner}« først."
