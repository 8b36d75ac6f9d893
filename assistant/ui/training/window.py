"""The practice journal: whole notes, short exercises, and what she has practised."""

from __future__ import annotations

from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from assistant.casework.training import progress
from assistant.casework.training.practice import Practice
from assistant.casework.training.tour import after
from assistant.model.learning import Drill
from assistant.model.training import Deed
from assistant.ui import theme
from assistant.ui.parts import Chip, hairline
from assistant.ui.theme import UNIT
from assistant.ui.training.drill import DrillView
from assistant.ui.training.guide import GuideLine
from assistant.ui.training.keys import KeysLine
from assistant.ui.training.learner import Learner
from assistant.ui.training.notes import NotesPage
from assistant.ui.training.standing import StandingPage

_WIDTH, _HEIGHT = 1040, 760
_PAGES = ("&Hele notater", "&Korte øvelser", "&Mit overblik")
NOTES, DRILLS, STANDING = range(3)


class TrainingWindow(QWidget):
    """What is practised, page by page, and the tour through it.

    The title names the case as the target profile ``oevelse`` reads it, so that a chord finds its way here as into a
    real case, and a text begun here can stand in no other.
    """

    def __init__(self, practice: Practice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._practice = practice
        self._step = len(practice.tour)
        self.learner = Learner(self)
        self.notes = NotesPage(practice, self.learner)
        self.drills = DrillView(practice)
        self.standing = StandingPage(practice, self.learner)
        self.pages = QTabBar()
        self.stack = QStackedWidget()
        self.guide = GuideLine()
        self.chip = Chip("Øvelse · borgeren er opdigtet, og det, du skriver, gemmes ikke", "warning")
        self.keys = KeysLine(practice.leader)
        self._build()
        self._connect()
        self._name_case()
        self._show_keys()
        if practice.tour and not self.learner.now.is_toured and not self.learner.now.results:
            self.guide.offer()
        self.notes.take_focus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let what was practised reach the disk, and close what was opened from here."""
        self.learner.finish()
        self.standing.team_window.close()
        super().closeEvent(event)

    def show_page(self, page: int) -> None:
        """Show whole notes, short exercises, or what she has practised."""
        self.pages.setCurrentIndex(page)

    def _turn(self, page: int) -> None:
        self.stack.setCurrentIndex(page)
        self._show_keys()
        if page == STANDING:
            self._did("overview")
        self.chip.setVisible(page != STANDING)
        if not self.pages.hasFocus():  # else she is still choosing
            (self.notes, self.drills, self.standing)[page].take_focus()

    def _name_case(self) -> None:
        self.setWindowTitle(f"Øvejournal – Øvesag {self.notes.open_case}")

    def _answered(self, drill: Drill, is_right: bool) -> None:  # noqa: FBT001 - the signal carries it
        self.learner.change(lambda learned: progress.answered(learned, drill, is_right=is_right))
        self._did(drill)

    def _used(self, key: str) -> None:
        keys = ("leader", "insert") if key == "form" else (key,)
        if not all(progress.is_known(self.learner.now, each) for each in keys):
            self.learner.change(lambda learned: progress.used(learned, keys))

    def _show_keys(self) -> None:
        is_there = self.stack.currentIndex() == NOTES
        self.keys.show_unknown(lambda key: not is_there or progress.is_known(self.learner.now, key))

    def _forget(self) -> None:
        self.notes.forget()
        self.drills.forget()

    def _begin_tour(self) -> None:
        self._step = 0
        self.notes.is_guided = True
        self.show_page(NOTES)
        self._show_step()
        self.notes.take_focus()

    def _show_step(self) -> None:
        step = self._practice.tour[self._step]
        if step.exercise:
            self.notes.choose(step.exercise)
        said = step.text.replace("{leader}", self._practice.leader)
        self.guide.show_step(self._step + 1, len(self._practice.tour), said)

    def _did(self, deed: Deed) -> None:
        if (step := after(self._practice.tour, self._step, deed)) != self._step:
            self._go_to(step)

    def _go_to(self, step: int) -> None:
        self._step = step
        if step < len(self._practice.tour):
            self._show_step()
        else:
            self._end_tour()
            self.guide.end()

    def _leave_tour(self) -> None:
        self._step = len(self._practice.tour)
        self._end_tour()
        self.guide.hide()

    def _end_tour(self) -> None:
        self.notes.is_guided = False
        if not self.learner.now.is_toured:
            self.learner.change(progress.toured)

    def _connect(self) -> None:
        self.pages.currentChanged.connect(self._turn)
        self.notes.case_changed.connect(self._name_case)
        self.notes.did.connect(self._did)
        self.notes.used.connect(self._used)
        self.notes.passed.connect(self.drills.remember)
        self.drills.answered.connect(self._answered)
        self.standing.tour.clicked.connect(self._begin_tour)
        self.standing.tour.setVisible(bool(self._practice.tour))
        self.guide.wanted.connect(self._begin_tour)
        self.guide.left.connect(self._leave_tour)
        self.guide.skipped.connect(lambda: self._go_to(self._step + 1))
        self.learner.forgotten.connect(self._forget)
        self.learner.changed.connect(self._show_keys)
        self.keys.used.connect(self._used)
        self.notes.watch(self.keys)
        QShortcut(QKeySequence("Ctrl+Tab"), self, self.notes.next_case)

    def _build(self) -> None:
        self.resize(theme.scaled(_WIDTH), theme.scaled(_HEIGHT))
        self.pages.setAccessibleName("Det, du øver")
        self.pages.setDrawBase(False)
        self.pages.setExpanding(False)
        for name, page in zip(_PAGES, (self.notes, self.drills, self.standing), strict=True):
            self.pages.addTab(name)
            self.stack.addWidget(page)
        head = QHBoxLayout()
        head.setContentsMargins(UNIT * 2, UNIT, UNIT * 2, 0)
        head.addWidget(self.pages)
        head.addStretch(1)
        head.addWidget(self.chip)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(hairline())
        whole.addWidget(self.guide)
        whole.addWidget(self.stack, 1)
        whole.addWidget(self.keys)
