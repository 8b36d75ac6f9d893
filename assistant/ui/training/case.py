"""The half of the practice journal that looks like a case system: the list of notes, and the fields of a new one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from assistant.casework.training.journal import finds
from assistant.model.training import Note
from assistant.ui import theme
from assistant.ui.parts import label
from assistant.ui.theme import UNIT

_LIST_HEIGHT, _SMALL_HEIGHT = 84, 56


class CaseView(QScrollArea):
    """Notes by heading, and an empty one to write in; scrolled where a screen is low or the text large.

    Attributes:
        heading, text, agreements, my_plan, task: the fields, in the order of Tab.
        heading_label: where Alt+O is.

    Signals:
        begun: the note is not empty any more.
        came: a heading has come in one piece, as the program puts it there.
        agreed: a text has come into the aftalefelt, in the same way.
        found: a search shows a note that she has written here.
    """

    begun = Signal()
    came = Signal()
    agreed = Signal()
    found = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headings: list[str] = []
        self._own: set[str] = set()
        self._case = ""
        self._before = ""
        self._were: set[str] = set()
        self.heading_label = QLabel("&Overskrift")
        self.search = QLineEdit()
        self.notes = QListWidget()
        self.none = label("", "help")
        self.heading = QLineEdit()
        self.text = QPlainTextEdit()
        self.agreements = QPlainTextEdit()
        self.my_plan = QPlainTextEdit()
        self.task = QLineEdit()
        self._build()

    @property
    def note(self) -> Note:
        """What stands in the fields."""
        return Note(
            heading=self.heading.text(),
            text=self.text.toPlainText(),
            agreements=self.agreements.toPlainText(),
            my_plan=self.my_plan.toPlainText(),
            task=self.task.text(),
            case=self._case,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring a field into sight that the keyboard goes to."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 0, UNIT)
        return super().eventFilter(watched, event)

    def begin(self, case: str, headings: Iterable[str]) -> None:
        """Empty fields, in ``case``, whose list has ``headings``."""
        self._case, self._headings = case, list(headings)
        for field in (self.search, self.heading, self.task, self.text, self.agreements, self.my_plan):
            field.clear()
        self._own, self._were = set(), set()
        self._list()

    def keep(self, heading: str) -> None:
        """List a note that has been handed in and is as it should be, once."""
        if heading not in self._headings:
            self._headings.insert(0, heading)
        self._own.add(heading)
        self._list()

    def _search(self) -> None:
        self._list()
        if self.search.text().strip() and self._own & {self.notes.item(n).text() for n in range(self.notes.count())}:
            self.found.emit()

    def _see_heading(self, text: str) -> None:
        """More than a letter at once has come from somewhere; what stood there before comes by Ctrl+Z."""
        kept = _alike(text, self._before) + _alike(reversed(text), reversed(self._before))
        if text not in self._were and len(text) > kept + 1:
            self.came.emit()

    def _keep_heading(self, text: str) -> None:
        self._before = text
        self._were.add(text)

    def _begin_writing(self) -> None:
        if self.note.is_begun:
            self.begun.emit()

    def _see_agreements(self, place: int, gone: int, come: int) -> None:
        del place
        if come > gone + 1:
            self.agreed.emit()

    def _list(self) -> None:
        found = [heading for heading in self._headings if finds(self.search.text(), heading)]
        self.notes.clear()
        self.notes.addItems(found)
        self.notes.setVisible(bool(found))
        self.none.setText("" if found else "Ingen med de ord." if self._headings else "Der er ingen notater endnu.")

    def _build(self) -> None:
        self.search.setAccessibleName("Søg i overskrifterne")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.heading.textEdited.connect(self._see_heading)
        self.heading.textChanged.connect(self._keep_heading)
        for field in (self.heading, self.text, self.agreements, self.my_plan, self.task):
            field.textChanged.connect(self._begin_writing)
        self.agreements.document().contentsChange.connect(self._see_agreements)
        self.notes.setAccessibleName("Notater på sagen")
        self.notes.setFixedHeight(theme.scaled(_LIST_HEIGHT))
        self.notes.setFrameShape(QFrame.Shape.NoFrame)
        fields = QFormLayout()
        fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        fields.setVerticalSpacing(UNIT // 2)
        for caption, field in (
            (self.heading_label, self.heading),
            (QLabel("&Notat eller brev"), self.text),
            (QLabel("Aftale&felt"), self.agreements),
            (QLabel("Min &Plan"), self.my_plan),
            (QLabel("Op&gave (dag og hvad)"), self.task),
        ):
            caption.setProperty("role", "label")
            caption.setBuddy(field)
            fields.addRow(caption, field)
            field.setAccessibleName(caption.text().replace("&", ""))
            field.installEventFilter(self)
            if isinstance(field, QPlainTextEdit):
                field.setTabChangesFocus(True)
        for small in (self.agreements, self.my_plan):
            small.setFixedHeight(theme.scaled(_SMALL_HEIGHT))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT * 2)
        column.setSpacing(UNIT)
        caption = QLabel("Notater på sagen: søg &i overskrifterne")
        caption.setProperty("role", "label")
        caption.setBuddy(self.search)
        column.addWidget(caption)
        column.addWidget(self.search)
        column.addWidget(self.none)
        column.addWidget(self.notes)
        column.addWidget(label("Nyt notat", "title"))
        column.addLayout(fields, 1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for ground in (self.viewport(), inside):
            ground.setAutoFillBackground(False)


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many letters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
