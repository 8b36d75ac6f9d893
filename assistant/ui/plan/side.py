"""The right side: what is said of the section, and the texts that stand beside the plan until she takes them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from assistant.model.finding import Finding
from assistant.ui import private
from assistant.ui.fields.finding_line import FindingLine, Shown
from assistant.ui.parts import KeyCap, clear, label, restyle
from assistant.ui.plan import texts
from assistant.ui.plan.entries import Piece
from assistant.ui.plan.sources import SourceButton
from assistant.ui.theme import UNIT

_MOST = 30
"""Nobody reads more at once, and each is a widget."""
_MOST_KEYS = 9
_LONGEST = 600
"""Characters of a text that is shown before it is taken."""


class Side(QFrame):
    """Findings first, then what is proposed for this section, what has no section, what is said of the whole plan.

    Signals:
        taken: she wants a piece in the section in sight; carries the ``Piece``.
        put_away: she does not need a piece any more; carries it.
    """

    taken = Signal(object)
    put_away = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        restyle(self, "role", "pane")
        self._offered: tuple[Piece, ...] = ()
        self._shown: tuple[object, ...] = (None,)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT)
        self._column.setSpacing(UNIT)
        self.area = QScrollArea()
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().setAutoFillBackground(False)
        self.area.setAccessibleName("Det, jeg fandt")
        inside.setAutoFillBackground(False)
        self.sources = SourceButton()
        self.total = label("", "muted", wrap=True)
        self.total.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        foot = QHBoxLayout()
        foot.setContentsMargins(UNIT * 2, UNIT // 2, UNIT * 2, UNIT + 4)
        foot.addWidget(self.total, 1)
        foot.addWidget(self.sources)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addLayout(foot)

    def tell(self, here: Sequence[Finding], whole: Sequence[Finding], pieces: Sequence[Piece], section: str) -> None:
        """Say what there is to say ``here`` and of the ``whole`` plan, and offer ``pieces``."""
        proposed = [piece for piece in pieces if piece.section == section]
        rest = [piece for piece in pieces if not piece.section]
        now = (section, tuple(here), tuple(whole), tuple(proposed), tuple(rest))
        if now == self._shown:
            return
        self._shown = now
        self._offered = (*proposed, *rest)[:_MOST_KEYS]
        clear(self._column)
        self._say("Dette afsnit", here)
        if not here and not whole:
            self._add(label(texts.NOTHING_HERE, "label", wrap=True))
            self._add(label(texts.HONEST, "help", wrap=True))
        self._offer("Foreslået til afsnittet", proposed, "tag med")
        self._offer("Uden plads i planen", rest, "sæt ind her")
        self._say("Hele planen", whole)
        self._column.addStretch(1)
        said = " ".join(finding.message for finding in (*here, *whole))
        self.area.setAccessibleDescription(said or texts.NOTHING_HERE)

    def take(self, number: int) -> None:
        """Take what Alt+``number`` stands for."""
        if number <= len(self._offered):
            self.taken.emit(self._offered[number - 1])

    def wipe(self) -> None:
        """Keep nothing of what was said."""
        self._offered, self._shown = (), (None,)
        self.area.setAccessibleDescription("")
        clear(self._column)

    def _say(self, title: str, findings: Sequence[Finding]) -> None:
        if findings:
            self._title(title)
        for finding in findings[:_MOST]:
            self._add(FindingLine(Shown(finding)))
        if len(findings) > _MOST:
            self._add(label(f"Der er {len(findings) - _MOST} mere.", "help"))

    def _offer(self, title: str, pieces: Sequence[Piece], verb: str) -> None:
        if pieces:
            self._title(title)
        for piece in pieces[:_MOST]:
            key = f"Alt+{self._offered.index(piece) + 1}" if piece in self._offered else ""
            made = _Offer(piece, key, verb)
            made.taken.connect(lambda piece=piece: self.taken.emit(piece))
            made.put_away.connect(lambda piece=piece: self.put_away.emit(piece))
            self._add(made)
        if len(pieces) > _MOST:
            self._add(label(f"Der er {len(pieces) - _MOST} mere. De kommer frem efterhånden.", "help"))

    def _title(self, title: str) -> None:
        if self._column.count():
            self._column.addSpacing(UNIT)
        self._add(label(title, "label"))

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        widget.show()


class _Offer(QFrame):
    """A piece: its heading, how it begins, and what can be done with it.

    Signals:
        taken, put_away: as the side's.
    """

    taken = Signal()
    put_away = Signal()

    def __init__(self, piece: Piece, key: str, verb: str) -> None:
        super().__init__()
        restyle(self, "role", "sheet")
        self._text = piece.cited
        shown = piece.text if len(piece.text) <= _LONGEST else f"{piece.text[:_LONGEST].rstrip()} …"
        text = label(shown, wrap=True)  # not selectable: what a label copies is marked by nobody
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT + 4, UNIT, UNIT + 4, UNIT)
        column.setSpacing(UNIT // 2)
        if piece.heading:
            column.addWidget(label(piece.heading, "prefix", wrap=True))
        column.addWidget(text)
        if piece.source:
            column.addWidget(label(f"Kilde: {piece.source}", "help", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(UNIT - 2)
        if key:
            row.addWidget(KeyCap(key))
        ways = ((verb, self.taken.emit, key), ("kopiér", self._copy, ""), ("fjern", self.put_away.emit, ""))
        for word, act, named in ways:
            row.addWidget(_link(word, f"{word}: {piece.heading}" + (f" ({named})" if named else ""), act))
        row.addStretch(1)
        column.addLayout(row)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setMimeData(private.text(self._text))


def _link(word: str, name: str, act: object) -> QPushButton:
    button = QPushButton(word)
    button.setProperty("role", "link")
    button.setProperty("tone", "muted")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setAccessibleName(name)
    button.clicked.connect(lambda _: act())  # type: ignore[operator]
    return button
