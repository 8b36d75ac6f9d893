"""The texts that stand beside a plan: offered, taken into the section in sight, put away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from assistant.ui.plan import texts
from assistant.ui.plan.entries import Entries, Piece
from assistant.ui.plan.page import SectionPage
from assistant.ui.plan.said import Said
from assistant.ui.plan.side import Side


class Beside(QObject):
    """Nothing moves by itself, and what is taken is as if it were typed.

    Attributes:
        entries: of the plan that they stand beside.

    Signals:
        changed: there are others beside it now.
    """

    changed = Signal()

    def __init__(self, side: Side, page: SectionPage, said: Said, parent: QObject) -> None:
        super().__init__(parent)
        self.entries = Entries((), {})
        self._page, self._said = page, said
        side.taken.connect(self._take)
        side.put_away.connect(self._put_away)

    def offer(self, pieces: Sequence[Piece]) -> None:
        """Let these stand there too, until she takes them."""
        self.entries.pieces = (*self.entries.pieces, *pieces)
        self.changed.emit()
        proposed = sum(bool(piece.section) for piece in pieces)
        self._said.tell((texts.split_up(proposed, len(pieces) - proposed),), is_amber=not proposed)

    def _take(self, piece: Piece) -> None:
        if self._page.left_out.isChecked() or self._page.editor is not self._page.sheet:
            self._said.tell((texts.NOT_HERE,))
            return
        self._page.sheet.add(piece.cited)
        self._page.start_writing()
        self._put_away(piece)

    def _put_away(self, piece: Piece) -> None:
        left = list(self.entries.pieces)
        if piece in left:
            left.remove(piece)
        self.entries.pieces = tuple(left)
        self.changed.emit()
