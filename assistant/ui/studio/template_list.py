"""The left side of the studio: the pack's templates, with how far each is and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from assistant.casework.alphabet import alphabetical
from assistant.casework.studio.listing import Row
from assistant.model.finding import Finding, Severity
from assistant.ui import theme
from assistant.ui.parts import QuickButton, label
from assistant.ui.studio.asked import KINDS
from assistant.ui.theme import UNIT

NEW, COPY, FIND = "&Ny skabelon", "Kopiér", "Find sk&abelon"
_WIDTH = 260
_UNSAVED = "Ny skabelon"
_Index = QModelIndex | QPersistentModelIndex


class TemplateList(QWidget):
    """A line to search in, the rows, and the buttons.

    Signals:
        chosen: a row; carries its path in the pack, empty for the new one that is not saved.
        new_wanted: she wants to begin one.
        copied: she wants to begin with what the template she is at says.
    """

    chosen = Signal(str)
    new_wanted = Signal()
    copied = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.model = _Model(today, self)
        self._is_telling = True
        self.search, self.rows = QLineEdit(), QListView()
        self.new, self.copy = QuickButton(NEW), QuickButton(COPY)
        self._build()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """List ``rows``."""
        self.model.lay(rows)
        self._search()

    def put(self, row: Row) -> None:
        """List ``row`` as it is now, in place of what it was."""
        self.model.put(row)
        self._search()

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
        self.copy.setToolTip("Ctrl+D")
        above = label(FIND, "label")
        above.setBuddy(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT * 2, UNIT * 2, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(above)
        column.addWidget(self.search)
        column.addWidget(self.rows, 1)
        for button in (self.new, self.copy):
            button.setAutoDefault(True)  # Enter presses it
            column.addWidget(button)


class _Model(QAbstractListModel):
    """The rows: thousands of them."""

    def __init__(self, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self._today = today
        self._all: list[Row] = []
        self._shown: list[Row] = []
        self._said: dict[str, Sequence[Finding]] = {}
        self._words: list[str] = []
        self._new = Row("", title=_UNSAVED)
        self.has_new = False

    def lay(self, rows: Iterable[Row]) -> None:
        self._all = list(rows)

    def put(self, row: Row) -> None:
        others = [each for each in self._all if each.path != row.path]
        self._all = sorted([*others, row], key=lambda each: alphabetical(each.title))

    def narrow(self, words: str) -> None:
        self._words = words.lower().split()
        self._fill()

    def show_new(self, *, is_new: bool) -> None:
        if is_new != self.has_new:
            self.has_new = is_new
            self._fill()

    def call_new(self, title: str) -> None:
        self._new = Row("", title=title or _UNSAVED)
        if self.has_new and self._shown:
            self._shown[0] = self._new
            self.dataChanged.emit(self.index(0, 0), self.index(0, 0))

    def judge(self, found: Mapping[str, Sequence[Finding]]) -> None:
        self._said.update(found)
        for row, each in enumerate(self._shown):
            if each.path in found:
                place = self.index(row, 0)
                self.dataChanged.emit(place, place)

    def place_of(self, path: str) -> int:
        return next((row for row, each in enumerate(self._shown) if each.path == path), -1)

    def path_at(self, row: int) -> str:
        return self._shown[row].path if 0 <= row < len(self._shown) else ""

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._shown):
            return None
        row = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{self._mark(row)}  {row.title}\n      {self._state(row)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {self._state(row)}, {self._judged(row)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.title}\n{self._judged(row)}\nid: {row.id or '–'}\n{row.path}"
        return None

    def _fill(self) -> None:
        self.beginResetModel()
        found = [each for each in self._all if all(word in f"{each.title} {each.id}".lower() for word in self._words)]
        self._shown = [*[self._new] * self.has_new, *found]
        self.endResetModel()

    def _mark(self, row: Row) -> str:
        found = self._findings(row)
        if not row.path or found is None:
            return "…"
        severities = {each.severity for each in found}
        return "●" if Severity.ERROR in severities else "▲" if Severity.WARNING in severities else "✓"

    def _findings(self, row: Row) -> Sequence[Finding] | None:
        return (row.fault,) if row.fault else self._said.get(row.path)

    def _judged(self, row: Row) -> str:
        found = self._findings(row)
        if not row.path:
            return "ikke gemt"
        if found is None:
            return "ikke kontrolleret endnu"
        errors = sum(each.severity is Severity.ERROR for each in found)
        if errors:
            return f"{errors} fejl"
        return f"{len(found)} råd og advarsler" if found else "uden fejl"

    def _state(self, row: Row) -> str:
        if not row.path:
            return "ikke gemt"
        if row.fault:
            return "kan ikke læses"
        return " · ".join(filter(None, (KINDS.get(row.kind, row.kind).lower(), f"v{row.version}", self._standing(row))))

    def _standing(self, row: Row) -> str:
        if row.is_draft:
            return "udkast"
        if row.withdrawn and row.withdrawn <= self._today:
            return "trukket tilbage"
        if row.valid_to and row.valid_to < self._today:
            return "udgået"
        if row.valid_from and row.valid_from > self._today:
            return f"fra {row.valid_from:%d.%m.%Y}"
        return ""


def path_in(file: Path | None, folder: Path) -> str:
    """The path of ``file`` in the pack ``folder``, as the list has it; empty where there is none."""
    return file.relative_to(folder).as_posix() if file else ""
