"""The entries of a word list as rows: the pack's own, and those of the packs below that hold here or are left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from assistant.casework.alphabet import alphabetical
from assistant.model.finding import Finding, Severity
from assistant.model.words import OutdatedTerm, Word
from assistant.ui import theme
from assistant.ui.studio.guide.asked import Values

BARE, LONG, DATED = ("Ord",), ("Ord", "Findes", "Undtagen", "I stedet"), ("Ord", "Hedder nu", "Fra", "Kilde")
_FROM = "Fra"
_MATCHES = {"stem": "også længere", "word": "kun ordet"}
_MARKS = {Severity.ERROR: "●", Severity.WARNING: "▲", Severity.HINT: "–"}
_LEFT_OUT = "gælder ikke her"
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(eq=False)
class Entry:
    """A word of a list.

    Attributes:
        value: as it stands in the file, a table; of a bare list its ``word`` alone.
        origin: title of the pack below that it is of; empty for the pack's own.
        is_new: whether it has been added now.
        is_left_out: whether it is of a pack below, and does not hold here.
        findings: what is said of it, with the rest of the key path.
    """

    value: Values
    origin: str = ""
    is_new: bool = False
    is_left_out: bool = False
    findings: Sequence[tuple[str, Finding]] = field(default=())

    @property
    def word(self) -> str:
        """The word; empty while none is written."""
        return str(self.value.get("word") or "")


def own_entries(listed: object) -> list[Entry]:
    """Those of a list as it stands in the pack's file."""
    values = listed if isinstance(listed, list) else []
    return [Entry(each if isinstance(each, Mapping) else {"word": str(each)}) for each in values]


def entries_below(listed: Iterable[Word | OutdatedTerm | str], title: str, own: Iterable[Entry]) -> list[Entry]:
    """Those of the packs below that ``own`` does not say again."""
    said = {each.word for each in own}
    shown = (each if isinstance(each, Word | OutdatedTerm) else Word(word=each) for each in listed)
    return [Entry(_table(each), title) for each in shown if each.word not in said]


def in_order(entries: Sequence[Entry]) -> list[Entry]:
    """The pack's own as they go into the file: new ones in their place of the alphabet, where the others keep to it."""
    placed = [each for each in entries if not each.is_new]
    words = [alphabetical(each.word) for each in placed]
    is_sorted = words == sorted(words)
    for new in (each for each in entries if each.is_new and each.word):
        after = (at for at, each in enumerate(placed) if alphabetical(each.word) > alphabetical(new.word))
        placed.insert(next(after, len(placed)) if is_sorted else len(placed), new)
    return placed


def _table(entry: Word | OutdatedTerm) -> Values:
    found: dict[str, object] = {
        "word": entry.word,
        "match": entry.match,
        "but_not": list(entry.but_not),
        "instead": entry.instead,
    }
    if isinstance(entry, OutdatedTerm):
        found |= {"since": entry.since, "source": entry.source, "certainty": entry.certainty, "where": entry.where}
    return found


class EntryTable(QAbstractTableModel):
    """The rows that are shown, in the order that was asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[str, ...] = BARE
        self._usual = "word"
        self._rows: list[Entry] = []

    def lay(self, columns: Sequence[str], usual: str) -> None:
        """Have these columns; ``usual`` is how a word is found where it does not say."""
        self.beginResetModel()
        self._columns, self._usual, self._rows = (*columns, _FROM), usual, []
        self.endResetModel()

    def show(self, entries: Iterable[Entry], words: str, column: int) -> None:
        """Show those that have all of ``words``, sorted by ``column``."""
        self.beginResetModel()
        wanted = words.lower().split()
        found = [each for each in entries if all(word in self._spoken(each).lower() for word in wanted)]
        self._rows = sorted(found, key=lambda each: (alphabetical(self._cell(each, column)), alphabetical(each.word)))
        self.endResetModel()

    @property
    def columns(self) -> tuple[str, ...]:
        """Their names."""
        return self._columns

    def entry(self, row: int) -> Entry | None:
        """The one in that row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, entry: Entry | None) -> int:
        """Where it stands; -1 where it is not shown."""
        return self._rows.index(entry) if entry in self._rows else -1

    def tell(self, entry: Entry | None = None) -> None:
        """What ``entry``, or any, says is another now."""
        first, last = (self.row_of(entry),) * 2 if entry else (0, len(self._rows) - 1)
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Those of the list, and where a word is from."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        is_name = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._columns[section] if is_name else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows and says."""
        entry = self.entry(index.row())
        if entry is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                mark = f"{self._mark(entry)}  " if index.column() == 0 and entry.findings else ""
                return mark + self._cell(entry, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return self._cell(entry, index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(entry)
            case Qt.ItemDataRole.ForegroundRole if entry.origin:
                return QColor(theme.colours().muted)
            case Qt.ItemDataRole.FontRole if entry.is_left_out:
                font = theme.font()
                font.setStrikeOut(index.column() == 0)
                return font
        return None

    def _cell(self, entry: Entry, column: int) -> str:
        match self._columns[column] if column < len(self._columns) - 1 else _FROM, column:
            case _, 0:
                return entry.word or "(nyt ord)"
            case "Findes", _:
                return _MATCHES.get(str(entry.value.get("match") or self._usual), "")
            case "Undtagen", _:
                return ", ".join(map(str, _listed(entry.value.get("but_not"))))
            case (("I stedet" | "Hedder nu"), _):
                return str(entry.value.get("instead") or "")
            case "Kilde", _:
                return str(entry.value.get("source") or "")
            case "Fra", 2:
                since = entry.value.get("since")
                return f"{since:%d.%m.%Y}" if isinstance(since, date) else ""
        return _LEFT_OUT if entry.is_left_out else entry.origin or "pakken selv"

    def _spoken(self, entry: Entry) -> str:
        cells = (self._cell(entry, column) for column in range(len(self._columns)))
        return ", ".join((*filter(None, cells), *(finding.message for _, finding in entry.findings)))

    def _mark(self, entry: Entry) -> str:
        worst = min((finding.severity for _, finding in entry.findings), key=list(_MARKS).index)
        return _MARKS[worst]


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()
