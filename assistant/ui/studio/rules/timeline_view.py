"""The times of one group, deadline or fact: a bar for each record, and what none or two cover, over the years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QLineF,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from assistant.casework.studio.rules.kinds import Values
from assistant.casework.studio.rules.timeline import Stretch, certainty, span, stretches, worth
from assistant.ui import theme
from assistant.ui.theme import UNIT

_Index = QModelIndex | QPersistentModelIndex
_YEAR = timedelta(days=366)
_BAR, _MOST_ROWS = 12, 5
_FILLS = {
    "high": Qt.BrushStyle.SolidPattern,
    "medium": Qt.BrushStyle.Dense4Pattern,
    "low": Qt.BrushStyle.BDiagPattern,
    "unknown": Qt.BrushStyle.NoBrush,
}
_GAPS = {"gap": "Ingen regel", "twice": "To regler på samme tid", "not known": "Ikke kendt"}


class Row(NamedTuple):
    """A stretch of the timeline, as it is shown.

    Attributes:
        fill: of its bar: the surer, the fuller.
        is_open: whether it may go on, or goes on, to the left and to the right.
        said: above its bar.
        heard: what a screen reader says.
    """

    stretch: Stretch
    fill: Qt.BrushStyle
    is_open: tuple[bool, bool]
    said: str
    heard: str


class Axis(NamedTuple):
    """The days between the left and the right end."""

    first: date
    last: date

    def x(self, day: date, width: float) -> float:
        """How far from the left end ``day`` is; never outside."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return width * min(max(share, 0.0), 1.0)


class TimelineView(QWidget):
    """The years above, and the rows.

    Signals:
        chosen: a record; carries its place.
    """

    chosen = Signal(int)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.model, self.rows = _Model(), QListView()
        self._years = _Years(today)
        self._today, self._is_telling = today, True
        self.rows.setModel(self.model)
        self.rows.setItemDelegate(_Bars(self._years))
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setAccessibleName("Tidslinje")
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.selectionModel().currentChanged.connect(self._choose)
        self.setFocusProxy(self.rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._years)
        column.addWidget(self.rows)

    def show_records(self, records: Sequence[Values], signs: Sequence[Values], place: int) -> None:
        """Show ``records``, each with who has signed it, and be at the one at ``place``; tells nobody."""
        rows = [_row(each, records, signs) for each in stretches(records)]
        self._is_telling = False
        self._years.take(_axis(rows, self._today))
        self.model.lay(rows)
        at = next((n for n, row in enumerate(rows) if row.stretch[:2] == ("record", place)), -1)
        self.rows.setCurrentIndex(self.model.index(at, 0))
        self._is_telling = True
        height = self.rows.sizeHintForRow(0) if rows else 0
        self.rows.setFixedHeight(height * min(max(len(rows), 1), _MOST_ROWS) + UNIT)

    def _choose(self, now: QModelIndex) -> None:
        if self._is_telling and now.isValid():
            stretch = self.model.rows[now.row()].stretch
            if stretch.sort == "record":
                self.chosen.emit(stretch.place)


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def lay(self, rows: list[Row]) -> None:
        """Show ``rows``; as many as before are told anew in their places, so that she stays where she is."""
        if len(rows) == len(self.rows):
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        shown = {Qt.ItemDataRole.DisplayRole: row.said, Qt.ItemDataRole.ToolTipRole: row.heard}
        return {**shown, Qt.ItemDataRole.AccessibleTextRole: row.heard}.get(Qt.ItemDataRole(role))


