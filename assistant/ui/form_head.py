"""The top of the form: what is written, which wording it is, where it goes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from assistant.model.template import Template
from assistant.ui.parts import Chip, Header, restyle, show_target
from assistant.ui.typed import show_date

_LONGEST_SOURCE = 34


class FormHead(Header):
    """Title, chips, target. Nothing here is ever about a citizen.

    Signals:
        start_over: the person wants none of the answers that were fetched from before.
    """

    start_over = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.version, self.source, self.approval, self.target = Chip(), Chip(), Chip(), Chip()
        self.recalled = QPushButton("Dine svar fra før · F5 begynd forfra")
        restyle(self.recalled, "role", "link")
        self.approval.show_as("ikke godkendt", "warning")
        for chip in (self.version, self.source, self.approval, self.recalled):
            self.add_left(chip)
        self.add_right(self.target)
        self.recalled.clicked.connect(self.start_over)

    def show_template(self, template: Template, target: str, *, is_locked: bool, is_recalled: bool) -> None:
        """Tell of ``template`` and of where its text goes."""
        self.title.setText(template.title)
        self.version.show_as(f"v{template.version} · gælder fra {show_date(template.valid_from)}", "quiet")
        checked = f" · kontrolleret {show_date(template.checked_on)}" if template.checked_on else ""
        self.source.show_as(_short(template.source) + checked, "quiet")
        self.source.setToolTip(template.source)
        self.source.setVisible(bool(template.source))
        self.approval.setVisible(not template.approved_by)
        self.recalled.setVisible(is_recalled)
        show_target(self.target, target, locked=is_locked)

    def forget_recall(self) -> None:
        """Say no longer that answers were fetched."""
        self.recalled.hide()


def _short(source: str) -> str:
    """``source``, cut where it would push the target away; the whole stands in the guide."""
    return source if len(source) <= _LONGEST_SOURCE else f"{source[: _LONGEST_SOURCE - 1].rstrip()}…"
