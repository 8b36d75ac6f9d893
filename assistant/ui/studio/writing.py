"""What stands on the pages is laid on the desk, and what lies there is shown on the pages."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from assistant.ui.studio.desk import Desk
from assistant.ui.studio.sheet import Sheet


class Writing(QObject):
    """Keeps the pages of ``sheet`` and what lies on ``desk`` the same.

    Signals:
        shown: what lies there stands on the pages anew, and is to be judged.
    """

    shown = Signal()

    def __init__(self, sheet: Sheet, desk: Desk) -> None:
        super().__init__(sheet)
        self._sheet, self._desk = sheet, desk
        sheet.renamed.connect(self._rename)
        sheet.turned.connect(self._turn)

    def take(self) -> None:
        """Lay on the desk what stands on the pages."""
        if self._desk.manuscript is not None and not self._desk.manuscript.fault:
            self._desk.take(self._sheet.values())

    def show(self) -> None:
        """Show the manuscript on the pages, as it is."""
        manuscript = self._desk.manuscript
        if manuscript is None:
            return
        self._sheet.allow(pages=manuscript.fault is None)
        if manuscript.fault is None:
            self._sheet.show_values(self._desk.values)
            self._desk.see(self._sheet.values())
            self._sheet.show_file(manuscript.text)
        else:
            line = manuscript.fault.where.rpartition(":")[2]
            self._sheet.show_broken(manuscript.text, manuscript.fault, int(line) - 1 if line.isdigit() else 0)
        self.shown.emit()

    def show_signs(self) -> None:
        """Show who has compared and approved it now, and leave the rest as it stands there."""
        manuscript = self._desk.manuscript
        if manuscript is not None:
            self.take()
            self._sheet.show_signs(self._desk.values, manuscript.text)
            self._desk.see(self._sheet.values())

    def put_whole(self, text: str) -> None:
        """She has written ``text`` as the whole file."""
        if self._desk.manuscript is not None:
            self._desk.manuscript.put_text(text)
            self.show()

    def _rename(self, old: str, new: str) -> None:
        self.take()
        self._desk.rename(old, new)
        self._sheet.show_texts(self._desk.values)
        self._desk.see(self._sheet.values())
        self.shown.emit()

    def _turn(self, is_whole: bool) -> None:  # noqa: FBT001 - a slot
        if is_whole and self._desk.manuscript is not None:
            self.take()
            self._sheet.show_file(self._desk.manuscript.text)
