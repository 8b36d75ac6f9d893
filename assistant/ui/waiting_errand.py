"""From the key of something that waits to its place: in the same case only, each time in the window in front."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QScreen

from assistant.casework.search import Hit
from assistant.casework.workplace import Workplace
from assistant.desktop.filling import Filling
from assistant.desktop.insertion import Insertion, note_parts
from assistant.desktop.job import HeldKeys, Job
from assistant.desktop.ports import Desktop
from assistant.desktop.result import Outcome, Result
from assistant.desktop.runner import Runner
from assistant.desktop.target import Target
from assistant.model.receipt import Receipt
from assistant.model.template import Template
from assistant.model.waiting import WaitingForm, WaitingText
from assistant.ui import fill_texts, texts
from assistant.ui.errand import Errand, name_of, receipt_of
from assistant.ui.waiting import Row, Waiting
from assistant.ui.waiting_rows import action_of, number_of, palette_hits, strip_rows
from assistant.ui.work import Work

if TYPE_CHECKING:
    from assistant.ui.strip import Strip

NEXT, CLEAR = "naeste", "ryd"


class WaitingErrand(Work):
    """One row at a time. What goes wrong is told, and the row waits on.

    Signals:
        opens: a form is asked for; carries the template's id and the answers to begin with.
    """

    opens = Signal(str, object)

    def __init__(
        self,
        desktop: Desktop,
        runner: Runner,
        keep: Callable[[Receipt, Template], None],
        capture: Callable[[], Target | None],
        parent: QObject | None = None,
    ) -> None:
        """``keep`` puts a receipt away, and the wording it names; ``capture`` notes the window in front."""
        super().__init__(desktop, runner, parent)
        self._capture = capture
        self._pointed_from: Target | None = None
        self.waiting = Waiting(self)
        self.waiting.changed.connect(self._show)
        self._keep = keep
        self._leader = ""
        self._screen: QScreen | None = None
        self._here: Target | None = None

    @cached_property
    def strip(self) -> Strip:
        """Built when first something waits, and kept."""
        from assistant.ui.strip import Strip  # noqa: PLC0415 - not at start

        strip = Strip()
        strip.cleared.connect(self.waiting.clear)
        strip.entered.connect(self._note_front)
        strip.chosen.connect(lambda place: self.act(action_of(place + 1), self._pointed_from, "wait"))
        return strip

    def follow(self, errand: Errand, result: Result, workplace: Workplace, screen: QScreen) -> None:
        """The text of ``errand`` went in: let what belongs with it wait, and tick off its own row."""
        from assistant.casework.afterwards import afterwards  # noqa: PLC0415 - not at start

        draft, target = errand.draft, errand.target
        if draft is None:
            return
        self._settle(draft.template.id, target)
        self._here, self._screen = target, screen
        self._leader = leader_of(self._desktop, workplace)
        self.waiting.minutes = workplace.settings.restore_minutes
        self.waiting.put(afterwards(draft, workplace.library, workplace.today), target, result)

    def wait(self, texts: Sequence[WaitingText], workplace: Workplace, screen: QScreen) -> None:
        """Let ``texts`` wait whose case is not known yet: the first insertion tells."""
        self._screen = screen
        self._leader = leader_of(self._desktop, workplace)
        self.waiting.minutes = workplace.settings.restore_minutes
        self.waiting.put(texts)

    def hits(self, query: str, target: Target | None) -> list[Hit]:
        """What waits, as rows of the palette; once something is typed another thing is meant, and Enter runs that."""
        self.waiting.forget_old()
        self._look_from(target)
        return [hit for hit in palette_hits(self.waiting.rows, target) if query in ("", hit.letter)]

    def act(self, action: str, target: Target | None, held: HeldKeys) -> bool:
        """Do what ``action`` stands for; False when it is none of ours."""
        if action == CLEAR:
            self.waiting.clear()
        elif action == NEXT:
            self._insert(self._next(target), target, held)
        elif number := number_of(action):
            self._insert(self.waiting.key(number), target, held)
        else:
            return False
        return True

    def _next(self, target: Target | None) -> Row | None:
        """The first that may go into ``target``, texts before forms; else the first at all, to say why not."""
        self.waiting.forget_old()
        rows = [row for row in self.waiting.rows if not row.is_done]
        rows.sort(key=lambda row: (row.refusal(target) is not None, isinstance(row.what, WaitingForm)))
        return rows[0] if rows else None

    def _insert(self, row: Row | None, target: Target | None, held: HeldKeys) -> None:
        self._look_from(target)
        if row is None:
            self.told.emit(texts.NOTHING_WAITS)
        elif refusal := row.refusal(target):
            self.told.emit(texts.of_elsewhere(refusal, name_of(target)))
        elif isinstance(row.what, WaitingForm):
            self.opens.emit(row.what.template, row.what.answers)
        else:
            job = self._job(row.what, target, held)
            self._run(job, lambda result: self._ended(job, result, row, target))

    def _job(self, what: WaitingText, target: Target | None, held: HeldKeys) -> Job:
        if what.fields:
            return Filling(self._desktop, target, what.fields, held)
        offers = note_parts("", what.text, what.html)
        return Insertion(self._desktop, target.as_block() if target else None, offers, held)

    def _ended(self, job: Job, result: Result, row: Row, target: Target | None) -> None:
        left = job.left if isinstance(job, Filling) else None
        if result.is_handed_over or left == ():
            self.waiting.tick_off(row, target)
        elif left and isinstance(row.what, WaitingText) and len(left) < len(row.what.fields):
            is_begun = bool(result.sent) or result.outcome is Outcome.NOT_READ
            self.waiting.go_on(row, row.what.from_field(left), target if is_begun else None)
        if result.outcome.is_inserted:
            if isinstance(row.what, WaitingText) and row.what.template is not None:
                template = row.what.template
                self._keep(receipt_of(template, target, result, row.what.part), template)
            self.inserted.emit(result)
        self._tell(job, result, target)

    def _tell(self, job: Job, result: Result, target: Target | None) -> None:
        name, refusal = name_of(target), self._refusal(target)
        if isinstance(job, Filling):
            self.told.emit(fill_texts.of_filling(job, result, name, refusal))
        else:
            self.told.emit(texts.of_waiting(result, name, refusal))

    def _settle(self, template: str, target: Target | None) -> None:
        """The form of ``template`` has been filled, wherever it was called from."""
        for row in self.waiting.rows:
            is_it = isinstance(row.what, WaitingForm) and row.what.template == template
            if is_it and not row.is_done and row.refusal(target) is None:
                self.waiting.tick_off(row, target)
                return

    def _note_front(self) -> None:
        """A click on the strip takes the focus: what had it before is what to insert into."""
        self._pointed_from = self._capture()

    def _look_from(self, target: Target | None) -> None:
        """Show what waits as it is seen from ``target``."""
        if target is not None and target != self._here:
            self._here = target
            self._show()

    def _show(self) -> None:
        if not self.waiting.rows and "strip" not in self.__dict__:
            return
        self.strip.tell(strip_rows(self.waiting.rows, self._here), self._leader, self._screen)


def leader_of(desktop: Desktop, workplace: Workplace) -> str:
    """The chord that opens the palette on this keyboard."""
    profile = workplace.profile
    can_type = desktop.hotkeys.can_type(profile.leader)
    return str(profile.leader if can_type else profile.leader_fallback)
