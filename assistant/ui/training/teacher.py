"""The half of the practice journal that teaches: what happened, hints, and what was good and what to change."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.casework.training.judging import PASSED, Report
from assistant.casework.training.overview import LEVELS
from assistant.casework.training.progress import Help
from assistant.model.training import Note, Scenario
from assistant.ui.parts import Chip, QuickButton, label
from assistant.ui.theme import UNIT
from assistant.ui.training.remarks import Remarks

_FULL = 100


class Teacher(QWidget):
    """Says what to do and how it went.

    Signals:
        helped: she has seen a hint, or a good note.
        handed_in: she wants to know how her note is.
        next_wanted: she wants the next exercise.
    """

    helped = Signal()
    handed_in = Signal()
    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scenario: Scenario | None = None
        self._hints = 0
        self.title = label("", "title", wrap=True)
        self.level = Chip()
        self.said = Remarks("Opgaven, og hvordan notatet var")
        self.hint = QuickButton("Vis et &råd")
        self.hand_in = QuickButton("&Aflever")
        self.model = QuickButton("Vis et godt no&tat")
        self.next = QuickButton("N&æste øvelse")
        self._build()

    def show_scenario(self, scenario: Scenario, help_: Help) -> None:
        """Tell what happened and what to do, with as much help as she needs."""
        self._scenario, self._hints = scenario, 0
        self.title.setText(scenario.title)
        self.level.show_as(LEVELS[scenario.level], "quiet")
        self._tell_case(scenario)
        self.model.setVisible(False)
        self.next.setVisible(False)
        self._offer_hints(is_offered=help_ != "after")
        if help_ == "given" and scenario.hints:
            self.show_hint()

    def show_report(self, report: Report, tip: str = "", *, is_guided: bool = False) -> None:
        """Tell how the note was, what was good first; ``tip`` is a shorter way to it. A guide says what comes next."""
        scenario = self._scenario
        if scenario is None:
            return
        self._tell_case(scenario)
        self.said.say(f"{report.score} af {_FULL} point", "title")
        self.said.remark(report.remarks)
        if report.score == _FULL:
            self.said.say("Sådan skal det være.")
        if tip:
            self.said.say(tip, "prefix")
        self.said.say(f"Derfor: {scenario.why}", "muted")
        self.said.say(f"Kilde: {scenario.source}", "help")
        self._offer_hints(is_offered=True)
        self.model.setVisible(report.score < _FULL)
        self.next.setVisible(True)
        focus = self.next if report.score >= PASSED and not is_guided else self.hand_in
        focus.setAccessibleDescription("\n".join(self.said.texts))
        focus.setFocus()

    def ask_for_more(self) -> None:
        """There is nothing to judge."""
        self.said.say("Skriv først noget i notatet.", "warning")
        self.said.go_to_end()

    def show_model(self) -> None:
        """Show a note that scores full."""
        if self._scenario is not None:
            self.helped.emit()
            self.model.setVisible(False)
            self.said.say("Et godt notat", "title")
            for name, text in _parts(self._scenario.models[0]):
                self.said.say(name, "label")
                self.said.say(text)
            self.said.go_to_end()
            self.hand_in.setFocus()

    def show_hint(self) -> None:
        """One more hint; after the last there is none."""
        if self._scenario is None:
            return
        self.helped.emit()
        self._say_hint(self._hints)
        self._hints += 1
        self._offer_hints(is_offered=True)
        self.said.go_to_end()

    def _tell_case(self, scenario: Scenario) -> None:
        self.said.clear()
        self.said.say(scenario.situation.strip())
        self.said.say(scenario.task, "prefix")
        for number in range(self._hints):
            self._say_hint(number)

    def _say_hint(self, number: int) -> None:
        if self._scenario is not None:
            self.said.say(f"Råd {number + 1}: {self._scenario.hints[number]}")

    def _offer_hints(self, *, is_offered: bool) -> None:
        hints = self._scenario.hints if self._scenario else ()
        is_left = self._hints < len(hints)
        self.hint.setVisible(is_offered and bool(hints))
        self.hint.setEnabled(is_left)
        more = "Vis et &råd til" if self._hints else "Vis et &råd"
        self.hint.setText(more if is_left else "Ingen flere &råd")

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.level)
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
        whole.addWidget(self.said, 1)
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
