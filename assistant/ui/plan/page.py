"""The middle of the window: one section, with what it is for, what to think of, and where to write."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from assistant.ui.fields.editor import Editor
from assistant.ui.fields.line import Line
from assistant.ui.parts import click_at_once, label, restyle
from assistant.ui.plan import texts
from assistant.ui.plan.attachments import AttachmentsEditor
from assistant.ui.plan.entries import Entry
from assistant.ui.plan.facts import FactsEditor
from assistant.ui.plan.search import Hit
from assistant.ui.plan.sheet import SheetEditor
from assistant.ui.theme import UNIT


class _Check(QCheckBox):
    """A check whose mnemonic works at once."""

    def event(self, event: QEvent) -> bool:
        """Take the mnemonic."""
        return click_at_once(self, event) or super().event(event)


class SectionPage(QScrollArea):
    """Shows one entry, and gives it back as it was changed.

    Signals:
        changed: she has written something, or left the section out.
        request_wanted: she wants the text that orders some attachments; carries their numbers from 0.
    """

    changed = Signal()
    request_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._entry: Entry | None = None
        self._made: dict[str, Editor] = {}
        self.sheet = SheetEditor()
        self.editors = QStackedWidget()
        self.editors.addWidget(self.sheet)
        self.place, self.title = label("", "help", wrap=True), label("", "title", wrap=True)
        self.purpose, self.questions = label("", "muted", wrap=True), label("", wrap=True)
        self.keeps, self.aside = label("", "help", wrap=True), label(texts.LEFT_OUT, "help", wrap=True)
        self.left_out = _Check("Ikke &relevant")
        self.reason, self.why = Line(), label("H&vorfor er det ikke relevant?", "label", wrap=True)
        self.lack = label(texts.WHY_NOT, "help", wrap=True)
        self._help = QFrame()
        self._build()

    @property
    def editor(self) -> Editor:
        """Where the section in sight is written."""
        found = self.editors.currentWidget()
        assert isinstance(found, Editor)  # noqa: S101 - nothing else is put there
        return found

    def open(self, entry: Entry, place: str, keeps: Sequence[str], *, is_required: bool) -> None:
        """Show ``entry``."""
        self._entry = None  # what is set from here on is nothing that she does
        section = entry.section
        self.place.setText(place)
        self.title.setText(section.title)
        self.purpose.setText(section.purpose)
        self.questions.setText("\n".join(f"•  {question}" for question in section.questions))
        self._help.setVisible(bool(section.purpose or section.questions))
        for part, text in ((self.purpose, section.purpose), (self.questions, section.questions)):
            part.setVisible(bool(text))
        self.keeps.setText(texts.kept_here(keeps))
        self.keeps.setVisible(bool(keeps))
        self._bring(entry)
        self.editor.set_raw(entry.value)
        must = ", skal udfyldes" if is_required else ""
        if section.kind == "text":
            self.editor.describe(section.title + must, " ".join((section.purpose, *section.questions)).strip())
        with QSignalBlocker(self.left_out), QSignalBlocker(self.reason):
            self.left_out.setChecked(entry.is_left_out)
            self.reason.setText(entry.reason)
        self._entry = entry
        self._show_left_out()
        self.insist(on=False)
        self.verticalScrollBar().setValue(0)

    def take_in(self) -> None:
        """Put into the entry what stands here."""
        if self._entry is not None:
            raw = self.editor.raw()
            assert isinstance(raw, str | dict | list)  # noqa: S101 - the three editors give nothing else
            self._entry.value = raw
            self._entry.is_left_out = self.left_out.isChecked()
            self._entry.reason = self.reason.text()

    def start_writing(self) -> None:
        """Give the focus to where she writes."""
        self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_hit(self, hit: Hit) -> None:
        """Select what was found, where it stands."""
        if hit.is_reason:
            self._reveal(self.reason)
            self.reason.setSelection(hit.start, hit.end - hit.start)
        elif isinstance(self.editor, FactsEditor):
            self.editor.go_to(hit.name)
        elif isinstance(self.editor, AttachmentsEditor):
            self.editor.go_to(hit.row, hit.name)
        else:
            self.sheet.setFocus()
            self.sheet.select(hit.start, hit.end)

    def _reveal(self, widget: QWidget) -> None:
        """Give ``widget`` the focus, and scroll to it once it has its place."""
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(widget, 0, UNIT * 4))

    def insist(self, *, on: bool = True) -> None:
        """Say louder that a reason is missing."""
        restyle(self.lack, "role", "error" if on else "help")
        restyle(self.reason, "bad", on)
        if on:
            self._reveal(self.reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An attachment is added and taken away from anywhere in its section, not only from its table."""
        editor = self.editor
        if isinstance(editor, AttachmentsEditor) and self.editors.isEnabled() and editor.take(event):
            return
        super().keyPressEvent(event)

    def wipe(self) -> None:
        """Let nothing stand in a widget that nobody sees."""
        self._entry = None
        self.sheet.set_raw("")
        self.sheet.sheet.clear()
        self.reason.clear()
        for name in list(self._made):
            made = self._made.pop(name)
            self.editors.removeWidget(made)
            made.deleteLater()
        self.editors.setCurrentWidget(self.sheet)

    def _build(self) -> None:
        inside = QWidget()
        inner = QVBoxLayout(self._help)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(UNIT // 2)
        inner.addWidget(self.purpose)
        inner.addWidget(self.questions)
        restyle(self.questions, "role", "muted")
        self.reason.setAccessibleName("Hvorfor er det ikke relevant? Skal udfyldes")
        self.reason.setAccessibleDescription(texts.WHY_NOT)
        self.why.setBuddy(self.reason)
        column = QVBoxLayout(inside)
        column.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 3, UNIT * 2)
        column.setSpacing(UNIT // 2)
        column.addWidget(self.place)
        column.addWidget(self.title)
        column.addWidget(self._help)
        column.addSpacing(UNIT)
        column.addWidget(self.editors, 1)
        for part in (self.aside, self.keeps, self.left_out, self.why, self.reason, self.lack):
            column.addWidget(part)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.sheet.changed.connect(self.changed)
        self.reason.textChanged.connect(self._on_reason)
        self.left_out.clicked.connect(self._on_left_out)

    def _bring(self, entry: Entry) -> None:
        """The editor for the section's kind; of facts and attachments each section has its own."""
        section = entry.section
        if section.kind != "text" and section.id not in self._made:
            made = FactsEditor(section.rows) if section.kind == "facts" else AttachmentsEditor(section.rows)
            made.changed.connect(self.changed)
            if isinstance(made, AttachmentsEditor):
                made.request_wanted.connect(self.request_wanted)
            self._made[section.id] = made
            self.editors.addWidget(made)
            # The editor too, which leads to its first stop: left at the end, it would be the way on from there.
            for one, next_one in pairwise((self.sheet, made, *made.stops(), self.left_out)):
                self.setTabOrder(one, next_one)
        here = self._made.get(section.id, self.sheet)
        for each in (self.sheet, *self._made.values()):  # one that is not seen asks for no room
            policy = QSizePolicy.Policy.Expanding if each is here else QSizePolicy.Policy.Ignored
            each.setSizePolicy(policy, policy)
        self.editors.setCurrentWidget(here)

    def _first(self) -> QWidget:
        return self.reason if self.left_out.isChecked() else self.editor

    def _on_reason(self) -> None:
        if self.reason.text().strip():
            restyle(self.lack, "role", "help")
            restyle(self.reason, "bad", value=False)
        self.changed.emit()

    def _on_left_out(self) -> None:
        self._show_left_out()
        self._reveal(self._first())
        self.changed.emit()

    def _show_left_out(self) -> None:
        is_out = self.left_out.isChecked()
        for part in (self.why, self.reason, self.lack):
            part.setVisible(is_out)
        self.editors.setEnabled(not is_out)
        raw = self.editor.raw()
        self.aside.setVisible(is_out and bool(raw.strip() if isinstance(raw, str) else raw))
