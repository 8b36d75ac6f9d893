"""The jump list: every section with how far it is, and what there is to see to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from assistant.model.finding import WORST_FIRST, Finding, Severity
from assistant.ui import theme
from assistant.ui.parts import restyle
from assistant.ui.plan.entries import Entries, State
from assistant.ui.theme import UNIT

LOOK = Qt.ItemDataRole.UserRole
_MARKS = {
    State.EMPTY: ("○", "faint"),
    State.BEGUN: ("▲", "amber"),
    State.FILLED: ("✓", "accent"),
    State.LEFT_OUT: ("–", "muted"),
}
_WORSE = {Severity.ERROR: ("●", "error"), Severity.WARNING: ("▲", "amber")}
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Look(NamedTuple):
    """How a section stands in the list.

    Attributes:
        mark, ink: the sign before it, and the colour of that.
        offers: how many texts of a source are proposed for it.
    """

    mark: str
    ink: str
    offers: int
    is_required: bool


class SectionModel(QAbstractListModel):
    """The sections; what is shown of them is worked out when it is told, not when it is painted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: list[str] = []
        self._looks: list[Look] = []
        self._said: list[str] = []

    def show(self, entries: Entries, findings: Mapping[str, Sequence[Finding]], required: frozenset[str]) -> None:
        """Show these; the rows themselves are only made anew for another plan."""
        titles = [entry.section.title for entry in entries]
        is_new = titles != self._titles
        if is_new:
            self.beginResetModel()
        self._titles, self._looks, self._said = titles, [], []
        for entry in entries:
            name, state = entry.section.id, entry.state
            found = findings.get(name, ())
            offers = sum(piece.section == name for piece in entries.pieces)
            look = _look(state, found, offers, is_required=name in required)
            self._looks.append(look)
            self._said.append(_spoken(entry.section.title, state, len(found), look))
        if is_new:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0), self.index(len(titles) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many sections."""
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, all of it in words for a screen reader, or its look."""
        row = index.row()
        if not 0 <= row < len(self._titles):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[row]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said[row]
        return self._looks[row] if role == LOOK else None


class SectionDelegate(QStyledItemDelegate):
    """Paints a section: its mark, its whole title in as many lines as it takes, how many texts are proposed."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its title, broken at the view's width."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else UNIT * 25
        look: Look = index.data(LOOK)
        metrics = QFontMetrics(theme.font())
        room = width - UNIT * 2 - _mark_width() - _offer_width(look)
        height = metrics.boundingRect(QRect(0, 0, room, 9999), _WRAP, index.data()).height()
        return QSize(UNIT, max(height, metrics.height()) + UNIT + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row of ``index``."""
        colours, look, row = theme.colours(), index.data(LOOK), option.rect
        painter.save()
        is_here = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_here:
            painter.fillRect(row, QColor(colours.tint))
            painter.fillRect(QRect(row.left(), row.top(), 3, row.height()), QColor(colours.accent))
            if colours.is_contrast or option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(QColor(colours.accent), 2))
                painter.drawRect(row.adjusted(1, 1, -1, -1))
        inner = row.adjusted(UNIT, UNIT // 2 + 2, -UNIT, -UNIT // 2 - 2)
        painter.setFont(theme.font(bold=True))
        painter.setPen(QColor(getattr(colours, look.ink)))
        mark = QRect(inner.left(), inner.top(), _mark_width(), inner.height())
        painter.drawText(mark, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter), look.mark)
        if look.offers:
            painter.setFont(theme.font(0.9, bold=True))
            painter.setPen(QColor(colours.accent))
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight), f"+{look.offers}")
        painter.setFont(theme.font())
        painter.setPen(QColor(colours.deep if is_here else colours.text if look.is_required else colours.muted))
        painter.drawText(inner.adjusted(_mark_width(), 0, -_offer_width(look), 0), _WRAP, index.data())
        painter.restore()


class SectionList(QListView):
    """Arrows go through the sections, Enter goes on writing, a click does both.

    Signals:
        looked_at: another section is the current one; carries its number.
        entered_row: she wants to write in the current one.
    """

    looked_at = Signal(int)
    entered_row = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sections = SectionModel(self)
        self.setModel(self.sections)
        self.setItemDelegate(SectionDelegate(self))
        self.setAccessibleName("Afsnit")
        restyle(self, "role", "nav")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda _: self.entered_row.emit())

    @property
    def number(self) -> int:
        """Of the current section; -1 for none."""
        return self.currentIndex().row()

    def look_at(self, number: int) -> None:
        """Make a section the current one."""
        self.setCurrentIndex(self.sections.index(number))

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell which section is looked at."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.looked_at.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the section."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & ~_KEYPAD:
            if not event.isAutoRepeat():
                self.entered_row.emit()
        else:
            super().keyPressEvent(event)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def _look(state: State, findings: Sequence[Finding], offers: int, *, is_required: bool) -> Look:
    """An empty section is empty, whatever is said of that: a plan that is begun shall not be all amber."""
    mark, ink = _MARKS[state]
    worst = next((each for each in WORST_FIRST if any(found.severity is each for found in findings)), None)
    if worst in _WORSE and (state is not State.EMPTY or worst is Severity.ERROR):
        mark, ink = _WORSE[worst]
    return Look(mark, ink, offers, is_required)


def _spoken(title: str, state: State, findings: int, look: Look) -> str:
    must = ", skal udfyldes" if look.is_required and state in {State.EMPTY, State.BEGUN} else ""
    said = f", {findings} {'bemærkning' if findings == 1 else 'bemærkninger'}" if findings else ""
    offers = f", {look.offers} forslag fra en kilde" if look.offers else ""
    return f"{title}, {state.value}{must}{said}{offers}"


def _mark_width() -> int:
    return QFontMetrics(theme.font(bold=True)).horizontalAdvance("▲ ") + UNIT // 2


def _offer_width(look: Look) -> int:
    return QFontMetrics(theme.font(bold=True)).horizontalAdvance(f"+{look.offers}") + UNIT if look.offers else 0
