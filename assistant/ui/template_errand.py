"""A template from its chord to its place: ask → write → check → insert."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.casework.library import UnavailableError
from assistant.casework.usage.reasons import ABORTED, unavailable
from assistant.casework.workplace import Workplace
from assistant.desktop.insertion import Insertion
from assistant.desktop.job import HeldKeys
from assistant.desktop.ports import Desktop
from assistant.desktop.result import Result
from assistant.desktop.runner import Runner
from assistant.model.draft import Draft
from assistant.model.fields import UNANSWERED
from assistant.model.kept import Kept
from assistant.model.template import Template
from assistant.ui import texts
from assistant.ui.errand import Errand, is_practice
from assistant.ui.front import Front
from assistant.ui.work import Work

if TYPE_CHECKING:
    from assistant.casework.drafting import Drafter
    from assistant.casework.news import News
    from assistant.ui.day_memory import DayMemory
    from assistant.ui.form import FormWindow
    from assistant.ui.form_drafts import FormDrafts

_NO_ANSWERS: Mapping[str, object] = {}
_OTHER_CASE = "Kladden blev begyndt i en anden sag end den, der er forrest nu. Se efter, før du sætter noget ind."
_OTHER_WORDING = "Skabelonen er en anden, end da kladden blev skrevet. Se svarene efter."


class TemplateErrand(Work):
    """One template at a time. Its answers are a citizen's: they live no longer than somebody may ask for them.

    Attributes:
        now: the one that is asked, on its way, or could not be inserted; None when nothing of it is needed any more.

    Signals:
        ended: an attempt to insert it has ended; carries the ``Errand`` with its result.
        reopened: its form is shown once more; carries the ``Result`` it had.
        left: its form was left; carries the ``Errand``, and whether a note was begun in it.
        missed: it was asked for, and its text does not stand in the case; carries its ``Template`` or ``Entry``, and
            why, by ``casework.usage.reasons``. Not told of practice.
    """

    ended = Signal(object)
    reopened = Signal(object)
    left = Signal(object, bool)
    missed = Signal(object, str)

    def __init__(  # noqa: PLR0913 - one parameter for each it works with, all told by name
        self,
        *,
        desktop: Desktop,
        runner: Runner,
        front: Front,
        workplace: Callable[[], Workplace],
        form: Callable[[], FormWindow],
        drafts: Callable[[], FormDrafts],
        memory: Callable[[], DayMemory],
        parent: QObject | None = None,
    ) -> None:
        """``form``, ``drafts`` and ``memory`` give what is built when first asked for; ``workplace`` that of today."""
        super().__init__(desktop, runner, parent)
        self.now: Errand | None = None
        self._front = front
        self._workplace = workplace
        self._form = form
        self._drafts = drafts
        self._memory = memory

    def begin(self, action: str, held: HeldKeys, answers: Mapping[str, object] = _NO_ANSWERS) -> None:
        """Ask what the template wants to know, ``answers`` given already; one that asks nothing goes in at once."""
        if self._runner.is_busy:
            self.busy.emit()  # what is on its way must find its own errand when it ends
            return
        library, today = self._workplace().library, self._workplace().today
        template = self._find(action)
        if template is None:
            return
        self.now = Errand(template, self._front.target)
        if any(not isinstance(field, UNANSWERED) for field in template.fields):
            self._ask(library.drafter.initial_answers(template, today), answers)
            return
        draft = library.drafter.draft(template, {}, today)
        if draft.is_blocked:
            self._ask({})
        else:
            self._insert(draft, held)

    def go_on(self, draft: Kept) -> None:
        """Show the form once more with the answers of ``draft``; what comes of it goes into the window in front."""
        if self._runner.is_busy:
            self.busy.emit()
            return
        template = self._find(draft.id)
        if template is None:
            return
        drafter, today = self._workplace().library.drafter, self._workplace().today
        cautions = {
            _OTHER_CASE: self._front.is_other_case(draft.case_mark, draft.salt),
            _OTHER_WORDING: draft.version != template.sha256,
        }
        self.now = Errand(template, self._front.target, kept=self._drafts().take_over(draft))
        self._ask(
            drafter.initial_answers(template, today),
            resumed=draft.answers,
            caution=" ".join(sentence for sentence, holds in cautions.items() if holds),
        )

    def insert_asked(self, draft: Draft) -> None:
        """The form has been answered."""
        self._insert(draft, "wait")

    def form_left(self, begun: bool) -> None:  # noqa: FBT001 - a slot
        """The form has been left."""
        self.left.emit(self.now, begun)

    def form_aborted(self) -> None:
        """The form is left with something answered in it."""
        if self.now is not None and not self.now.is_practice:
            self.missed.emit(self.now.template, ABORTED)

    def again(self) -> None:
        """Try once more to insert what could not be inserted."""
        self._start("wait")

    def reopen(self) -> None:
        """Show the form once more as it was left; its answers are still there."""
        if self.now and self.now.draft:
            self.reopened.emit(self.now.result)
            self._ask(self.now.draft.answers)

    def put_away(self) -> None:
        """Nobody asks for it any more."""
        self.now = None

    def _ended(self, errand: Errand, result: Result) -> None:
        """The insertion of ``errand`` has ended."""
        errand = replace(errand, result=result)
        template = errand.template
        telling = texts.of_insertion(result, errand.target_name, self._refusal(errand.target))
        self.now = errand if telling and telling.has_text else None
        if result.is_handed_over:
            self._drafts().forget(errand.kept)
        if result.outcome.is_inserted:
            self.inserted.emit(result)
            if errand.is_asked:
                self._form().forget(template.id, errand.case)
            if errand.draft:
                workplace = self._workplace()
                self._memory().add(errand, errand.draft, workplace.today, workplace.library.knowledge)
        elif not errand.is_practice:
            self.missed.emit(template, result.outcome.value)
        self.ended.emit(errand)
        self.told.emit(telling)

    def _find(self, action: str) -> Template | None:
        """The template, or None, and it is told why."""
        try:
            return self._workplace().library.template(action, self._workplace().today)
        except UnavailableError as error:
            if error.entry is not None and not is_practice(self._front.target):
                why = unavailable(self._workplace().library, error.entry, self._workplace().today)
                self.missed.emit(error.entry, why)
            self.told.emit(texts.Telling("Skabelonen kan ikke bruges", (str(error),), has_text=False))
            return None

    def _ask(
        self,
        answers: Mapping[str, object],
        brought: Mapping[str, object] = _NO_ANSWERS,
        *,
        resumed: Mapping[str, object] | None = None,
        caution: str = "",
    ) -> None:
        from assistant.ui.form import FormRequest  # noqa: PLC0415 - not at start

        if self.now is None:
            return
        self.now = errand = replace(self.now, asked_at=monotonic() if self.now.asked_at is None else self.now.asked_at)
        workplace, template = self._workplace(), errand.template
        drafter, today = workplace.library.drafter, workplace.today
        self._form().keep_for(workplace.settings.restore_minutes)
        request = FormRequest(
            template=template,
            note_type=drafter.knowledge.note_types.get(template.note_type or ""),
            target=errand.target_name,
            is_locked=bool(errand.target and errand.target.is_case_locked),
            case=errand.case,
            draft=lambda raw, dismissed: self._memory().judged(
                errand, drafter.draft(template, raw, today, dismissed), today, drafter.knowledge
            ),
            answers=answers,
            brought=brought,
            resumed=resumed,
            caution=caution,
            today=today,
            screen=self._front.screen(),
            rules=drafter.knowledge.guide.lines if template.heading else (),
            news=lambda: _news(template, drafter, today),
        )
        self._form().open(request)
        self.now = replace(errand, kept=self._drafts().begin(request, errand.target, errand.kept))

    def _insert(self, draft: Draft, held: HeldKeys) -> None:
        if self.now is not None:
            self.now = replace(self.now, draft=draft, result=None)
            self._start(held)

    def _start(self, held: HeldKeys) -> None:
        errand = self.now
        if errand is None or errand.draft is None:
            return
        job = Insertion(self._desktop, errand.left_to_do(), errand.parts(errand.draft), held)
        self._run(job, lambda result: self._ended(errand, result))


def _news(template: Template, drafter: Drafter, today: date) -> News | None:
    """What is new of ``template`` to her. In a thread of its own, with what it needs."""
    from assistant.casework.news import news_of  # noqa: PLC0415 - in the worker

    return news_of(template, drafter, today)
