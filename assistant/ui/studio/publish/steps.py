"""The four steps to colleagues, one below the other: the next begins when the one before is in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from assistant.casework.studio.examining import Surroundings
from assistant.ui import theme
from assistant.ui.card import Footer
from assistant.ui.editing.asking import ask_unsaved
from assistant.ui.parts import label, on_key
from assistant.ui.studio.page import scrolled
from assistant.ui.studio.publish.change_step import ChangeStep
from assistant.ui.studio.publish.check_step import CheckStep
from assistant.ui.studio.publish.send_step import SendStep
from assistant.ui.studio.publish.sign_step import SignStep
from assistant.ui.studio.publish.step import Stage, Step
from assistant.ui.theme import UNIT

_WIDTH = 1000
"""A line of a step that is longer is hard to read."""
_KEYS = (("F1", "hjælp"), ("Alt+←", "et trin tilbage"))
_NOTES = "Hvad er nyt"


class Steps(QWidget):
    """From the pack in ``folder`` to colleagues' machines.

    Attributes:
        all: the steps in their order.

    Signals:
        template_wanted: an error was chosen; carries the path of its template.
        written: files of the pack have been changed.
    """

    template_wanted = Signal(str)
    written = Signal()

    def __init__(
        self, folder: Path, around: Surroundings, below: Sequence[Path], is_unsaved: Callable[[], bool]
    ) -> None:
        """Make them; ``is_unsaved`` says whether another room has something that lies in no file yet."""
        super().__init__()
        knowledge = around.drafter.knowledge
        self._at = 0
        self.check = CheckStep(folder, below, around.today, knowledge, is_unsaved)
        self.change = ChangeStep(folder, below, knowledge.language)
        self.sign = SignStep(folder, below, around.today, knowledge.language)
        self.send = SendStep(self.sign.checker)
        self.all: tuple[Step, ...] = (self.check, self.change, self.sign, self.send)
        self.said = label("", "error", wrap=True)
        self._inside = QWidget(self)
        self._area: QScrollArea = scrolled(self._inside)
        self._build()
        self._connect()
        self._go(0)

    def begin_anew(self) -> None:
        """Another room has changed the pack: what was checked is old, but what is laid in the inbox is laid."""
        if not self._is_held:
            self._go(0)

    @property
    def is_changed(self) -> bool:
        """Whether what is new has been written and not saved."""
        return self.change.is_typed

    def leave(self, then: Callable[[], object]) -> None:
        """Do ``then`` when it is settled what becomes of what is not saved."""
        if self.is_changed:
            ask_unsaved(self, _NOTES, lambda: self.change.save(then), then)
        else:
            then()

    def close_down(self) -> None:
        """End the check, and let no passphrase stay."""
        self.check.line.stop()
        for step in (self.sign, self.send):
            step.key.forget()

    @property
    def _is_held(self) -> bool:
        """Whether something lies in the inbox, or is on its way there or out."""
        return self.send.is_laid or self.send.is_busy

    def _go(self, place: int) -> None:
        """Be at the step ``place``; those after it are as never begun."""
        for step in self.all[place:]:
            step.reset()
        self._at = place
        for number, step in enumerate(self.all):
            if number != place:
                step.fold(is_reached=number < place)
        here = self.all[place]
        here.unfold()
        self._begin(here)
        self._tell()
        self._show(here)

    def _begin(self, here: Step) -> None:
        found = self.change.comparison
        if here is self.sign and found and found.diff.new:
            self.sign.begin_with(found.diff.new.id)
        elif here is self.send and self.sign.ready and self.sign.signed:
            instead = bool(self.sign.instead.raw())
            self.send.begin_with(self.sign.ready, self.sign.signed, instead=instead)
        elif here is self.change:
            self.change.begin_at(self.sign.place)

    def _keep_in_sight(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._inside.isAncestorOf(now):
            self._show(now)

    def _show(self, widget: QWidget) -> None:
        """Bring it into sight, once it has its place."""
        QTimer.singleShot(0, widget, lambda: self._area.ensureWidgetVisible(widget, 0, UNIT * 2))

    def _go_back(self, place: int) -> None:
        """Be at ``place`` again, unless something is in the inbox: that is taken out first."""
        if place >= 0 and not self._is_held and not self.all[self._at].is_busy:
            self._go(place)

    def _follow(self) -> None:
        """What lies in the inbox is taken out before anything is gone back to."""
        for number, step in enumerate(self.all):
            if number != self._at:
                step.fold(is_reached=number < self._at and not self._is_held)

    def _tell(self) -> None:
        """What is to be mended stands at the foot too: the head of a long step may be out of sight."""
        here = self.all[self._at]
        self.said.setText(here.said.text() if here.stage is Stage.MEND else "")

    def _connect(self) -> None:
        for place, step in enumerate(self.all):
            step.back_wanted.connect(lambda place=place: self._go_back(place))
            step.stood.connect(self._tell)
            if place + 1 < len(self.all):
                step.done.connect(lambda place=place: self._go(place + 1))
        self.check.template_wanted.connect(self.template_wanted)
        self.change.written.connect(self.written)
        self.send.again.connect(lambda: self._go(0))
        self.send.held.connect(self._follow)
        QApplication.instance().focusChanged.connect(self._keep_in_sight)  # type: ignore[union-attr]  # there is one
        on_key(self, "Alt+Left", lambda: self._go_back(self._at - 1))

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(UNIT + UNIT // 2)
        for step in self.all:
            column.addWidget(step)
        column.addStretch(1)
        outer = QVBoxLayout(self._inside)
        outer.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 3, UNIT * 2)
        outer.addLayout(column)
        self._inside.setMaximumWidth(theme.scaled(_WIDTH))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._area, 1)
        footer = Footer(_KEYS)
        footer.row.setStretch(1, 0)
        footer.row.insertWidget(1, self.said, 1)
        whole.addWidget(footer)
