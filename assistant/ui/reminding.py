"""Reminds her of what is not finished: seldom, quietly, and never while she is writing in a window of ours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from assistant.casework import reminders
from assistant.casework.reminders import Card
from assistant.model.knowledge import Knowledge
from assistant.model.reminder import Pending
from assistant.model.template import ReminderKind
from assistant.store import log
from assistant.store import reminders as kept
from assistant.ui import card
from assistant.ui.errand import Errand
from assistant.ui.tasks import run_task

if TYPE_CHECKING:
    from assistant.desktop.result import Result
    from assistant.ui.reminder_card import ReminderCard

_POSTPONED = timedelta(hours=1)
_LONGEST = timedelta(minutes=5)
"""A timer stands still while the computer sleeps, so it is never set further ahead."""
_SOON = timedelta(minutes=1)
"""When something of ours is in the way."""


def is_at_rest() -> bool:
    """Whether no window of ours is open, but those that never take the keyboard. The icon in the tray is none."""
    quiet = Qt.WidgetAttribute.WA_ShowWithoutActivating
    windows = (each for each in QApplication.topLevelWidgets() if isinstance(each, card.Card))
    is_any = any(each.isVisible() and not each.testAttribute(quiet) for each in windows)
    return not is_any and QApplication.activePopupWidget() is None


class Reminding(QObject):
    """Keeps what is pending, and shows one card at the right time."""

    def __init__(
        self,
        file: Path,
        knowledge: Callable[[], Knowledge],
        is_free: Callable[[], bool],
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        parent: QObject | None = None,
    ) -> None:
        """``knowledge`` is asked when something comes up; ``is_free`` whether a card may show itself now."""
        super().__init__(parent)
        self._file = file
        self._knowledge = knowledge
        self._is_free = is_free
        self._now = now
        self._begun: set[tuple[str, str]] = set()
        self._latest: tuple[Result | None, tuple[Pending, ...], tuple[Pending, ...]] = (None, (), ())
        self._shown: Card | None = None
        self._not_before = now()
        self._is_saving = self._is_stale = self._is_held = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self._look)
        self.pending = kept.read(file)
        self._forget_old()
        self._wait()

    def greet(self) -> None:
        """The program has started: tell what is due today, though it is early."""
        self._look(reminders.end_of(self._now().date()))

    def show_now(self) -> None:
        """She asks for it: show what comes first, whenever it is due."""
        last = max((each.due for each in self.pending), default=None)
        self._shown = reminders.card(self.pending, self._now(), last)
        self.card.tell(self._shown, self._now(), is_asked=True)

    def hold(self, *, is_held: bool) -> None:
        """Come up with nothing by itself; once it is no longer held, tell what is due."""
        self._is_held = is_held
        if is_held and self._shown:
            self._shown = None
            self.card.hide()
        self._look()

    def forget(self) -> None:
        """She does not want to be reminded any more."""
        self._begun.clear()
        self._change(())

    def inserted(self, errand: Errand) -> None:
        """A text stands in its case: put away what it settles, and keep what it calls for."""
        if errand.draft is None:
            return
        pending, key, mark = self.pending, (errand.template.id, errand.case), _mark(errand)
        kinds = list(errand.template.settles)
        if key in self._begun:
            self._begun.discard(key)
            pending = reminders.settled(pending, "journal", mark)
            kinds = kinds if mark else [kind for kind in kinds if kind != "journal"]  # it was this one, for all we know
        for kind in kinds:
            pending = reminders.settled(pending, kind, mark)
        for kind in errand.draft.reminders:
            pending = reminders.with_new(pending, self._new(kind, mark))
        self._latest = errand.result, self.pending, pending
        self._change(pending)

    def undone(self, result: Result) -> None:
        """The text that went in with ``result`` was taken back: so is what came of it, unless more has come since."""
        of, before, after = self._latest
        if of is result and self.pending == after:
            self._change(before)

    def left(self, errand: Errand, *, is_begun: bool) -> None:
        """A form was left: what was begun is to be finished; what was emptied again is not."""
        key, mark = (errand.template.id, errand.case), _mark(errand)
        if is_begun and key not in self._begun:
            self._begun.add(key)
            self._change(reminders.with_new(self.pending, self._new("journal", mark)))
        elif not is_begun and key in self._begun:
            self._begun.discard(key)
            self._change(reminders.settled(self.pending, "journal", mark))

    @cached_property
    def card(self) -> ReminderCard:
        """Built when there is something to show, and kept."""
        from assistant.ui.reminder_card import ReminderCard  # noqa: PLC0415 - seldom

        card = ReminderCard()
        card.done.connect(self._done)
        card.postponed.connect(self._postpone)
        return card

    def _new(self, kind: ReminderKind, mark: str) -> Pending:
        return Pending(kind, reminders.due_of(kind, self._knowledge(), self._now()), mark)

    def _look(self, until: datetime | None = None) -> None:
        """Show what is due, when nothing is in the way; then wait for the next."""
        self._forget_old()
        now = self._now()
        is_time = now >= self._not_before and not self._is_held
        found = reminders.card(self.pending, now, until) if is_time else None
        if found is None:
            self._wait()
        elif not self._is_free():
            self._not_before = now + _SOON
            self._wait()
        else:
            self._shown = found
            self.card.tell(found, now)

    def _forget_old(self) -> None:
        self._change(reminders.recent(self.pending, self._now()))

    def _wait(self) -> None:
        """Sleep until there is something to show, but never long: the clock on the wall decides."""
        at = reminders.wake_at(self.pending, self._not_before)
        if at is None or self._is_held:
            self._timer.stop()
        else:
            left = min(max(at - self._now(), timedelta(seconds=1)), _LONGEST)
            self._timer.start(left // timedelta(milliseconds=1))

    def _done(self) -> None:
        if self._shown:
            self._change(reminders.done(self.pending, self._shown))
        self._shown = None

    def _postpone(self) -> None:
        self._shown = None
        self._not_before = self._now() + _POSTPONED
        self._wait()

    def _change(self, pending: tuple[Pending, ...]) -> None:
        before, self.pending = self.pending, pending
        if pending == before:  # what is written of it, that is
            return
        if self._shown and reminders.card(pending, self._now(), self._shown.due) != self._shown:
            self._shown = None
            self.card.hide()
        self._wait()
        self._save()

    def _save(self) -> None:
        """Write what is pending now; one writing at a time, so that the newest is the last."""
        self._is_stale = self._is_saving
        if not self._is_saving:
            self._is_saving, pending = True, self.pending
            run_task(lambda: kept.write(self._file, pending), self._saved, self._not_saved)

    def _saved(self, done: object) -> None:
        del done
        self._is_saving = False
        if self._is_stale:
            self._save()

    def _not_saved(self, error: Exception) -> None:
        log.start.error("reminders: %s", log.describe(error))
        self._saved(None)


def _mark(errand: Errand) -> str:
    """What tells the case from others, while the program runs; empty where its window does not say."""
    return (errand.target.case_mark or "") if errand.target else ""
