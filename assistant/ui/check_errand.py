"""From the chord to the check window, and from the suggestion back to where the text was selected."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.casework.workplace import Workplace
from assistant.desktop.job import HeldKeys
from assistant.desktop.ports import Desktop
from assistant.desktop.reading import Reading, Replacement
from assistant.desktop.result import Outcome, Result
from assistant.desktop.runner import Runner
from assistant.desktop.target import Target
from assistant.ui import check_texts, texts
from assistant.ui.errand import name_of
from assistant.ui.work import WindowWork

if TYPE_CHECKING:
    from assistant.casework.selection import Opinion
    from assistant.model.knowledge import Knowledge
    from assistant.ui.check import CheckWindow


class CheckErrand(WindowWork["CheckWindow"]):
    """One text at a time. It is held while the window is open, or is being put back, and by nothing else.

    Signals:
        keyword_refused: the text begins with no key word of its type; carries what stands there, and the prefix.
    """

    keyword_refused = Signal(str, str)

    def __init__(
        self, desktop: Desktop, runner: Runner, window: Callable[[], CheckWindow], parent: QObject | None = None
    ) -> None:
        """``window`` gives the window, which is built when first asked for."""
        super().__init__(desktop, runner, window, parent)
        self._read = ""

    def put_back(self, text: str) -> None:
        """Put ``text`` where the selected text stands, with the spaces and line breaks that stood around it."""
        read = self._read
        bare = read.strip()
        at = read.index(bare)
        whole = read[:at] + text + read[at + len(bare) :]
        if not self._run(Replacement(self._desktop, self._target, read, whole), self._on_replaced):
            self._window().come_back(())

    def forget(self) -> None:
        """The text may go."""
        self._read = ""

    def _load(self, workplace: Workplace) -> None:
        import assistant.casework.selection  # noqa: PLC0415 - nothing of it is needed before the first check
        import assistant.ui.check  # noqa: F401, PLC0415

        _ = workplace.library.knowledge

    def _get(self, target: Target | None, held: HeldKeys) -> None:
        reading = Reading(self._desktop, target, held)
        self._run(reading, lambda result: self._on_read(reading, result))

    def _on_read(self, job: Reading, result: Result) -> None:
        if result.outcome is not Outcome.READ:
            self.told.emit(check_texts.of_reading(result, name_of(self._target)))
            return
        self._read, job.text = job.text, ""
        self._show(self._read.strip())
        if said := check_texts.of_clipboard(result):
            self._window().come_back(said)

    def _on_replaced(self, result: Result) -> None:
        telling = texts.of_insertion(result, name_of(self._target), self._refusal(self._target))
        if not result.outcome.is_inserted:
            self._window().come_back(telling.sentences if telling else ())
            return
        self.forget()
        self._window().wipe()
        self.inserted.emit(result)
        self.told.emit(telling)

    def _show(self, text: str) -> None:
        from assistant.casework.selection import Ground, judge  # noqa: PLC0415 - not at start
        from assistant.casework.template_texts import origin  # noqa: PLC0415 - not at start
        from assistant.casework.texts import kinds  # noqa: PLC0415 - not at start
        from assistant.casework.units import unit_on  # noqa: PLC0415 - not at start
        from assistant.ui.check import CheckRequest  # noqa: PLC0415 - not at start

        if self._workplace is None:
            return
        library, today = self._workplace.library, self._workplace.today
        knowledge = library.knowledge
        unit = unit_on(knowledge, library.chosen, today)
        ground = Ground(knowledge, today, cache(lambda note_type: origin(library, text, note_type, today)), unit)

        def judged(what: str, note_type: str | None, kind: str) -> Opinion:
            opinion = judge(ground, what, note_type, kind)
            if what == text:
                self._note_keyword(opinion, text, knowledge)
            return opinion

        self._window().open(
            CheckRequest(
                text=text,
                target=name_of(self._target),
                is_locked=bool(self._target and self._target.is_case_locked),
                judge=judged,
                note_types=[(each.id, f"{each.prefix} {each.name}") for each in knowledge.note_types.values()],
                kinds=list(kinds(knowledge).items()),
                types=knowledge.note_types,
                rules=knowledge.guide.lines,
                screen=self._screen,
            )
        )

    def _note_keyword(self, opinion: Opinion, text: str, knowledge: Knowledge) -> None:
        """Tell of a key word that the guide has refused and knows no other for: it may be a new one."""
        note_type = knowledge.note_types.get(opinion.note_type or "")
        for finding in opinion.findings:
            if finding.code == "H03" and finding.fix is None and note_type:
                start, _, end = finding.where.partition("-")
                self.keyword_refused.emit(text[int(start) : int(end)], note_type.prefix)
