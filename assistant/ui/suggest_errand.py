"""From "Foreslå en ændring" to a file for the team lead."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject

from assistant.casework.library import UnavailableError
from assistant.casework.suggestion import personal, save
from assistant.casework.workplace import Workplace
from assistant.model.template import Template
from assistant.ui.day_words import DayWords
from assistant.ui.suggest import SuggestRequest, SuggestWindow


class SuggestErrand(QObject):
    """Opens the window, and remembers where the last file went."""

    def __init__(self, keep: Callable[[str], object], parent: QObject | None = None) -> None:
        """``keep`` puts the folder away among the settings."""
        super().__init__(parent)
        self._keep = keep
        self._folder = ""
        self._words: DayWords | None = None

    @cached_property
    def window(self) -> SuggestWindow:
        """Built when first opened, and kept."""
        window = SuggestWindow()
        window.saved.connect(self._remember)
        window.left.connect(self._forget)
        return window

    def begin(self, workplace: Workplace, template: str, words: DayWords) -> None:
        """Ask what should change in ``template``, and offer today's ``words``."""
        library, today = workplace.library, workplace.today
        entries = sorted(library.entries(today), key=lambda entry: entry.title)
        self._folder, self._words = workplace.settings.organisation_suggestions, words
        self.window.open(
            SuggestRequest(
                templates=[(entry.id, entry.title) for entry in entries],
                template=template,
                words=tuple(words.lines),
                folder=self._folder,
                read=lambda template_id: _read(workplace, template_id),
                judge=lambda text, cleared: tuple(personal(text, library.knowledge, today, cleared)),
                save=lambda suggestion, folder: save(suggestion, folder, today),
            )
        )

    def _remember(self, folder: str) -> None:
        if folder != self._folder:
            self._folder = folder
            self._keep(folder)
        self._forget()

    def _forget(self) -> None:
        """What was offered is saved or left, and is not offered again."""
        if self._words is not None:
            self._words.forget()


def _read(workplace: Workplace, template_id: str) -> Template | None:
    try:
        return workplace.library.template(template_id, workplace.today)
    except UnavailableError:
        return None
