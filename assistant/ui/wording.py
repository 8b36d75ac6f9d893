"""The window "Ordlyd pr. dato": the published words of a day, and her own receipts of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from assistant.casework.wording import Listed, LostError, Wording, Wordings
from assistant.casework.wording_text import as_text
from assistant.model.receipt import Receipt
from assistant.ui import theme
from assistant.ui.card import Card, Footer, Header
from assistant.ui.parts import label
from assistant.ui.tasks import run_task
from assistant.ui.theme import UNIT
from assistant.ui.wording_list import Choice, WordingList
from assistant.ui.wording_paper import WordingPaper

_WIDTH, _HEIGHT = 1040, 640
_KEYS = (("Alt+D", "dag"), ("Alt+S", "søg"), ("Esc", "luk"))
_SAID = "Kvitteringen viser, at ordlyden blev indsat. Den viser ikke, hvem der blev vejledt."


@dataclass(frozen=True)
class WordingRequest:
    """What the window needs.

    Attributes:
        open: reads the receipts; takes a while.
        targets: titles of target profiles, by id.
    """

    open: Callable[[], Wordings]
    today: date
    targets: Mapping[str, str] = field(default_factory=dict)


class WordingWindow(Card):
    """Built once and kept. Everything that reads files is done in a worker; only the newest answer is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.WindowType.Window, parent)
        self.setWindowTitle("Sagstast – ordlyd pr. dato")
        self.setAccessibleName("Ordlyd pr. dato")
        self._wordings: Wordings | None = None
        self._shown: Wording | None = None
        self._asked = {"list": 0, "paper": 0}
        self.list, self.paper = WordingList(), WordingPaper()
        self.copy_reference = QPushButton("Kopiér &henvisning")
        self.copy_text = QPushButton("&Kopiér ordlyden")
        self._build()

    def open(self, request: WordingRequest) -> None:
        """Show the wordings of today, with her newest receipts."""
        self._wordings = None
        self.list.open(request.today, request.targets)
        self._show(None)
        self.resize(theme.scaled(_WIDTH), theme.scaled(_HEIGHT))
        self.resize(self.size().boundedTo(self.room().size()))
        self.appear()
        self.list.day.setFocus()
        self._ask("list", request.open, self._opened)

    def _build(self) -> None:
        self.list.day_changed.connect(self._list_day)
        self.list.chosen.connect(self._choose)
        self.copy_text.setProperty("primary", True)  # noqa: FBT003
        self.copy_text.clicked.connect(self._copy_text)
        self.copy_reference.clicked.connect(self._copy_reference)
        footer = Footer(_KEYS)
        footer.add_right(self.copy_reference)
        footer.add_right(self.copy_text)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._left(), 38)
        middle.addWidget(self.paper, 62)
        header = Header("Ordlyd pr. dato")
        header.add_left(self.paper.version)
        header.add_left(self.paper.state)
        self.column.addWidget(header)
        self.column.addLayout(middle, 1)
        self.column.addWidget(footer)
        QShortcut(QKeySequence("Esc"), self, self.close)

    def _left(self) -> QFrame:
        left = QFrame()
        column = QVBoxLayout(left)
        column.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 2, UNIT * 2)
        column.setSpacing(UNIT * 2)
        column.addWidget(self.list, 1)
        column.addWidget(label(_SAID, "help", wrap=True))
        return left

    def _opened(self, wordings: Wordings) -> None:
        self._wordings = wordings
        self._list_day()

    def _list_day(self) -> None:
        wordings, day = self._wordings, self.list.day.value()
        if wordings is None or day is None:
            return
        self._ask("list", partial(_of_day, wordings, day), self.list.show_day)

    def _choose(self, choice: Choice | None) -> None:
        wordings, day = self._wordings, self.list.day.value()
        if choice is None:
            self._asked["paper"] += 1  # what is still being read is of another day
            self._show(None)
        elif wordings is not None and day is not None:
            self._ask("paper", partial(_wording, wordings, choice, day), self._show)

    def _show(self, wording: Wording | str | None) -> None:
        self._shown = None if isinstance(wording, str) else wording
        self.paper.show_wording(wording)
        for button in (self.copy_text, self.copy_reference):
            button.setEnabled(self._shown is not None)

    def _ask(self, part: str, work: Callable[[], object], tell: Callable[..., None]) -> None:
        """Do ``work`` away from Qt's thread; ``tell`` what came of it, unless ``part`` was asked anew meanwhile."""
        self._asked[part] += 1
        mine = self._asked[part]

        def answered(answer: object) -> None:
            if mine == self._asked[part]:
                tell(answer)

        run_task(work, answered)

    def _copy_text(self) -> None:
        if self._shown:
            wording = self._shown
            said = (as_text(wording.draft), wording.reference, f"Kilde: {wording.template.source}")
            QGuiApplication.clipboard().setText("\n\n".join(said))

    def _copy_reference(self) -> None:
        if self._shown:
            QGuiApplication.clipboard().setText(self._shown.reference)


def _of_day(wordings: Wordings, day: date) -> tuple[list[Receipt], list[Listed]]:
    return wordings.inserted_on(day), wordings.in_force_on(day)


def _wording(wordings: Wordings, choice: Choice, day: date) -> Wording | str | None:
    """The wording that was chosen, or why it cannot be shown."""
    if isinstance(choice, Listed):
        return wordings.held(choice.id, day)
    try:
        return wordings.of_receipt(choice)
    except LostError as error:
        return str(error)
