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
from assistant.ui.waiting import MOST_KEYS, Row, Waiting

if TYPE_CHECKING:
    from assistant.ui.strip import Strip

PREFIX = "vent-"
"""Of the actions that stand for a row: ``vent-1``."""
NEXT, CLEAR = "naeste", "ryd"
_DIGITS = [str(number) for number in range(1, MOST_KEYS + 1)]
_BELONGS: dict[Outcome | None, str] = {Outcome.OTHER_CASE: "en anden sag", Outcome.OTHER_WINDOW: "et andet program"}


class WaitingErrand(QObject):
    """One row at a time. What goes wrong is told, and the row waits on.

    Signals:
        told: there is something to say; carries the ``Telling``.
        inserted: a text stands where it belongs; carries the ``Result``.
        opens: a form is asked for; carries the template's id and the answers to begin with.
        busy: something else is on its way.
    """

    told = Signal(object)
    inserted = Signal(object)
    opens = Signal(str, object)
    busy = Signal()

    def __init__(
        self,
        desktop: Desktop,
        runner: Runner,
        keep: Callable[[Receipt, Template], None],
        capture: Callable[[], Target | None],
        parent: QObject | None = None,
    ) -> None:
        """``keep`` puts a receipt away, and the wording it names; ``capture`` notes the window in front."""
        super().__init__(parent)
        self._capture = capture
        self._pointed_from: Target | None = None
        self.waiting = Waiting(self)
        self.waiting.changed.connect(self._show)
        self._desktop = desktop
        self._runner = runner
        self._keep = keep
        self._leader = ""
        self._screen: QScreen | None = None
        self._here: Target | None = None
        self._under_way: tuple[Job, Row, Target | None] | None = None

    @cached_property
    def strip(self) -> Strip:
        """Built when first something waits, and kept."""
        from assistant.ui.strip import Strip  # noqa: PLC0415 - not at start

        strip = Strip()
        strip.cleared.connect(self.waiting.clear)
        strip.entered.connect(self._note_front)
        strip.chosen.connect(lambda place: self.act(f"{PREFIX}{place + 1}", self._pointed_from, "wait"))
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
        rows = enumerate(self.waiting.rows[:MOST_KEYS], 1)
        found = [_hit(number, row, target) for number, row in rows if not row.is_done]
        return [hit for hit in found if query in ("", hit.letter)]

    def act(self, action: str, target: Target | None, held: HeldKeys) -> bool:
        """Do what ``action`` stands for; False when it is none of ours."""
        if action == CLEAR:
            self.waiting.clear()
        elif action == NEXT:
            self._insert(self._next(target), target, held)
        elif (digit := action.removeprefix(PREFIX)) in _DIGITS and digit != action:
            self._insert(self.waiting.key(int(digit)), target, held)
        else:
            return False
        return True

    def finished(self, job: Job) -> bool:
        """Go on when ``job`` has ended; False when it is none of ours."""
        under_way = self._under_way
        if under_way is None or under_way[0] is not job or job.result is None:
            return False
        self._under_way = None
        if isinstance(job, Filling):
            self._filled(job, job.result, *under_way[1:])
        else:
            self._ended(job.result, *under_way[1:])
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
            self._start(self._job(row.what, target, held), row, target)

    def _job(self, what: WaitingText, target: Target | None, held: HeldKeys) -> Job:
        if what.fields:
            return Filling(self._desktop, target, what.fields, held)
        offers = note_parts("", what.text, what.html)
        return Insertion(self._desktop, target.as_block() if target else None, offers, held)

    def _start(self, job: Job, row: Row, target: Target | None) -> None:
        before, self._under_way = self._under_way, (job, row, target)
        if not self._runner.start(job):
            self._under_way = before
            self.busy.emit()

    def _ended(self, result: Result, row: Row, target: Target | None) -> None:
        window = self._desktop.windows.find(target.window) if target else None
        if result.is_handed_over:
            self.waiting.tick_off(row, target)
        if result.outcome.is_inserted:
            if isinstance(row.what, WaitingText) and row.what.template is not None:
                template = row.what.template
                self._keep(receipt_of(template, target, result, row.what.part), template)
            self.inserted.emit(result)
        telling = texts.of_waiting(result, name_of(target), window.refusal if window else "")
        if telling is not None:
            self.told.emit(telling)

    def _filled(self, job: Filling, result: Result, row: Row, target: Target | None) -> None:
        """A form was filled, or it was up to a field: then it waits on from there, and into that case only."""
        window = self._desktop.windows.find(target.window) if target else None
        if result.is_handed_over:
            self.waiting.tick_off(row, target)
        elif result.parts and job.left and isinstance(row.what, WaitingText):
            self.waiting.go_on(row, row.what.from_field(job.left), target)
        if result.outcome.is_inserted:
            self.inserted.emit(result)
        telling = fill_texts.of_filling(result, job.left, name_of(target), window.refusal if window else "")
        if telling is not None:
            self.told.emit(telling)

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
        from assistant.ui.strip import StripRow  # noqa: PLC0415 - not at start

        rows = [
            StripRow(
                row.what.label,
                str(number),
                is_form=isinstance(row.what, WaitingForm),
                is_done=row.is_done,
                elsewhere=_BELONGS.get(row.refusal(self._here), ""),
            )
            for number, row in enumerate(self.waiting.rows, 1)
        ]
        self.strip.tell(rows, self._leader, self._screen)


def _hit(number: int, row: Row, target: Target | None) -> Hit:
    elsewhere = _BELONGS.get(row.refusal(target), "")
    what = "åbner skemaet" if isinstance(row.what, WaitingForm) else "sættes ind, hvor markøren står"
    detail = f"hører til {elsewhere}" if elsewhere else what
    key = str(number)
    return Hit(PREFIX + key, row.what.label, "VENTER", detail, key, expired=bool(elsewhere), at_once=True)


def leader_of(desktop: Desktop, workplace: Workplace) -> str:
    """The chord that opens the palette on this keyboard."""
    profile = workplace.profile
    can_type = desktop.hotkeys.can_type(profile.leader)
    return str(profile.leader if can_type else profile.leader_fallback)
