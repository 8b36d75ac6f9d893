"""The left side of the studio: the pack's templates, with how far each is and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from assistant.casework.studio.listing import Row
from assistant.model.finding import Finding
from assistant.ui import theme
from assistant.ui.parts import QuickButton, label
from assistant.ui.studio.template_rows import TemplateRows
from assistant.ui.theme import UNIT

NEW, WORDING, COPY, FIND = "&Ny skabelon", "Ny ordl&yd …", "Kopiér", "Find sk&abelon"
_WIDTH = 260


class TemplateList(QWidget):
    """A line to search in, the rows, and the buttons.

    Signals:
        chosen: a row; carries its path in the pack, empty for the new one that is not saved.
        new_wanted: she wants to begin one.
        copied: she wants to begin with what the template she is at says.
        wording_wanted: it is to be worded otherwise from a day.
    """

    chosen = Signal(str)
    new_wanted = Signal()
    copied = Signal()
    wording_wanted = Signal()

    def __init__(self, today: date, *, is_own: bool = False) -> None:
        """``is_own``: the pack is one person's own, in which drafts hold."""
        super().__init__()
        self.model = TemplateRows(today, is_own=is_own, parent=self)
        self._is_telling = True
        self.search, self.rows = QLineEdit(), QListView()
        self.new, self.wording, self.copy = QuickButton(NEW), QuickButton(WORDING), QuickButton(COPY)
        self._build()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """List ``rows``."""
        self.model.lay(rows)
        self._search()

    def put(self, row: Row) -> None:
        """List ``row`` as it is now, in place of what it was."""
        self.model.put(row)
        self._search()

    def wordings(self, template_id: str) -> Sequence[Row]:
        """All of the template ``template_id``."""
        return self.model.wordings(template_id)

    def other_days(self, template_id: str, path: str) -> dict[date, str]:
        """From when the wordings of ``template_id`` hold that do not lie at ``path``, and where they lie."""
        others = (row for row in self.wordings(template_id) if row.path != path)
        return {row.valid_from: row.path for row in others if row.valid_from}

    def newer_days(self, template_id: str, path: str) -> list[date]:
        """From when the wordings of ``template_id`` hold that begin after the one at ``path``."""
        first = [row.valid_from for row in self.wordings(template_id) if row.path == path]
        return [day for day in self.other_days(template_id, path) if first and first[0] and day > first[0]]

    def old_until(self, row: Row) -> date | None:
        """The last day of the wording that ``row`` takes over from; None where it takes over from none."""
        return self.model.old_until(row)

    def mark_unsaved(self, path: str) -> None:
        """What lies at ``path`` is written otherwise by now; empty: nothing is."""
        self.model.mark_unsaved(path)

    def told_apart(self, template_id: str, path: str) -> str:
        """Which of several wordings lies at ``path``, ``til 31.12.2026``; empty where there is one."""
        rows = self.wordings(template_id)
        row = next((each for each in rows if each.path == path), None)
        if row is None or len(rows) == 1 or row.valid_from is None:
            return ""
        last = self.model.last_day(row)
        return f"til {last:%d.%m.%Y}" if last else f"fra {row.valid_from:%d.%m.%Y}"

    def judge(self, found: Mapping[str, Sequence[Finding]]) -> None:
        """Show what is wrong with the templates at these paths."""
        self.model.judge(found)

    def stay_at(self, path: str, *, is_new: bool = False) -> None:
        """Be at ``path``, telling nobody."""
        self.model.show_new(is_new=is_new)
        self._is_telling = False
        self.rows.setCurrentIndex(self.model.index(self.model.place_of(path), 0))
        self._is_telling = True

    def call_new(self, title: str) -> None:
        """The new one is called ``title``."""
        self.model.call_new(title)

    @property
    def path(self) -> str:
        """That of the row she is at."""
        return self.model.path_at(self.rows.currentIndex().row())

    def _search(self) -> None:
        at, is_new = self.path, self.model.has_new
        self._is_telling = False
        self.model.narrow(self.search.text())
        self.stay_at(at, is_new=is_new)

    def _choose(self, now: QModelIndex) -> None:
        if now.isValid() and self._is_telling:
            self.chosen.emit(self.model.path_at(now.row()))

    def _build(self) -> None:
        self.setFixedWidth(theme.scaled(_WIDTH))
        self.search.setPlaceholderText("Titel eller id")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(FIND.replace("&", ""))
        self.search.textEdited.connect(self._search)
        self.rows.setModel(self.model)
        self.rows.setUniformItemSizes(True)
        self.rows.setSpacing(UNIT // 4)
        self.rows.setAccessibleName("Skabeloner i pakken")
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.rows.selectionModel().currentChanged.connect(self._choose)
        self.new.clicked.connect(self.new_wanted)
        self.copy.clicked.connect(self.copied)
        self.copy.setShortcut("Ctrl+D")
        self.copy.setToolTip("En skabelon mere, der begynder med det samme indhold (Ctrl+D)")
        self.wording.clicked.connect(self.wording_wanted)
        self.wording.setToolTip("Den samme skabelon, skrevet om fra en bestemt dag")
        above = label(FIND, "label")
        above.setBuddy(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT * 2, UNIT * 2, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(above)
        column.addWidget(self.search)
        column.addWidget(self.rows, 1)
        pair = QHBoxLayout()
        for button in (self.new, self.wording, self.copy):
            button.setAutoDefault(True)  # Enter presses it
        pair.addWidget(self.wording)
        pair.addWidget(self.copy)
        column.addWidget(self.new)
        column.addLayout(pair)


def path_in(file: Path | None, folder: Path) -> str:
    """The path of ``file`` in the pack ``folder``, as the list has it; empty where there is none."""
    return file.relative_to(folder).as_posix() if file else ""
