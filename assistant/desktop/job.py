"""Work in the target's window as a walk of small steps: told the time, it says when it wants to be called again.

The walk is a generator that yields the seconds it wants to wait, so its code reads in the order in which things
happen. It may be called early, whenever something has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Literal

from assistant.desktop.ports import Desktop, WindowInfo
from assistant.desktop.result import Outcome, Result
from assistant.desktop.target import Target
from assistant.model.chord import Chord

Walk = Generator[float, None, None]
HeldKeys = Literal["release", "wait"]
"""What to do with keys the person still holds: let go of them (the text comes while the hand is on the chord), or
wait until she does (after a prompt)."""

POLL = 0.002
FOCUS_PATIENCE = 1.0
KEYS_PATIENCE = 2.0


class Stopped(Exception):  # noqa: N818  # not a fault: the walk ends here
    """The walk cannot go on."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome)
        self.outcome = outcome


class Job:
    """A walk over the ports of ``desktop`` that sends keys to ``target`` and to nothing else.

    Attributes:
        result: None until the walk has ended.
    """

    def __init__(self, desktop: Desktop, target: Target | None, held: HeldKeys) -> None:
        self.result: Result | None = None
        self._desktop = desktop
        self._target = target
        self._held = held
        self._now = 0.0
        self._walk = self._run()

    def step(self, now: float) -> float | None:
        """Go on as far as possible.

        Args:
            now: seconds of a clock that only runs forward.

        Returns:
            Seconds after which to be called again at the latest; None when it has ended.
        """
        self._now = now
        return next(self._walk, None)

    def _run(self) -> Walk:
        raise NotImplementedError

    def _until(self, is_reached: Callable[[], bool], patience: float, otherwise: Outcome) -> Walk:
        """Wait until ``is_reached``, at most ``patience`` seconds."""
        deadline = self._now + patience
        while not is_reached():
            if self._now >= deadline:
                raise Stopped(otherwise)
            yield POLL

    def _to_target(self) -> Walk:
        """Bring the target to the front when a prompt of ours was there, and see that it is as it was noted."""
        target = self._target_or_stop()
        if self._held == "wait":
            self._look(self._desktop.windows.find(target.window))
            if not self._is_front():
                self._desktop.windows.activate(target.window)
                yield from self._until(self._is_front, FOCUS_PATIENCE, Outcome.OTHER_WINDOW)
        self._verify()

    def _send(self, chord: Chord) -> Walk:
        """Send one key, only to the target as it was noted, and only with no other key down."""
        yield from self._all_keys_up()
        self._verify()
        try:
            self._desktop.keys.tap(chord)
        except LookupError:
            raise Stopped(Outcome.NO_KEY) from None

    def _all_keys_up(self) -> Walk:
        if self._let_go():
            keys = self._desktop.keys
            yield from self._until(lambda: not keys.any_held(), KEYS_PATIENCE, Outcome.KEYS_HELD)

    def _let_go(self) -> bool:
        """Let go of the keys that are held, unless that is the person's to do; whether one may still be down."""
        return self._held == "wait" or self._desktop.keys.release_held()

    def _target_or_stop(self) -> Target:
        if self._target is None:
            raise Stopped(Outcome.COPY_ONLY)
        return self._target

    def _is_front(self) -> bool:
        active = self._desktop.windows.active()
        return active is not None and self._target_or_stop().is_same_window(active)

    def _verify(self) -> WindowInfo:
        """See that the target is in front and unchanged, and say how it looks now."""
        target = self._target_or_stop()
        active = self._desktop.windows.active()
        if active is None or not target.is_same_window(active):
            self._look(self._desktop.windows.find(target.window))
            raise Stopped(Outcome.OTHER_WINDOW)
        self._look(active)
        return active

    def _look(self, info: WindowInfo | None) -> None:
        target = self._target_or_stop()
        if info is None or not target.is_same_window(info):
            raise Stopped(Outcome.WINDOW_CLOSED)
        if info.refusal:
            raise Stopped(Outcome.REFUSED)
        if not target.is_same_case(info):
            raise Stopped(Outcome.OTHER_CASE)
