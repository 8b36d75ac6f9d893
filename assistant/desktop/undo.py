"""Taking the last insertion back, through the target's own undo."""

from __future__ import annotations

from assistant.desktop.job import HeldKeys, Job, Stopped, Walk
from assistant.desktop.ports import Desktop
from assistant.desktop.result import Outcome, Result, is_part
from assistant.model.chord import Chord

UNDO_KEY = Chord(("Ctrl",), "Z")
BACK = {"Tab": Chord(("Shift",), "Tab"), "Shift+Tab": Chord((), "Tab")}


class Undo(Job):
    """Sends the target's undo key once for every part of ``inserted``, last part first.

    Only while the window shows what it showed after the insertion: the same case, or without a case pattern the
    same title. Never into a terminal, where the same key stops the program.
    """

    def __init__(self, desktop: Desktop, inserted: Result, held: HeldKeys = "wait") -> None:
        super().__init__(desktop, inserted.after, held)
        self._steps = inserted.sent[::-1]

    def _run(self) -> Walk:
        outcome = Outcome.UNDONE
        try:
            yield from self._undo()
        except Stopped as stopped:
            outcome = stopped.outcome
        self.result = Result(outcome)

    def _undo(self) -> Walk:
        target = self._target_or_stop()
        if target.profile.selection == "primary":
            raise Stopped(Outcome.REFUSED)
        yield from self._to_target()
        if not target.is_case_locked and not target.is_same_title(self._verify()):
            raise Stopped(Outcome.CHANGED)
        for step in self._steps:
            chord = UNDO_KEY if is_part(step) else BACK.get(step)
            if chord is not None:
                yield from self._send(chord)
