"""The middle of the studio: the open template, on five pages, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from assistant.casework.studio.examining import BODY, fields_in
from assistant.model.finding import WORST_FIRST, Finding
from assistant.model.knowledge import Knowledge
from assistant.ui.editing.findings import Findings
from assistant.ui.editing.following import Following
from assistant.ui.fold import Fold
from assistant.ui.parts import Chip, hairline
from assistant.ui.studio.asked import FACTS
from assistant.ui.studio.facts_page import FactsPage
from assistant.ui.studio.fields_page import FieldsPage
from assistant.ui.studio.page import Page
from assistant.ui.studio.rules_page import RulesPage
from assistant.ui.studio.text_page import TextPage
from assistant.ui.studio.told import Telling
from assistant.ui.studio.whole_page import WholePage
from assistant.ui.theme import UNIT

TABS = ("&Oplysninger", "&Spørgsmål", "&Tekst", "&Regler", "&Hele filen")
_WHOLE = len(TABS) - 1
_ORDER = (*(name for row in FACTS for name in row), "fields", "heading", BODY, "outputs", "checks", "reminders")
_HOLDS = "Ingen fejl i skabelonen"


class Sheet(QWidget):
    """The pages.

    Attributes:
        findings: all that is said of the template; Enter goes there.

    Signals:
        changed: she has changed something on one of the pages but the last.
        whole_changed: she has changed the file itself; carries it.
        renamed: a field is to be called otherwise; carries both names.
        turned: she has gone to another page; carries whether it is the file itself.
    """

    changed = Signal()
    whole_changed = Signal(str)
    renamed = Signal(str, str)
    turned = Signal(bool)

    def __init__(self, knowledge: Knowledge, today: date, taken: Sequence[str]) -> None:
        super().__init__()
        self._tell = Telling(knowledge)
        self.tabs, self.stack = _Tabs(), QStackedWidget()
        self.facts = FactsPage(knowledge, today, (*TABS, *taken))
        self.fields, self.text, self.rules = FieldsPage(today), TextPage(today), RulesPage()
        self.whole = WholePage()
        self.pages: tuple[Page, ...] = (self.facts, self.fields, self.text, self.rules)
        self.state, self.findings = Chip(), Findings()
        self._values: Mapping[str, object] = {}
        self._build()

    def begin(self, values: Mapping[str, object]) -> None:
        """Another template: from its first question on."""
        self.fields.begin(values)

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show ``values`` on all pages, telling nobody."""
        self._values = values
        fields = fields_in(values)
        for page in self.pages:
            page.show_values(values, fields)

    def show_texts(self, values: Mapping[str, object]) -> None:
        """Show ``values`` on the pages of texts and rules: a name in them is another."""
        self._values = values
        self.fields.follow(values)
        fields = fields_in(values)
        for page in (self.text, self.rules):
            page.show_values(values, fields)

    def know(self, values: Mapping[str, object]) -> None:
        """The questions are others: let the text and the rules know them."""
        if values.get("fields") != self._values.get("fields"):
            fields = fields_in(values)
            self.text.know(values, fields)
            self.rules.know(fields)
        self._values = values

    def values(self) -> dict[str, object]:
        """What stands on the pages."""
        return {name: value for page in self.pages for name, value in page.values().items()}

    def show_file(self, text: str) -> None:
        """Show the whole file, where she is looking at it."""
        if self.tabs.currentIndex() == _WHOLE:
            self.whole.show_text(text)

    def show_signs(self, values: Mapping[str, object], text: str) -> None:
        """Show who has compared and approved it, where that has become another, and so the file: ``text``."""
        self.facts.show_signs(values)
        if self.tabs.currentIndex() == _WHOLE:
            self.whole.show_change(text)

    def show_broken(self, text: str, fault: Finding, line: int) -> None:
        """Show the file alone: it cannot be taken apart before it is mended."""
        self.tabs.setCurrentIndex(_WHOLE)
        self.whole.show_text(text)
        self.whole.show_fault(fault, line)

    def allow(self, *, pages: bool) -> None:
        """Whether all pages can be gone to, or the file alone."""
        for place in range(_WHOLE):
            self.tabs.setTabEnabled(place, pages)
        if pages:
            self.whole.show_fault(None, 0)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Each at its question or its line, and all in the list."""
        told = [self._tell(finding, self._values) for finding in findings]
        for page in self.pages:
            page.show_findings(told)
        self.whole.know(findings)
        ordered = sorted(findings, key=lambda each: (WORST_FIRST.index(each.severity), _place(each.where)))
        rows = [(self._tell.line(each, self._values), each.where) for each in ordered]
        self.findings.show_rows(rows, [each.code for each in ordered])
        errors = sum(each.severity is WORST_FIRST[0] for each in findings)
        self.state.show_as(_state(errors, len(findings)), "warning" if findings else "target")

    def ask(self, where: str) -> None:
        """Go to the page of ``where``, and to its question or line."""
        for place, page in enumerate(self.pages):
            if page.holds(where) and self.tabs.isTabEnabled(place):
                self.tabs.setCurrentIndex(place)
                page.ask(where)
                return
        self.tabs.setCurrentIndex(_WHOLE)
        self.whole.edit.setFocus()

    @property
    def is_understood(self) -> bool:
        """Whether every answer that she has been at has a meaning."""
        return all(page.not_understood() is None for page in self.pages)

    def ask_again(self) -> None:
        """Go to the first answer that has none."""
        for place, page in enumerate(self.pages):
            if question := page.not_understood():
                self.tabs.setCurrentIndex(place)
                for fold in page.findChildren(Fold):
                    if question in fold.questions:
                        fold.set_open(True)
                question.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def go_first(self) -> None:
        """To the first question of a template that is begun."""
        self.tabs.setCurrentIndex(0)
        self.facts.ask("title")

    def _turn(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        self.turned.emit(place == _WHOLE)
        self._enter(place)

    def _enter(self, place: int) -> None:
        if not self.tabs.hasFocus():  # who goes through the tabs by arrows stays among them
            (self.whole.edit if place == _WHOLE else self.pages[place].begins_at()).setFocus()

    def _build(self) -> None:
        self.tabs.setAccessibleName("Skabelonens sider")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for tab in TABS:
            self.tabs.addTab(tab)
        for page in (*self.pages, self.whole):
            self.stack.addWidget(page)
        for each in self.pages:
            each.changed.connect(self.changed)
        self.fields.renamed.connect(self.renamed)
        self.whole.changed.connect(lambda: self.whole_changed.emit(self.whole.edit.written))
        self.tabs.currentChanged.connect(self._turn)
        self.tabs.called.connect(self._enter)
        self.findings.chosen.connect(self.ask)
        following = Following(self)
        following.left.connect(self.facts.tell_again)
        following.entered.connect(self.facts.tell_again)
        foot = QVBoxLayout()
        foot.setContentsMargins(UNIT * 2, UNIT, UNIT * 2, UNIT)
        foot.setSpacing(UNIT)
        foot.addWidget(self.state)
        foot.addWidget(self.findings)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.tabs)
        whole.addWidget(self.stack, 1)
        whole.addWidget(hairline())
        whole.addLayout(foot)


class _Tabs(QTabBar):
    """Tells of its letters, those of the page that is in sight too.

    Signals:
        called: a page was asked for by its letter; carries its place.
    """

    called = Signal(int)

    def event(self, event: QEvent) -> bool:
        """Take the letter, and tell."""
        is_taken = super().event(event)
        if event.type() is QEvent.Type.Shortcut:
            self.called.emit(self.currentIndex())
        return is_taken


def _state(errors: int, findings: int) -> str:
    if errors:
        return f"{errors} fejl skal rettes"
    return f"{findings} {'råd' if findings == 1 else 'råd og advarsler'}" if findings else _HOLDS


def _place(where: str) -> tuple[int, tuple[int, ...]]:
    """How far down the key path ``where`` stands on the pages."""
    name, _, rest = where.partition(".")
    numbers = tuple(int(part) for part in rest.split(".") if part.isdigit())
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER)), numbers
