"""From the chord to a plan: which one, into which file, and on to the window where it is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

from assistant.casework.actions import DRAFTS
from assistant.casework.workplace import Workplace
from assistant.desktop.target import Target
from assistant.model.kept import Kept
from assistant.ui import texts as common
from assistant.ui.tasks import run_task

if TYPE_CHECKING:
    from assistant.casework.plan.guard import Choice
    from assistant.ui.draft_keeping import DraftKeeping
    from assistant.ui.plan.desk import PlanDesk
    from assistant.ui.plan.opening import Opened
    from assistant.ui.plan.start import PlanStart, StartRow

ACTION = "plan"


class PlanErrand(QObject):
    """One beginning at a time; what is read is read in a worker.

    Signals:
        told: there is something to say; carries the ``Telling``.
        approved: sections are to wait for a form; carries the list of ``WaitingText``.
        drafts_asked: she would rather go on with a draft.
    """

    told = Signal(object)
    approved = Signal(object)
    drafts_asked = Signal()

    def __init__(self, keeping: Callable[[], DraftKeeping], parent: QObject | None = None) -> None:
        """``keeping`` gives what keeps drafts."""
        super().__init__(parent)
        self._keeping = keeping
        self._workplace: Workplace | None = None
        self._screen: QScreen | None = None
        self._marks = ("", "")
        self._old: Opened | None = None
        self._asked: object = None

    @cached_property
    def desk(self) -> PlanDesk:
        """Where it is written; made when first asked for, and kept."""
        from assistant.ui.plan.desk import PlanDesk  # noqa: PLC0415 - not at start

        desk = PlanDesk(self._keeping(), self)
        desk.approved.connect(self.approved)
        desk.told.connect(self.told)
        return desk

    @cached_property
    def start(self) -> PlanStart:
        """Where it begins; made when first asked for, and kept."""
        from assistant.ui.plan.start import PlanStart  # noqa: PLC0415 - not at start

        start = PlanStart()
        start.begun.connect(self._begin)
        start.file_chosen.connect(self._open_file)
        start.left.connect(self._leave)
        start.day.changed.connect(lambda: start.offer(self._rows(start.day.value())))
        return start

    def begin(self, workplace: Workplace, target: Target | None, screen: QScreen) -> None:
        """Ask which plan it is to be; one that is open comes in front instead."""
        if opened := next((window for window in self.windows if window.isVisible()), None):
            opened.raise_()
            opened.activateWindow()
            return
        self._note(workplace, target, screen)
        self._work(partial(_load_start, workplace), lambda _: self._ask(), self._fail)

    def resume(self, draft: Kept, workplace: Workplace, screen: QScreen) -> None:
        """Go on with ``draft``; until it can be, what is being begun stays as it is."""
        marks = (draft.case_mark, draft.salt)

        def read() -> Opened:
            from assistant.ui.plan import opening  # noqa: PLC0415 - in the worker

            return opening.resume(workplace.library, draft, workplace.today)

        self._work(
            _reading(workplace, read), lambda found: self._write(found, workplace, screen, marks, draft), self._fail
        )

    def close(self) -> None:
        """The program is leaving: what was just typed is handed to the draft."""
        if "desk" in self.__dict__:
            self.desk.window.settle()

    @property
    def windows(self) -> list[QWidget]:
        """Those that have been made: where it is written, and where it begins."""
        made = [self.desk.window] if "desk" in self.__dict__ else []
        return [*made, self.start] if "start" in self.__dict__ else list(made)

    @property
    def is_in_front(self) -> bool:
        """Whether she is at a plan."""
        return any(window.isActiveWindow() for window in self.windows)

    def _note(self, workplace: Workplace, target: Target | None, screen: QScreen) -> None:
        self._workplace, self._screen, self._old = workplace, screen, None
        is_known = target is not None and target.is_case_locked
        self._marks = (target.case_mark, target.salt.hex()) if target and is_known else ("", "")

    def _ask(self) -> None:
        from assistant.ui.plan import texts  # noqa: PLC0415 - not at start

        rows = self._rows(None)
        assert self._workplace is not None  # noqa: S101 - it was noted
        if not self._workplace.library.plans.parts.case_types:
            self.told.emit(common.Telling(texts.NO_PLANS[0], (texts.NO_PLANS[1],), has_text=False))
        else:
            self.start.open(rows, self._workplace.today, self._screen)
            self.start.choose(DRAFTS)
            # What comes after it is loaded while she chooses; what is wrong is told when it is needed.
            run_task(partial(_load_desk, self._workplace), lambda _: None, lambda _: None)

    def _rows(self, decided: date | None) -> list[StartRow]:
        """The drafts, then what every case takes that is decided on that day."""
        from assistant.casework.plan.guard import choices  # noqa: PLC0415 - not at start

        if self._workplace is None:
            return []
        workplace = self._workplace
        rows = [_row(choice) for choice in choices(workplace.library.plans, workplace.today, decided)]
        count = self._keeping().count
        return [_drafts(count), *rows] if count and self._old is None else rows

    def _begin(self, action: str, decided: date | None) -> None:
        workplace, old = self._workplace, self._old
        if workplace is None:
            return
        if action == DRAFTS:
            self.start.hide()
            self.drafts_asked.emit()
            return

        def read() -> Opened:
            from assistant.ui.plan import opening  # noqa: PLC0415 - in the worker

            if old is None:
                return opening.begin(workplace.library, action, workplace.today, decided)
            return opening.move(workplace.library, old.plan, action, workplace.today, decided)

        self._work(_reading(workplace, read), self._show, self._not_begun)

    def _open_file(self, path: str, decided: date | None) -> None:
        from assistant.ui.plan import texts  # noqa: PLC0415 - loaded by now

        workplace = self._workplace
        if workplace is None:
            return
        if self._old is not None:  # whatever comes of this file: it may be another citizen's
            self._old = None
            self.start.name(texts.BEGIN)
            self.start.offer(self._rows(decided))
            self.start.set_busy(is_busy=True)

        def read() -> Opened:
            from assistant.ui.plan import opening  # noqa: PLC0415 - in the worker

            return opening.open_file(workplace.library, Path(path), workplace.today, decided)

        self._work(_reading(workplace, read), self._opened, self._not_begun)

    def _opened(self, opened: Opened) -> None:
        """A file has been read: write in it, ask, or say why not and what comes along."""
        case = opened.plan.case_type
        if opened.plan.is_refused:
            self._refuse(opened)
        elif not opened.plan.is_current:
            self.start.ask(self._doubt(opened), lambda: self._show(opened), lambda: self._refuse(opened))
        elif case is not None and case.running_only:
            otherwise = case.instead
            self.start.ask(case.running_only, lambda: self._show(opened), lambda: self.start.not_running(otherwise))
        else:
            self._show(opened)

    def _doubt(self, opened: Opened) -> str:
        """What speaks against the plan, where nobody is sure of it, and whether to go on."""
        from assistant.ui.plan import opening, texts  # noqa: PLC0415 - loaded by now

        return " ".join((*opening.verdict(opened.plan), texts.WRITE_ON))

    def _refuse(self, opened: Opened) -> None:
        """Say which plan is the right one; where there is anything to move into it, offer that."""
        from assistant.ui.plan import opening, texts  # noqa: PLC0415 - loaded by now

        said = list(opening.refusal(opened.plan))
        self._old = opened if opened.has_answers else None
        self.start.name(texts.MOVE if opened.has_answers else texts.BEGIN)
        self.start.offer(self._rows(opened.decided))
        self.start.choose(opened.case_type or self._case_of(opened))
        if opened.has_answers:
            said.append(texts.CHOOSE_TYPE)
        self.start.tell(said)
        self.start.list.setFocus()

    def _case_of(self, opened: Opened) -> str:
        """The sort of case that takes the plan whose version has ended; empty where there is none, or more than one."""
        from assistant.casework.plan.guard import choices  # noqa: PLC0415 - loaded by now

        mark, workplace = opened.plan.mark, self._workplace
        found = choices(workplace.library.plans, workplace.today, opened.decided) if workplace and mark else []
        fitting = [case.id for case, form in found if mark and form and form.id == mark.id]
        return fitting[0] if len(fitting) == 1 else ""

    def _show(self, opened: Opened) -> None:
        if self._workplace is not None:
            self._write(opened, self._workplace, self._screen, self._marks)

    def _write(
        self,
        opened: Opened,
        workplace: Workplace,
        screen: QScreen | None,
        marks: tuple[str, str],
        draft: Kept | None = None,
    ) -> None:
        if "start" in self.__dict__:
            self.start.hide()
        self._old = None
        self.desk.open(opened, workplace, screen, marks, draft)

    def _leave(self) -> None:
        self._old = None
        self._asked = None

    def _not_begun(self, error: Exception) -> None:
        from assistant.ui.plan import texts  # noqa: PLC0415 - loaded by now

        self.start.tell((texts.why_unread(error),))

    def _fail(self, error: Exception) -> None:
        from assistant.ui.plan import texts  # noqa: PLC0415 - small, and mostly loaded by now

        title = "Planen kunne ikke åbnes"
        if "start" in self.__dict__:  # what it was reading is not waited for any more
            self.start.set_busy(is_busy=False)
        self.told.emit(common.Telling(title, (texts.why_unread(error),), has_text=False))

    def _work(self, work: Callable[[], object], done: Callable[..., None], failed: Callable[[Exception], None]) -> None:
        """Do ``work`` in a worker; only what was asked last is told."""
        self._asked = mine = object()

        def told(tell: Callable[..., None], answer: object) -> None:
            if mine is self._asked:
                tell(answer)

        run_task(work, lambda answer: told(done, answer), lambda error: told(failed, error))


def _load_start(workplace: Workplace) -> None:
    """What the first window needs, in a worker."""
    import assistant.casework.plan.guard  # noqa: PLC0415 - nothing of it is needed before the first plan
    import assistant.ui.plan.start  # noqa: F401, PLC0415

    _ = workplace.library.plans


def _load_desk(workplace: Workplace) -> None:
    """What the second one needs, in a worker."""
    import assistant.ui.plan.desk  # noqa: F401, PLC0415 - not before the first plan

    _ = workplace.library.knowledge


def _reading(workplace: Workplace, read: Callable[[], Opened]) -> Callable[[], Opened]:
    """``read`` for a worker, with all loaded that comes after it."""

    def work() -> Opened:
        _load_start(workplace)
        _load_desk(workplace)
        return read()

    return work


def _row(choice: Choice) -> StartRow:
    from assistant.casework.search import Hit  # noqa: PLC0415 - not at start
    from assistant.ui.plan import texts  # noqa: PLC0415 - not at start
    from assistant.ui.plan.start import StartRow  # noqa: PLC0415 - not at start

    case, form = choice
    remark = " ".join(filter(None, (texts.UNSURE if case.certainty == "unknown" else "", case.remark)))
    if form is None or not form.file:
        return StartRow(hit=Hit(case.id, case.name, "UDGÅET", texts.ended(case.instead), expired=True), remark=remark)
    hit = Hit(case.id, case.name, "NY PLAN", form.title)
    return StartRow(hit=hit, remark=remark, question=case.running_only, otherwise=case.instead)


def _drafts(count: int) -> StartRow:
    from assistant.casework.search import Hit  # noqa: PLC0415 - not at start
    from assistant.ui.plan.start import StartRow  # noqa: PLC0415 - not at start

    return StartRow(hit=Hit(DRAFTS, common.of_drafts(count), "KLADDE", "fortsæt, eller smid væk"))
