"""From the chord to the split window, and from there to what waits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.casework.workplace import Workplace
from assistant.desktop.fetching import Fetching
from assistant.desktop.job import HeldKeys
from assistant.desktop.ports import Desktop
from assistant.desktop.result import Outcome, Result
from assistant.desktop.runner import Runner
from assistant.desktop.target import Target
from assistant.ui import check_texts, split_texts
from assistant.ui.errand import name_of
from assistant.ui.tasks import run_task
from assistant.ui.waiting_errand import leader_of
from assistant.ui.work import WindowWork

if TYPE_CHECKING:
    from assistant.model.forms import Line
    from assistant.ui.split import SplitWindow

ACTION = "fordel"


class SplitErrand(WindowWork["SplitWindow"]):
    """One text at a time, held by the window while it is open and by nothing else.

    Signals:
        approved: these are to wait; carries the list of ``WaitingText``.
        opens: a form is asked for; carries the template's id and the answers to begin with.
    """

    approved = Signal(object)
    opens = Signal(str, object)

    def __init__(
        self, desktop: Desktop, runner: Runner, window: Callable[[], SplitWindow], parent: QObject | None = None
    ) -> None:
        """``window`` gives what ``build`` made when first asked for."""
        super().__init__(desktop, runner, window, parent)
        self._asked: object = None

    def build(self) -> SplitWindow:
        """The window, wired."""
        from assistant.ui.split import SplitWindow  # noqa: PLC0415 - not at start

        window = SplitWindow()
        window.approved.connect(self.approved)
        window.written.connect(self.opens)
        window.file_chosen.connect(self._read_file)
        return window

    def _load(self, workplace: Workplace) -> None:
        import assistant.casework.split_rows  # noqa: PLC0415 - nothing of it is needed before the first text
        import assistant.ui.split  # noqa: F401, PLC0415

        _ = workplace.library.knowledge

    def _get(self, target: Target | None, held: HeldKeys) -> None:
        self._asked = None  # a file that is still being read belongs with the text before
        fetching = Fetching(self._desktop, target, held)
        self._run(fetching, lambda result: self._on_fetched(fetching, result))

    def _on_fetched(self, job: Fetching, result: Result) -> None:
        """Show the text, or an empty window that says why there is none."""
        from assistant.casework.form_sources import from_copy  # noqa: PLC0415 - not at start

        text, html, job.text, job.html = job.text, job.html, "", ""
        if result.outcome is Outcome.READ:
            source = split_texts.source(is_selected=job.is_selected)
            self._show(from_copy(text, html), source, check_texts.of_clipboard(result))
        else:
            self._show([], "", split_texts.why_nothing(result, name_of(self._target)))

    def _show(self, lines: list[Line], source: str, problem: tuple[str, ...]) -> None:
        from assistant.casework.split_rows import findings_of  # noqa: PLC0415 - not at start
        from assistant.ui.split import SplitRequest  # noqa: PLC0415 - not at start

        workplace = self._workplace
        if workplace is None:
            return
        knowledge, today = workplace.library.knowledge, workplace.today
        if not knowledge.forms.forms:
            self.told.emit(split_texts.NO_FORMS)
            return

        self._window().open(
            SplitRequest(
                forms=knowledge.forms,
                lines=lines,
                source=source,
                judge=lambda form, row: findings_of(knowledge, form, row, today),
                leader=leader_of(self._desktop, workplace),
                problem=problem,
                screen=self._screen,
            )
        )

    def _read_file(self, path: str) -> None:
        from assistant.casework.form_sources import from_file  # noqa: PLC0415 - not at start

        self._asked = asked = object()
        run_task(
            lambda: from_file(Path(path)),
            lambda lines: self._on_file(asked, lines),
            lambda error: self._on_no_file(asked, error),
        )

    def _on_file(self, asked: object, lines: list[Line]) -> None:
        if asked is self._asked and self._window().isVisible():
            self._window().take(lines, split_texts.FROM_FILE)

    def _on_no_file(self, asked: object, error: Exception) -> None:
        if asked is not self._asked:
            return
        from assistant.casework.documents import UnreadableError  # noqa: PLC0415 - not at start

        said = str(error) if isinstance(error, UnreadableError) else split_texts.NO_FILE
        self._window().tell((said,))
