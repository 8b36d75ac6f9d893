"""The exercise that is being written, and its way to the disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from assistant.casework.hand_files import NotSavedError, save
from assistant.casework.toml_text import Values
from assistant.casework.training.checking import Checked, check
from assistant.casework.training.reading import LEVELS
from assistant.casework.training.writing import SUFFIX, Manuscript
from assistant.model.knowledge import Knowledge
from assistant.ui.tasks import run_task

_BEFORE_HER = {"id", "level", "day"}
"""What stands in a new exercise before anybody has written in it."""


class Desk:
    """One exercise of ``folder``, or none where its file cannot be read."""

    def __init__(self, folder: Path, knowledge: Knowledge) -> None:
        self._folder, self._knowledge = folder, knowledge
        self._shown: Values = {}
        self._is_saving = False
        self.manuscript: Manuscript | None = None

    @property
    def file(self) -> Path | None:
        """Where it lies; None for a new one, and where there is none."""
        return self.manuscript.file if self.manuscript else None

    @property
    def values(self) -> Values:
        """What it says."""
        return self.manuscript.values if self.manuscript else {}

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost; a new exercise in which nothing is written is nobody's work."""
        if self.manuscript is None:
            return False
        return self.manuscript.is_changed if self.file else bool(self.values.keys() - _BEFORE_HER)

    def lay(self, manuscript: Manuscript | None) -> None:
        """Work on ``manuscript``; a new one takes place today, on the first level, unless it says otherwise."""
        if manuscript and manuscript.file is None:
            manuscript.put({"level": min(LEVELS), "day": date.today(), **manuscript.values})
        self.manuscript = manuscript

    def see(self, shown: Values) -> None:
        """Take it that ``shown`` is how a form shows it: what a form cannot show is not changed by it."""
        self._shown = shown

    def take(self, now: Values) -> None:
        """Write down what is another way now than it was shown."""
        if self.manuscript is not None and now != self._shown:
            self.manuscript.put({name: value for name, value in now.items() if value != self._shown.get(name)})
            self._shown = now

    def check(self) -> Checked:
        """Judge it."""
        manuscript = self.manuscript
        return check(manuscript.text, self._target(manuscript).name, self._knowledge) if manuscript else Checked()

    def save(self, saved: Callable[[Path], object], refused: Callable[[str], object]) -> None:
        """Write it where something has changed; ``saved`` with its file, or ``refused`` with why not.

        Nothing while it is being written already.
        """
        manuscript = self.manuscript
        if manuscript is None or self._is_saving:
            return
        text, file, before = manuscript.text, self._target(manuscript), manuscript.raw if self.file else None

        def done(_: object = None) -> None:
            self._is_saving = False
            manuscript.saved(text, file)
            saved(file)

        def failed(error: Exception) -> None:
            self._is_saving = False
            if not isinstance(error, NotSavedError):
                raise error
            refused(str(error))

        if self.is_changed:
            self._is_saving = True
            run_task(lambda: save(text, file, before), done, failed)
        else:
            done()

    def _target(self, manuscript: Manuscript) -> Path:
        return manuscript.file or self._folder / f"{manuscript.values['id']}{SUFFIX}"
