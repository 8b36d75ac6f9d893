"""What the pages of the pane have in common: one trial, a sheet of paper, and lines to read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from assistant.casework.studio.trying import Trial
from assistant.model.finding import Finding
from assistant.ui import theme
from assistant.ui.editing.findings import MORE
from assistant.ui.fields.finding_line import FindingLine, Shown
from assistant.ui.parts import restyle
from assistant.ui.theme import UNIT
from assistant.ui.training.remarks import Remarks

_HIGHEST = 150
"""Of what is said below a sheet; more is scrolled to."""


class Page(QWidget):
    """A page of the pane."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT)
        self.column.setSpacing(UNIT)

    def show_trial(self, trial: Trial) -> None:
        """Show ``trial``; called only while the page is seen."""
        raise NotImplementedError


class Lines(Remarks):
    """Lines to read, scrolled by the keys of whoever has come to them; F1 tells more of the findings among them."""

    def __init__(self, name: str) -> None:
        """``name`` is what a screen reader calls it."""
        super().__init__(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(MORE)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the findings in sight, in their order."""
        items = (self._lines.itemAt(number) for number in range(self._lines.count()))
        lines = [line for item in items if item and isinstance(line := item.widget(), ReadLine)]
        return tuple(line.code for line in lines if not line.visibleRegion().isEmpty())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll."""
        QScrollArea.keyPressEvent(self, event)


class Findings(Lines):
    """What is to be mended, worst first; no higher than it must be, and not there where there is nothing."""

    def __init__(self) -> None:
        super().__init__("Fund i teksten")
        self._shown: tuple[Finding, ...] = ()
        self.hide()

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show these; nothing moves when they are the same as before."""
        now = tuple(findings)
        if now != self._shown:
            self._shown = now
            self.clear()
            for finding in now:
                self.put(line_of(finding))
            self.setVisible(bool(now))
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may break the lines in another way."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self.needed_height() if self._shown else 0
        self.setFixedHeight(min(max(needed, 0), theme.scaled(_HIGHEST)))


class ReadLine(FindingLine):
    """A finding to be read: what mends an answer is offered at its question.

    Attributes:
        code: the finding's.
    """

    def __init__(self, finding: Finding) -> None:
        super().__init__(Shown(replace(finding, fix=None)))
        self.code = finding.code
        self.setToolTip(MORE)


def line_of(finding: Finding) -> ReadLine:
    """``finding`` as a line of its own."""
    return ReadLine(finding)


def sheet(*widgets: QWidget) -> QFrame:
    """A sheet of paper with these on it, one below the other."""
    made = QFrame()
    restyle(made, "role", "sheet")
    on_sheet = QVBoxLayout(made)
    on_sheet.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT * 2)
    on_sheet.setSpacing(UNIT // 2)
    for widget in widgets:
        on_sheet.addWidget(widget)
    return made
