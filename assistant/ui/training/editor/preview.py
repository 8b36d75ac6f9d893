"""The right side of the editor: what is wrong, and what the learner sees."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from assistant.casework.training.judging import Report
from assistant.model.training import Scenario
from assistant.ui.editing.findings import FINDINGS, Findings
from assistant.ui.parts import Chip, label
from assistant.ui.theme import UNIT
from assistant.ui.training.remarks import Remarks
from assistant.ui.training.teacher import Teacher

_AS_SEEN, _AS_JUDGED = "Sådan ser eleven den", "Sådan dømmes notatet"


class Preview(QFrame):
    """The findings, and below them the exercise as it is met, or the verdict on the note that she is at."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "pane")
        self.state = Chip()
        self.findings = Findings()
        self.above = label(FINDINGS, "label")
        self.above.setBuddy(self.findings)
        self.head = label(_AS_SEEN, "label")
        self.citizen = label("", "muted", wrap=True)
        self.teacher = Teacher()
        self.remarks = Remarks("Dommen over notatet")
        self.pages = QStackedWidget()
        self._build()
        for button in (self.teacher.hand_in, self.teacher.model, self.teacher.next, self.teacher.hint):
            button.hide()

    def show_state(self, text: str, *, holds: bool) -> None:
        """Say whether the exercise can be practised."""
        self.state.show_as(text, "target" if holds else "warning")
        self.above.setVisible(not holds)

    def show_scenario(self, scenario: Scenario) -> None:
        """Show the exercise as the learner meets it."""
        self.head.setText(_AS_SEEN)
        told = (f"Øvesag {scenario.case}".strip(), scenario.citizen, f"{scenario.day:%d.%m.%Y}")
        self.citizen.setText(" · ".join(filter(None, told)))
        self.teacher.show_scenario(scenario, "asked")
        self.pages.setCurrentIndex(0)

    def show_report(self, title: str, report: Report) -> None:
        """Show how the note ``title`` is judged."""
        self.head.setText(f"{_AS_JUDGED}: {title}")
        self.remarks.clear()
        self.remarks.say(f"{report.score} af 100 point", "title")
        self.remarks.remark(report.remarks)
        self.pages.setCurrentWidget(self.remarks)

    def show_nothing(self) -> None:
        """Show no exercise."""
        self.head.clear()
        self.remarks.clear()
        self.pages.setCurrentWidget(self.remarks)

    def _build(self) -> None:
        seen = QWidget()
        column = QVBoxLayout(seen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.citizen)
        column.addWidget(self.teacher, 1)
        self.pages.addWidget(seen)
        self.pages.addWidget(self.remarks)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT)
        whole.setSpacing(UNIT)
        whole.addWidget(self.state)
        whole.addWidget(self.above)
        whole.addWidget(self.findings)
        whole.addWidget(self.head)
        whole.addWidget(self.pages, 1)
