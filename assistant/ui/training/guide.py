"""The lines above the practice journal: the tour through it, and a call that comes in the middle."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from assistant.ui.parts import Chip, QuickButton, label
from assistant.ui.theme import UNIT


class GuideLine(QFrame):
    """One step of the tour, or the offer of it.

    Signals:
        wanted: she would take it.
        left: she would not, or has had enough.
        skipped: she would go on with the next step.
    """

    wanted = Signal()
    left = Signal()
    skipped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.setProperty("tone", "target")
        self.place = Chip()
        self.said = label("", wrap=True)
        self.begin = QuickButton("&Start rundturen")
        self.skip = QuickButton("Spring trin&let over")
        self.leave = QuickButton("")
        self.begin.clicked.connect(self.wanted)
        self.skip.clicked.connect(self.skipped)
        self.leave.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT * 2, UNIT, UNIT * 2, UNIT)
        row.setSpacing(UNIT * 2)
        row.addWidget(self.place)
        row.addWidget(self.said, 1)
        row.addWidget(self.begin)
        row.addWidget(self.skip)
        row.addWidget(self.leave)
        self.hide()

    def offer(self) -> None:
        """Ask whether she wants the tour."""
        self._show("", "Er det første gang? Rundturen viser det vigtigste på ti minutter.")
        self.begin.show()
        self.skip.hide()
        self.leave.setText("Ne&j tak")

    def show_step(self, number: int, count: int, text: str) -> None:
        """Tell step ``number`` of ``count``, counted from 1."""
        self._show(f"Rundtur {number} af {count}", text)
        self.begin.hide()
        self.skip.show()
        self.leave.setText("&Stop rundturen")

    def end(self) -> None:
        """Say that it is over."""
        self._show("", "Det var rundturen. Vælg nu selv en øvelse; de letteste står først.")
        self.begin.hide()
        self.skip.hide()
        self.leave.setText("&Luk")

    def _show(self, place: str, text: str) -> None:
        self.place.setVisible(bool(place))
        self.place.show_as(place, "target")
        self.said.setText(text)
        self.show()


class CallLine(QFrame):
    """The telephone, which she answers before she goes on or after.

    Signals:
        over: she has hung up.
    """

    over = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.said = label("", wrap=True)
        self.hang_up = QuickButton("Læg p&å")
        self.hang_up.clicked.connect(self._end)
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT * 2, UNIT, UNIT * 2, UNIT)
        row.setSpacing(UNIT * 2)
        row.addWidget(Chip("Telefonen ringer", "warning"))
        row.addWidget(self.said, 1)
        row.addWidget(self.hang_up)
        self.hide()

    def tell(self, call: str) -> None:
        """Ring."""
        self.said.setText(call)
        self.show()

    def _end(self) -> None:
        self.hide()
        self.over.emit()
