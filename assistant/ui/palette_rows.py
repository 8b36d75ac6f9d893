"""The rows of the palette: a model over the hits, and a delegate that paints one in a fraction of a millisecond."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from assistant.casework.search import Hit
from assistant.ui import theme
from assistant.ui.theme import UNIT

HIT = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_WIDEST_TAG = "VIRKSOMHED"
"""Reserves the column of prefixes, so that titles stand still while the rows change."""
_PAD = UNIT * 2


class HitModel(QAbstractListModel):
    """The hits, in the order the search gave them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()

    def show(self, hits: Sequence[Hit]) -> None:
        """Have ``hits`` in place of those before."""
        self.beginResetModel()
        self._hits = tuple(hits)
        self.endResetModel()

    def hit(self, row: int) -> Hit | None:
        """The hit in ``row``, or None when there is no such row."""
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def with_letter(self, letter: str) -> Hit | None:
        """The hit that ``letter`` runs, or None when none shown has it."""
        return next((hit for hit in self._hits if hit.letter.lower() == letter.lower()), None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, all of the row in words for a screen reader, or the hit itself."""
        hit = self.hit(index.row())
        if hit is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (hit.tag, hit.title, hit.detail, _key(hit)) if part)
        return hit if role == HIT else None


class HitDelegate(QStyledItemDelegate):
    """Paints a row: prefix, title with its hit letters, the quiet line below, the key at the right."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.refresh()

    def refresh(self) -> None:
        """Take fonts and colours anew; the palette does so each time it opens."""
        self._title, self._hit = theme.font(), theme.font(bold=True)
        self._small, self._tag, self._cap = theme.font(0.9), theme.font(0.9, bold=True), theme.font(0.82, bold=True)
        self._title_m, self._hit_m = QFontMetrics(self._title), QFontMetrics(self._hit)
        self._small_m, self._tag_m, self._cap_m = (QFontMetrics(f) for f in (self._small, self._tag, self._cap))
        self._tag_width = self._tag_m.horizontalAdvance(_WIDEST_TAG) + UNIT * 3
        self._c = theme.colours()

    @property
    def row_height(self) -> int:
        """Height of every row."""
        return self._hit_m.height() + self._small_m.height() + 2 + UNIT * 2

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002
        """The view gives the width."""
        return QSize(UNIT, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row of ``index``."""
        hit: Hit = index.data(HIT)
        row: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, QColor(self._c.tint))
            painter.fillRect(QRect(row.left(), row.top(), 3, row.height()), QColor(self._c.accent))
            if self._c.is_contrast:
                painter.setPen(QPen(QColor(self._c.accent), 2))
                painter.drawRect(row.adjusted(1, 1, -1, -1))
        inner = row.adjusted(_PAD, UNIT, -_PAD, -UNIT)
        self._write(painter, self._tag, self._c.faint if hit.expired else self._c.deep)
        tag = self._tag_m.elidedText(hit.tag, Qt.TextElideMode.ElideRight, self._tag_width - UNIT)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tag)
        inner.setLeft(inner.left() + self._tag_width)
        inner.setRight(inner.right() - self._paint_key(painter, inner, _key(hit)))
        self._paint_title(painter, inner, hit)
        self._write(painter, self._small, self._c.faint if hit.expired else self._c.muted)
        detail = self._small_m.elidedText(hit.detail, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, detail)
        painter.restore()

    def _write(self, painter: QPainter, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))

    def _paint_title(self, painter: QPainter, where: QRect, hit: Hit) -> None:
        text = self._hit_m.elidedText(hit.title, Qt.TextElideMode.ElideRight, where.width())
        room = 0 if hit.detail else (where.height() - self._hit_m.height()) // 2
        baseline, x = where.top() + room + self._hit_m.ascent(), where.left()
        plain = self._c.faint if hit.expired else self._c.text
        for start, end, is_hit in _pieces(len(text), hit.spans):
            self._write(painter, self._hit if is_hit else self._title, self._c.accent if is_hit else plain)
            painter.drawText(x, baseline, text[start:end])
            x += (self._hit_m if is_hit else self._title_m).horizontalAdvance(text[start:end])

    def _paint_key(self, painter: QPainter, where: QRect, key: str) -> int:
        """Draw the key cap at the right end of ``where`` and tell how much room it took."""
        if not key:
            return 0
        width, height = self._cap_m.horizontalAdvance(key) + 12, self._cap_m.height() + 4
        cap = QRect(where.right() - width, where.center().y() - height // 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._c.edge))
        painter.setBrush(QColor(self._c.quiet))
        painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.drawLine(cap.left() + 4, cap.bottom() - 1, cap.right() - 4, cap.bottom() - 1)
        self._write(painter, self._cap, self._c.text)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
        return width + UNIT


def _key(hit: Hit) -> str:
    """What is pressed to run ``hit``; empty when it has no letter."""
    return hit.letter.upper() if hit.at_once or not hit.letter else f"Alt+{hit.letter.upper()}"


def _pieces(length: int, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    """Cut ``length`` characters at ``spans``: start, end, and whether it is one of them."""
    pieces, at = [], 0
    for start, end in spans:
        pieces += [(at, min(start, length), False), (start, min(end, length), True)]
        at = end
    pieces.append((at, length, False))
    return [piece for piece in pieces if piece[0] < piece[1]]
