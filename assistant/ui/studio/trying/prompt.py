"""»Skemaet«: the questions as the caseworker will meet them, answered with the examples until somebody types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from assistant.casework.examples import example_answers
from assistant.casework.studio.trying import Given, Trial, can_be_asked
from assistant.model.fields import Field
from assistant.model.finding import Finding
from assistant.ui.panel import Panel
from assistant.ui.parts import QuickButton, label
from assistant.ui.preview import Preview
from assistant.ui.standing import Mend, standing
from assistant.ui.studio.trying.page import Findings, Page, sheet

RESET = "&Brug eksemplernes svar"
_REDRAW_MS = 30
_NONE = "Skabelonen spørger ikke om noget: teksten bliver sat ind med det samme."


class PromptPage(Page):
    """The panel, and below it a small preview.

    Signals:
        tried: other answers are tried; carries the ``Trial``.
    """

    tried = Signal(object)

    def __init__(self, taken: Sequence[str]) -> None:
        """``taken`` are labels whose mnemonics are others'."""
        super().__init__()
        self._taken = taken
        self._trial: Trial | None = None
        self._given: Given = {}
        self._opened: dict[str, object] = {}
        self._fields: tuple[Field, ...] | None = None
        self._mends: tuple[Mend, ...] = ()
        self._wanted = ""
        self.panel: Panel | None = None
        self.none = label(_NONE, "help", wrap=True)
        self.reset = QuickButton(RESET)
        self.preview, self.findings = Preview(), Findings()
        self._redraw = QTimer(self, singleShot=True, interval=_REDRAW_MS)
        self._build()

    def show_trial(self, trial: Trial) -> None:
        """Ask what its template asks, answered as it is answered there."""
        if trial.template.fields != self._fields:
            self._ask_anew(trial)
        before, self._trial = self._trial, trial
        if self.panel and (before is None or (trial.answers, trial.day) != (before.answers, before.day)):
            self.panel.open(trial.answers, trial.day)
            self._given, self._opened = trial.given, self.panel.raw()
        self._show()
        if self._wanted:
            self.ask(self._wanted)

    def ask(self, name: str) -> None:
        """Go to the question ``name``, at once or when its template is shown."""
        self._wanted = "" if self.panel and name in self.panel.questions else name
        if self.panel and not self._wanted:
            self.panel.ask(name)

    def apply_fix(self, number: int) -> None:
        """Do what Alt+``number`` stands for."""
        if number <= len(self._mends):
            mend = self._mends[number - 1]
            (self._dismiss if mend.is_answer else self._apply)(mend.finding)

    def _ask_anew(self, trial: Trial) -> None:
        """Build the panel of other questions."""
        if self.panel is not None:
            self.column.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
        self._fields, self._trial, self.panel = trial.template.fields, None, None
        asked = tuple(filter(can_be_asked, self._fields))
        self.none.setVisible(not asked)
        if asked:
            self.panel = Panel(replace(trial.template, fields=asked), self._taken)
            self.panel.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
            self.panel.changed.connect(self._redraw.start)
            self.panel.settled.connect(self._show)
            self.panel.fix_clicked.connect(self._apply)
            self.panel.word_cleared.connect(self._dismiss)
            self.column.insertWidget(0, self.panel, 3)

    def _show(self) -> None:
        trial = self._trial
        if trial is None:
            return
        now = standing(trial.draft, self.panel.questions if self.panel else {}, insist=False)
        self._mends = now.mends
        if self.panel:
            self.panel.show_draft(trial.draft, now.at)
        self.preview.show_draft(trial.draft)
        self.findings.show_findings(each.finding for each in now.elsewhere)
        self.reset.setEnabled(bool(trial.given or trial.dismissed))

    def _take(self) -> None:
        """Try what stands there now."""
        self._redraw.stop()
        if self.panel is None or self._trial is None:
            return
        raw, given = self.panel.raw(), dict(self._given)
        for field in self._fields or ():
            answer = raw.get(field.name)
            if answer != self._opened.get(field.name):
                given[field.name, field.type] = answer
        examples = example_answers(self._trial.template, self._trial.day)
        given = {key: answer for key, answer in given.items() if answer != examples.get(key[0])}
        self._try(replace(self._trial, given=given))

    def _dismiss(self, finding: Finding) -> None:
        """Take it that the word is none of what a list says."""
        if self._trial is not None:
            self._try(replace(self._trial, dismissed=self._trial.dismissed | {finding.answered_by}))

    def _try(self, trial: Trial) -> None:
        self._trial = trial  # it stands in the panel already
        self._show()
        self.tried.emit(trial)

    def _reset(self) -> None:
        if self._trial is not None:
            self.tried.emit(replace(self._trial, given={}, dismissed=frozenset()))

    def _apply(self, finding: Finding) -> None:
        fix = finding.fix
        if self.panel and fix and fix.field in self.panel.questions:
            self.panel.questions[fix.field].apply(fix.value)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Tell the questions that she has come or gone, as the form does."""
        if self.panel is None or new is None or not self.isAncestorOf(new):
            return
        before, now = self.panel.question_at(old), self.panel.question_at(new)
        if before is not now:
            if before is not None and self.panel.isAncestorOf(before):
                before.left()
            if now is not None:
                now.entered()
                self.panel.bring_into_sight(now)
            self._show()

    def _build(self) -> None:
        self.preview.field_clicked.connect(self.ask)
        self.reset.clicked.connect(self._reset)
        self._redraw.timeout.connect(self._take)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]  # there is one
        for number in range(1, 10):
            shortcut = QShortcut(
                QKeySequence(f"Alt+{number}"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(lambda number=number: self.apply_fix(number))
        self.column.addWidget(self.none)
        self.column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(sheet(self.preview), 2)
        self.column.addWidget(self.findings)
