"""The top of the form: what is written, which wording it is, where it goes."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent

from assistant.model.pack_info import OWN_TEMPLATE
from assistant.model.template import Template
from assistant.ui.card import Header
from assistant.ui.parts import Chip, Tone, show_target
from assistant.ui.typed import show_date

_LONGEST_SOURCE = 34


class FormHead(Header):
    """Title, chips, target. Nothing here is ever about a citizen.

    Where there is no room, the chips of the wording give way; they stand in the guide too. Target never does, nor the
    mark of a template that is her own.
    """

    def __init__(self) -> None:
        super().__init__()
        self.own, self.version, self.source, self.approval, self.target = (Chip() for _ in range(5))
        self._offers: list[tuple[Chip, Tone, tuple[str, ...]]] = []
        for chip in (self.own, self.version, self.source, self.approval):
            self.add_left(chip)
        self.add_right(self.target)
        self.setMinimumWidth(1)

    def show_template(self, template: Template, target: str, *, is_locked: bool) -> None:
        """Tell of ``template`` and of where its text goes."""
        checked = f"kontrolleret {show_date(template.checked_on)}" if template.checked_on else ""
        source = " · ".join(filter(None, (_short(template.source), checked)))
        self._offers = [
            (self.approval, "warning", () if template.approved_by or template.is_own else ("ikke godkendt",)),
            (self.version, "quiet", (f"v{template.version} · gælder fra {show_date(template.valid_from)}",)),
            (self.source, "quiet", (source, checked)),
        ]
        self.title.setText(template.title)
        self.own.show_as(OWN_TEMPLATE, "warning")
        self.own.setVisible(template.is_own)
        self.source.setToolTip(template.source)
        show_target(self.target, target, locked=is_locked)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many chips as there is room for."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Show the chips in order of their weight, each with the longest of its texts that fits."""
        margins, gap = self.row.contentsMargins(), self.row.spacing()
        room = self.width() - margins.left() - margins.right() - gap
        room -= self.title.sizeHint().width() + self.target.sizeHint().width()
        room -= 0 if self.own.isHidden() else self.own.sizeHint().width() + gap
        for chip, tone, texts in self._offers:
            chip.hide()
            for text in filter(None, texts):
                chip.show_as(text, tone)
                width = chip.sizeHint().width() + gap
                if width <= room:
                    room -= width
                    chip.show()
                    break


def _short(source: str) -> str:
    """``source``, cut where it would push the target away; the whole stands in the guide."""
    return source if len(source) <= _LONGEST_SOURCE else f"{source[: _LONGEST_SOURCE - 1].rstrip()}…"
