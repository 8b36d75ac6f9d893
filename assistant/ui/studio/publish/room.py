"""The publishing room: what is written here reaches colleagues, or it is told why it cannot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from assistant.casework.studio.examining import Surroundings
from assistant.casework.studio.packs import is_own_pack
from assistant.ui.parts import label
from assistant.ui.studio.room import Room
from assistant.ui.theme import UNIT

if TYPE_CHECKING:
    from assistant.ui.studio.publish.steps import Steps

_OWN = (
    "Dine egne skabeloner er kun dine: ingen andre ser dem, og de kan ikke udgives. Skal holdet have en af dem, så "
    "send dens fil til din fagkoordinator, som kan lægge den i holdets pakke. Filerne ligger i {}."
)


class PublishRoom(Room):
    """Where the pack in ``folder`` is published.

    Attributes:
        steps: how; None before she has come, and for a person's own templates.

    Signals:
        template_wanted: an error was chosen; carries the path of its template.
    """

    template_wanted = Signal(str)
    title = "&Udgiv"

    def __init__(
        self,
        folder: Path,
        around: Surroundings,
        below: Sequence[Path] = (),
        is_unsaved: Callable[[], bool] = lambda: False,
    ) -> None:
        """Make it, empty; ``is_unsaved`` says whether another room has something that lies in no file yet."""
        super().__init__()
        self._folder, self._around, self._below, self._is_unsaved = folder, around, tuple(below), is_unsaved
        self._has_come = False
        self.steps: Steps | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def enter(self) -> None:
        """Show the steps; the first time they are loaded, with all that verifies signatures."""
        if self._has_come:
            return
        self._has_come = True
        if is_own_pack(self._folder):
            self._column.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 3, UNIT * 2)
            self._column.addWidget(label(_OWN.format(self._folder), wrap=True))
            self._column.addStretch(1)
        else:
            self.work(_load, self._begin)

    def refresh(self) -> None:
        """Another room has changed the pack: what was checked is old."""
        if self.steps is not None:
            self.steps.begin_anew()

    @property
    def is_changed(self) -> bool:
        """Whether what is new has been written and not saved."""
        return self.steps is not None and self.steps.is_changed

    def leave(self, then: Callable[[], object]) -> None:
        """Do ``then`` when it is settled what becomes of what is not saved."""
        if self.steps is not None:
            self.steps.leave(then)
        else:
            then()

    def close_down(self) -> None:
        """End the check, and let no passphrase stay."""
        super().close_down()
        if self.steps is not None:
            self.steps.close_down()

    def _begin(self, _: object) -> None:
        from assistant.ui.studio.publish.steps import Steps  # noqa: PLC0415 - TUF

        self.steps = Steps(self._folder, self._around, self._below, self._is_unsaved)
        self.steps.template_wanted.connect(self.template_wanted)
        self.steps.written.connect(self.pack_changed)
        self._column.addWidget(self.steps)
        self.steps.show()
        at = self.window().focusWidget()
        if self.isVisible() and (at in (self, None) or at.isAncestorOf(self)):
            self.steps.check.start.setFocus()


def _load() -> None:
    """Have at hand what takes a quarter of a second."""
    import assistant.casework.studio.publishing.signing  # noqa: F401, PLC0415 - TUF
