"""A finding as it stands below its question: what to write instead, and the key that does it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from assistant.model.finding import Finding, Severity
from assistant.ui import parts

_LOOK: dict[Severity, tuple[str, parts.Role]] = {
    Severity.ERROR: ("●", "error"),
    Severity.WARNING: ("▲", "warning"),
    Severity.HINT: ("–", "help"),
}


@dataclass(frozen=True)
class Shown:
    """A finding as it is shown.

    Attributes:
        key: applies its fix; empty when it has none.
        is_offer: there is no answer yet, and nothing to reproach: only the fix is offered.
        answer: what a person may say of the word it speaks of; empty for nothing.
        answer_key: says it.
    """

    finding: Finding
    key: str = ""
    is_offer: bool = False
    answer: str = ""
    answer_key: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it marks its question as one to mend."""
        return self.finding.severity is Severity.ERROR and not self.is_offer


class FindingLine(QWidget):
    """What is to be mended, and the keys that do it: on one line while there is room, else below each other.

    Signals:
        fix_clicked: the fix was clicked.
        answered: the answer was clicked.
    """

    fix_clicked = Signal()
    answered = Signal()

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        mark, role = _LOOK[shown.finding.severity]
        self._message = parts.label(f"{mark} {shown.finding.message}", role, wrap=True)
        self._message.setAccessibleName(shown.finding.message)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self._box.addWidget(self._message)
        self._mend: QWidget | None = None
        fix = shown.finding.fix
        ways = [(fix.label, shown.key, self.fix_clicked)] if fix else []
        ways += [(shown.answer, shown.answer_key, self.answered)] if shown.answer else []
        if ways:
            self._mend = _ways(ways, role)
            self._box.addWidget(self._mend, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand on one line, or on two."""
        super().resizeEvent(event)
        if self._mend is None:
            return
        whole = self._message.fontMetrics().horizontalAdvance(self._message.text()) + 4
        is_short = whole + self._mend.sizeHint().width() <= self.width()
        self._message.setMinimumWidth(whole if is_short else 0)
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if is_short else direction.TopToBottom)


def _ways(ways: Iterable[tuple[str, str, SignalInstance]], role: str) -> QWidget:
    """The ways out of a finding beside each other: what each does, its key, and whom it tells."""
    beside = QWidget()
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight, beside)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for text, key, tell in ways:
        if key:
            row.addWidget(parts.KeyCap(key))
        button = QPushButton(text.replace("&", "&&"))
        button.setProperty("role", "link")
        button.setProperty("tone", role)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(f"{text} ({key})" if key else text)
        button.clicked.connect(tell)
        row.addWidget(button)
    row.addStretch(1)
    return beside
