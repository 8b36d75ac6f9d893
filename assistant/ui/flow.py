"""What happens when a chord is pressed: press → ask → write → check → insert → receipt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.casework.actions import OWN_ACTIONS
from assistant.casework.library import UnavailableError
from assistant.casework.search import Hit
from assistant.casework.workplace import Workplace
from assistant.desktop.fetching import Fetching
from assistant.desktop.insertion import Insertion
from assistant.desktop.job import HeldKeys, Job
from assistant.desktop.plain import PlainInsertion
from assistant.desktop.ports import Desktop
from assistant.desktop.reading import Reading, Replacement
from assistant.desktop.result import Outcome, Result
from assistant.desktop.runner import Runner
from assistant.desktop.target import Target
from assistant.desktop.undo import Undo
from assistant.model.draft import Draft
from assistant.model.fields import UNANSWERED
from assistant.model.receipt import Receipt
from assistant.model.template import Template
from assistant.ui import plain_errand, split_errand, texts
from assistant.ui.check_errand import CheckErrand
from assistant.ui.errand import Errand, name_of
from assistant.ui.front import Front
from assistant.ui.plain_errand import PlainErrand
from assistant.ui.split_errand import SplitErrand
from assistant.ui.tasks import run_task
from assistant.ui.waiting_errand import WaitingErrand

if TYPE_CHECKING:
    from assistant.ui.check import CheckWindow
    from assistant.ui.day_memory import DayMemory
    from assistant.ui.day_words import DayWords
    from assistant.ui.form import FormWindow
    from assistant.ui.notice import Notice
    from assistant.ui.palette import Palette
    from assistant.ui.split import SplitWindow

RECENT = 8
_WORK = ("form", "check", "split")
"""Windows that hold what she is working on."""
_NOWHERE = texts.Telling(
    "Intet vindue at skrive i",
    ("Sæt markøren dér, hvor teksten skal stå, og tryk genvejen igen.",),
    has_text=False,
)
_BUSY = texts.Telling(
    "Den forrige tekst er på vej",
    ("Vent, til den står i sagen, og tryk så genvejen igen.",),
    has_text=False,
)
_NO_ANSWERS: Mapping[str, object] = {}
_NOTHING_TO_UNDO = Result(Outcome.COPY_ONLY)


class Flow(QObject):
    """Takes one errand at a time from its chord to its receipt.

    Signals:
        own_action: one of the program's own actions was chosen, ``pause`` or ``indstillinger``.
        done: an action was carried out; for the recent ones.
        inserted: a text stands in its case; carries the ``Errand``.
        undone: what was inserted has been taken back; carries the ``Result`` it had.
        left: a form was left; carries the ``Errand``, and whether a note was begun in it.
    """

    own_action = Signal(str)
    done = Signal(str)
    inserted = Signal(object)
    undone = Signal(object)
    left = Signal(object, bool)

    def __init__(
        self,
        desktop: Desktop,
        workplace: Workplace,
        keep: Callable[[Receipt, Template], None],
        parent: QObject | None = None,
    ) -> None:
        """``keep`` puts a receipt away, and the wording it names."""
        super().__init__(parent)
        self.workplace = workplace
        self.recent: list[str] = []
        self._desktop = desktop
        self._keep = keep
        self._front = Front(desktop.windows, lambda: self.workplace.profile.targets)
        self._errand: Errand | None = None
        self._last: Result | None = None
        self._runner = Runner(desktop, self)
        self._runner.finished.connect(self._finished)

    @cached_property
    def palette(self) -> Palette:
        """Built when first opened, and kept."""
        from assistant.ui.palette import Palette  # noqa: PLC0415 - not at start

        palette = Palette(self._find)
        palette.chosen.connect(lambda action: self._begin(action, "wait"))
        return palette

    @cached_property
    def form(self) -> FormWindow:
        """Built when first opened, and kept."""
        from assistant.ui.form import FormWindow  # noqa: PLC0415 - not at start

        form = FormWindow()
        form.insert.connect(self._insert_asked)
        form.word_cleared.connect(self._memory.words.clear_word)
        form.suggest.connect(lambda: self.own_action.emit("foreslaa"))
        form.left.connect(lambda begun: self.left.emit(self._errand, begun))
        return form

    @cached_property
    def check(self) -> CheckWindow:
        """Built when first opened, and kept."""
        from assistant.ui.check import CheckWindow  # noqa: PLC0415 - not at start

        check = CheckWindow()
        check.put_back.connect(self._check_errand.put_back)
        check.left.connect(self._check_errand.forget)
        check.suggest.connect(lambda: self.own_action.emit("foreslaa"))
        return check

    @cached_property
    def _check_errand(self) -> CheckErrand:
        errand = CheckErrand(self._desktop, self._runner, lambda: self.check, self)
        errand.keyword_refused.connect(self._memory.words.refuse_keyword)
        self._hear(errand)
        return errand

    @cached_property
    def waits(self) -> WaitingErrand:
        """What waits to be inserted."""
        errand = WaitingErrand(self._desktop, self._runner, self._keep, lambda: self._front.note(keep=True), self)
        self._hear(errand)
        errand.opens.connect(lambda template, answers: self._begin_template(template, "wait", answers))
        return errand

    @cached_property
    def _plain(self) -> PlainErrand:
        errand = PlainErrand(self._desktop, self._runner, self)
        self._hear(errand)
        return errand

    @cached_property
    def split(self) -> SplitWindow:
        """Built when first opened, and kept."""
        return self._split_errand.build()

    @cached_property
    def _split_errand(self) -> SplitErrand:
        errand = SplitErrand(self._desktop, self._runner, lambda: self.split, self)
        errand.told.connect(self._tell)
        errand.busy.connect(lambda: self._tell(_BUSY))
        errand.approved.connect(lambda waiting: self.waits.wait(waiting, self.workplace, self._front.screen()))
        errand.opens.connect(lambda template, answers: self._begin_template(template, "wait", answers))
        return errand

    def _hear(self, errand: CheckErrand | PlainErrand | WaitingErrand) -> None:
        errand.told.connect(self._tell)
        errand.busy.connect(lambda: self._tell(_BUSY))
        errand.inserted.connect(self._replaced)

    @cached_property
    def notice(self) -> Notice:
        """Built when first needed, and kept."""
        from assistant.ui.notice import Notice  # noqa: PLC0415 - not at start

        notice = Notice()
        notice.again.connect(self._again)
        notice.show_text.connect(self._reopen)
        notice.put_away.connect(self._put_away)
        return notice

    @cached_property
    def _memory(self) -> DayMemory:
        """The headings and answers of the day."""
        from assistant.ui.day_memory import DayMemory  # noqa: PLC0415 - not at start

        return DayMemory(self)

    @property
    def is_busy(self) -> bool:
        """Whether a text is on its way."""
        return self._runner.is_busy

    def warm_up(self) -> None:
        """Load what the first form needs while she is typing in the palette; done once."""
        if "form" not in self.__dict__:
            run_task(self._load, self._warm, self._warm)

    def _load(self) -> None:
        import assistant.ui.form  # noqa: F401, PLC0415 - 70 ms that no keystroke shall wait for

        self.workplace.find("qxz")  # nothing is called so: the search for misspelt words is loaded too
        _ = self.workplace.library.drafter

    def _warm(self, fault: object) -> None:
        del fault  # what is wrong with the packs is told when one is used
        _ = self.form

    def to_suggest(self) -> tuple[str, DayWords]:
        """What a suggestion would be about: the template that is open or was used last, and the words of the day."""
        form = self.__dict__.get("form")
        is_open = form is not None and form.isVisible() and self._errand is not None
        template = self._errand.template.id if is_open and self._errand else next(iter(self.recent), "")
        return template, self._memory.words

    def press_leader(self, query: str = "") -> None:
        """The leader chord, a click on the tray icon, or a second start."""
        if any(map(self._raise, (*_WORK, "notice"))):
            return
        target = self._note_front()
        self.palette.open(
            name_of(target),
            locked=bool(target and target.is_case_locked),
            query=query,
            screen=self._front.screen(),
        )
        self.warm_up()

    def press(self, action: str) -> None:
        """A direct chord, or an action named at a second start."""
        if action in ("", "palette"):
            self.press_leader()
        elif not any(map(self._raise, _WORK)):
            self._note_front()
            self._begin(action, "release")

    def _find(self, query: str) -> list[Hit]:
        return [*self.waits.hits(query, self._front.target), *self.workplace.find(query, self.recent)]

    def _note_front(self) -> Target | None:
        """Note the window in front; beneath a notice of ours, the one that it tells of, as it was then."""
        notice = self.__dict__.get("notice")
        is_told = notice is not None and notice.isActiveWindow()
        if notice is not None and not notice.holds_text:
            notice.hide()
        return self._front.note(keep=is_told)

    def _raise(self, name: str) -> bool:
        """Bring an open window to the front instead of starting anew: what waits in it must not be lost.

        A notice that she is looking at already, or that only tells, may be left for the palette.
        """
        window = self.__dict__.get(name)
        if window is None or not window.isVisible():
            return False
        if window.isActiveWindow() or (name == "notice" and not window.holds_text):
            return name != "notice"
        window.raise_()
        window.activateWindow()
        return True

    def _begin(self, action: str, held: HeldKeys) -> None:
        if action == "gentag":
            action = self.recent[0] if self.recent else ""
        if action in ("", "palette"):
            self.press_leader()
        elif action == "fortryd":
            self._undo(held)
        elif action == "tjek":
            self._check_errand.begin(self.workplace, self._front.target, held, self._front.screen())
        elif action == split_errand.ACTION:
            self._split_errand.begin(self.workplace, self._front.target, held, self._front.screen())
        elif action == plain_errand.ACTION:
            self._plain.begin(self._front.target, held)
        elif self.waits.act(action, self._front.target, held):
            pass
        elif action in OWN_ACTIONS:
            self.own_action.emit(action)
        else:
            self._begin_template(action, held, {})

    def _begin_template(self, action: str, held: HeldKeys, answers: Mapping[str, object]) -> None:
        library, today = self.workplace.library, self.workplace.today
        try:
            template = library.template(action, today)
        except UnavailableError as error:
            self._tell(texts.Telling("Skabelonen kan ikke bruges", (str(error),), has_text=False))
            return
        self._errand = Errand(template, self._front.target)
        if any(not isinstance(field, UNANSWERED) for field in template.fields):
            self._ask(library.drafter.initial_answers(template, today), answers)
            return
        draft = library.drafter.draft(template, {}, today)
        if draft.is_blocked:
            self._ask({})
        else:
            self._insert(draft, held)

    def _ask(self, answers: Mapping[str, object], brought: Mapping[str, object] = _NO_ANSWERS) -> None:
        from assistant.ui.form import FormRequest  # noqa: PLC0415 - not at start

        if self._errand is None:
            return
        self._errand = errand = replace(self._errand, is_asked=True)
        drafter, today, template = self.workplace.library.drafter, self.workplace.today, errand.template
        self.form.keep_for(self.workplace.settings.restore_minutes)
        self.form.open(
            FormRequest(
                template=template,
                note_type=drafter.knowledge.note_types.get(template.note_type or ""),
                target=errand.target_name,
                is_locked=bool(errand.target and errand.target.is_case_locked),
                case=errand.case,
                draft=lambda raw, dismissed: self._memory.judged(
                    errand, drafter.draft(template, raw, today, dismissed), today, drafter.knowledge
                ),
                answers=answers,
                brought=brought,
                today=today,
                screen=self._front.screen(),
                origin=self.workplace.library.origin(template),
                rules=drafter.knowledge.guide.lines if template.heading else (),
            )
        )

    def _insert_asked(self, draft: Draft) -> None:
        self._insert(draft, "wait")

    def _insert(self, draft: Draft, held: HeldKeys) -> None:
        if self._errand is None:
            return
        self._errand = replace(self._errand, draft=draft, result=None)
        self._start(held)

    def _start(self, held: HeldKeys) -> None:
        errand = self._errand
        if errand is None or errand.draft is None:
            return
        if not self._runner.start(Insertion(self._desktop, errand.left_to_do(), errand.parts(errand.draft), held)):
            self._tell(_BUSY)

    def _again(self) -> None:
        self._start("wait")

    def _reopen(self) -> None:
        """Show the form once more as it was left; its answers are still there."""
        if self._errand and self._errand.draft:
            self.waits.waiting.take_back(self._errand.result)
            self._ask(self._errand.draft.answers)

    def _put_away(self) -> None:
        self._errand = None

    def _undo(self, held: HeldKeys) -> None:
        if self._last is None:
            self._tell(texts.of_undo(_NOTHING_TO_UNDO))
        elif not self._runner.start(Undo(self._desktop, self._last, held)):
            self._tell(_BUSY)

    def _finished(self, job: Job) -> None:
        if job.result is None:
            return
        if isinstance(job, Undo):
            self._undone(job.result)
        elif isinstance(job, Fetching):
            self._split_errand.finished(job)
        elif isinstance(job, Reading | Replacement):
            self._check_errand.finished(job)
        elif isinstance(job, PlainInsertion):
            self._plain.finished(job)
        elif not self.waits.finished(job) and self._errand is not None:
            self._inserted(self._errand, job.result)

    def _replaced(self, result: Result) -> None:
        self._last = result

    def _undone(self, result: Result) -> None:
        title = name_of(self._last.after) if self._last else ""
        if result.outcome is Outcome.UNDONE:
            self.undone.emit(self._last)
            self._last = None
        self._tell(texts.of_undo(result, title))

    def _inserted(self, errand: Errand, result: Result) -> None:
        template, target = errand.template, errand.target
        window = self._desktop.windows.find(target.window) if target else None
        telling = texts.of_insertion(result, errand.target_name, window.refusal if window else "")
        # The answers are a citizen's: they live no longer than somebody may ask for them.
        self._errand = replace(errand, result=result) if telling and telling.has_text else None
        if result.outcome.is_inserted:
            self._last = result
            if errand.is_asked:
                self.form.forget(template.id, errand.case)
            if errand.draft:
                self._memory.add(errand, errand.draft, self.workplace.today, self.workplace.library.knowledge)
            self._keep(errand.receipt(result), template)
            self.inserted.emit(replace(errand, result=result))
            self.recent = [template.id, *(action for action in self.recent if action != template.id)][:RECENT]
            self.done.emit(template.id)
        if result.is_handed_over:
            self.waits.follow(errand, result, self.workplace, self._front.screen())
        self._tell(telling)

    def _tell(self, telling: texts.Telling | None) -> None:
        if telling is not None:
            self.notice.tell(telling, self._front.screen())
