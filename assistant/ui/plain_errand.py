"""What she has copied goes in as plain text: from the chord to its place."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from assistant.desktop.job import HeldKeys
from assistant.desktop.plain import PlainInsertion
from assistant.desktop.ports import Desktop
from assistant.desktop.runner import Runner
from assistant.desktop.target import Target
from assistant.ui import texts
from assistant.ui.errand import name_of

ACTION = "ren-tekst"


class PlainErrand(QObject):
    """Holds nothing: the text stands on the clipboard.

    Signals:
        told: there is something to say; carries the ``Telling``.
        inserted: it stands where the caret was; carries the ``Result``.
        busy: something else is on its way.
    """

    told = Signal(object)
    inserted = Signal(object)
    busy = Signal()

    def __init__(self, desktop: Desktop, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desktop = desktop
        self._runner = runner
        self._target: Target | None = None

    def begin(self, target: Target | None, held: HeldKeys) -> None:
        """Put the copied text into ``target``."""
        from assistant.casework.plain_text import plain_text  # noqa: PLC0415 - not at start

        self._target = target
        if not self._runner.start(PlainInsertion(self._desktop, target, plain_text, held)):
            self.busy.emit()

    def finished(self, job: PlainInsertion) -> None:
        """Say what there is to say."""
        result, target = job.result, self._target
        if result is None:
            return
        window = self._desktop.windows.find(target.window) if target else None
        if result.outcome.is_inserted:
            self.inserted.emit(result)
        telling = texts.of_plain(result, name_of(target), window.refusal if window else "")
        if telling is not None:
            self.told.emit(telling)
