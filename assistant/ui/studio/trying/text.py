"""»Teksten«: heading, body and further texts as they will stand, and what stands against them."""

from __future__ import annotations

from PySide6.QtCore import Signal

from assistant.casework.studio.trying import Trial
from assistant.ui.preview import Preview
from assistant.ui.studio.trying.page import Findings, Page, sheet


class TextPage(Page):
    """The sheet.

    Signals:
        asked: an answer or a missing place was chosen; carries its field's name.
    """

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.preview, self.findings = Preview(), Findings()
        self.preview.field_clicked.connect(self.asked)
        self.column.addWidget(sheet(self.preview), 1)
        self.column.addWidget(self.findings)

    def show_trial(self, trial: Trial) -> None:
        """Show its texts."""
        self.preview.show_draft(trial.draft)
        self.findings.show_findings(trial.draft.findings)
