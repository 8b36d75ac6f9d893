"""What happens when a chord is pressed: press → ask → write → check → insert → receipt."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.casework.actions import DRAFTS, OWN_ACTIONS
from assistant.casework.search import Hit
from assistant.casework.workplace import Workplace
from assistant.desktop.job import HeldKeys
from assistant.desktop.ports import Desktop
from assistant.desktop.result import Outcome, Result
from assistant.desktop.runner import Runner
from assistant.desktop.target import Target
from assistant.desktop.undo import Undo
from assistant.model.receipt import Receipt
from assistant.model.template import Template
from assistant.store import paths
from assistant.ui import plain_errand, plan_errand, split_errand, texts
from assistant.ui.check_errand import CheckErrand
from assistant.ui.errand import Errand, name_of
from assistant.ui.front import Front
from assistant.ui.plain_errand import PlainErrand
from assistant.ui.plan_errand import PlanErrand
from assistant.ui.split_errand import SplitErrand
from assistant.ui.tasks import run_task
from assistant.ui.template_errand import TemplateErrand
from assistant.ui.waiting_errand import WaitingErrand
from assistant.ui.work import Work

if TYPE_CHECKING:
    from assistant.ui.check import CheckWindow
    from assistant.ui.day_memory import DayMemory
    from assistant.ui.day_words import DayWords
    from assistant.ui.drafts_errand import DraftsErrand
    from assistant.ui.form import FormWindow
    from assistant.ui.form_drafts import FormDrafts
    from assistant.ui.lessons_errand import LessonsErrand
    from assistant.ui.notice import Notice
    from assistant.ui.palette import Palette
    from assistant.ui.split import SplitWindow

RECENT = 8
_SEEN = 7
"""Rows of the palette that are in sight above the one that tells of drafts: what Enter and the digits run stays."""
_WORK = ("form", "check", "split")
"""Windows that hold what she is working on."""
_NOWHERE = texts.Telling(
    "Intet vindue at skrive i",
    ("Sæt markøren dér, hvor teksten skal stå, og tryk genvejen igen.",),
    has_text=False,
)
_BUSY = texts.Telling(
    "Den forrige tekst er på vej",
    ("Vent et øjeblik, til den er på plads, og tryk så genvejen igen.",),
    has_text=False,
)
_NOTHING_TO_UNDO = Result(Outcome.COPY_ONLY)


class Flow(QObject):
    """Takes one errand at a time from its chord to its receipt.

    Signals:
        own_action: one of the program's own actions was chosen, ``pause`` or ``indstillinger``.
        done: an action was carried out; for the recent ones.
        inserted: a text stands in its case; carries the ``Errand``.
        undone: what was inserted has been taken back; carries the ``Result`` it had.
        left: a form was left; carries the ``Errand``, and whether a note was begun in it.
        missed: a template's text does not stand in the case; carries its ``Template`` or ``Entry``, and why.
        drafts_counted: there are so many drafts that no window has open.
    """

    own_action = Signal(str)
    done = Signal(str)
    inserted = Signal(object)
    undone = Signal(object)
    left = Signal(object, bool)
    missed = Signal(object, str)
    drafts_counted = Signal(int)

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
        self._last: Result | None = None
        self._runner = Runner(desktop, self)

    @cached_property
    def palette(self) -> Palette:
        """Built when first opened, and kept."""
        from assistant.ui.palette import Palette  # noqa: PLC0415 - not at start

        palette = Palette(self._find)
        palette.chosen.connect(lambda action: self._begin(action, "wait"))
        palette.news_wanted.connect(lambda: self.lessons.show(self._front.screen()))
        self.lessons.offered.connect(palette.tell_news)
        return palette

    @cached_property
    def lessons(self) -> LessonsErrand:
        """What is new in texts that she uses."""
        from assistant.ui.lessons_errand import LessonsErrand  # noqa: PLC0415 - not at start

        errand = LessonsErrand(lambda: self.workplace, self)
        self.inserted.connect(errand.used)
        return errand

    @cached_property
    def form(self) -> FormWindow:
        """Built when first opened, and kept."""
        from assistant.ui.form import FormWindow  # noqa: PLC0415 - not at start

        form = FormWindow()
        form.insert.connect(self._template.insert_asked)
        form.word_cleared.connect(self._memory.words.clear_word)
        form.suggest.connect(lambda: self.own_action.emit("foreslaa"))
        form.left.connect(self._template.form_left)
        form.aborted.connect(self._template.form_aborted)
        form.paper.news_seen.connect(lambda news: self.lessons.saw([news]))
        return form

    @cached_property
    def _template(self) -> TemplateErrand:
        errand = TemplateErrand(
            desktop=self._desktop,
            runner=self._runner,
            front=self._front,
            workplace=lambda: self.workplace,
            form=lambda: self.form,
            drafts=lambda: self._form_drafts,
            memory=lambda: self._memory,
            parent=self,
        )
        self._hear(errand)
        errand.ended.connect(self._ended)
        errand.reopened.connect(self.waits.waiting.take_back)
        errand.left.connect(self.left)
        errand.missed.connect(self.missed)
        return errand

    @cached_property
    def drafts(self) -> DraftsErrand:
        """What was begun and not finished."""
        from assistant.ui.drafts_errand import DraftsErrand  # noqa: PLC0415 - not at start

        errand = DraftsErrand(lambda: self.workplace, self._front, self)
        errand.told.connect(self._tell)
        errand.template_resumed.connect(self._template.go_on)
        errand.plan_resumed.connect(lambda draft: self.plans.resume(draft, self.workplace, self._front.screen()))
        errand.counted.connect(self.drafts_counted)
        return errand

    @property
    def _may_have_drafts(self) -> bool:
        """Whether it is worth loading what knows: the first chord shall not wait for it."""
        return "drafts" in self.__dict__ or paths.drafts_dir().exists()

    @cached_property
    def _form_drafts(self) -> FormDrafts:
        from assistant.ui.form_drafts import FormDrafts  # noqa: PLC0415 - not at start

        return FormDrafts(self.form, self.drafts.keeping, self)

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
        errand.opens.connect(lambda template, answers: self._template.begin(template, "wait", answers))
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
        self._hear(errand)
        errand.approved.connect(lambda waiting: self.waits.wait(waiting, self.workplace, self._front.screen()))
        errand.opens.connect(lambda template, answers: self._template.begin(template, "wait", answers))
        return errand

    @cached_property
    def plans(self) -> PlanErrand:
        """A preparatory plan, from its beginning to its Word file."""
        errand = PlanErrand(lambda: self.drafts.keeping, self)
        errand.told.connect(self._tell)
        errand.drafts_asked.connect(self.drafts.show)
        errand.approved.connect(lambda waiting: self.waits.wait(waiting, self.workplace, self._front.screen()))
        return errand

    def _hear(self, work: Work) -> None:
        work.told.connect(self._tell)
        work.busy.connect(lambda: self._tell(_BUSY))
        work.inserted.connect(self._remember)

    @cached_property
    def notice(self) -> Notice:
        """Built when first needed, and kept."""
        from assistant.ui.notice import Notice  # noqa: PLC0415 - not at start

        notice = Notice()
        notice.again.connect(self._template.again)
        notice.show_text.connect(self._template.reopen)
        notice.put_away.connect(self._template.put_away)
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

    def close(self) -> None:
        """The program is leaving: what was typed is written."""
        if "plans" in self.__dict__:
            self.plans.close()
        if "drafts" in self.__dict__:
            self.drafts.keeping.close()

    def warm_up(self) -> None:
        """Load what the first form needs while she is typing in the palette; done once."""
        if "form" not in self.__dict__:
            run_task(self._load, self._warm, self._warm)

    def _load(self) -> None:
        import assistant.ui.form_drafts  # noqa: F401, PLC0415 - 70 ms that no keystroke shall wait for

        self.workplace.find("qxz")  # nothing is called so: the search for misspelt words is loaded too
        _ = self.workplace.library.drafter

    def _warm(self, fault: object) -> None:
        del fault  # what is wrong with the packs is told when one is used
        _ = self._form_drafts

    def to_suggest(self) -> tuple[str, DayWords]:
        """What a suggestion would be about: the template that is open or was used last, and the words of the day."""
        form = self.__dict__.get("form")
        errand = self._template.now if form is not None and form.isVisible() else None
        template = errand.template.id if errand else next(iter(self.recent), "")
        return template, self._memory.words

    def press_leader(self, query: str = "") -> None:
        """The leader chord, a click on the tray icon, or a second start."""
        if self._is_taken():
            return
        target = self._note_front()
        self.palette.open(
            name_of(target),
            locked=bool(target and target.is_case_locked),
            query=query,
            screen=self._front.screen(),
        )
        self.warm_up()
        self.lessons.look()

    def press(self, action: str) -> None:
        """A direct chord, or an action named at a second start."""
        if action in ("", "palette"):
            self.press_leader()
        elif not self._is_taken():
            self._note_front()
            self._begin(action, "release")

    def _find(self, query: str) -> list[Hit]:
        found = [*self.waits.hits(query, self._front.target), *self.workplace.find(query, self.recent)]
        return [*found[:_SEEN], *(self.drafts.hits(query) if self._may_have_drafts else []), *found[_SEEN:]]

    def _note_front(self) -> Target | None:
        """Note the window in front; beneath a notice or a list of ours, the one that was noted before it came."""
        notice = self.__dict__.get("notice")
        is_told = notice is not None and notice.isActiveWindow()
        if notice is not None and not notice.holds_text:
            notice.hide()
        is_listed = "drafts" in self.__dict__ and self.drafts.put_away()
        is_read = "lessons" in self.__dict__ and self.lessons.put_away()
        return self._front.note(keep=is_told or is_listed or is_read)

    def _is_taken(self) -> bool:
        """Whether she is at something that is not to be left for the palette; where it is behind, it comes in front.

        A plan is written over hours, and stays open behind the notes that are written meanwhile.
        """
        is_at_plan = "plans" in self.__dict__ and self.plans.is_in_front
        return any(map(self._raise, (*_WORK, "notice"))) or is_at_plan

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
        elif action == DRAFTS:
            self.drafts.show()
        elif self._open_window(action, held):
            pass
        elif action == plain_errand.ACTION:
            self._plain.begin(self._front.target, held)
        elif self.waits.act(action, self._front.target, held):
            pass
        elif action in OWN_ACTIONS:
            self.own_action.emit(action)
        else:
            self._template.begin(action, held)

    def _open_window(self, action: str, held: HeldKeys) -> bool:
        """Begin what is done in a window of its own; False when ``action`` is none of that."""
        target, screen = self._front.target, self._front.screen()
        if action == "tjek":
            self._check_errand.begin(self.workplace, target, held, screen)
        elif action == split_errand.ACTION:
            self._split_errand.begin(self.workplace, target, held, screen)
        elif action == plan_errand.ACTION:
            self.plans.begin(self.workplace, target, screen)
        else:
            return False
        return True

    def _undo(self, held: HeldKeys) -> None:
        if self._last is None:
            self._tell(texts.of_undo(_NOTHING_TO_UNDO))
        elif not self._runner.start(Undo(self._desktop, self._last, held), self._undone):
            self._tell(_BUSY)

    def _remember(self, result: Result) -> None:
        self._last = result

    def _undone(self, result: Result) -> None:
        title = name_of(self._last.after) if self._last else ""
        if result.outcome is Outcome.UNDONE:
            self.undone.emit(self._last)
            self._last = None
        self._tell(texts.of_undo(result, title))

    def _ended(self, errand: Errand) -> None:
        """An attempt to insert ``errand`` has ended."""
        template, result = errand.template, errand.result
        if result is not None and result.outcome.is_inserted:
            self._keep(errand.receipt(result), template)
            self.inserted.emit(errand)
            self.recent = [template.id, *(action for action in self.recent if action != template.id)][:RECENT]
            self.done.emit(template.id)
        if result is not None and result.is_handed_over:
            self.waits.follow(errand, result, self.workplace, self._front.screen())

    def _tell(self, telling: texts.Telling | None) -> None:
        if telling is not None:
            self.notice.tell(telling, self._front.screen())
