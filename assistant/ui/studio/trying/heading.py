"""»Overskriften«: the heading as it becomes, what the guide says of it, and who will find it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QLineEdit, QTableWidget, QTableWidgetItem

from assistant.casework.studio.trying import Trial
from assistant.casework.studio.trying_heading import Heading, Search, heading_of, others, search, searches
from assistant.model.knowledge import Knowledge
from assistant.ui.parts import label
from assistant.ui.studio.trying.page import Findings, Page, sheet
from assistant.ui.tasks import run_task_of

LABEL = "Din &egen søgning"
_HEADS = ("Søgning", "Husker", "Finder")
_NONE = "Skabelonen har ingen overskrift."
_NONE_IN_LETTER = f"{_NONE} Et brev behøver ingen."
_FINE = "✓ Overskriften følger guiden."
_MISSING = "Overskriften er ikke færdig: der mangler et svar."
_ABOUT = "Sådan kan en kollega lede en uge senere, blandt {} overskrifter fra opdigtede sager."
_SHARP = "✓ Den er let at finde: »{}« viser den blandt højst fem."
_BLUNT = "Ingen af søgningerne viser den blandt højst fem. Lad overskriften sige mere om, hvad der skete, og hvornår."


class HeadingPage(Page):
    """The heading, the searches that a colleague may make, and a line for one of her own."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = ""
        self._among: Sequence[str] = ()
        self._known: tuple[Knowledge, date] | None = None
        self._trial: Trial | None = None
        self.heading = label("", "title", wrap=True)
        self.judged = label("", "help", wrap=True)
        self.findings = Findings()
        self.about, self.verdict = label("", "help", wrap=True), label("", wrap=True)
        self.table = QTableWidget(0, len(_HEADS))
        self.own_label, self.own = QLabel(LABEL), QLineEdit()
        self.own_result = label(" ", "muted", wrap=True)
        self._build()

    def show_trial(self, trial: Trial) -> None:
        """Show its heading and who finds it."""
        self._trial = trial
        found = heading_of(trial)
        self._heading = found.text if found and found.is_whole else ""
        self._show_heading(found)
        for part in (self.about, self.verdict, self.table, self.own_label, self.own, self.own_result):
            part.setVisible(bool(self._heading))
        known = trial.drafter.knowledge, trial.day
        if self._heading and known != self._known:
            self._known, self._among = known, ()
            run_task_of(self, lambda: others(*known), lambda among: self._come(known, among))
        self._show_searches()

    def _show_heading(self, found: Heading | None) -> None:
        is_letter = self._trial is not None and self._trial.template.kind == "letter"
        self.heading.setText(found.text if found else _NONE_IN_LETTER if is_letter else _NONE)
        if found is None:
            self.judged.setText("")
        elif not found.is_whole:
            self.judged.setText(_MISSING)
        else:
            length = f"{len(found.text)} tegn"
            self.judged.setText(length if found.findings else f"{_FINE} {length}.")
        self.findings.show_findings(found.findings if found else ())

    def _come(self, known: tuple[Knowledge, date], among: Sequence[str]) -> None:
        if self._known == known:
            self._among = among
            self._show_searches()

    def _show_searches(self) -> None:
        """Show what finds the heading, once the others are there to tell it from."""
        is_known = bool(self._heading and self._among and self._trial)
        made = list(searches(self._trial, self._heading, self._among)) if self._trial and is_known else []
        self.about.setText(_ABOUT.format(len(self._among)) if is_known else "")
        sharp = next((each for each in made if each.is_sharp), None)
        self.verdict.setText("" if not is_known else _SHARP.format(sharp.query) if sharp else _BLUNT)
        self.table.setRowCount(len(made))
        for row, each in enumerate(made):
            for column, text in enumerate((each.query, each.why, _told(each))):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self._search()

    def _search(self) -> None:
        typed = self.own.text().strip()
        found = search(typed, self._heading, self._among) if typed and self._among else None
        self.own_result.setText(f"{_told(found)}." if found else " ")

    def _build(self) -> None:
        self.table.setHorizontalHeaderLabels(_HEADS)
        self.table.setAccessibleName("Søgninger, og om de finder overskriften")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.own_label.setBuddy(self.own)
        self.own.setAccessibleName("Din egen søgning i overskrifterne")
        self.own.setPlaceholderText("fx et ord og en dato")
        self.own.setClearButtonEnabled(True)
        self.own.textChanged.connect(self._search)
        self.column.addWidget(sheet(self.heading, self.judged))
        self.column.addWidget(self.findings)
        self.column.addWidget(self.about)
        self.column.addWidget(self.verdict)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.own_label)
        self.column.addWidget(self.own)
        self.column.addWidget(self.own_result)
        self.column.addStretch(0)


def _told(found: Search) -> str:
    count = "én anden" if found.others == 1 else f"{found.others} andre"
    if found.finds:
        return f"✓ den og {count}" if found.others else "✓ kun den"
    return f"ikke den, men {count}" if found.others else "ingen"
