"""What is still to be done, on disk: kinds and times. With nothing to be done there is no file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import get_args

from assistant.model.reminder import Pending
from assistant.model.template import ReminderKind
from assistant.store.atomic import write_text


def read(path: Path) -> tuple[Pending, ...]:
    """What stands in ``path``, the earliest first; what cannot be read of it is left out."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return ()
    found = [pending for row in rows if (pending := _pending(row))] if isinstance(rows, list) else []
    return tuple(sorted(found, key=lambda pending: pending.due))


def write(path: Path, pending: Iterable[Pending]) -> None:
    """Keep ``pending`` in place of what was kept before.

    Raises:
        OSError: it could not be written.
    """
    rows = [[each.kind, each.due.isoformat(timespec="minutes")] for each in pending]
    if rows:
        write_text(path, json.dumps(rows) + "\n")
    else:
        path.unlink(missing_ok=True)


def _pending(row: object) -> Pending | None:
    if not isinstance(row, list) or len(row) != 2 or row[0] not in get_args(ReminderKind):
        return None
    try:
        due = datetime.fromisoformat(row[1])
    except (TypeError, ValueError):
        return None
    return Pending(row[0], due) if due.tzinfo else None
