"""What is still to be done: its kind and when it is due, and nothing of what or whom it is about."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from assistant.model.template import ReminderKind


@dataclass(frozen=True)
class Pending:
    """One thing that is still to be done.

    Attributes:
        due: in the time of this machine.
        mark: the case's salted mark, which lives as long as the program runs and is never written; empty when the case
            is not known.
    """

    kind: ReminderKind
    due: datetime
    mark: str = field(default="", compare=False)