class _Years(QWidget):
    """The years above the bars, and today."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today, self.axis = today, Axis(today - _YEAR, today + _YEAR)
        self.setFixedHeight(self.fontMetrics().height() + UNIT)

    def take(self, axis: Axis) -> None:
        self.axis = axis
        self.update()

    def ground(self) -> QRect:
        """Where the axis runs, from left to right."""
        return self.rect().adjusted(UNIT * 3, 0, -UNIT * 3, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's
        painter, ground, metrics = QPainter(self), self.ground(), self.fontMetrics()
        now = metrics.horizontalAdvance("i dag") // 2
        middle = ground.left() + self.axis.x(self.today, ground.width())
        middle = min(max(middle, ground.left() + now), ground.right() - now)
        painter.setPen(QColor(theme.colours().accent))
        painter.drawText(QPointF(middle - now, metrics.ascent()), "i dag")
        painter.setPen(QColor(theme.colours().muted))
        room = metrics.horizontalAdvance("2026") + UNIT * 2
        until = float(ground.left() - room)
        for year in range(self.axis.first.year + 1, self.axis.last.year + 1):
            x = ground.left() + self.axis.x(date(year, 1, 1), ground.width())
            is_free = abs(x + room / 2 - middle) > now + room / 2 and x + room - UNIT * 2 <= ground.right()
            if x >= until + room and is_free:
                painter.drawText(QPointF(x, metrics.ascent()), str(year))
                until = x


class _Bars(QStyledItemDelegate):
    """A row: what it is, in words, and below them its bar."""

    def __init__(self, years: _Years) -> None:
        super().__init__(years)
        self._years = years

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002 - Qt's
        return QSize(0, option.fontMetrics.height() + theme.scaled(_BAR) + UNIT * 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.model().rows[index.row()]  # type: ignore[attr-defined]
        c, whole = theme.colours(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, QColor(c.tint))
            painter.fillRect(QRect(whole.left(), whole.top(), 3, whole.height()), QColor(c.accent))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(c.accent))
            painter.drawRect(whole.adjusted(0, 0, -1, -1))
        ground = QRectF(self._years.ground())
        today = ground.left() + self._years.axis.x(self._years.today, ground.width())
        is_wrong = row.stretch.sort in ("gap", "twice")
        painter.setPen(QColor(c.error if is_wrong else c.muted if row.stretch.sort == "not known" else c.text))
        words = whole.adjusted(UNIT * 3, UNIT // 2, -UNIT * 3, 0)
        said = option.fontMetrics.elidedText(row.said, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), said)
        top = whole.top() + option.fontMetrics.height() + UNIT
        if row.stretch.first:
            self._paint_bar(painter, row, QRectF(ground.left(), top, ground.width(), theme.scaled(_BAR)))
        painter.setPen(QPen(QColor(c.accent), 1.5))
        painter.drawLine(QLineF(today, top - UNIT / 4, today, whole.bottom()))
        painter.restore()

    def _paint_bar(self, painter: QPainter, row: Row, room: QRectF) -> None:
        c, stretch, axis = theme.colours(), row.stretch, self._years.axis
        left = room.left() + axis.x(stretch.first or axis.first, room.width())
        right = room.left() + axis.x(stretch.last + timedelta(days=1) if stretch.last else axis.last, room.width())
        bar = QRectF(left, room.top(), max(right - left, 4), room.height())
        ink = QColor({"record": c.accent, "not known": c.faint}.get(stretch.sort, c.error))
        painter.setPen(QPen(ink, 1.5, Qt.PenStyle.SolidLine if stretch.sort == "record" else Qt.PenStyle.DashLine))
        painter.setBrush(QBrush(ink, row.fill))
        painter.drawRect(bar)
        painter.setBrush(ink)
        painter.setPen(Qt.PenStyle.NoPen)
        for is_open, x, way in ((row.is_open[0], bar.left(), -1), (row.is_open[1], bar.right(), 1)):
            if is_open:
                tip = QPointF(x + way * UNIT, bar.center().y())
                painter.drawPolygon(QPolygonF([QPointF(x, bar.top()), tip, QPointF(x, bar.bottom())]))


def _row(stretch: Stretch, records: Sequence[Values], signs: Sequence[Values]) -> Row:
    said = span(stretch.first, stretch.last)
    if stretch.sort != "record":
        named = f"{_GAPS[stretch.sort]}: {said}"
        is_twice = stretch.sort == "twice"
        fill = Qt.BrushStyle.DiagCrossPattern if is_twice else Qt.BrushStyle.NoBrush
        return Row(stretch, fill, (False, False), named, named)
    values = records[stretch.place]
    times, parts = span(stretch.first, stretch.last, values), worth(values, signs[stretch.place])
    is_open = (values.get("is_start_known") is False, stretch.last is None or values.get("is_end_known") is False)
    heard = ", ".join((str(values.get("title", "")), times, *parts))
    return Row(stretch, _FILLS[certainty(values)], is_open, " · ".join((times, *parts)), heard)


def _axis(rows: Sequence[Row], today: date) -> Axis:
    """From a little before the first day to a little after the last, and today in any case."""
    days = [day for row in rows for day in (row.stretch.first, row.stretch.last) if day and day.year < _FAR] + [today]
    first, last = min(days), max(days)
    return Axis(date(max(first.year - 1, 1), 7, 1), date(last.year + 1, 12, 31))


_FAR = 2200
"""Packs write 31.12.9999 for a rule that still holds."""
