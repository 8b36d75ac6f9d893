"""What the four steps to colleagues have in common: each says how it stands, and only one is at work."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from assistant.casework.studio.publishing.faults import NotPublishedError
from assistant.ui.fields.question import Question
from assistant.ui.parts import Chip, Role, Tone, label, restyle
from assistant.ui.tasks import run_task
from assistant.ui.theme import UNIT

_BACK = "Gå tilbage hertil"


class Stage(Enum):
    """How a step stands."""

    NOT_YET = "ikke begyndt"
    UNDER_WAY = "i gang"
    GOOD = "i orden"
    MEND = "noget skal rettes"


_LOOK: dict[Stage, tuple[Tone, Role]] = {
    Stage.NOT_YET: ("quiet", "muted"),
    Stage.UNDER_WAY: ("target", "muted"),
    Stage.GOOD: ("target", "muted"),
    Stage.MEND: ("warning", "error"),
}
_ICON = {Stage.GOOD: "done"}


class Step(QFrame):
    """One of them.

    Attributes:
        stage: how it stands.
        is_busy: whether a worker is at it.
        body: what there is to do; hidden while another step is at work.
        said: what it came to, or what is to be mended.

    Signals:
        done: the next may begin.
        back_wanted: she wants to be here again.
        stood: it stands otherwise than before.
    """

    done = Signal()
    back_wanted = Signal()
    stood = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.stage = Stage.NOT_YET
        self.is_busy = False
        self._round = 0
        self.chip, self.said, self.body = Chip(), label("", "muted", wrap=True), QWidget()
        self.back = QPushButton(_BACK)
        self.column = QVBoxLayout(self.body)
        self._frame(title)
        self.fold(is_reached=False)
        self.stand(Stage.NOT_YET)

    def first(self) -> QWidget:
        """Where she begins."""
        return self

    def reset(self) -> None:
        """Be as if she had never been here; what is under way counts for nothing."""
        self._round += 1
        self._free()
        self.stand(Stage.NOT_YET)

    def unfold(self) -> None:
        """Be the one at work."""
        self.body.show()
        self.back.hide()
        self.go_to(self.first())

    def go_to(self, widget: QWidget) -> None:
        """Give ``widget`` the focus, unless she is in another room."""
        if self.isVisible():
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self, *, is_reached: bool) -> None:
        """Let another be at work; one that ``is_reached`` can be gone back to."""
        self.body.hide()
        self.back.setVisible(is_reached)

    def stand(self, stage: Stage, said: str = "") -> None:
        """Stand as ``stage``, and say why."""
        self.stage = stage
        tone, role = _LOOK[stage]
        self.chip.show_as(stage.value, tone, _ICON.get(stage, ""))
        self.said.setText(said)
        self.said.setVisible(bool(said))
        restyle(self.said, "role", role)
        self.stood.emit()

    def work(self, saying: str, task: Callable[[], object], then: Callable[[Any], object]) -> None:
        """Do ``task`` away from Qt's thread, then ``then`` with what it came to; a refusal is said here.

        Neither is done once she has gone back: what was found may no longer hold.
        """
        self._round += 1
        this = self._round
        had_focus: QWidget | None = self.body.focusWidget()
        self.is_busy = True
        self.body.setEnabled(False)
        self.stand(Stage.UNDER_WAY, saying)

        def ended(tell: Callable[[Any], object], answer: object) -> None:
            if this != self._round:
                return
            self._free()
            self.go_to(self.first() if had_focus is None else had_focus)
            tell(answer)

        run_task(task, lambda found: ended(then, found), lambda error: ended(self._fail, error))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, NotPublishedError):
            raise error
        self.stand(Stage.MEND, str(error))

    def _free(self) -> None:
        self.is_busy = False
        self.body.setEnabled(True)

    def _frame(self, title: str) -> None:
        self.setProperty("role", "sheet")
        self.setAccessibleName(title)
        self.back.setProperty("role", "link")
        self.back.setAccessibleName(f"{_BACK}: {title}")
        self.back.clicked.connect(self.back_wanted)
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addWidget(label(title, "title"))
        head.addWidget(self.chip)
        head.addStretch(1)
        head.addWidget(self.back)
        self.column.setContentsMargins(0, UNIT // 2, 0, 0)
        self.column.setSpacing(UNIT)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(UNIT * 2, UNIT + UNIT // 2, UNIT * 2, UNIT + UNIT // 2)
        whole.setSpacing(UNIT // 2)
        whole.addLayout(head)
        whole.addWidget(self.said)
        whole.addWidget(self.body)


def with_button(question: Question, text: str, name: str, ask: Callable[[], object]) -> QHBoxLayout:
    """``question``, and beside its line a button called ``name`` that lets her choose the answer."""
    button = QPushButton(text)
    button.setAccessibleName(name)
    button.clicked.connect(ask)
    column = QVBoxLayout()
    column.setSpacing(3)  # as in a question, so that the two stand on one line
    column.addWidget(label(" ", "label"))
    column.addWidget(button)
    column.addStretch(1)
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(UNIT)
    row.addWidget(question, 1)
    row.addLayout(column)
    return row
