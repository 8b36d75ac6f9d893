"""Getting a text to be split: what is selected in the window in front, else what stands on the clipboard."""

from __future__ import annotations

from assistant.desktop.job import POLL, HeldKeys, Stopped, Walk
from assistant.desktop.lease import SAVE_PATIENCE
from assistant.desktop.ports import Desktop, Kept
from assistant.desktop.reading import Reading, plain
from assistant.desktop.result import Outcome
from assistant.desktop.target import Target

_MOST = 1_000_000
"""Characters: some four hundred pages."""
_UNKNOWN = frozenset({Outcome.NOTHING_SELECTED, Outcome.REFUSED, Outcome.COPY_ONLY, Outcome.WINDOW_CLOSED})
"""Where nothing is selected, or what is cannot be had: then what she has copied is meant."""


class Fetching(Reading):
    """Gets it, and leaves the clipboard as it was.

    Attributes:
        html: the text with its tables, where it was copied so; empty where that is not known.
        is_selected: whether it is what is selected.
    """

    longest = _MOST

    def __init__(self, desktop: Desktop, target: Target | None, held: HeldKeys = "wait") -> None:
        super().__init__(desktop, target, held)
        self.html = ""
        self.is_selected = False

    def _fetch(self) -> Walk:
        try:
            yield from super()._fetch()
            self.is_selected = True
        except Stopped as stopped:
            if stopped.outcome not in _UNKNOWN:
                raise
            yield from self._copied()

    def _copied(self) -> Walk:
        """What she copied last, though a text of ours may stand there that could not be inserted."""
        clipboard = self._desktop.clipboard
        if not self._is_lent:
            clipboard.save()
            deadline = self._now + SAVE_PATIENCE
            while clipboard.kept() is Kept.PENDING and self._now < deadline:
                yield POLL
        self.text, self.html = plain(clipboard.kept_text()), clipboard.kept_html()
        if not self._is_lent and not clipboard.is_ours():
            clipboard.restore()  # nothing was lent: what was kept of it is forgotten
        if not self.text.strip():
            raise Stopped(Outcome.NOTHING_COPIED)
        if len(self.text) > self.longest:
            self.text = self.html = ""
            raise Stopped(Outcome.TOO_LONG)
