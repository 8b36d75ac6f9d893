"""Short exercises: one question at a time, answered at once, with the rule and its source."""

from __future__ import annotations

from collections import deque
from random import Random

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QStackedWidget, QVBoxLayout, QWidget

from assistant.casework.training.drills import Outcome
from assistant.casework.training.mending import mendings
from assistant.casework.training.practice import Practice
from assistant.model.learning import Drill
from assistant.ui.parts import QuickButton, click_at_once, hairline, label, restyle
from assistant.ui.theme import UNIT
from assistant.ui.training.drill_panels import FindPanel, HeadingPanel, Panel, TypePanel
from assistant.ui.training.remarks import PAGES, Remarks

_LAST = 10
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DrillView(QWidget):
    """Drills to choose from; what is answered is in memory alone.

    Attributes:
        panels: one for each drill; none to mend headings where there is no heading to mend.

    Signals:
        answered: a question has been answered for the first time: which drill, and whether rightly.
    """

    answered = Signal(str, bool)

    def __init__(self, practice: Practice, parent: QWidget | None = None, rng: Random | None = None) -> None:
        """``rng`` decides what is asked."""
        super().__init__(parent)
        scenarios, knowledge = practice.scenarios, practice.knowledge
        rng = rng or Random()  # noqa: S311 - nobody gains by guessing the next question
        bad = mendings(scenarios, knowledge, practice.today)
        self._finding = FindPanel(scenarios, knowledge, rng)
        mending = [HeadingPanel(bad, knowledge, rng)] if bad else []
        self.panels: tuple[Panel, ...] = (TypePanel(scenarios, knowledge, rng), *mending, self._finding)
        self._open: set[Drill] = set()
        self._is_over = False
        self._focus: QWidget = self
        self._last: dict[Drill, deque[bool]] = {panel.drill: deque(maxlen=_LAST) for panel in self.panels}
        self.choices = QButtonGroup(self)
        self.stack = QStackedWidget()
        self.count = label("", "muted")
        self.told = Remarks("Det, der er sagt om dit svar")
        self.solve = QuickButton("Vis et &bud")
        self.next = QuickButton("Næst&e")
        self.answer = QuickButton("S&var")
        self._build()
        self._deal()

    @property
    def panel(self) -> Panel:
        """The drill she is at."""
        return self.panels[self.stack.currentIndex()]

    def remember(self, scenario_id: str, heading: str) -> None:
        """She has written ``heading`` in the exercise ``scenario_id``: it is the next to be found again."""
        self._finding.remember(scenario_id, heading)

    def forget(self) -> None:
        """Begin as if nothing had been answered or written."""
        for last in self._last.values():
            last.clear()
        self._finding.forget()
        self._open.clear()
        self._deal()

    def take_focus(self) -> None:
        """Stand where she answers, or goes on."""
        self._focus.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter answers, and goes on when that is done; a page up or down scrolls what there is to read."""
        if event.key() in PAGES:
            for read in (self.panel.asked, self.told):
                read.page(PAGES[Qt.Key(event.key())])
        elif event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            (self._deal if self._is_over else self._answer)()

    def _turn(self, place: int) -> None:
        """Another drill; a question that has not been answered waits there."""
        if place != self.stack.currentIndex():
            self.stack.setCurrentIndex(place)
            (self._begin if self.panel.drill in self._open else self._deal)()
        elif self.isVisible():
            self.panel.entry.setFocus()

    def _deal(self) -> None:
        self.panel.deal()
        self._open.add(self.panel.drill)
        self._begin()

    def _begin(self) -> None:
        self.told.clear()
        self.told.say(self.panel.how, "muted")
        self._show_count()
        self._ready(is_over=False)

    def _answer(self) -> None:
        outcome = self.panel.outcome()
        self.told.clear()
        if outcome is None:
            self.told.say(self.panel.missing, "warning")
            self._ready(is_over=False)
            return
        self._tell(outcome)
        is_first = self.panel.drill in self._open
        self._open.discard(self.panel.drill)
        self._ready(is_over=outcome.is_right or not self.panel.solution)
        if is_first:
            self._last[self.panel.drill].append(outcome.is_right)
            self._show_count()
            self.answered.emit(self.panel.drill, outcome.is_right)

    def _tell(self, outcome: Outcome) -> None:
        self.told.say("Rigtigt" if outcome.is_right else "Ikke denne gang", "title")
        self.told.remark(outcome.remarks)
        self.told.say(outcome.why and f"Derfor: {outcome.why}", "muted")
        self.told.say(outcome.source and f"Kilde: {outcome.source}", "help")

    def _solve(self) -> None:
        self.told.clear()
        for line, role in self.panel.solution:
            self.told.say(line, role)
        self._ready(is_over=True)

    def _ready(self, *, is_over: bool) -> None:
        """Offer what can be done now, with the focus where it is most likely to be done."""
        self._is_over = is_over
        is_tried = self.panel.drill not in self._open
        self.answer.setVisible(not is_over)
        self.next.setVisible(is_tried)
        self.solve.setVisible(is_tried and not is_over)
        focus = self.next if is_over else self.panel.entry
        texts = self.told.texts if is_tried else [*self.panel.asked.texts, *self.told.texts]
        focus.setAccessibleDescription("\n".join(texts))
        self._focus = focus
        if self.isVisible() and not any(choice.hasFocus() for choice in self.choices.buttons()):
            focus.setFocus()

    def _show_count(self) -> None:
        last = self._last[self.panel.drill]
        dots = "".join("●" if is_right else "○" for is_right in last)
        self.count.setText(dots and f"De sidste ti: {dots}")
        self.count.setAccessibleName(f"{sum(last)} af de sidste {len(last)} rigtige" if last else "Ingen svar endnu")

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(UNIT * 2, UNIT, UNIT * 2, UNIT)
        head.setSpacing(UNIT)
        for place, panel in enumerate(self.panels):
            choice = _Choice(panel.title)
            self.choices.addButton(choice, place)
            head.addWidget(choice)
            self.stack.addWidget(panel)
        self.choices.button(0).setChecked(True)
        self.choices.idClicked.connect(self._turn)
        head.addStretch(1)
        head.addWidget(self.count)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button, then in ((self.solve, self._solve), (self.next, self._deal), (self.answer, self._answer)):
            button.clicked.connect(then)
            button.setAutoDefault(True)  # Enter presses it
            foot.addWidget(button)
        self.answer.setProperty("primary", True)  # noqa: FBT003
        side = QFrame()
        side.setProperty("role", "pane")
        right = QVBoxLayout(side)
        right.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT * 2)
        right.setSpacing(UNIT)
        right.addWidget(self.told, 1)
        right.addLayout(foot)
        halves = QHBoxLayout()
        halves.setSpacing(0)
        halves.addWidget(self.stack, 3)
        halves.addWidget(side, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(hairline())
        whole.addLayout(halves, 1)


class _Choice(QRadioButton):
    """A drill to choose; its mnemonic works at once, and leaves the focus where the question is answered."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        restyle(self, "role", "pill")

    def event(self, event: QEvent) -> bool:
        """Take the mnemonic."""
        return click_at_once(self, event) or super().event(event)
