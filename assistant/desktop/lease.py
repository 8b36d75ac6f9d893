"""The clipboard lent for the time of a job: what stands there is kept whole, and comes back."""

from __future__ import annotations

from assistant.desktop.job import POLL, Job, Stopped, Walk
from assistant.desktop.ports import Kept, Offer
from assistant.desktop.result import Fate, Outcome

SAVE_PATIENCE = 2.0
OFFER_PATIENCE = 0.5
WATCH = 0.05


class Lease(Job):
    """A job over the clipboard."""

    _is_lent = False

    def _lend(self, offer: Offer) -> Walk:
        """Keep what is on the clipboard and put ``offer`` in its place."""
        clipboard = self._desktop.clipboard
        clipboard.save(offer.selection)
        deadline = self._now + SAVE_PATIENCE
        while clipboard.kept() is Kept.PENDING and self._now < deadline:
            yield POLL
        deadline = self._now + OFFER_PATIENCE
        while not clipboard.offer(offer):
            if self._now >= deadline:
                raise Stopped(Outcome.CLIPBOARD_BUSY)
            yield WATCH
        self._is_lent = True

    def _give_back(self) -> Fate:
        """Put back what was kept, unless someone has copied since."""
        clipboard = self._desktop.clipboard
        whole = clipboard.kept() is Kept.WHOLE
        if not clipboard.restore():
            return Fate.TAKEN
        return Fate.RESTORED if whole else Fate.PARTLY
