"""From Ctrl+Enter to the Word file: where it goes, that it is written, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QStandardPaths, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QScreen

from assistant.casework.plan.writing import NoPlaceError, write_plan
from assistant.casework.workplace import Workplace
from assistant.model.plan import PlanAnswer
from assistant.ui.draft_keeping import DraftKeeping
from assistant.ui.files import ask_where_to_save
from assistant.ui.plan import naming, texts
from assistant.ui.plan.entries import Entries
from assistant.ui.plan.opening import Opened
from assistant.ui.plan.saved import SavedCard
from assistant.ui.plan.window import PlanWindow
from assistant.ui.tasks import run_task
from assistant.ui.texts import Telling

_PATIENCE_MS = 2_000
"""With a disk that is asked for a free name."""
_WRITING_MS = 8_000
"""Until a disk that is written to counts as one that does not answer: a slow share takes seconds."""


class Left(NamedTuple):
    """What stood in a plan when its window was left: in the file's sections, and how many texts beside them."""

    changed: Mapping[str, PlanAnswer]
    beside: int


@dataclass(eq=False)
class Writing:
    """A plan that is being written; it goes on to be saved when its window has been left.

    Attributes:
        marks: the case's hash, and its salt.
        kept: what its draft is called.
        at: id of the section to begin at; empty for the first that is empty.
        awaited: stands for the file that is being written, until she asks for another; else None.
        left: None while the window shows it.
    """

    opened: Opened
    workplace: Workplace
    screen: QScreen | None
    marks: tuple[str, str]
    kept: str
    at: str = ""
    awaited: object = None
    left: Left | None = None

    @property
    def is_saving(self) -> bool:
        """Whether a file is being written that she waits for."""
        return self.awaited is not None

    def answered(self, write: object) -> bool:
        """The disk has answered to ``write``; whether that was still waited for."""
        if self.awaited is not write:
            return False
        self.awaited = None
        return True

    def leave(self, entries: Entries) -> None:
        """Its window shows it no more."""
        self.left = Left(entries.changed(), len(entries.pieces))


