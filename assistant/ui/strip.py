"""The strip in the corner that shows what waits: where it belongs and its key, never a word of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QScreen,
    QWindow,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from assistant.ui import theme
from assistant.ui.card import Card, Footer, Header
from assistant.ui.parts import Icon, KeyCap, clear, label, restyle
from assistant.ui.theme import UNIT

WIDTH = 360
ROWS = 9
_LOOK_MS = 200


@dataclass(frozen=True)
class StripRow:
    """What is seen of something that waits.

    Attributes:
        key: its digit, or empty.
        is_form: it is a form that is offered, not a text.
        elsewhere: where it belongs, when that is not where she was last: ``en anden sag``.
    """

    label: str
    key: str
    is_form: bool = False
    is_done: bool = False
    elsewhere: str = ""


class Strip(Card):
    """Never takes the focus by itself, so that the caret stays where the next text goes; a click gives it.

    Signals:
        entered: the mouse is here; the window that has the focus now is the one to insert into.
        chosen: a row was clicked; carries its place, from 0.
        cleared: nothing is to wait any more.
    """

    entered = Signal()
    chosen = Signal(int)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle("Sagstast – venter")
        self._screen: QScreen | None = None
        self._has_rows = False
        self.clear_all = QPushButton("ryd")
        self.clear_all.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear_all.setToolTip("Lad ingen af teksterne vente mere")
        restyle(self.clear_all, "role", "link")
        restyle(self.clear_all, "tone", "quiet")
        self.clear_all.clicked.connect(self.cleared)
        self.footer = Footer()
        self.footer.add_right(self.clear_all)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._note)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, UNIT // 2, 0, UNIT // 2)
        self._rows.setSpacing(0)
        self.header = Header()
        self.column.addWidget(self.header)
        self.column.addLayout(self._rows)
        self.column.addWidget(self.footer)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        QGuiApplication.instance().focusWindowChanged.connect(self._make_way)  # type: ignore[union-attr]

    def tell(self, rows: Sequence[StripRow], leader: str, screen: QScreen | None = None) -> None:
        """Show ``rows`` in the lower right corner of ``screen``, or of where it stands; with none, go."""
        self._has_rows = bool(rows)
        self._screen = screen or self._screen
        is_next = all(row.is_form for row in rows if not row.is_done)
        self.header.title.setText("Næste skridt" if is_next else "Venter på at blive sat ind")
        clear(self._rows)
        for place, row in enumerate(rows[:ROWS]):
            shown = _RowLine(row)
            shown.clicked.connect(lambda place=place: self.chosen.emit(place))
            self._rows.addWidget(shown)
            shown.show()
        if more := rows[ROWS:]:
            rest = label(f"og {len(more)} til", "muted")
            rest.setContentsMargins(UNIT * 2, UNIT // 2, UNIT * 2, UNIT)
            self._rows.addWidget(rest)
            rest.show()
        self.footer.set_keys([(leader, "og tallet")] if leader else [])
        self.setAccessibleName("Venter: " + ", ".join(_spoken(row) for row in rows))
        if rows:
            self._appear()
        else:
            self.hide()

    def _appear(self) -> None:
        self._rows.activate()
        self.column.activate()
        self.setFixedSize(theme.scaled(WIDTH), self.column.sizeHint().height())
        self._make_way(QGuiApplication.focusWindow())

    def _make_way(self, focus: QWindow | None) -> None:
        """Be seen only while she is in another program: our own windows may need the corner."""
        is_in_ours = focus is not None and focus.isVisible() and focus.title() != self.windowTitle()
        is_wanted = self._has_rows and not is_in_ours
        if is_wanted:
            self.move(self.corner(self._screen))
        if is_wanted != self.isVisible():
            self.setVisible(is_wanted)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The mouse comes before a click takes the focus away from where the text goes.

        While it rests here, she may go to another window with the keyboard, and click then.
        """
        super().enterEvent(event)
        self._note()
        self._look.start()

    def leaveEvent(self, event: QEvent) -> None:
        """A click comes from where the mouse is."""
        super().leaveEvent(event)
        self._look.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing can be clicked here."""
        super().hideEvent(event)
        self._look.stop()

    def _note(self) -> None:
        if not self.isActiveWindow():
            self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, once she has clicked here, lets nothing wait."""
        if event.key() == Qt.Key.Key_Escape:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)


class _RowLine(QFrame):
    """Key, label, and what there is to say of it.

    Signals:
        clicked: the mouse has pressed it while it waits.
    """

    clicked = Signal()

    def __init__(self, row: StripRow) -> None:
        super().__init__()
        self._text = row.label
        self._is_open = not row.is_done and not row.elsewhere
        cap = KeyCap(row.key or "·")
        mark: QWidget = Icon("done", "accent") if row.is_done else cap
        mark.setFixedSize(cap.sizeHint())
        self._label = label(row.label, "" if self._is_open else "muted")
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(UNIT * 2, UNIT // 2 + 1, UNIT * 2, UNIT // 2 + 1)
        line.setSpacing(UNIT + 4)
        line.addWidget(mark)
        line.addWidget(self._label, 1)
        if said := _state(row):
            line.addWidget(label(said, "warning" if row.elsewhere and not row.is_done else "muted"))
        if self._is_open:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say of a long label what there is room for: where it is, and at its end what sets it apart."""
        super().resizeEvent(event)
        self._line.activate()
        room = self._label.width()
        self._label.setText(self._label.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideMiddle, room))
        self._label.setToolTip(self._text if self._label.text() != self._text else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click is as good as the key; elsewhere the card moves."""
        if self._is_open and event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit()
        else:
            super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Show that the mouse is over it."""
        if self._is_open and event.type() in {QEvent.Type.Enter, QEvent.Type.Leave}:
            restyle(self, "role", "under-mouse" if event.type() is QEvent.Type.Enter else "")
        return super().event(event)


def _state(row: StripRow) -> str:
    if row.is_done:
        return "sat ind"
    return row.elsewhere


def _spoken(row: StripRow) -> str:
    return " ".join(part for part in (row.key, row.label, _state(row)) if part)
