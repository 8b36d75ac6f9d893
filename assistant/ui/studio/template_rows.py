"""The rows of the studio's list: how far each template is, and what is wrong with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from assistant.casework.studio.listing import Row, order
from assistant.casework.studio.wordings import last_day, old_until
from assistant.model.finding import Finding, Severity
from assistant.ui.studio.asked import KINDS

_UNSAVED, _NOT_SAVED = "Ny skabelon", "ikke gemt"
_Index = QModelIndex | QPersistentModelIndex


class TemplateRows(QAbstractListModel):
    """The rows: thousands of them.

    Attributes:
        has_new: whether the first is the one that is not saved.
    """

    def __init__(self, today: date, *, is_own: bool, parent: QObject) -> None:
        super().__init__(parent)
        self._today, self._is_own = today, is_own
        self._all: list[Row] = []
        self._by_id: dict[str, list[Row]] = defaultdict(list)
        self._shown: list[Row] = []
        self._said: dict[str, Sequence[Finding]] = {}
        self._words: list[str] = []
        self._new = Row("", title=_UNSAVED)
        self._unsaved = ""
        self.has_new = False

    def lay(self, rows: Iterable[Row]) -> None:
        """List ``rows``."""
        self._all = list(rows)
        self._by_id = defaultdict(list)
        for row in self._all:
            self._by_id[row.id].append(row)

    def put(self, row: Row) -> None:
        """List ``row`` in place of what lay at its path."""
        others = [each for each in self._all if each.path != row.path]
        self.lay(sorted([*others, row], key=order))

    def wordings(self, template_id: str) -> Sequence[Row]:
        """Those of the template ``template_id``."""
        return tuple(self._by_id.get(template_id, ()))

    def old_until(self, row: Row) -> date | None:
        """The last day of the wording that ``row`` takes over from; None where it takes over from none."""
        return old_until(row, self.wordings(row.id), is_own=self._is_own)

    def narrow(self, words: str) -> None:
        """Show those whose title or id has all of ``words``."""
        self._words = words.lower().split()
        self._fill()

    def show_new(self, *, is_new: bool) -> None:
        """Show the one that is not saved, or do not."""
        if is_new != self.has_new:
            self.has_new = is_new
            self._fill()

    def call_new(self, title: str) -> None:
        """The one that is not saved is called ``title``."""
        self._new = Row("", title=title or _UNSAVED)
        if self.has_new and self._shown:
            self._shown[0] = self._new
            self.dataChanged.emit(self.index(0, 0), self.index(0, 0))

    def mark_unsaved(self, path: str) -> None:
        """What lies at ``path`` is written otherwise by now than it lies there; empty: nothing is."""
        if path != self._unsaved:
            both, self._unsaved = (path, self._unsaved), path
            for place in map(self.place_of, filter(None, both)):
                self.dataChanged.emit(self.index(place, 0), self.index(place, 0))

    def last_day(self, row: Row) -> date | None:
        """The last day on which ``row`` holds; None where it goes on."""
        return last_day(row, self.wordings(row.id), is_own=self._is_own)

    def judge(self, found: Mapping[str, Sequence[Finding]]) -> None:
        """Show what is wrong with those at these paths."""
        self._said.update(found)
        for row, each in enumerate(self._shown):
            if each.path in found:
                place = self.index(row, 0)
                self.dataChanged.emit(place, place)

    def place_of(self, path: str) -> int:
        """Where ``path`` is shown; -1 where it is not."""
        return next((row for row, each in enumerate(self._shown) if each.path == path), -1)

    def path_at(self, row: int) -> str:
        """The path of what is shown there; empty where nothing is."""
        return self._shown[row].path if 0 <= row < len(self._shown) else ""

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """How many are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is shown and read aloud of one."""
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
            return _NOT_SAVED
        if found is None:
            return "ikke kontrolleret endnu"
        errors = sum(each.severity is Severity.ERROR for each in found)
        if errors:
            return f"{errors} fejl"
        return f"{len(found)} råd og advarsler" if found else "uden fejl"

    def _state(self, row: Row) -> str:
        if not row.path:
            return _NOT_SAVED
        if row.fault:
            return "kan ikke læses"
        standing = self._standing(row)
        if row.path == self._unsaved:
            return " · ".join(filter(None, (_NOT_SAVED, standing)))
        has_day = standing[-1:].isdigit()
        kind = "" if has_day else KINDS.get(row.kind, row.kind).lower()  # there is no room for both
        return " · ".join(filter(None, (kind, f"v{row.version}", standing)))

    def _standing(self, row: Row) -> str:
        if row.withdrawn and row.withdrawn <= self._today and not row.is_draft:
            return "trukket tilbage"
        last = self.last_day(row)
        if last and last < self._today:
            return "udkast" if row.is_draft else "udgået"
        if row.valid_from and row.valid_from > self._today:
            day = f"fra {row.valid_from:%d.%m.%Y}"
        else:
            day = f"til {last:%d.%m.%Y}" if last else ""
        return " ".join(filter(None, ("udkast" if row.is_draft else "", day)))
