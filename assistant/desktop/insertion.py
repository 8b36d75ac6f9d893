"""The insertion: from a noted target to text at its caret, and the clipboard as it was.

Every step is there because leaving it out failed on a real program: the focus is given back and verified, all keys
are up, the clipboard is kept whole, the text is handed out lazily, the target's own read is awaited, and the old
clipboard comes back only where it cannot be pasted by mistake.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import suppress
from dataclasses import replace

from assistant.desktop.heading import accepted
from assistant.desktop.job import POLL, HeldKeys, Stopped, Walk
from assistant.desktop.lease import WATCH, Lease
from assistant.desktop.ports import Desktop, Offer
from assistant.desktop.result import Fate, Outcome, Result, is_part
from assistant.desktop.target import Target
from assistant.model.chord import Chord

READ_PATIENCE = 10.0
"""A page that is busy for seconds is the rule; pasting is queued there and reads when it wakes."""
QUIET = 0.2
"""A page reads up to three times: what comes within this time of a read belongs to the same paste."""
UNSEEN_QUIET = 0.3
"""Where a second read would not be seen, or who has read is not known: had it been a clipboard manager, the target has
this long to read too."""
AS_SLOW, MOST_QUIET = 3.0, 1.5
"""Whoever took long to read is as slow to read again: so many times as long it is left in peace, up to so many seconds.
With four programs at work beside it, Chromium read once more 90 ms after the first time, and pasted nothing at all
where the old clipboard had come back meanwhile."""
SELECT_PATIENCE = 1.0
TO_LINE_START = Chord(("Shift",), "Home")
DESELECT = Chord((), "End")


def note_parts(heading: str, body: str, html: str = "") -> dict[str, Offer]:
    """The parts that a profile's sequence may name, of a note's texts.

    Args:
        heading: empty when there is none.
        body: below it.
        html: the whole block for targets that take bold; plain targets do not see it.
    """
    block = f"{heading}\n\n{body}" if heading and body else heading or body
    return {"heading": Offer(heading), "body": Offer(body), "block": Offer(block, html)}


class Insertion(Lease):
    """Puts ``texts`` into ``target`` in the order of its profile's sequence."""

    def __init__(
        self,
        desktop: Desktop,
        target: Target | None,
        texts: Mapping[str, Offer],
        held: HeldKeys = "wait",
    ) -> None:
        super().__init__(desktop, target, held)
        self._texts = texts
        self._left = _plan(target.profile.sequence if target else (), texts)
        self._sent: list[str] = []
        self._heading_kept: int | None = None
        self._offer = Offer("")
        self._is_seen = True

    def _run(self) -> Walk:
        try:
            yield from self._insert()
        except Stopped as stopped:
            outcome = stopped.outcome
            fate = yield from self._shelve(outcome)
        else:
            fate = self._give_back()
            outcome = Outcome.INSERTED if self._is_seen else Outcome.INSERTED_UNSEEN
            if self._heading_kept is not None:
                outcome = Outcome.HEADING_CUT
        self.result = Result(outcome, tuple(self._sent), fate, self._heading_kept, self._seen_after())

    def _insert(self) -> Walk:
        target = self._target_or_stop()
        if target.profile.copy_only:
            raise Stopped(Outcome.COPY_ONLY)
        yield from self._to_target()
        while self._left:
            name = self._left[0]
            if not is_part(name):
                yield from self._send(Chord.parse(name))
            else:
                yield from self._paste(name, target)
            self._sent.append(self._left.pop(0))
            if name == "heading" and target.profile.read_back and self._desktop.clipboard.sees_selected:
                yield from self._read_back()

    def _paste(self, name: str, target: Target) -> Walk:
        if self._held == "wait":
            yield from self._all_keys_up()
        text = self._texts[name]
        html = text.html if target.profile.rich else ""
        self._offer = Offer(text.text, html, target.profile.selection, target.window, target.reads_per_paste)
        yield from self._lend(self._offer, meanwhile=self._let_go)
        yield from self._send(target.profile.paste)
        yield from self._until_read(target)

    def _until_read(self, target: Target) -> Walk:
        """Wait until the target has read, and then until it reads no more."""
        clipboard = self._desktop.clipboard
        sent = self._now
        deadline = sent + READ_PATIENCE
        yield WATCH  # it asks at once, and is not to wait for us to look
        while (reads := clipboard.reads(target.window)) < target.reads_per_paste:
            if not clipboard.is_ours():
                raise Stopped(Outcome.CLIPBOARD_TAKEN)
            if self._desktop.windows.find(target.window) is None:
                raise Stopped(Outcome.WINDOW_CLOSED)
            if self._now >= deadline:
                raise Stopped(Outcome.NOT_READ)
            yield WATCH
        is_known = clipboard.knows_reader(target.window)
        self._is_seen &= is_known
        least = QUIET if is_known and clipboard.sees_each_read else UNSEEN_QUIET
        quiet = max(least, min(AS_SLOW * (self._now - sent), MOST_QUIET))
        quiet_at = self._now + quiet
        while self._now < quiet_at:
            yield quiet_at - self._now
            self._is_seen &= clipboard.is_ours()  # else a second read, if there is one, finds another's text
            before, reads = reads, clipboard.reads(target.window)
            if reads != before:
                quiet_at = self._now + quiet

    def _read_back(self) -> Walk:
        """Select what the heading field holds and compare: a field with ``maxlength`` cuts without a word."""
        clipboard = self._desktop.clipboard
        clipboard.watch_selected()
        yield from self._send(TO_LINE_START)
        deadline = self._now + SELECT_PATIENCE
        while (held := clipboard.selected()) is None and self._now < deadline:
            yield POLL
        yield from self._send(DESELECT)
        heading = self._texts["heading"].text
        kept = None if held is None else accepted(heading, held)
        if kept is not None and kept < len(heading):
            self._heading_kept = kept

    def _shelve(self, outcome: Outcome) -> Generator[float, None, Fate]:
        """Keep what did not go in at hand on the clipboard, private."""
        clipboard = self._desktop.clipboard
        if outcome is Outcome.CLIPBOARD_TAKEN:
            return self._give_back()
        if outcome is Outcome.NOT_READ:
            # The target may still read, and shall find what it was sent; and so shall whoever she pastes it into.
            clipboard.offer(replace(self._offer, reader=0))
            return Fate.SHELVED
        if self._target and self._target.profile.selection == "primary":
            clipboard.restore()
        if outcome is not Outcome.CLIPBOARD_BUSY:  # it has been asked for long enough
            with suppress(Stopped):
                yield from self._lend(Offer(self._text_left()))
                return Fate.SHELVED
        clipboard.restore()
        return Fate.UNTOUCHED

    def _text_left(self) -> str:
        if not any(map(is_part, self._sent)):
            return self._texts["block"].text
        return "\n\n".join(self._texts[name].text for name in self._left if is_part(name))

    def _seen_after(self) -> Target | None:
        info = self._desktop.windows.find(self._target.window) if self._target and self._sent else None
        return self._target.seen_again(info) if self._target and info else None


def _plan(sequence: tuple[str, ...], texts: Mapping[str, Offer]) -> list[str]:
    """The parts and keys to send: an empty part goes, with the keys that lead from it to the next part."""
    plan: list[str] = []
    is_left_out = False
    for name in sequence:
        if is_part(name):
            is_left_out = not texts[name].text
        if not is_left_out:
            plan.append(name)
    return plan
