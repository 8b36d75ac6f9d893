"""The practice journal. Nothing that is written here is kept, or goes anywhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assistant.casework.training.judging import judge
from assistant.model.knowledge import Knowledge
from assistant.model.training import Scenario
from assistant.ui import theme
from assistant.ui.parts import Chip, label
from assistant.ui.theme import UNIT
from assistant.ui.training.case import CaseView
from assistant.ui.training.teacher import PASSED, Teacher

_WIDTH, _HEIGHT = 1000, 720


class TrainingWindow(QWidget):
    """A case of an invented citizen, and the teacher beside it.

    The title names the case as the target profile ``oevelse`` reads it, so that a chord finds its way here as into a
    real case, and a text begun here can stand in no other.
    """

    def __init__(self, scenarios: Sequence[Scenario], knowledge: Knowledge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scenarios = scenarios
        self._knowledge = knowledge
        self.choice = QComboBox()
        self.citizen = label("", "title")
        self.case = CaseView()
        self.teacher = Teacher()
        self._build()
        self._begin()

    @property
    def scenario(self) -> Scenario:
        """The exercise she is at."""
        return self._scenarios[self.choice.currentIndex()]

    def _begin(self) -> None:
        scenario = self.scenario
        self.setWindowTitle(f"Øvejournal – Øvesag {scenario.case}")
        self.citizen.setText(f"Øvesag {scenario.case} · {scenario.citizen} · {scenario.day:%d.%m.%Y}")
        self.teacher.show_scenario(scenario)
        self.case.begin(scenario.case, scenario.used)
        if self.focusWidget() is not self.choice:  # else she is still choosing, by its first letters
            self.case.heading.setFocus()

    def _judge(self) -> None:
        note = self.case.note
        report = judge(self.scenario, note, self._knowledge)
        self.teacher.show_report(report)
        if report.score >= PASSED:
            self.case.keep(note.heading)

    def _next(self) -> None:
        self.choice.setCurrentIndex((self.choice.currentIndex() + 1) % len(self._scenarios))

    def _build(self) -> None:
        self.resize(theme.scaled(_WIDTH), theme.scaled(_HEIGHT))
        self.choice.setAccessibleName("Øvelse")
        self.choice.addItems([f"{scenario.title} · {scenario.level}" for scenario in self._scenarios])
        self.choice.currentIndexChanged.connect(self._begin)
        self.teacher.handed_in.connect(self._judge)
        self.teacher.next_wanted.connect(self._next)
        caption = QLabel("&Øvelse")
        caption.setProperty("role", "label")
        caption.setBuddy(self.choice)
        band = QHBoxLayout()
        band.setContentsMargins(UNIT * 2, UNIT, UNIT * 2, UNIT)
        band.setSpacing(UNIT * 2)
        band.addWidget(Chip("Øvelse · borgeren er opdigtet, og intet gemmes", "warning"))
        band.addWidget(self.citizen, 1)
        band.addWidget(caption)
        band.addWidget(self.choice)
        line, side = QFrame(), QFrame()
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        side.setProperty("role", "pane")
        inside = QVBoxLayout(side)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.teacher)
        halves = QHBoxLayout()
        halves.setSpacing(0)
        halves.addWidget(self.case, 1)
        halves.addWidget(side, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(band)
        whole.addWidget(line)
        whole.addLayout(halves, 1)
