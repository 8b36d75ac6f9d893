"""The left side: the note types, the guide's numbers and rules, the word lists, with what is wrong with each."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from assistant.casework.studio.guide.sheets import GUIDE, NOTE_TYPES, TYPES, WORDS
from assistant.model.finding import Finding, Severity
from assistant.ui import theme
from assistant.ui.parts import QuickButton
from assistant.ui.studio.guide.asked import Values
from assistant.ui.studio.guide.lists import LISTS
from assistant.ui.theme import UNIT

NEW = "Ny notatt&ype"
NUMBERS, SOURCE = "numbers", "source"
"""Places that are the file's own keys, not a list's."""
_BELOW = "under."
_WIDTH = 260
_MARKS = {Severity.ERROR: "●", Severity.WARNING: "▲", Severity.HINT: "–"}
_COUNTED = {Severity.ERROR: "fejl", Severity.WARNING: "advarsel", Severity.HINT: "råd"}


class Row(NamedTuple):
    """One thing that can be chosen.

    Attributes:
        file, place: what it is: the number of a note type, the code of a rule, the key of a list, or the numbers.
        title, detail: what is shown; the detail is seldom needed.
        origin: title of the pack below that it is of; empty for the pack's own.
        at: the key paths that are its own begin so.
    """

    file: str
    place: str
    title: str
    detail: str = ""
    origin: str = ""
    at: tuple[str, ...] = ()


def type_rows(values: Values, origin: str, own: Container[object] = ()) -> list[Row]:
    """A row for each note type, in the order of the file; of those of a pack below, not those that are in ``own``."""
    tables = values.get(TYPES)
    found = []
    for number, each in enumerate(tables if isinstance(tables, list) else []):
        if each.get("id") in own:
            continue
        prefix, name = str(each.get("prefix") or "").rstrip(":"), str(each.get("name") or "")
        place, at = (f"{_BELOW}{number}", ()) if origin else (str(number), (f"{TYPES}.{number}.",))
        found.append(Row(NOTE_TYPES, place, prefix or name or "Ny notattype", name, origin, at))
    return found


def guide_rows(values: Values, origin: str) -> list[Row]:
    """The numbers, and a row for each rule."""
    rules = values.get("rules")
    found = [
        Row(
            GUIDE,
            NUMBERS,
            "Tal",
            "Så lang må en overskrift være",
            origin,
            ("min_", "max_", "warn_", "checked", "approved"),
        )
    ]
    for number, each in enumerate(rules if isinstance(rules, list) else []):
        code = str(each.get("code") or "")
        found.append(
            Row(
                GUIDE,
                code,
                f"{code} {each.get('name') or ''}",
                str(each.get("says") or ""),
                origin,
                (f"rules.{number}.",),
            )
        )
    return found


def list_rows(origins: Mapping[str, str]) -> list[Row]:
    """A row for each word list, and for where their words come from."""
    source = Row(
        WORDS,
        SOURCE,
        "Kilde og godkendelse",
        "Hvor ordene kommer fra",
        origins[WORDS],
        ("source", "checked", "approved"),
    )
    rows = (
        Row(each.file, each.key, each.title, each.about, origins[each.file], (f"{each.key}.", each.key))
        for each in LISTS
    )
    return [*rows, source]


class Chooser(QWidget):
    """The rows under their titles, and the button for a new note type.

    Signals:
        chosen: a row; carries it.
        new_wanted: she wants to begin a note type.
    """

    chosen = Signal(object)
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = QListWidget()
        self.new = QuickButton(NEW)
        self._is_telling = True
        self._build()

    def show_rows(self, parts: Mapping[str, Sequence[Row]]) -> None:
        """List the rows of each part under its title; she stays where she is."""
        at = self.row
        rows = [row for listed in parts.values() for row in listed]
        self._is_telling = False
        if [row[:2] for row in rows] == [row[:2] for _, row in self._items()]:
            for (item, _), row in zip(self._items(), rows, strict=True):
                item.setData(Qt.ItemDataRole.UserRole, row)
        else:
            self._lay(parts)
        self._is_telling = True
        if at:
            self.stay_at(at.file, at.place)

    def _lay(self, parts: Mapping[str, Sequence[Row]]) -> None:
        self.rows.clear()
        for title, rows in parts.items():
            head = QListWidgetItem(title)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            head.setFont(theme.font(bold=True))
            self.rows.addItem(head)
            for row in rows:
                item = QListWidgetItem()
                item.setData(Qt.ItemDataRole.UserRole, row)
                self._tell(item, ())
                self.rows.addItem(item)

    def judge(self, findings: Mapping[str, Iterable[Finding]]) -> None:
        """Show what is wrong with each."""
        for item, row in self._items():
            said = [each for each in findings.get(row.file, ()) if each.where.startswith(row.at)]
            self._tell(item, said)

    @property
    def row(self) -> Row | None:
        """The one she is at."""
        chosen = self.rows.selectedItems()
        found: Row | None = chosen[0].data(Qt.ItemDataRole.UserRole) if chosen else None
        return found

    def stay_at(self, file: str, place: str) -> None:
        """Be there, telling nobody."""
        self._is_telling = False
        for item, row in self._items():
            if (row.file, row.place) == (file, place):
                self.rows.setCurrentItem(item)
        self._is_telling = True

    def row_of(self, file: str, where: str) -> Row | None:
        """The one that holds the key path ``where`` of ``file``."""
        return next((row for _, row in self._items() if row.file == file and where.startswith(row.at)), None)

    def _items(self) -> list[tuple[QListWidgetItem, Row]]:
        items = (self.rows.item(place) for place in range(self.rows.count()))
        return [(item, row) for item in items if (row := item.data(Qt.ItemDataRole.UserRole))]

    def _tell(self, item: QListWidgetItem, said: Sequence[Finding]) -> None:
        row: Row = item.data(Qt.ItemDataRole.UserRole)
        worst = min((each.severity for each in said), key=list(_MARKS).index, default=None)
        state = f"{len(said)} ting at se på, værst en {_COUNTED[worst]}" if worst else "uden fejl"
        item.setText(f"{_MARKS[worst] if worst else ' '}  {row.title}")
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (row.title, row.detail, row.origin, state)))
        )
        item.setToolTip("\n".join(filter(None, (row.detail, row.origin and f"Fra {row.origin}", state))))
        item.setForeground(
            theme.colours().palette().placeholderText() if row.origin else theme.colours().palette().text()
        )

    def _choose(self) -> None:
        row = self.row
        if row and self._is_telling:
            self.chosen.emit(row)

    def _build(self) -> None:
        self.setFixedWidth(theme.scaled(_WIDTH))
        self.rows.setAccessibleName("Notattyper, guide og ordlister")
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.rows.currentItemChanged.connect(self._choose)
        self.new.setAutoDefault(True)  # Enter presses it
        self.new.clicked.connect(self.new_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT * 2, UNIT * 2, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.rows, 1)
        column.addWidget(self.new)
