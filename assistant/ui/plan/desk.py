"""A plan that is being written: the window, the draft that is kept of it, its sources and its attachments."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from assistant.casework.form_sources import from_file
from assistant.casework.library import Library, UnavailableError
from assistant.casework.plan.answers import as_text
from assistant.casework.plan.archive import archive_request, request_answers
from assistant.casework.plan.attachments import NUMBER
from assistant.casework.plan.sources import Sources, propose
from assistant.casework.workplace import Workplace
from assistant.model.finding import Severity
from assistant.model.kept import Kept
from assistant.model.plan import PlanSection
from assistant.model.waiting import FieldText, WaitingText
from assistant.ui import private
from assistant.ui.draft_keeping import DraftKeeping, new_name
from assistant.ui.plan import texts
from assistant.ui.plan.entries import Piece
from assistant.ui.plan.opening import Opened, into_empty
from assistant.ui.plan.request import PlanRequest
from assistant.ui.plan.saving import PlanSaving, Writing
from assistant.ui.plan.window import PlanWindow
from assistant.ui.tasks import run_task


class PlanDesk(QObject):
    """One plan at a time.

    Signals:
        approved: the sections are to wait for a form in another program; carries the list of ``WaitingText``.
        told: what became of a plan that was left while it was saved; carries the ``Telling``.
    """

    approved = Signal(object)
    told = Signal(object)

    def __init__(self, keeping: DraftKeeping, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self._now: Writing | None = None
        self.window = PlanWindow()
        self.saving = PlanSaving(self.window, keeping, self)
        self.saving.told.connect(self.told)
        self.saving.ended.connect(self._put_away)
        self.saving.refused.connect(self._take_empty_file)
        self.saving.reopened.connect(self._go_on)
        self.window.changed.connect(self._keep)
        self.window.left.connect(self._leave)
        self.window.save_asked.connect(self._save)
        self.window.fill_asked.connect(self._fill)
        self.window.source_copied.connect(self._split)
        self.window.source_chosen.connect(lambda path: self._split(Path(path)))
        self.window.request_wanted.connect(lambda wanted: self._request(*wanted))
        keeping.warned.connect(self._warn)

    def open(
        self, opened: Opened, workplace: Workplace, screen: QScreen | None, marks: tuple[str, str], draft: Kept | None
    ) -> None:
        """Write ``opened``; ``marks`` are the case's hash and its salt, ``draft`` what it is gone on with."""
        kept = self._keeping.take_over(draft).name if draft else new_name()
        self._open(Writing(opened, workplace, screen, marks, kept))

    def _open(self, writing: Writing, *, is_hers: bool = False) -> None:
        opened, workplace = writing.opened, writing.workplace
        plan, form = opened.plan, opened.plan.form
        assert form is not None  # noqa: S101 - without one there is nothing to write
        self.window.let_go()  # another plan that is open is kept as a draft
        self._now = writing
        self._keeping.prepare()
        self.window.open(
            PlanRequest(
                title=opened.title,
                version=texts.version(form),
                sections=[each.section for each in plan.sections],
                required=frozenset(form.required),
                answers=plan.answers,
                begun=opened.begun,
                is_hers=is_hers,
                kept=opened.kept,
                pieces=opened.pieces,
                keeps={each.section.id: each.also for each in plan.sections},
                judge=opened.judge(workplace.library, workplace.today),
                said=opened.said,
                at=writing.at,
                screen=writing.screen,
            )
        )
        self._warn()

    def _keep(self) -> None:
        """Quick: it is called while she types."""
        now, entries = self._now, self.window.entries
        if now is None or now.opened.plan.form is None:
            return
        if entries.is_untouched and not now.is_saving:
            self._keeping.forget(now.kept)
            return
        form, (mark, salt) = now.opened.plan.form, now.marks
        about = now.opened.about() | {"entries": entries.as_json()}
        self._keeping.keep(now.kept, "plan", form.id, form.version, about, case_mark=mark, salt=salt)

    def _leave(self) -> None:
        self._keep()
        if self._now is not None:
            self._keeping.leave(self._now.kept)
            self._now.leave(self.window.entries)
            self._now = None

    def _save(self) -> None:
        if self._now is not None:
            self.saving.ask(self._now)

    def _put_away(self) -> None:
        self._now = None
        self.window.wipe()

    def _warn(self) -> None:
        if self._now is not None:
            is_on_disk = self._now.workplace.settings.draft_days > 0
            self.window.warn(self._keeping.warning(self._now.kept), is_on_disk=is_on_disk)

    def _go_on(self, saved: Writing) -> None:
        self._open(replace(saved, kept=new_name()))
        self._keep()

    def _take_empty_file(self, why: str) -> None:
        """The file she began in cannot hold what she has written: another of the same plan can."""
        now = self._now
        assert now is not None  # noqa: S101 - else it is told otherwise
        answers = self.window.entries.answers()

        def done(found: Opened) -> None:
            kept = self.window.entries.as_json()  # as it is by now: she may have typed on
            at = self.window.section
            self.window.clear()  # it is no plan that is left: the same goes on, and so does its draft
            new = replace(found, kept=kept, said=(why, *found.said))
            self._open(replace(now, opened=new, at=at), is_hers=True)
            self._keep()

        def failed(error: Exception) -> None:
            self.window.tell((why,), lasts=True)  # whatever the reason, she can save again
            self.window.tell((why, texts.why_unread(error)), lasts=True)

        work = partial(into_empty, now.workplace.library, now.opened, answers, now.workplace.today)
        self._work(work, done, failed)

    def _fill(self) -> None:
        """Let the sections wait, in their order, for the fields of a form that Tab leads through."""
        fields = [
            FieldText(entry.section.title, as_text(entry.section, answer) if answer else "", tabs=int(number > 0))
            for number, entry in enumerate(self.window.entries)
            for answer in (entry.answer(),)
        ]
        while fields and not fields[0].text:  # the first has the caret, wherever that is
            del fields[0]
        if not fields:
            self.window.tell((texts.NOTHING_TO_FILL,))
            return
        self.window.leave()
        self.approved.emit([WaitingText("", "").from_field(tuple(fields))])

    def _split(self, source: str | Path) -> None:
        sections = self._sections()

        def work() -> Sources:
            return propose(from_file(source) if isinstance(source, Path) else source, sections)

        def done(found: Sources) -> None:
            pieces = [Piece(part.heading, part.text, part.section, found.citation) for part in found.parts]
            self.window.beside.offer(pieces)

        self._work(work, done, lambda error: self.window.tell((texts.why_unread(error),)))

    def _request(self, rows: Sequence[Mapping[str, str]], numbers: Sequence[int]) -> None:
        """Copy the text that orders the rows with ``numbers``, from 0, from the archive."""
        if self._now is None:
            return
        opened, library, today = self._now.opened, self._now.workplace.library, self._now.workplace.today
        # By its place: two may have one number, and one may have none.
        numbered = [{**row, NUMBER: str(at)} for at, row in enumerate(rows)]
        wanted = {str(number) for number in numbers}
        answers = request_answers(numbered, wanted, opened.case_type)

        def done(found: tuple[str, Sequence[str]]) -> None:
            text, faults = found
            QGuiApplication.clipboard().setMimeData(private.text(text))
            self.window.tell((texts.REQUEST_COPIED, *faults), is_amber=bool(faults))

        self._work(lambda: _asked(library, answers, today), done, self._no_request)

    def _no_request(self, error: Exception) -> None:
        if not isinstance(error, UnavailableError):
            raise error
        self.window.tell((texts.NO_REQUEST.format(error),))

    def _sections(self) -> list[PlanSection]:
        return [entry.section for entry in self.window.entries]

    def _work(self, work: Callable[[], object], done: Callable[..., None], failed: Callable[[Exception], None]) -> None:
        """Do ``work`` in a worker; of a plan that has been left meanwhile nothing is told."""
        now = self._now

        def told(tell: Callable[..., None], answer: object) -> None:
            if now is self._now:
                tell(answer)

        run_task(work, lambda answer: told(done, answer), lambda error: told(failed, error))


def _asked(library: Library, answers: Mapping[str, object], today: date) -> tuple[str, list[str]]:
    text, draft = archive_request(library, library.plans.parts, answers, today)
    return text, [finding.message for finding in draft.findings if finding.severity is Severity.ERROR]
