"""A finding as it stands below its question: what to write instead, and the key that does it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
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
    """

    finding: Finding
    key: str = ""
    is_offer: bool = False

    @property
    def is_error(self) -> bool:
        """Whether it marks its question as one to mend."""
        return self.finding.severity is Severity.ERROR and not self.is_offer


class FindingLine(QWidget):
    """What is to be mended, and the key that does it: on one line while there is room, else below each other.

    Signals:
        fix_clicked: the fix was clicked.
    """

    fix_clicked = Signal()

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
        if shown.finding.fix is not None:
            self._mend = self._fix(shown, shown.finding.fix.label, role)
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

    def _fix(self, shown: Shown, text: str, role: str) -> QWidget:
        pair = QWidget()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        if shown.key:
            row.addWidget(parts.KeyCap(shown.key))
        button = QPushButton(text.replace("&", "&&"))
        button.setProperty("role", "link")
        button.setProperty("tone", role)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(f"{text} ({shown.key})" if shown.key else text)
        button.clicked.connect(self.fix_clicked)
        row.addWidget(button)
        row.addStretch(1)
        return pair
