"""»Teksten«: heading, body and further texts as they will stand, and what stands against them."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal

from assistant.casework.studio.trying import Trial
from assistant.ui.preview import Preview
from assistant.ui.studio.trying.page import Findings, Page, sheet

_PAUSE_MS = 250


class TextPage(Page):
    """The sheet.

    Signals:
        asked: an answer or a missing place was chosen; carries its field's name.
    """

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._trial: Trial | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._judge)
        self.preview, self.findings = Preview(), Findings()
        self.preview.field_clicked.connect(self.asked)
        self.column.addWidget(sheet(self.preview), 1)
        self.column.addWidget(self.findings)

    def show_trial(self, trial: Trial) -> None:
        """Show its texts at once, and what stands against them when she pauses."""
        self._trial = trial
        self.preview.show_draft(trial.written)
        self._pause.start()

    def _judge(self) -> None:
        if self._trial is not None:
            self.findings.show_findings(self._trial.draft.findings)
