"""The top of the plan window: which plan, which version, how far."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent

from assistant.ui.card import Header
from assistant.ui.parts import Chip
from assistant.ui.plan import texts


class PlanHead(Header):
    """Nothing here is ever about a citizen. Where there is no room the version gives way, then the title breaks."""

    def __init__(self) -> None:
        super().__init__()
        self.version, self.progress = Chip(), Chip()
        self.add_left(self.version)
        self.add_right(self.progress)
        self.setMinimumWidth(1)

    def open(self, title: str, version: str) -> None:
        """Name the plan."""
        self.title.setText(title)
        self.version.show_as(version, "quiet")
        self._fit()

    def tell(self, done: int, of: int) -> None:
        """Say how far it is."""
        self.progress.show_as(texts.progress(done, of), "quiet")
        self.progress.setAccessibleName(f"{self.progress.text()} afsnit er udfyldt")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more room, or less."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        self.title.setWordWrap(False)
        self.version.setVisible(bool(self.version.text()))
        if self.row.sizeHint().width() > self.width():
            self.version.hide()
        self.title.setWordWrap(self.row.sizeHint().width() > self.width())
