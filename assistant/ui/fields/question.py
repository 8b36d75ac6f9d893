"""A question as it stands in the form: the label above, the editor, and one line below for help or findings."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

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
from assistant.ui import parts
from assistant.ui.fields import Editor, editor_for
from assistant.ui.fields.finding_line import FindingLine, Shown
from assistant.ui.fields.quiet import ComputedEditor

_PAUSE_MS = 800
_STRINGS = (TextField, LongTextField, DateField, TimeField)
_SELF_LABELLED = (OptionalField, NoteField)


class Question(QWidget):
    """One field of the form.

    Attributes:
        name: what a screen reader calls it.

    Signals:
        changed: the person has changed the answer.
        settled: the person has paused while typing it.
        fix_clicked: the person has clicked a fix; carries the ``Finding``.
        word_cleared: the person has said that a word is none of what a list says; carries the ``Finding``.
    """

    changed = Signal()
    settled = Signal()
    fix_clicked = Signal(object)
    word_cleared = Signal(object)

    def __init__(self, field: Field, editor: Editor | None = None) -> None:
        """Ask ``field``; ``editor`` takes the answer where it is not the usual one of its type."""
        super().__init__()
        self.field = field
        self.name = plain_label(field)
        self.editor = editor or editor_for(field)
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

    @property
    def code(self) -> str:
        """The code of the first that is said of this answer; empty where nothing is."""
        return self._shown[0].finding.code if self._shown else ""

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

    def call(self, name: str) -> None:
        """Be called ``name``, where others have the same label."""
        self.name = name
        self._lay_below(has_focus=self.has_focus())

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
        self.editor.describe(self.name + required, said or self.field.help)

    def _finding_line(self, shown: Shown) -> QWidget:
        line = FindingLine(shown)
        line.fix_clicked.connect(lambda: self.fix_clicked.emit(shown.finding))
        line.answered.connect(lambda: self.word_cleared.emit(shown.finding))
        return line


def question_at(widget: QWidget | None) -> Question | None:
    """The question that ``widget`` is part of."""
    while widget is not None and not isinstance(widget, Question):
        widget = widget.parentWidget()
    return widget
