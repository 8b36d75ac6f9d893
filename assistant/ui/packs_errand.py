"""The window of packs, kept true while it is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

from PySide6.QtCore import SignalInstance

from assistant.casework.earlier import NoWayBackError, turn
from assistant.casework.supplied import Supply, look
from assistant.casework.workplace import Workplace
from assistant.ui.packs_window import PacksWindow
from assistant.ui.tasks import run_task


class Updates(Protocol):
    """What fetches packs in the background, and tells when others are in use."""

    fetched: SignalInstance
    told: SignalInstance

    failed: Sequence[str]
    """What did not go well the last time."""

    @property
    def is_fetching(self) -> bool:
        """Whether it does so now."""

    def fetch(self) -> None:
        """Fetch now."""


class PacksErrand:
    """Shows the packs of a workplace; one that is opened anew while the window stands is shown in its place."""

    def __init__(self) -> None:
        self.window = PacksWindow()
        self.window.wanted.connect(self._fetch)
        self.window.turn_wanted.connect(self._turn)
        self._workplace: Workplace | None = None
        self._updates: Updates | None = None

    def show(self, workplace: Workplace, updates: Updates | None) -> None:
        """Open the window."""
        if updates is not None and updates is not self._updates:
            updates.told.connect(self._told)
        self._updates = updates
        self.window.set_fetching(is_fetching=updates is not None and updates.is_fetching)
        self.window.tell_faults(updates.failed if updates is not None else ())
        self.refresh(workplace)
        self.window.open()

    def refresh(self, workplace: Workplace) -> None:
        """Show what is in use by now."""
        self._workplace = workplace
        now = datetime.now(UTC)
        run_task(lambda: look(workplace.library, workplace.today, now), self._seen)

    def _seen(self, supply: Supply) -> None:
        self.window.tell(supply if self._updates is not None else replace(supply, changed=None))

    def _fetch(self) -> None:
        if self._updates is not None:
            self.window.set_fetching(is_fetching=True)
            self._updates.fetch()

    def _turn(self) -> None:
        workplace, updates = self._workplace, self._updates
        if workplace is not None and updates is not None:
            run_task(lambda: turn(workplace.today), lambda _: updates.fetched.emit(), self._not_turned)

    def _not_turned(self, error: Exception) -> None:
        if not isinstance(error, NoWayBackError):
            raise error
        self.window.tell_faults([str(error)])

    def _told(self) -> None:
        self.window.set_fetching(is_fetching=False)
        if self._updates is not None:
            self.window.tell_faults(self._updates.failed)
        if self._workplace is not None:
            self.refresh(self._workplace)
