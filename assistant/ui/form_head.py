"""The top of the form: what is written, which wording it is, where it goes."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent

from assistant.model.template import Template
from assistant.ui.card import Header
from assistant.ui.parts import Chip, show_target
from assistant.ui.typed import show_date

_LONGEST_SOURCE = 34


class FormHead(Header):
    """Title, chips, target. Nothing here is ever about a citizen.

    Where there is no room, the chips of the wording give way; they stand in the guide too. The target never does.
    """

    def __init__(self) -> None:
        super().__init__()
        self.version, self.source, self.approval, self.target = Chip(), Chip(), Chip(), Chip()
        self._wanted: list[Chip] = []
        self.approval.show_as("ikke godkendt", "warning")
        for chip in (self.version, self.source, self.approval):
            self.add_left(chip)
        self.add_right(self.target)
        self.setMinimumWidth(1)

    def show_template(self, template: Template, target: str, *, is_locked: bool) -> None:
        """Tell of ``template`` and of where its text goes."""
        self.title.setText(template.title)
        self.version.show_as(f"v{template.version} · gælder fra {show_date(template.valid_from)}", "quiet")
        checked = f" · kontrolleret {show_date(template.checked_on)}" if template.checked_on else ""
        self.source.show_as(_short(template.source) + checked, "quiet")
        self.source.setToolTip(template.source)
        self._wanted = [self.version] + [self.approval] * (not template.approved_by)
        self._wanted += [self.source] * bool(template.source)
        show_target(self.target, target, locked=is_locked)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many chips as there is room for."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        chips = (self.version, self.source, self.approval)
        room = self.width() - self.row.contentsMargins().left() - self.row.contentsMargins().right()
        room -= self.title.sizeHint().width() + self.target.sizeHint().width() + self.row.spacing()
        shown: set[Chip] = set()
        for chip in self._wanted:
            room -= chip.sizeHint().width() + self.row.spacing()
            if room >= 0:
                shown.add(chip)
        for chip in chips:
            chip.setVisible(chip in shown)


def _short(source: str) -> str:
    """``source``, cut where it would push the target away; the whole stands in the guide."""
    return source if len(source) <= _LONGEST_SOURCE else f"{source[: _LONGEST_SOURCE - 1].rstrip()}…"
