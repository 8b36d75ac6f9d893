"""»Side om side«: the text for each answer of one question, a column each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel

from assistant.casework.studio.trying import Trial
from assistant.casework.studio.trying_beside import Beside, beside, questions
from assistant.model.fields import Field, plain_label
from assistant.ui.fields.box import Box
from assistant.ui.parts import label
from assistant.ui.studio.trying.columns import Columns
from assistant.ui.studio.trying.page import Page, sheet
from assistant.ui.tasks import run_task_of

LABEL = "&Vælg spørgsmål"
_PAUSE_MS = 150
_NONE = "Skabelonen har ingen spørgsmål med faste svar, så der er kun én tekst at se."
_SAME = "Teksten er den samme, hvad der end bliver svaret."
_DIFFER = "{} af {} linjer er ikke ens. Det, der afviger fra det første svar, er fremhævet."


class BesidePage(Page):
    """The choice of a question, and the columns; they are drafted in a worker, after a pause."""

    def __init__(self) -> None:
        super().__init__()
        self.choice_label, self.choice = QLabel(LABEL), Box()
        self.said = label("", "help", wrap=True)
        self.columns = Columns()
        self._trial: Trial | None = None
        self._drafted: tuple[Trial, str] | None = None
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._build()

    def show_trial(self, trial: Trial) -> None:
        """Offer its questions, and soon show the columns of the one that is chosen."""
        self._trial = trial
        offered = questions(trial)
        self._offer(offered)
        for part in (self.choice_label, self.choice, self.sheet):
            part.setVisible(bool(offered))
        if offered:
            self._later.start()
        else:
            self.said.setText(_NONE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the list be no wider than the page."""
        super().resizeEvent(event)
        self.choice.setMaximumWidth(self.width())

    def _offer(self, offered: Sequence[Field]) -> None:
        rows = [(plain_label(field), field.name) for field in offered]
        if rows != [(self.choice.itemText(n), self.choice.itemData(n)) for n in range(self.choice.count())]:
            blocked, before = QSignalBlocker(self.choice), self.choice.currentData()
            self.choice.clear()
            for text, name in rows:
                self.choice.addItem(text, name)
            self.choice.setCurrentIndex(max(self.choice.findData(before), 0))
            blocked.unblock()

    def _draft(self) -> None:
        trial, name = self._trial, self.choice.currentData()
        if trial is None or not name or (trial, name) == self._drafted:
            return
        self._drafted = mine = trial, name

        def show(found: Beside) -> None:
            if self._drafted == mine:
                self._show(found)

        run_task_of(self, lambda: beside(trial, name), show)

    def _show(self, found: Beside) -> None:
        self.said.setText(_DIFFER.format(found.differing, len(found.rows)) if found.differing else _SAME)
        self.columns.show_columns(found)

    def _build(self) -> None:
        self.choice_label.setBuddy(self.choice)
        self.choice.setAccessibleName("Spørgsmål, hvis svar stilles side om side")
        self.choice.currentIndexChanged.connect(self._draft)
        self.choice.setMinimumContentsLength(12)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._later.timeout.connect(self._draft)
        row = QHBoxLayout()
        row.addWidget(self.choice_label)
        row.addWidget(self.choice, 1)
        self.sheet = sheet(self.columns)
        self.column.addLayout(row)
        self.column.addWidget(self.said)
        self.column.addWidget(self.sheet, 1)
        self.column.addStretch(0)
