"""The right side of the studio: the template that is being written, tried before anybody else meets it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout

from assistant.casework.drafting import Drafter
from assistant.casework.studio.trying import Trial
from assistant.model.finding import blocks
from assistant.model.template import Template
from assistant.ui.parts import label, restyle
from assistant.ui.studio.trying import beside, heading, prompt, read, word
from assistant.ui.studio.trying.beside import BesidePage
from assistant.ui.studio.trying.day import DayLine
from assistant.ui.studio.trying.heading import HeadingPage
from assistant.ui.studio.trying.language import LanguagePage
from assistant.ui.studio.trying.page import Page
from assistant.ui.studio.trying.prompt import PromptPage
from assistant.ui.studio.trying.read import ReadPage
from assistant.ui.studio.trying.read_words import KEY
from assistant.ui.studio.trying.text import TextPage
from assistant.ui.studio.trying.word import WordPage
from assistant.ui.theme import UNIT

_TABS = ("Tekst", "Skema", "Side om side", "Sprog", "Overskrift", "Word", "Læst")
LABELS = (prompt.RESET, beside.LABEL, heading.LABEL, word.OPEN, read.LABEL)
"""All that have a mnemonic here, but for the questions, which get those that are left."""
_STALE = "Teksten vises, som den så ud, før der kom en fejl."
_NOTHING = "Her vises skabelonen, når den kan læses."
_BROKEN = "Ret fejlen i skabelonen først: det er den gamle tekst, der vises."
_OTHER = ("", ": en læst tekst er blevet en anden", ": {} læste tekster er blevet andre")
_PROMPT, _READ = 1, 6
_NONE: Mapping[date, str] = MappingProxyType({})


class TryPane(QFrame):
    """A day, seven pages, and one trial that they all show; only the page in sight is drawn.

    Attributes:
        pages: in the order of their tabs.
        read: the last, which knows what has been read of the pack.
    """

    def __init__(self, folder: Path, today: date, taken: Sequence[str] = ()) -> None:
        """``folder`` is the pack, ``taken`` are labels of the window whose mnemonics no question may have."""
        super().__init__()
        restyle(self, "role", "pane")
        self._today = today
        self._trial: Trial | None = None
        self.day_line = DayLine(today)
        self.said = label(_NOTHING, "warning", wrap=True)
        self.tabs, self.stack = QTabBar(), QStackedWidget()
        self.text, self.prompt, self.read = TextPage(), PromptPage((*LABELS, *taken)), ReadPage(folder)
        self.pages: tuple[Page, ...] = (
            *(self.text, self.prompt, BesidePage()),
            *(LanguagePage(), HeadingPage(), WordPage(), self.read),
        )
        self._build()

    @property
    def answers(self) -> dict[str, object]:
        """The raw JSON answers that are tried."""
        return dict(self._trial.answers) if self._trial else {}

    @property
    def day(self) -> date:
        """The day it is tried on."""
        return self.day_line.day

    def show_template(self, template: Template | None, drafter: Drafter, others: Mapping[date, str] = _NONE) -> None:
        """Try ``template``; what was tried before stays in sight where it is None, or its texts cannot be read.

        Another template, told by its id, begins with its examples, today. ``others`` are the files of its other
        wordings in the pack, by the day from which they hold.
        """
        before = self._trial
        is_whole = template is not None and not blocks(drafter.compiled(template).findings)
        self.said.setText(_STALE if before else _NOTHING)
        self.said.setVisible(not is_whole)
        self.read.set_whole(is_whole=is_whole)
        if template is None or not is_whole:
            return
        self.read.others = others
        if before is None or before.template.id != template.id:
            self.day_line.go_to(self._today)
            self._show(Trial(template, drafter, self._today))
        else:
            self._show(replace(before, template=template, drafter=drafter))

    def forget(self) -> None:
        """Show nothing of the template before: another one is opened, which perhaps cannot be read."""
        self._trial = None
        self.read.forget_all()
        self.said.setText(_NOTHING)
        self.said.show()
        self._set_seen(is_seen=False)

    def _set_seen(self, *, is_seen: bool) -> None:
        for part in (self.day_line, self.tabs, self.stack):
            part.setVisible(is_seen)

    def _show(self, trial: Trial) -> None:
        self._trial = trial
        self._set_seen(is_seen=True)
        self.day_line.show_trial(trial)
        for page in dict.fromkeys((self.pages[self.stack.currentIndex()], self.read)):
            page.show_trial(trial)

    def _tell_other(self, count: int) -> None:
        """Let the tab tell that texts are not as they were read."""
        self.tabs.setTabText(_READ, f"▲ {_TABS[_READ]}" if count else _TABS[_READ])
        self.tabs.setTabToolTip(_READ, f"Ctrl+{_READ + 1}{_OTHER[min(count, 2)].format(count)}")

    def _keep(self, want: Callable[[], None]) -> None:
        """She has read something: ``want`` it kept, unless it is what stood there before a fault."""
        if self._trial is not None and self.said.isHidden():
            want()
        elif self._trial is not None:
            self.read.refuse(_BROKEN)

    def _turn(self, place: int) -> None:
        if self.stack.isAncestorOf(self.focusWidget()):
            self.tabs.setFocus()  # else the focus would go to the first field of all
        self.stack.setCurrentIndex(place)
        if self._trial is not None:
            self.pages[place].show_trial(self._trial)

    def _ask(self, name: str) -> None:
        """Go to the question that an answer in the text came from."""
        self.prompt.ask(name)
        self.tabs.setCurrentIndex(_PROMPT)

    def _try(self, trial: Trial) -> None:
        if self._trial is not None:
            self._show(replace(self._trial, given=trial.given, dismissed=trial.dismissed))

    def _change_day(self) -> None:
        if self._trial is not None:
            self._show(replace(self._trial, day=self.day))

    def _build(self) -> None:
        self.setAccessibleName("Prøv skabelonen")
        self.tabs.setAccessibleName("Sider")
        self.tabs.setProperty("role", "narrow")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for place, (tab, page) in enumerate(zip(_TABS, self.pages, strict=True)):
            self.tabs.addTab(tab)
            self.tabs.setTabToolTip(place, f"Ctrl+{place + 1}")
            self.stack.addWidget(page)
            shortcut = QShortcut(QKeySequence(f"Ctrl+{place + 1}"), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda place=place: self.tabs.setCurrentIndex(place))
        self.tabs.currentChanged.connect(self._turn)
        self.read.judged.connect(self._tell_other)
        self.read.sight_wanted.connect(lambda: self.tabs.setCurrentIndex(_READ))
        self.read.keep_button.clicked.connect(lambda: self._keep(self.read.want))
        self.read.all_button.clicked.connect(lambda: self._keep(self.read.want_all))
        kept = QShortcut(QKeySequence(KEY), self)
        kept.setAutoRepeat(False)
        kept.activated.connect(lambda: self._keep(self.read.want))
        self.text.asked.connect(self._ask)
        self.prompt.tried.connect(self._try)
        self.day_line.changed.connect(self._change_day)
        self._set_seen(is_seen=False)
        self.said.setContentsMargins(UNIT * 2, UNIT, UNIT * 2, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.day_line)
        whole.addWidget(self.said)
        whole.addWidget(self.tabs)
        whole.addWidget(self.stack, 1)
        whole.addStretch(0)
