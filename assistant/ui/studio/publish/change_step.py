"""The second step: what colleagues get otherwise, and what they are told of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from assistant.casework.before_signing import FOR_WHOM
from assistant.casework.packdiff.words import summary
from assistant.casework.studio.publishing.comparing import Comparison, compare_pack
from assistant.casework.studio.publishing.noting import Unsaid, note_fault, version_fault, write_down
from assistant.casework.studio.publishing.place import Place, known_place
from assistant.model.fields import TextField
from assistant.model.finding import Finding, Severity
from assistant.model.language import Language
from assistant.ui.fields.finding_line import Shown
from assistant.ui.fields.question import Question
from assistant.ui.parts import QuickButton, clear, label
from assistant.ui.studio.publish.changes import Changes
from assistant.ui.studio.publish.step import Stage, Step
from assistant.ui.theme import UNIT

GO_ON = "&Gem, og gå videre"
_COMPARING, _WRITING = "Sammenligner med det, kolleger har nu …", "Gemmer …"
_MEND = "Skriv det, der mangler nedenfor."
_SAME = "Kolleger har allerede det samme. Du kan skrive under igen, så underskriften gælder i et halvt år til."
_VERSION = "Højere, hver gang I udgiver."
_NOTES = "Sig, hvad der er nyt. Kolleger, der har brugt skabelonen før, læser det."
_MOST_DRAFTS = 8


class ChangeStep(Step):
    """»Hvad er ændret«.

    Attributes:
        comparison: what was found; None before.

    Signals:
        written: files of the pack have been changed.
    """

    written = Signal()

    def __init__(self, folder: Path, below: Sequence[Path], language: Language) -> None:
        super().__init__("2. Hvad er ændret")
        self._folder, self._below, self._language = folder, tuple(below), language
        self.comparison: Comparison | None = None
        self.notes: list[_Note] = []
        self.changes = Changes()
        self.version = Question(TextField(name="version", label="Pakkens &version", help=_VERSION))
        self.go_on = QuickButton(GO_ON)
        self._facts, self._above, self._column = label("", wrap=True), label(_NOTES, "muted", wrap=True), QVBoxLayout()
        self._build()

    def begin_at(self, place: Place | None) -> None:
        """Compare anew, with what is published at ``place``; None for where this machine fetches from."""
        folder, below, language = self._folder, self._below, self._language
        self.work(_COMPARING, lambda: compare_pack(folder, below, place or known_place(), language), self._tell)

    def first(self) -> QWidget:
        """The first thing that is missing."""
        return next((question for note in self.notes for question in note.asked), self.version)

    @property
    def is_typed(self) -> bool:
        """Whether something is written here that no file has."""
        return any(note.said.note != note.unsaid.note for note in self.notes)

    def save(self, then: Callable[[], object]) -> None:
        """Write it into the files, and then do ``then``; say what is missing where something is."""
        found = self.comparison
        if found is None:
            return
        version = str(self.version.raw() or "")
        fault = "" if found.is_same else version_fault(version, found.before)
        _tell_at(self.version, fault)
        lacking = [note for note in self.notes if not note.holds()]
        if lacking or fault:
            self.stand(Stage.MEND, _MEND)
            return
        said, folder = [note.said for note in self.notes], self._folder
        self.work(_WRITING, lambda: write_down(folder, said, version), lambda changed: self._saved(changed, then))

    def _saved(self, changed: Sequence[str], then: Callable[[], object]) -> None:
        if self.comparison is not None:
            self.stand(Stage.GOOD, f"{summary(self.comparison.diff)} Version {self.version.raw()}.")
        for note in self.notes:
            note.unsaid = note.said
        if changed:
            self.written.emit()
        then()

    def _tell(self, found: Comparison) -> None:
        self.comparison = found
        self._facts.setText("\n".join(_facts(found)))
        self.changes.tell(found.diff)
        clear(self._column)
        typed = {note.unsaid.path: note.said.note for note in self.notes}
        self.notes = [_Note(unsaid, typed.get(unsaid.path, "")) for unsaid in found.unsaid]
        for note in self.notes:
            self._column.addWidget(note)
            note.show()
        self._above.setVisible(bool(self.notes))
        self.version.reset()
        self.version.set_raw(found.version)
        self.version.setVisible(not found.is_same)
        self.stand(Stage.UNDER_WAY, _SAME if found.is_same else summary(found.diff))
        self.go_to(self.go_on if found.is_same else self.first())

    def _build(self) -> None:
        self.go_on.setProperty("primary", True)  # noqa: FBT003
        self.go_on.setAutoDefault(True)  # Enter presses it
        self.go_on.clicked.connect(lambda: self.save(self.done.emit))
        self._column.setSpacing(UNIT)
        for part in (self._facts, self.changes, self._above):
            self.column.addWidget(part)
        self.column.addLayout(self._column)
        self.column.addWidget(self.version)
        self.column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        self._above.hide()
        self.changes.hide()


class _Note(QFrame):
    """What is to be said of one template."""

    def __init__(self, unsaid: Unsaid, typed: str) -> None:
        """Ask for it; ``typed`` was written before and is not lost."""
        super().__init__()
        self.unsaid = unsaid
        self.version = Question(TextField(name="version", label="Version"))
        self.note = Question(TextField(name="note", label="Hvad er nyt?", max_length=400))
        self.asked = (self.note, self.version) if not unsaid.note else (self.version, self.note)
        row = QHBoxLayout()
        row.setSpacing(UNIT * 2)
        for question, raw, share in ((self.version, unsaid.version, 1), (self.note, unsaid.note or typed, 4)):
            question.set_raw(raw)
            question.call(f"{unsaid.title}, {question.name}")
            row.addWidget(question, share, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addWidget(label(f"{unsaid.title} · kolleger har version {unsaid.before}", "prefix", wrap=True))
        column.addLayout(row)

    @property
    def said(self) -> Unsaid:
        """As it is written now."""
        return replace(self.unsaid, version=str(self.version.raw() or ""), note=str(self.note.raw() or ""))

    def holds(self) -> bool:
        """Whether it tells enough; what is missing is told."""
        said = self.said
        faults = (version_fault(said.version, said.before), note_fault(said.note))
        for question, fault in zip((self.version, self.note), faults, strict=True):
            _tell_at(question, fault)
        return not any(faults)


def _tell_at(question: Question, fault: str) -> None:
    question.show_findings([Shown(Finding("U01", Severity.ERROR, fault))] if fault else ())


def _facts(found: Comparison) -> list[str]:
    """What it was compared with, for whom it is, and what stays here."""
    said = {
        "published": f"Sammenlignet med version {found.before}, som {found.team} har udgivet på drevet.",
        "installed": f"Sammenlignet med version {found.before}, som er i brug på denne maskine.",
        "nothing": "Kolleger har ikke pakken endnu: alt i den er nyt.",
    }[found.against]
    lines = [f"{said} {found.away}".rstrip()]
    if found.diff.new:
        lines.append(f"Pakken er {FOR_WHOM[found.diff.new.layer]}.")
    if found.drafts:
        titles = [f"»{title}«" for title in found.drafts[:_MOST_DRAFTS]]
        more = f" og {len(found.drafts) - _MOST_DRAFTS} til" if len(found.drafts) > _MOST_DRAFTS else ""
        lines.append(f"Udkast, der ikke kommer med: {', '.join(titles)}{more}.")
    return lines
