"""A question as it stands in the form: the label above, the editor, and one line below for help or findings."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from assistant.model.fields import (
    UNANSWERED,
    DateField,
    Field,
    LongTextField,
    NoteField,
    OptionalField,
    TextField,
    TimeField,
    plain_label,
)
from assistant.model.finding import Finding, Severity
from assistant.ui import parts
from assistant.ui.fields import editor_for
from assistant.ui.fields.quiet import ComputedEditor

_PAUSE_MS = 800
_STRINGS = (TextField, LongTextField, DateField, TimeField)
_SELF_LABELLED = (OptionalField, NoteField)
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


class Question(QWidget):
    """One field of the form.

    Signals:
        changed: the person has changed the answer.
        settled: the person has paused while typing it.
        fix_clicked: the person has clicked a fix; carries the ``Finding``.
    """

    changed = Signal()
    settled = Signal()
    fix_clicked = Signal(object)

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.editor = editor_for(field)
        self.was_left = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self._is_typing = False
        self._shown: tuple[Shown, ...] = ()
        self._lines: list[QWidget] = []
        self._help = parts.label("", "help", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(3)
        if not isinstance(field, _SELF_LABELLED):
            self._column.addWidget(self._label())
        self._column.addWidget(self.editor)
        self._column.addWidget(self._help)
        self.setFocusProxy(self.editor)
        self.editor.changed.connect(self._on_changed)
        self._lay_below(has_focus=False)

    @property
    def takes_answer(self) -> bool:
        """Whether there is something to answer here."""
        return not isinstance(self.field, UNANSWERED)

    def raw(self) -> object:
        """The answer as CONTRACT's JSON value; None when there is none."""
        return self.editor.raw()

    def set_raw(self, raw: object) -> None:
        """Show ``raw``, telling nobody."""
        self.editor.set_raw(raw)

    def set_today(self, today: date) -> None:
        """Let ``today`` be the day that "i morgen" counts from."""
        self.editor.set_today(today)

    def show_value(self, text: str) -> None:
        """Show the value of a computed field."""
        if isinstance(self.editor, ComputedEditor):
            self.editor.show_value(text)

    def apply(self, fix: str) -> None:
        """Answer with a fix's value: a string for what is answered with one, JSON for the rest."""
        raw: object = fix
        if not isinstance(self.field, _STRINGS):
            try:
                raw = json.loads(fix)
            except ValueError:
                raw = fix
        self.set_raw(raw)
        self.settle()
        self.changed.emit()

    def reset(self) -> None:
        """Be as new: nothing answered, nothing found."""
        self.set_raw(None)
        self.was_left = False
        self.settle()
        self.show_findings(())

    def entered(self) -> None:
        """The focus has come: show the help."""
        self._lay_below(has_focus=True)

    def left(self) -> None:
        """The focus has gone: from now on it may be said that the answer is missing or not understood."""
        self.was_left = True
        self.settle()
        self._lay_below(has_focus=False)

    def is_understood(self) -> bool:
        """Whether what stands here has a meaning, or there is nothing."""
        return not self.editor.complaint()

    def complaint(self) -> str:
        """Why the answer is not understood, once the person is no longer typing it."""
        return "" if self.is_typing() else self.editor.complaint()

    def is_typing(self) -> bool:
        """Whether the person is in the middle of it."""
        return self._is_typing

    def settle(self) -> None:
        """Take it that the person has typed it to its end."""
        self._pause.stop()
        self._is_typing = False

    def is_told(self, code: str) -> bool:
        """Whether a finding with ``code`` stands here already."""
        return any(shown.finding.code == code for shown in self._shown)

    def has_focus(self) -> bool:
        """Whether the person is at it now."""
        return any(stop.hasFocus() for stop in self.editor.stops())

    def show_findings(self, shown: Iterable[Shown]) -> None:
        """Show what is said of this answer."""
        now = tuple(shown)
        if now != self._shown:
            self._shown = now
            self._lay_below(has_focus=self.has_focus())

    def _label(self) -> QWidget:
        label = parts.label(self.field.label, "label", wrap=True)
        label.setBuddy(self.editor)
        return label

    def _on_changed(self) -> None:
        self._is_typing = self.editor.judged != "at once"
        if self.editor.judged == "after a pause":
            self._pause.start()
        self.changed.emit()

    def _on_pause(self) -> None:
        self.settle()
        self.settled.emit()

    def _lay_below(self, *, has_focus: bool) -> None:
        """Fill the line below. It keeps its height when it is empty, so that nothing moves while one goes on."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._finding_line(shown) for shown in self._shown]
        for line in self._lines:
            self._column.addWidget(line)
            line.show()
        self._help.setText(self.field.help if has_focus and not self._lines else " ")
        self._help.setVisible(not self._lines)
        self.editor.set_bad(any(shown.is_error for shown in self._shown))
        said = " ".join(shown.finding.message for shown in self._shown)
        required = ", skal besvares" if self.field.required else ""
        self.editor.describe(plain_label(self.field) + required, said or self.field.help)

    def _finding_line(self, shown: Shown) -> QWidget:
        line = FindingLine(shown)
        line.fix_clicked.connect(lambda: self.fix_clicked.emit(shown.finding))
        return line


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
