"""The left side of the editor: the exercises of the folder, and whether each holds what it says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from assistant.casework.training.checking import Listed
from assistant.ui import theme
from assistant.ui.parts import QuickButton, label
from assistant.ui.theme import UNIT

NEW, COPY, IN_FOLDER = "&Ny øvelse", "&Kopi af …", "&Øvelser i mappen"
_STANDARD = "En, der fulgte med programmet"
_WIDTH = 220
_FILE = Qt.ItemDataRole.UserRole


class FolderList(QWidget):
    """One line for each exercise; a new one has a line of its own until it is saved.

    Signals:
        chosen: an exercise; carries its file.
        new_wanted: she wants to begin one.
        copied: she wants to begin with what an exercise says; carries its file.
    """

    chosen = Signal(object)
    new_wanted = Signal()
    copied = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._standard: Sequence[Listed] = ()
        self._listed: dict[Path, Listed] = {}
        self.rows = QListWidget()
        self.new, self.copy = QuickButton(NEW), QuickButton(COPY)
        self._build()

    def show_folder(self, rows: Sequence[Listed]) -> None:
        """List ``rows``; ``stay_at`` says at which she is."""
        self._listed = {row.file: row for row in rows} | self._listed

    def offer(self, standard: Sequence[Listed]) -> None:
        """Let ``standard`` be copied too."""
        self._standard = standard

    @property
    def file(self) -> Path | None:
        """That of the line she is at; None for a new exercise."""
        file: Path | None = self.rows.currentIndex().data(_FILE)
        return file

    def put(self, row: Listed) -> None:
        """List ``row`` as it is now, and be at it."""
        self._listed[row.file] = row
        self._listed = {each.file: each for each in sorted(self._listed.values(), key=lambda each: each.title.lower())}
        self._fill(row.file)

    def stay_at(self, file: Path | None) -> None:
        """Be at ``file``, or at a new exercise, telling nobody."""
        self._fill(file)

    def menu(self) -> QMenu:
        """What a new exercise can begin with."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for row in self._listed.values():
            self._offer(menu, row)
        if self._standard:
            below = menu.addMenu(_STANDARD)
            for row in self._standard:
                self._offer(below, row)
        return menu

    def _offer(self, menu: QMenu, row: Listed) -> None:
        menu.addAction(row.title.replace("&", "&&"), partial(self.copied.emit, row.file))

    def _fill(self, current: Path | None) -> None:
        blocked = QSignalBlocker(self.rows)
        self.rows.clear()
        for row in self._listed.values():
            self._add(f"●  {row.title} ({row.findings})" if row.findings else f"✓  {row.title}", _told(row), row.file)
        if current is None:
            self._add("…  Ny øvelse", "Ny øvelse, ikke gemt", None)
        files = list(self._listed)
        self.rows.setCurrentRow(files.index(current) if current in self._listed else self.rows.count() - 1)
        blocked.unblock()

    def _add(self, text: str, said: str, file: Path | None) -> None:
        row = QListWidgetItem(text)
        row.setData(_FILE, file)
        row.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        row.setToolTip(said)
        self.rows.addItem(row)

    def _choose(self) -> None:
        self.chosen.emit(self.file)

    def _open_menu(self) -> None:
        self.menu().popup(self.copy.mapToGlobal(self.copy.rect().bottomLeft()))

    def _build(self) -> None:
        self.setFixedWidth(theme.scaled(_WIDTH))
        self.rows.setSpacing(UNIT // 4)
        self.rows.setAccessibleName("Øvelser i mappen")
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.currentRowChanged.connect(self._choose)
        self.new.clicked.connect(self.new_wanted)
        self.copy.clicked.connect(self._open_menu)
        above = label(IN_FOLDER, "label")
        above.setBuddy(self.rows)
        above.setContentsMargins(UNIT * 2, 0, UNIT, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT * 2, 0, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(above)
        middle = QVBoxLayout()
        middle.setContentsMargins(UNIT, 0, UNIT, 0)
        middle.addWidget(self.rows)
        column.addLayout(middle, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(UNIT * 2, 0, UNIT * 2, 0)
        foot.setSpacing(UNIT)
        for button in (self.new, self.copy):
            button.setAutoDefault(True)  # Enter presses it
            foot.addWidget(button)
        column.addLayout(foot)


def _told(row: Listed) -> str:
    state = f"{row.findings} ting at rette" if row.findings else "uden fejl"
    return f"{row.title}, {state} ({row.file.name})"
