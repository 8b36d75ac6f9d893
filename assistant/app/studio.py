"""The studio: a process of its own, as all that is not done between a chord and a text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from assistant.app.dressed import dressed
from assistant.casework.studio.surroundings import surroundings
from assistant.ui.studio.window import StudioWindow
from assistant.ui.tasks import let_finish


def write(folder: Path, below: Sequence[Path], today: date) -> int:
    """Show the studio on the pack in ``folder``, over those ``below``, until it is closed; the exit code."""
    app, _ = dressed()
    window = StudioWindow(folder, surroundings(folder, below, today), below)
    window.show()
    code = app.exec()
    let_finish()
    return code
