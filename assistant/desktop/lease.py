"""The clipboard lent for the time of a job: what stands there is kept whole, and comes back."""

from __future__ import annotations

from collections.abc import Callable

from assistant.desktop.job import POLL, Job, Stopped, Walk
from assistant.desktop.ports import Kept, Offer
from assistant.desktop.result import Fate, Outcome

SAVE_PATIENCE = 2.0
OFFER_PATIENCE = 3.0
"""A program that has copied last must be told of it, and may be busy."""
NOTICE_PATIENCE = 3.0
"""For a target that has what it copied itself, and so will ask."""
ANSWERED = 0.02
"""Until the answer to a question that we have just heard has reached who asked."""
WATCH = 0.05


class Lease(Job):
    """A job over the clipboard."""

    _is_lent = False

    def _lend(self, offer: Offer, meanwhile: Callable[[], object] = lambda: None) -> Walk:
        """Keep what is on the clipboard and put ``offer`` in its place; do ``meanwhile`` while its owner answers."""
        clipboard = self._desktop.clipboard
        is_theirs = self._target is not None and self._target.asks_first and self._is_theirs()
        clipboard.save(offer.selection)
        meanwhile()
        yield from self._until_kept()
        deadline = self._now + OFFER_PATIENCE
        while not clipboard.offer(offer):
            if self._now >= deadline:
                raise Stopped(Outcome.CLIPBOARD_BUSY)
            yield WATCH
            yield from self._until_kept()
        self._is_lent = True
        if is_theirs:
            yield from self._until_noticed()

    def _until_kept(self) -> Walk:
        """Until what stands there has been read; it begins anew where somebody has copied since."""
        deadline = self._now + SAVE_PATIENCE
        while self._desktop.clipboard.kept() is Kept.PENDING and self._now < deadline:
            yield POLL

    def _is_theirs(self) -> bool:
        """Whether what stands on the clipboard was copied in the target."""
        return self._target is not None and self._desktop.clipboard.is_of(self._target.window)

    def _until_noticed(self, patience: float = NOTICE_PATIENCE) -> Walk:
        """Let a target that is slow to see whose the clipboard is see that it is ours."""
        target, deadline = self._target, self._now + patience
        if target is None or not target.asks_first:
            return
        while not self._desktop.clipboard.is_noticed(target.window) and self._now < deadline:
            yield POLL
        yield ANSWERED

    def _give_back(self) -> Fate:
        """Put back what was kept, unless someone has copied since."""
        clipboard = self._desktop.clipboard
        whole = clipboard.kept() is Kept.WHOLE
        if not clipboard.restore():
            return Fate.TAKEN
        return Fate.RESTORED if whole else Fate.PARTLY
