"""Deadlines as a pack states them: how long after an event, or before it, something must be done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from typing import Literal, Self

from assistant.model.rule import CheckedFile, DatedRule

Unit = Literal["days", "weeks", "months", "workdays"]
Status = Literal["law", "practice", "local", "proposal", "abolished"]


@dataclass(frozen=True, kw_only=True)
class Deadline(DatedRule):
    """One deadline as it holds for events from one day to another.

    Attributes:
        name: ASCII, lower case; the rules of one deadline over time share it.
        event: what it is counted from, in Danish: "klagen er modtaget".
        amount: of ``unit``; None where no source gives a number, and then no day is computed.
        direction: ``before`` counts backwards from the event.
        binds: whom it binds.
        times: how many talks must have been held by then; 0 when nothing is counted.
        due_time: the hour on the last day, where there is one.
        status: ``practice`` is what authorities do without a law that says so; ``proposal`` was never decided.
        replaced_by: what to use instead when it is abolished, in Danish.
    """

    name: str
    title: str
    event: str
    amount: int | None = None
    unit: Unit = "days"
    direction: Literal["after", "before"] = "after"
    binds: Literal["citizen", "authority"]
    times: int = 0
    due_time: time | None = None
    status: Status
    replaced_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Deadlines(CheckedFile):
    """All deadlines of a pack. A pack above that knows a name decides it for all time."""

    deadlines: tuple[Deadline, ...] = ()

    def over(self, below: Deadlines) -> Self:
        """These on top of ``below``, each with its file's check and approval."""
        own = {deadline.name for deadline in self.deadlines}
        kept = (deadline for deadline in below.deadlines if deadline.name not in own)
        return replace(self, deadlines=(*kept, *self.signed(self.deadlines)))
