"""What the pages of the middle have in common: each holds some of a template's keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from assistant.model.fields import Field
from assistant.model.finding import Finding
from assistant.ui.fields.finding_line import Shown
from assistant.ui.fields.question import Question
from assistant.ui.fold import Fold
from assistant.ui.theme import UNIT

Values = Mapping[str, object]


class Page(QWidget):
    """One page.

    Class attributes:
        keys: of the template, that it holds.

    Signals:
        changed: she has changed something.
    """

    changed = Signal()
    keys: tuple[str, ...] = ()

    def show_values(self, values: Values, fields: Sequence[Field]) -> None:
        """Show ``values``, telling nobody; ``fields`` are those of the template that can be asked for."""

    def values(self) -> dict[str, object]:
        """What stands here, by ``keys``; None where it is nothing."""
        return {}

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what is said of its keys, each at its question."""

    def ask(self, where: str) -> bool:  # noqa: ARG002 - those that hold something look
        """Bring what is at the key path ``where`` into sight, and give it the focus; whether it is here."""
        return False

    def not_understood(self) -> Question | None:
        """The first question that she has been at whose answer has no meaning, be it folded away; None without any."""
        folds = [fold for fold in self.findChildren(Fold) if fold.isVisibleTo(self)]
        folded = {question for fold in folds for question in fold.questions}
        asked = (each for each in self.findChildren(Question) if each.isVisibleTo(self) or each in folded)
        hers = (each for each in asked if each.was_left or each.has_focus())
        return next((each for each in hers if not each.is_understood()), None)

    def begins_at(self) -> QWidget:
        """What gets the focus when she comes to the page."""
        return self

    def holds(self, where: str) -> bool:
        """Whether ``where`` is one of its keys."""
        return where.partition(".")[0] in self.keys


def scrolled(inside: QWidget) -> QScrollArea:
    """``inside``, with a bar where there is more of it than room."""
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for ground in (area.viewport(), inside):
        ground.setAutoFillBackground(False)
    return area


def column_in(inside: QWidget) -> QVBoxLayout:
    """A column of questions, with air around it."""
    column = QVBoxLayout(inside)
    column.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 3, UNIT * 2)
    column.setSpacing(UNIT // 2)
    return column


def show_at(questions: Mapping[str, Question], findings: Iterable[tuple[str, Finding]]) -> None:
    """Show each finding at the question of its key, and nothing at the others."""
    shown: dict[str, list[Shown]] = {}
    for key, finding in findings:
        shown.setdefault(key, []).append(Shown(finding))
    for key, question in questions.items():
        question.show_findings(shown.get(key, ()))


def below(where: str, findings: Iterable[Finding]) -> Iterator[tuple[str, Finding]]:
    """What of ``findings`` is said of ``where`` or below it, with the rest of the key path."""
    for finding in findings:
        if finding.where == where:
            yield "", finding
        elif finding.where.startswith(f"{where}."):
            yield finding.where.removeprefix(f"{where}."), finding
