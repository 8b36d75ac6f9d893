"""What the studio's rooms have in common: templates, guide, rules and publishing are one window's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from assistant.ui import theme
from assistant.ui.parts import hairline
from assistant.ui.tasks import run_task


class Room(QWidget):
    """One part of the studio.

    Class attributes:
        title: on its tab.

    Signals:
        pack_changed: a file that other rooms judge by lies otherwise on the disk now.
    """

    pack_changed = Signal()
    title = ""
    _is_over = False

    def enter(self) -> None:
        """She has come: read what lies on the disk, away from Qt's thread, if that has not been done."""

    def refresh(self) -> None:
        """Another room has changed the pack: what was read may be old."""

    def place_of(self, at: QWidget | None) -> str:  # noqa: ARG002 - a room with pages looks
        """What F1 tells of when the focus is ``at`` no finding: a heading of ``resources/studio/steder.md``."""
        return self.title.replace("&", "")

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost."""
        return False

    def leave(self, then: Callable[[], object]) -> None:
        """Do ``then`` when it is settled what becomes of what is not saved; never, where she would rather stay."""
        then()

    def close_down(self) -> None:
        """The window goes: end what still runs, and let what a worker still brings go by."""
        self._is_over = True

    def work(self, task: Callable[[], object], then: Callable[[Any], object]) -> None:
        """Do ``task`` away from Qt's thread, and ``then`` with its answer, as long as the room is there."""

        def tell(answer: object) -> None:
            if not self._is_over:
                then(answer)

        run_task(task, tell)


class Later(Room):
    """A room that is made when she comes to it: few come to all of them.

    Attributes:
        room: the room itself; None before.
    """

    def __init__(self, title: str, make: Callable[[], Room]) -> None:
        super().__init__()
        self.title = title
        self.room: Room | None = None
        self._make = make
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def enter(self) -> None:
        """Make it, once."""
        if self.room is None:
            self.room = self._make()
            self.room.pack_changed.connect(self.pack_changed)
            self._column.addWidget(self.room)
        self.room.enter()

    def refresh(self) -> None:
        """What has not been made has read nothing."""
        if self.room is not None:
            self.room.refresh()

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost."""
        return self.room is not None and self.room.is_changed

    def leave(self, then: Callable[[], object]) -> None:
        """As the room does."""
        if self.room is not None:
            self.room.leave(then)
        else:
            then()

    def close_down(self) -> None:
        """As the room does."""
        super().close_down()
        if self.room is not None:
            self.room.close_down()


def lay_out(whole: QWidget, left: QWidget, halves: Sequence[tuple[QWidget, int]], foot: QWidget) -> None:
    """Fill ``whole``: ``left``, the ``halves`` with their widths until she moves the line between them, ``foot``."""
    both = QSplitter()
    both.setChildrenCollapsible(False)
    for half, _ in halves:
        both.addWidget(half)
    both.setSizes([theme.scaled(width) for _, width in halves])
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addWidget(left)
    row.addWidget(hairline(is_upright=True))
    row.addWidget(both, 1)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(row, 1)
    column.addWidget(foot)
