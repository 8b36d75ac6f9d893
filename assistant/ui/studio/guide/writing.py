"""What she is at in the guide's room, and what she writes of it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from assistant.casework.studio.guide.sheets import GUIDE, NOTE_TYPES
from assistant.ui.studio.guide.chooser import Row
from assistant.ui.studio.guide.desk import GuideDesk
from assistant.ui.studio.guide.frame import GuideFrame
from assistant.ui.studio.guide.judging import Judging
from assistant.ui.studio.guide.pages import GuidePage
from assistant.ui.studio.room import Room

_NOT_UNDERSTOOD = "Ret det, der ikke er forstået, før du går videre."
_USED = "{} bruger notattypen. Giv dem en anden først."


class Writing(QObject):
    """Shows what lies on ``desk``, a row at a time, and lays there what she writes."""

    def __init__(self, room: Room, desk: GuideDesk, frame: GuideFrame, judging: Judging) -> None:
        super().__init__(room)
        self._desk, self._frame, self._judging = desk, frame, judging
        self._connect()

    def lay(self) -> None:
        """List what there is, and show what she was at, or the first."""
        self._frame.show_rows(self._desk)
        self._go(self._frame.chooser.row or self._desk.first_row())

    def is_understood(self) -> bool:
        """Whether every answer has a meaning; else she is taken to the one that has none."""
        page = self._frame.page
        question = page.complaint() if page else None
        if page and question:
            page.go_to(question)
            self._frame.say(_NOT_UNDERSTOOD, is_refusal=True)
        return question is None

    def open(self, row: Row) -> None:
        """Show what ``row`` is."""
        self._desk.row = row
        self._frame.show_page(row, self._desk)
        if self._judging.told:
            self._frame.show_findings(row, self._judging.told.judged)
        self._judging.soon()

    def change(self) -> None:
        """Lay on the desk what stands on the page."""
        row = self._desk.row
        page = self._frame.page
        if row is None or not isinstance(page, GuidePage):
            return
        sheet = self._desk.sheet(row.file)
        sheet.put(page.changes(sheet.values))
        page.show_signs(sheet.values)
        self._frame.show_signs(self._desk)
        self._frame.say("")
        self._judging.soon()

    def _choose(self, row: Row) -> None:
        if self.is_understood():
            self.open(row)
        elif self._desk.row:
            self._frame.chooser.stay_at(self._desk.row.file, self._desk.row.place)

    def _begin_own(self) -> None:
        """The pack is to have what is shown for its own."""
        row = self._desk.row
        if row:
            self._go(self._desk.begin(row))

    def _begin_type(self) -> None:
        if not self.is_understood():
            return
        self._go(self._desk.begin_type())
        self._frame.types.go_to(self._frame.types.form.ask("name"))

    def _remove_type(self) -> None:
        """Take the note type away, where nobody uses it."""
        row = self._desk.row
        if row is None or row.file != NOTE_TYPES:
            return
        users = self._desk.users_of(row)
        if users:
            self._frame.say(_USED.format("1 skabelon" if users == 1 else f"{users} skabeloner"), is_refusal=True)
            return
        self._desk.remove(row)
        self._go(self._desk.first_row())

    def _go(self, row: Row) -> None:
        """List what there is now, and show ``row``."""
        self._frame.show_rows(self._desk)
        self._frame.chooser.stay_at(row.file, row.place)
        self.open(row)

    def _go_to(self, where: str) -> None:
        """To the question of a finding: ``file`` and key path, parted by a colon."""
        file, _, path = where.partition(":")
        row = self._frame.chooser.row_of(file, path)
        if row and self.is_understood():
            self._frame.chooser.stay_at(row.file, row.place)
            self.open(row)
            if self._frame.page:
                self._frame.page.ask(path)

    def _go_to_rule(self, code: str) -> None:
        if not self.is_understood():
            return
        self._frame.chooser.stay_at(GUIDE, code)
        row = self._frame.chooser.row
        if row:
            self.open(row)

    def _connect(self) -> None:
        frame = self._frame
        frame.chooser.chosen.connect(self._choose)
        frame.chooser.new_wanted.connect(self._begin_type)
        frame.own_button.clicked.connect(self._begin_own)
        frame.findings.chosen.connect(self._go_to)
        frame.lists.rule_wanted.connect(self._go_to_rule)
        frame.types.removed.connect(self._remove_type)
        for page in frame.pages:
            page.changed.connect(self.change)