class PlanSaving(QObject):
    """Whatever becomes of a file that is written, it is told: in the window, by the card, or where the plan was left.

    Signals:
        told: of a plan that was left meanwhile; carries the ``Telling``.
        ended: all of the plan in the window stands in its file.
        refused: the file that she began in cannot hold it; carries the sentence that says why.
        reopened: she wants to go on with what was saved; carries its ``Writing``.
    """

    told = Signal(object)
    ended = Signal()
    refused = Signal(str)
    reopened = Signal(object)

    def __init__(self, window: PlanWindow, keeping: DraftKeeping, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._keeping = keeping
        self._saved: tuple[Writing, Path] | None = None
        self._asking: object = None

    @cached_property
    def card(self) -> SavedCard:
        """Built when something has been saved, and kept. It stands for what it says, whatever is opened meanwhile."""
        card = SavedCard()
        card.opened.connect(self._show_file)
        card.reopened.connect(self._go_on)
        card.put_away.connect(self._forget)
        return card

    def ask(self, writing: Writing) -> None:
        """Ask where ``writing``, which the window shows, is to go, and write it there."""
        writing.awaited = None  # a disk that has not answered yet is not waited for
        original, title = writing.opened.original, writing.opened.title
        look = partial(naming.beside, original) if original else lambda: naming.new(_documents(), title)
        self._propose(writing, look, Path.home() / naming.called(title))

    def _propose(self, writing: Writing, look: Callable[[], Path], instead: Path) -> None:
        """Look for a free name in a worker; where the disk does not answer, propose ``instead``."""
        self._window.foot.open(is_open=False)
        self._asking = mine = object()

        def ask(name: Path) -> None:
            if self._asking is mine and writing.left is None:
                self._asking = None
                self._window.foot.open(is_open=True)
                ask_where_to_save(self._window, texts.SAVE, str(name), texts.FILES, partial(self._write, writing))

        run_task(look, ask, lambda _: ask(instead))
        QTimer.singleShot(_PATIENCE_MS, self, lambda: ask(instead))

    def _write(self, writing: Writing, chosen: str) -> None:
        if writing.left is not None:  # before she had chosen
            return
        out, answers = naming.as_word(chosen), self._window.entries.changed()
        self._window.foot.open(is_open=False)
        writing.awaited = mine = object()
        run_task(
            lambda: write_plan(writing.opened.plan, answers, out),
            lambda _: self._written(writing, out, answers) if writing.answered(mine) else self._tell_late(out),
            lambda error: self._not_written(writing, out, error, is_awaited=writing.answered(mine)),
        )
        QTimer.singleShot(_WRITING_MS, self, lambda: self._tell_waiting(writing, mine))

    def _tell_waiting(self, writing: Writing, write: object) -> None:
        if writing.awaited is write and writing.left is None:
            self._window.tell((texts.NO_ANSWER,), lasts=True)

    def _tell_late(self, out: Path) -> None:
        """She has asked for another file meanwhile, and gets that one."""
        self.told.emit(Telling(texts.SAVED, (texts.SAVED_LATE.format(out.name),), is_amber=False, has_text=False))

    def _written(self, writing: Writing, out: Path, answers: Mapping[str, PlanAnswer]) -> None:
        before, writing.opened = writing.opened.original, replace(writing.opened, original=out)
        if writing.left is not None:
            self._tell_left(writing, writing.left, out, answers)
        elif self._window.entries.changed() != answers:
            self._window.tell((texts.SAVED_BEFORE.format(out.name),), is_amber=False)
        else:
            self._end(writing, out, before)

    def _end(self, writing: Writing, out: Path, before: Path | None) -> None:
        """It stands where it should: nothing is kept of it but for the card."""
        entries = self._window.entries
        said = [texts.SAVED_LEFT.format(entries.done, len(entries))]
        said += [texts.SAVED_BESIDE.format(before.name)] if before else []
        said += [texts.not_taken(len(entries.pieces))] if entries.pieces else []
        self._keeping.forget(writing.kept)
        kept = replace(writing.opened, begun={}, pieces=(), kept=entries.as_json(), said=())
        self._saved = replace(writing, opened=kept, at=self._window.section), out
        self.ended.emit()
        self.card.tell(out, " ".join(said), writing.screen)

    def _tell_left(self, writing: Writing, left: Left, out: Path, answers: Mapping[str, PlanAnswer]) -> None:
        """Nobody needs the draft any more, unless more stands in it than in the file."""
        said = [texts.LEFT_SAVED.format(out.name)]
        if left.changed != answers:
            said.append(texts.LEFT_MORE)
        elif left.beside:
            said.append(texts.left_beside(left.beside))
        else:
            self._keeping.forget(writing.kept)
        self.told.emit(Telling(texts.SAVED, tuple(said), is_amber=False, has_text=False))

    def _not_written(self, writing: Writing, out: Path, error: Exception, *, is_awaited: bool) -> None:
        if not isinstance(error, OSError | NoPlaceError):
            self._window.foot.open(is_open=True)
            raise error
        if not is_awaited:
            return
        why = texts.why(error, out.name)
        if writing.left is not None:
            self.told.emit(Telling(texts.NOT_SAVED, (why, texts.LEFT_KEPT), has_text=False))
        elif isinstance(error, NoPlaceError):
            self.refused.emit(why)
        elif isinstance(error, FileExistsError):
            self._window.tell((why,))
            self._propose(writing, partial(naming.other, out), out)
        else:
            self._window.tell((f"{texts.NOT_SAVED}. {why}", texts.TRY_AGAIN), lasts=True)

    def _show_file(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved[1])))
        self._forget()

    def _go_on(self) -> None:
        if self._saved is not None:
            writing, _ = self._saved
            self._forget()
            self.reopened.emit(writing)

    def _forget(self) -> None:
        self._saved = None


def _documents() -> Path:
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()
