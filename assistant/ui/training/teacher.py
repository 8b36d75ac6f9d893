"""The half of the practice journal that teaches: what happened, hints, and what was good and what to change."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from assistant.casework.training.judging import Remark, Report
from assistant.model.training import Note, Scenario
from assistant.ui.parts import Chip, QuickButton, Role, clear, label
from assistant.ui.theme import UNIT

PASSED = 90
"""Points from which on a note is as it should be in the journal."""
_FULL = 100
_LEVELS = {1: "første dag", 2: "øvet", 3: "svær"}


class Teacher(QWidget):
    """Says what to do and how it went.

    Signals:
        handed_in: she wants to know how her note is.
        next_wanted: she wants the next exercise.
    """

    handed_in = Signal()
    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scenario: Scenario | None = None
        self._hints = 0
        self.title = label("", "title", wrap=True)
        self.level = Chip()
        self.said = QVBoxLayout()
        self.hint = QuickButton("Vis et &råd")
        self.hand_in = QuickButton("&Aflever")
        self.model = QuickButton("Vis et godt no&tat")
        self.next = QuickButton("N&æste øvelse")
        self._build()

    def show_scenario(self, scenario: Scenario) -> None:
        """Tell what happened, and what to do."""
        self._scenario, self._hints = scenario, 0
        self.title.setText(scenario.title)
        self.level.show_as(_LEVELS[scenario.level], "quiet")
        clear(self.said)
        self._say(scenario.situation.strip())
        self._say(scenario.task, "prefix")
        self.hint.setVisible(bool(scenario.hints))
        self.hint.setEnabled(True)
        self.hint.setText("Vis et &råd")
        self.model.setVisible(False)
        self.next.setVisible(False)

    def show_report(self, report: Report) -> None:
        """Tell how the note was, what was good first."""
        scenario = self._scenario
        if scenario is None:
            return
        self.show_scenario(scenario)
        is_passed = report.score >= PASSED
        self._say(f"{report.score} af {_FULL} point", "title")
        for remark in report.remarks:
            self._remark(remark)
        if report.score == _FULL:
            self._say("Sådan skal det være.")
        self._say(f"Derfor: {scenario.why}", "muted")
        self._say(f"Kilde: {scenario.source}", "help")
        self.model.setVisible(report.score < _FULL)
        self.next.setVisible(True)
        (self.next if is_passed else self.hand_in).setFocus()

    def show_model(self) -> None:
        """Show a note that scores full."""
        if self._scenario is not None:
            self.model.setVisible(False)
            self._say("Et godt notat", "title")
            for name, text in _parts(self._scenario.models[0]):
                self._say(name, "label")
                self._say(text)

    def show_hint(self) -> None:
        """One more hint; after the last there is none."""
        if self._scenario is None:
            return
        hints = self._scenario.hints
        self._say(f"Råd {self._hints + 1}: {hints[self._hints]}")
        self._hints += 1
        self.hint.setEnabled(self._hints < len(hints))
        self.hint.setText("Vis et &råd til" if self._hints < len(hints) else "Ingen flere &råd")

    def _remark(self, remark: Remark) -> None:
        self._say(f"{'✓' if remark.is_good else '→'} {remark.text}", "" if remark.is_good else "warning")
        if remark.why:
            self._say(remark.why, "muted")
        if remark.source:
            self._say(f"{remark.code} · {remark.source}", "help")

    def _say(self, text: str, role: Role | Literal[""] = "") -> None:
        said = label(text, role, wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said.addWidget(said)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.level)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, UNIT, 0)
        self.said.setSpacing(UNIT)
        column.addLayout(self.said)
        column.addStretch(1)
        self.paper = QScrollArea()
        self.paper.setWidget(inside)
        self.paper.setWidgetResizable(True)
        self.paper.setFrameShape(QFrame.Shape.NoFrame)
        for ground in (self.paper.viewport(), inside):
            ground.setAutoFillBackground(False)
        self.paper.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.paper.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hand_in.setProperty("primary", True)  # noqa: FBT003
        foot = QHBoxLayout()
        for button, then in (
            (self.hint, self.show_hint),
            (self.model, self.show_model),
            (self.next, self.next_wanted),
            (self.hand_in, self.handed_in),
        ):
            button.clicked.connect(then)
            button.setAutoDefault(True)  # Enter presses it
            foot.addWidget(button)
        foot.insertStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT * 2)
        whole.setSpacing(UNIT)
        whole.addLayout(head)
        whole.addWidget(self.paper, 1)
        whole.addLayout(foot)


def _parts(note: Note) -> list[tuple[str, str]]:
    named = (
        ("Overskrift", note.heading),
        ("Notat", note.text),
        ("Aftalefelt", note.agreements),
        ("Min Plan", note.my_plan),
        ("Opgave", note.task),
    )
    return [(name, text) for name, text in named if text]
