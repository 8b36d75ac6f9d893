"""Getting what is selected in a window, and putting another text in its place.

The target's own copy tells what is selected now; X's primary selection tells what was selected last, maybe in another
case (docs/decisions/0023). The clipboard is lent meanwhile, so that the copy is known by its owner, and given back.
"""

from __future__ import annotations

from collections.abc import Generator

from assistant.desktop.insertion import Insertion, note_parts
from assistant.desktop.job import POLL, HeldKeys, Stopped, Walk
from assistant.desktop.lease import OFFER_PATIENCE, Lease
from assistant.desktop.ports import Desktop, Offer
from assistant.desktop.result import Fate, Outcome, Result
from assistant.desktop.target import Target
from assistant.model.chord import Chord

COPY = Chord(("Ctrl",), "C")
COPY_PATIENCE = 2.0
"""Nothing selected looks like a program that is slow. Who has selected nothing shall not wait ten seconds for it."""
PERHAPS = 1.0
"""For a target to notice our offer, where it is not known whether it looks."""
TEXT_PATIENCE = 3.0
LONGEST = 20_000
"""Characters."""
_NOTHING = Offer("")


class Copying(Lease):
    """A job that lets its target copy what is selected, ``longest`` characters of it."""

    longest = LONGEST
    _is_copying = False

    def _selected(self, target: Target) -> Generator[float, None, str]:
        """The selected text. Our own empty offer stands on the clipboard before and after."""
        if target.profile.copy_only or target.profile.selection == "primary":
            raise Stopped(Outcome.REFUSED)  # in a terminal, Ctrl+C ends what runs there
        yield from self._all_keys_up()
        yield from self._lend(_NOTHING)
        yield from self._until_noticed(PERHAPS)
        if not self._desktop.clipboard.is_ours():
            raise Stopped(Outcome.CLIPBOARD_TAKEN)  # what somebody has copied meanwhile is not to be copied over
        self._is_copying = True
        yield from self._send(COPY)
        yield from self._until_copied(target)
        text = yield from self._handed_out(target)
        if not (yield from self._take_over()):
            raise Stopped(Outcome.CLIPBOARD_TAKEN)
        yield from self._until_noticed()
        if not text.strip():
            raise Stopped(Outcome.NOTHING_SELECTED)
        if len(text) > self.longest:
            raise Stopped(Outcome.TOO_LONG)
        return plain(text)

    def _until_copied(self, target: Target) -> Walk:
        clipboard = self._desktop.clipboard
        deadline = self._now + COPY_PATIENCE
        while clipboard.is_ours():
            if self._now >= deadline:
                raise Stopped(Outcome.NOTHING_SELECTED)
            yield POLL
        if not clipboard.is_of(target.window):
            raise Stopped(Outcome.CLIPBOARD_TAKEN)

    def _handed_out(self, target: Target) -> Generator[float, None, str]:
        clipboard = self._desktop.clipboard
        deadline = self._now + TEXT_PATIENCE
        while (text := clipboard.copied(target.window)) is None:
            if not clipboard.is_of(target.window):
                raise Stopped(Outcome.CLIPBOARD_TAKEN)
            if self._now >= deadline:
                raise Stopped(Outcome.NOT_COPIED)
            yield POLL
        return text

    def _take_over(self) -> Generator[float, None, bool]:
        """Put our own offer where the target's copy stands, so that what was kept can come back.

        X takes no owner whose clock is behind that of the copy, and ours goes on with the events that we see.

        Returns:
            False where another program has copied since, and where the target was not asked to.
        """
        is_copy, self._is_copying = self._is_copying, False
        deadline = self._now + OFFER_PATIENCE
        while is_copy and self._is_theirs():
            if self._desktop.clipboard.offer(_NOTHING):
                return True
            if self._now >= deadline:
                break
            yield POLL
        return False


class Reading(Copying):
    """Gets what is selected in ``target``.

    Attributes:
        text: what is selected, as it stands there; empty until it is known. It is a citizen's: keep it nowhere.
    """

    def __init__(self, desktop: Desktop, target: Target | None, held: HeldKeys = "wait") -> None:
        super().__init__(desktop, target, held)
        self.text = ""

    def _run(self) -> Walk:
        outcome = Outcome.READ
        try:
            yield from self._fetch()
        except Stopped as stopped:
            outcome = stopped.outcome
        fate = yield from self._after(outcome)
        self.result = Result(outcome, clipboard=fate)

    def _fetch(self) -> Walk:
        target = self._target_or_stop()
        yield from self._to_target()
        self.text = yield from self._selected(target)

    def _after(self, outcome: Outcome) -> Generator[float, None, Fate]:
        if not self._is_lent:
            if outcome is Outcome.CLIPBOARD_BUSY:
                self._desktop.clipboard.restore()  # it was not had: what was kept of it is forgotten
            return Fate.UNTOUCHED
        yield from self._take_over()
        return self._give_back()


class Replacement(Insertion, Copying):
    """Puts ``text`` in the place of what is selected, if that is still what was ``read``."""

    def __init__(self, desktop: Desktop, target: Target | None, read: str, text: str, held: HeldKeys = "wait") -> None:
        super().__init__(desktop, target.as_block() if target else None, note_parts("", text), held)
        self._read = read

    def _insert(self) -> Walk:
        target = self._target_or_stop()
        yield from self._to_target()
        selected = yield from self._selected(target)
        if selected != self._read:
            raise Stopped(Outcome.OTHER_SELECTION)
        yield from super()._insert()

    def _shelve(self, outcome: Outcome) -> Generator[float, None, Fate]:
        yield from self._take_over()
        return (yield from super()._shelve(outcome))


def plain(text: str) -> str:
    """With line breaks and spaces as they are typed: programs differ in how they copy them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\N{NO-BREAK SPACE}", " ")
