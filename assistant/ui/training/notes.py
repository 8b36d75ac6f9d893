"""Whole notes: a case of an invented citizen, and the teacher beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from assistant.casework.training import progress
from assistant.casework.training.judging import PASSED, judge
from assistant.casework.training.practice import Practice
from assistant.model.training import Scenario
from assistant.ui.parts import hairline, key_and_word, label
from assistant.ui.theme import UNIT
from assistant.ui.training.case import CaseView
from assistant.ui.training.guide import CallLine
from assistant.ui.training.keys import KeysLine
from assistant.ui.training.learner import Learner
from assistant.ui.training.remarks import PAGES
from assistant.ui.training.teacher import Teacher

_LETTERS = 28
"""Of a title, seen while its list is closed."""


class Titles(QComboBox):
    """A list that is chosen from by typing: Space is a letter of a title; F4 and Alt+Down open it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look for the title."""
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        view = self.view()
        view.setCurrentIndex(self.model().index(self.currentIndex(), self.modelColumn()))
        view.keyboardSearch(event.text())
        self.setCurrentIndex(view.currentIndex().row())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it: a turn of the wheel would begin another exercise, and what she has written were gone."""
        event.ignore()


class NotesPage(QWidget):
    """One exercise after another, in the case or cases it is about.

    Attributes:
        is_guided: whether something else says what to do next.

    Signals:
        case_changed: another case is in front.
        did: she has done something that a tour may wait for (``model.training.Deed``).
        used: she has used a form, or a key of the page.
        passed: the exercise's id, and the heading of a note that is as it should be.
    """

    case_changed = Signal()
    did = Signal(str)
    used = Signal(str)
    passed = Signal(str, str)

    def __init__(self, practice: Practice, learner: Learner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._practice, self._learner = practice, learner
        self._scenarios = {scenario.id: scenario for scenario in practice.scenarios}
        self._came_from_form = False
        self._helped: set[str] = set()
        self.is_guided = False
        self._call = ""
        self.choice = Titles()
        self.choice_label = QLabel("&Øvelse")
        self.citizen = label("", "title")
        self.tabs = QTabBar()
        self.turn = key_and_word("Ctrl+Tab", "den anden sag")
        self.stack = QStackedWidget()
        self.cases = (CaseView(), CaseView())
        self.teacher = Teacher()
        self.call = CallLine()
        self._build()
        self._connect()
        self._begin()

    @property
    def scenario(self) -> Scenario:
        """The exercise she is at."""
        return self._scenarios[self.choice.currentData()]

    @property
    def case(self) -> CaseView:
        """The case that is in front."""
        return self.cases[self.stack.currentIndex()]

    @property
    def open_case(self) -> str:
        """Its number."""
        return self.case.note.case

    def choose(self, exercise: str) -> None:
        """Begin the exercise of that id, where there is one."""
        place = self.choice.findData(exercise)
        if place >= 0 and place != self.choice.currentIndex():
            self.choice.setCurrentIndex(place)
        elif place >= 0:
            self._begin()

    def take_focus(self) -> None:
        """Stand where she writes."""
        self.case.heading.setFocus()

    def forget(self) -> None:
        """Begin the exercise anew, as if none had been done."""
        self._helped.clear()
        self._begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read on in what is told."""
        if event.key() in PAGES:
            self.teacher.said.page(PAGES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def next_case(self) -> None:
        """Bring the other open case in front."""
        if self.tabs.isVisible():
            self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())

    def watch(self, keys: KeysLine) -> None:
        """Let ``keys`` hear of the keys that are pressed here."""
        keys.watch(self.choice_label, "choice")
        keys.watch(self.teacher.hand_in, "hand-in")
        keys.watch(self.teacher.hint, "hint")
        for case in self.cases:
            keys.watch(case.heading_label, "heading")

    def _begin(self) -> None:
        scenario = self.scenario
        self._came_from_form = False
        self._call = scenario.call
        self.call.hide()
        self.teacher.show_scenario(scenario, progress.help_with(scenario, self._scenarios, self._learner.now))
        own, other = self.cases
        own.begin(scenario.case, scenario.used)
        other.begin(scenario.other_case, ())
        has_two = bool(scenario.other_case)
        self.tabs.setVisible(has_two)
        self.turn.setVisible(has_two)
        self.tabs.setTabText(0, f"Øvesag {scenario.case}")
        self.tabs.setTabText(1, f"Øvesag {scenario.other_case}")
        front = int(has_two)  # the wrong one is in front: that is what is to be seen
        self.tabs.setCurrentIndex(front)
        self._turn(front)
        if not self.choice.hasFocus():  # else she is still choosing, by its first letters
            self.take_focus()

    def _turn(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        scenario = self.scenario
        whose = "en anden borger" if place else scenario.citizen
        self.citizen.setText(f"Øvesag {self.open_case} · {whose} · {scenario.day:%d.%m.%Y}")
        self.case_changed.emit()

    def _ring(self) -> None:
        """Somebody calls in the middle of it, once."""
        call, self._call = self._call, ""
        if call:
            self.call.tell(call.strip())

    def _came(self) -> None:
        self._came_from_form = True
        self.used.emit("form")
        if self.scenario.form:
            self.used.emit(self.scenario.form)
        self.did.emit("came")

    def _judge(self) -> None:
        scenario, note, today = self.scenario, self.case.note, self._practice.today
        if not note.is_begun:
            self.teacher.ask_for_more()
            return
        report = judge(scenario, note, self._practice.knowledge)
        is_alone = scenario.id not in self._helped
        self._learner.change(lambda learned: progress.handed_in(learned, scenario, report, today, is_alone=is_alone))
        self.teacher.show_report(report, self._tip(), is_guided=self.is_guided)
        self.did.emit("handed-in")
        if report.score >= PASSED:
            self.case.keep(note.heading)
            self.passed.emit(scenario.id, note.heading)
            self.did.emit("passed")

    def _tip(self) -> str:
        """The form that writes such a note, until she has used it often enough to know it."""
        form = self.scenario.form
        way = self._practice.ways.get(form)
        if way is None or self._came_from_form or progress.is_known(self._learner.now, form):
            return ""
        return f"Et skema skriver det meste for dig: »{way.title}«. Tryk {way.keys}."

    def _next(self) -> None:
        self.choose(self.choice.itemData((self.choice.currentIndex() + 1) % self.choice.count()))

    def _connect(self) -> None:
        self.choice.currentIndexChanged.connect(self._begin)
        self.tabs.currentChanged.connect(self._turn)
        self.teacher.handed_in.connect(self._judge)
        self.teacher.next_wanted.connect(self._next)
        self.teacher.helped.connect(lambda: self._helped.add(self.scenario.id))
        self.call.over.connect(self.take_focus)
        for case in self.cases:
            case.begun.connect(self._ring)
            case.came.connect(self._came)
            case.agreed.connect(lambda: self.did.emit("agreed"))
            case.found.connect(lambda: self.did.emit("found"))

    def _build(self) -> None:
        self.choice.setAccessibleName("Øvelse")
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(_LETTERS)
        for scenario in self._scenarios.values():
            self.choice.addItem(f"{scenario.title} · {scenario.level}", scenario.id)
        self.choice_label.setProperty("role", "label")
        self.choice_label.setBuddy(self.choice)
        self.tabs.setAccessibleName("Åbne sager")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for case in self.cases:
            self.tabs.addTab("")
            self.stack.addWidget(case)
        band = QHBoxLayout()
        band.setContentsMargins(UNIT * 2, UNIT, UNIT * 2, UNIT)
        band.setSpacing(UNIT * 2)
        band.addWidget(self.citizen, 1)
        band.addWidget(self.choice_label)
        band.addWidget(self.choice)
        open_cases = QHBoxLayout()
        open_cases.setContentsMargins(UNIT * 2, 0, UNIT * 2, 0)
        open_cases.addWidget(self.tabs)
        open_cases.addStretch(1)
        open_cases.addWidget(self.turn)
        half = QVBoxLayout()
        half.setSpacing(0)
        half.addLayout(open_cases)
        half.addWidget(self.stack, 1)
        side = QFrame()
        side.setProperty("role", "pane")
        inside = QVBoxLayout(side)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.teacher)
        halves = QHBoxLayout()
        halves.setSpacing(0)
        halves.addLayout(half, 1)
        halves.addWidget(side, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(band)
        whole.addWidget(hairline())
        whole.addWidget(self.call)
        whole.addLayout(halves, 1)
