"""A plan that is being written: the window, the draft that is kept of it, its sources, and where it goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QScreen

from assistant.casework.documents import UnreadableError
from assistant.casework.form_sources import from_file
from assistant.casework.library import Library, UnavailableError
from assistant.casework.plan.answers import as_text
from assistant.casework.plan.archive import archive_request, request_answers
from assistant.casework.plan.attachments import NUMBER
from assistant.casework.plan.sources import Sources, propose
from assistant.casework.plan.writing import NoPlaceError, write_plan
from assistant.casework.workplace import Workplace
from assistant.model.finding import Severity
from assistant.model.kept import Kept
from assistant.model.plan import PlanAnswer, PlanSection
from assistant.model.waiting import FieldText, WaitingText
from assistant.ui.draft_keeping import DraftKeeping, new_key
from assistant.ui.files import ask_where_to_save
from assistant.ui.plan import naming, private, texts
from assistant.ui.plan.entries import Piece
from assistant.ui.plan.opening import Opened, into_empty
from assistant.ui.plan.request import PlanRequest
from assistant.ui.plan.saved import SavedCard
from assistant.ui.plan.window import PlanWindow
from assistant.ui.tasks import run_task


class PlanDesk(QObject):
    """One plan at a time.

    Signals:
        approved: the sections are to wait for a form in another program; carries the list of ``WaitingText``.
    """

    approved = Signal(object)

    def __init__(self, keeping: DraftKeeping, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self._opened: Opened | None = None
        self._workplace: Workplace | None = None
        self._screen: QScreen | None = None
        self._key = ""
        self._marks = ("", "")
        self._saved: tuple[Opened, Path] | None = None
        self.window = PlanWindow()
        self.window.changed.connect(self._keep)
        self.window.left.connect(self._leave)
        self.window.save_asked.connect(self._ask_where)
        self.window.fill_asked.connect(self._fill)
        self.window.source_copied.connect(self._split)
        self.window.source_chosen.connect(lambda path: self._split(Path(path)))
        self.window.request_wanted.connect(lambda wanted: self._request(*wanted))
        keeping.warned.connect(self._warn)

    @cached_property
    def card(self) -> SavedCard:
        """Built when something has been saved, and kept."""
        card = SavedCard()
        card.opened.connect(self._show_file)
        card.reopened.connect(self._go_on)
        card.put_away.connect(self._forget_saved)
        return card

    def open(
        self, opened: Opened, workplace: Workplace, screen: QScreen | None, marks: tuple[str, str], draft: Kept | None
    ) -> None:
        """Write ``opened``; ``marks`` are the case's hash and its salt, ``draft`` what it is gone on with."""
        plan, form = opened.plan, opened.plan.form
        assert form is not None  # noqa: S101 - without one there is nothing to write
        self.window.leave()  # another plan that is open is kept as a draft
        self._opened, self._workplace, self._screen, self._marks = opened, workplace, screen, marks
        self._key = self._keeping.take_over(draft).key if draft else new_key()
        self._saved = None
        self._keeping.prepare()
        self.window.open(
            PlanRequest(
                title=opened.title,
                version=f"version {form.version} · gælder fra {form.valid_from:%d.%m.%Y}",
                sections=[each.section for each in plan.sections],
                required=frozenset(form.required),
                answers=plan.answers,
                begun=opened.begun,
                kept=opened.kept,
                pieces=opened.pieces,
                keeps={each.section.id: each.keeps for each in plan.sections},
                judge=opened.judge(workplace.library, workplace.today),
                said=opened.said,
                screen=screen,
            )
        )
        self._warn()

    def _keep(self) -> None:
        """Quick: it is called while she types."""
        opened, entries = self._opened, self.window.entries
        if opened is None or opened.plan.form is None:
            return
        if entries.is_untouched:
            self._keeping.forget(self._key)
            return
        form, (mark, salt) = opened.plan.form, self._marks
        about = opened.about() | {"entries": entries.as_json()}
        self._keeping.keep(self._key, "plan", form.id, form.version, about, case_mark=mark, salt=salt)

    def _leave(self) -> None:
        self._keep()
        self._keeping.leave(self._key)
        self._opened = None

    def _warn(self) -> None:
        self.window.warn(self._keeping.warning if self._opened else "")

    def _ask_where(self) -> None:
        opened = self._opened
        if opened is not None:
            documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
            folder = documents if documents.is_dir() else Path.home()
            name = naming.beside(opened.original) if opened.original else naming.new(folder, opened.title)
            ask_where_to_save(self.window, "Gem planen som en ny Word-fil", str(name), texts.FILES, self._write)

    def _write(self, chosen: str) -> None:
        opened = self._opened
        if opened is None:
            return
        out, answers = naming.as_word(chosen), self.window.entries.changed()
        self.window.foot.open(is_open=False)
        self._work(
            lambda: write_plan(opened.plan, answers, out), lambda _: self._written(out, answers), self._not_written
        )

    def _written(self, out: Path, answers: Mapping[str, PlanAnswer]) -> None:
        """It stands where it should: nothing is kept of it but for the card."""
        opened, entries = self._opened, self.window.entries
        assert opened is not None  # noqa: S101 - else nobody is told
        if entries.changed() != answers:
            self.window.tell((texts.SAVED_BEFORE,), is_amber=False)
            return
        said = [texts.SAVED_LEFT.format(entries.done, len(entries))]
        said += [texts.SAVED_BESIDE] if opened.original else []
        said += [texts.not_taken(len(entries.pieces))] if entries.pieces else []
        self._keeping.forget(self._key)
        self._saved = replace(opened, begun={}, pieces=(), kept=entries.as_json(), said=()), out
        self._opened = None
        self.window.wipe()
        self.card.tell(" ".join(said), self._screen)

    def _not_written(self, error: Exception) -> None:
        if isinstance(error, FileExistsError):
            said: tuple[str, ...] = (texts.TAKEN,)
        elif isinstance(error, NoPlaceError):
            self._take_empty_file(str(error))
            return
        elif isinstance(error, OSError):
            said = (texts.NOT_SAVED[0].format(texts.why(error)), texts.NOT_SAVED[1])
        else:
            self.window.foot.open(is_open=True)
            raise error
        self.window.tell(said)

    def _take_empty_file(self, why: str) -> None:
        """The file she began in cannot hold what she has written: another of the same plan can."""
        opened, workplace = self._opened, self._workplace
        assert opened is not None  # noqa: S101 - else nobody is told
        assert workplace is not None  # noqa: S101
        answers = self.window.entries.answers()

        def done(found: Opened) -> None:
            kept = self.window.entries.as_json()  # as it is by now: she may have typed on
            self._keeping.forget(self._key)
            self.window.wipe()  # it is no plan that is left: the same goes on
            self.open(replace(found, kept=kept, said=(why, *found.said)), workplace, self._screen, self._marks, None)
            self._keep()

        work = partial(into_empty, workplace.library, opened, answers, workplace.today)
        self._work(work, done, lambda error: self.window.tell((why, str(error))))

    def _show_file(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved[1])))
        self._forget_saved()

    def _go_on(self) -> None:
        if self._saved is not None and self._workplace is not None:
            self.open(self._saved[0], self._workplace, self._screen, self._marks, None)
            self._keep()

    def _forget_saved(self) -> None:
        self._saved = None

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
            self.window.offer([Piece(part.heading, part.text, part.section, found.citation) for part in found.parts])

        self._work(work, done, self._not_read)

    def _not_read(self, error: Exception) -> None:
        self.window.tell((str(error) if isinstance(error, UnreadableError) else texts.FILE_GONE,))

    def _request(self, rows: Sequence[Mapping[str, str]], numbers: Sequence[int]) -> None:
        """Copy the text that orders the rows with ``numbers`` from the archive."""
        opened, workplace = self._opened, self._workplace
        if opened is None or workplace is None:
            return
        library, today = workplace.library, workplace.today
        numbered = [{**row, NUMBER: row.get(NUMBER, "").strip() or f"?{at}"} for at, row in enumerate(rows)]
        wanted = {numbered[number][NUMBER] for number in numbers}
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
        opened = self._opened

        def told(tell: Callable[..., None], answer: object) -> None:
            if opened is self._opened:
                tell(answer)

        run_task(work, lambda answer: told(done, answer), lambda error: told(failed, error))


def _asked(library: Library, answers: Mapping[str, object], today: date) -> tuple[str, list[str]]:
    text, draft = archive_request(library, library.plans.parts, answers, today)
    return text, [finding.message for finding in draft.findings if finding.severity is Severity.ERROR]
