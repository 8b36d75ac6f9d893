"""The room of the templates: what is opened, written, tried and saved in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from assistant.casework.hand_files import UnreadableError
from assistant.casework.studio.examining import Examined, Surroundings
from assistant.casework.studio.listing import Row, list_templates, read_row
from assistant.casework.studio.manuscript import Manuscript, copy_of, new_manuscript, open_manuscript
from assistant.casework.studio.surroundings import surroundings
from assistant.casework.studio.wordings import why_none
from assistant.ui.editing.asking import ask_unsaved
from assistant.ui.parts import on_key
from assistant.ui.studio.desk import Desk, Saved
from assistant.ui.studio.judging import Judging
from assistant.ui.studio.saved import lost
from assistant.ui.studio.sheet import TABS
from assistant.ui.studio.template_list import path_in
from assistant.ui.studio.templates_frame import TemplatesFrame
from assistant.ui.studio.wording_dialog import ask_wording
from assistant.ui.studio.writing import Writing

_TRYING_PLACE = "Prøv den"
_SAVED, _UNFINISHED = "Gemt.", "Gemt. Kolleger får den ikke, før det sidste er rettet."
_OLD_UNTIL = "Gemt. Den gamle ordlyd gælder til og med {:%d.%m.%Y}."
_NEW_DRAFT = "Gemt. Den gamle ordlyd gælder, indtil du vælger »Færdig«, og dagen kommer."
_IS_OLD = "Du retter en ældre ordlyd. Der er også en nyere, fra {:%d.%m.%Y}."
_NOT_UNDERSTOOD = "Ret det, der ikke er forstået, før du gemmer."
_NO_TITLE = "Skriv en titel, før du gemmer."


class TemplatesRoom(TemplatesFrame):
    """The templates of the pack in ``folder``, one of them open."""

    title = "Skabeloner"

    def __init__(
        self, folder: Path, around: Surroundings, below: Sequence[Path] = (), taken: Sequence[str] = ()
    ) -> None:
        """Make it, and read the pack; ``taken`` are labels of the window whose mnemonics are others'."""
        super().__init__(folder, around, tuple(below), taken)
        self._folder, self._below = folder, tuple(below)
        self._ids: set[str] = set(around.ids)
        self.desk = Desk(folder)
        self.writing = Writing(self.sheet, self.desk)
        self.judging = Judging(self, self.desk, around, self.writing.take)
        self._connect()
        self.work(lambda: list_templates(folder), self._listed)

    def begin(self, manuscript: Manuscript) -> None:
        """Work on ``manuscript``."""
        self._open(manuscript)
        self.list.stay_at(path_in(manuscript.file, self._folder), is_new=manuscript.file is None)
        if manuscript.file is None:
            self.sheet.go_first()

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Write what has changed, and then do ``then``; say why where it cannot be written."""
        self.writing.take()
        if self.desk.manuscript is None:
            return
        self.sheet.facts.tell_all()
        if not self.desk.values.get("title") and not self.desk.manuscript.fault:
            self.foot.refuse(_NO_TITLE)
            self.sheet.ask("title")
        elif self._is_stuck:
            self.sheet.ask_again()
            self.foot.refuse(_NOT_UNDERSTOOD)
        else:
            self.desk.save(self._ids, lambda saved: self._saved(saved, then), self.foot.refuse, self.writing.show_signs)

    def open(self, path: str) -> None:
        """Go to the template at ``path`` in the pack, when it is settled what becomes of the one that is open."""
        self._choose(path)

    def place_of(self, at: QWidget | None) -> str:
        """The page she is on."""
        if at is not None and self.trying.isAncestorOf(at):
            return _TRYING_PLACE
        return TABS[self.sheet.tabs.currentIndex()].replace("&", "") if self.desk.manuscript else super().place_of(at)

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost."""
        self.writing.take()
        return self.desk.is_changed or self._is_stuck

    @property
    def _is_stuck(self) -> bool:
        """Whether an answer on the pages has no meaning: what is meant by it would be lost."""
        manuscript = self.desk.manuscript
        return manuscript is not None and not manuscript.fault and not self.sheet.is_understood

    def leave(self, then: Callable[[], object]) -> None:
        """Do ``then`` when it is settled what becomes of what is not saved, and of what is typed meanwhile."""
        self._leave(then)

    def close_down(self) -> None:
        """End the check, and let what a worker still brings go by."""
        super().close_down()
        self.check.stop()
        self.judging.stop()

    def refresh(self) -> None:
        """What the pack knows may be another: judge by that from now on."""
        folder, below, today = self._folder, self._below, self.judging.around.today
        self.writing.take()
        if self.desk.is_rewritten:
            self._open_path(path_in(self.desk.file, folder))
        self.work(lambda: list_templates(folder), self.list.show_rows)
        self.work(lambda: surroundings(folder, below, today), self._take_around)

    def _take_around(self, around: Surroundings) -> None:
        self.judging.around = around
        self.judging.glance()
        self.check.start()

    def _leave(self, then: Callable[[], object], stay: Callable[[], object] = lambda: None) -> None:
        if self.is_changed:
            stay()
            title = str(self.desk.values.get("title") or "Skabelonen")
            title = ", ".join(filter(None, (title, self.list.told_apart(*self._here))))
            ask_unsaved(self, title, lambda: self.save(lambda: self._leave(then, stay)), then)
        else:
            then()

    def _listed(self, rows: list[Row]) -> None:
        self.list.show_rows(rows)
        self._ids |= {row.id for row in rows}
        self.check.start()
        if self.desk.manuscript is None:
            if rows:
                self._open_path(rows[0].path)
                self.list.rows.setFocus()
            else:
                self._new()

    def _open_path(self, path: str) -> None:
        try:
            self.begin(open_manuscript(self._folder / path))
        except UnreadableError as error:
            self._open(None)
            self.list.stay_at(path)
            self.foot.refuse(error.finding.message)

    def _open(self, manuscript: Manuscript | None) -> None:
        self.judging.stop()
        self.desk.manuscript = manuscript
        self.list.mark_unsaved("")
        self.sheet.setEnabled(manuscript is not None)
        self.save_button.setEnabled(manuscript is not None)
        self.foot.say("")
        self.trying.forget()
        if manuscript:
            self.sheet.begin(self.desk.values)
            self.writing.show()

    def _choose(self, path: str) -> None:
        """Another row: it is gone to when it is settled what becomes of this one."""
        here = path_in(self.desk.file, self._folder)
        if path and path != here:
            stay = lambda: self.list.stay_at(here, is_new=not here)  # noqa: E731 - named for what it does
            self._leave(lambda: self._open_path(path), stay)

    def _new(self) -> None:
        kind = str(self.desk.values.get("kind") or "letter")
        self._leave(lambda: self.begin(new_manuscript(kind, self.judging.around.today)))

    def _copy(self) -> None:
        self.writing.take()
        manuscript = self.desk.manuscript
        if manuscript is not None and not manuscript.fault:
            today = self.judging.around.today
            if self.desk.is_overtaken:  # what is written can only be saved as the copy
                self.begin(copy_of(manuscript, today))
            else:
                self._leave(lambda: self.begin(copy_of(manuscript, today)))

    def _reword(self) -> None:
        """Ask from which day the open template is to be worded otherwise."""
        self.writing.take()
        manuscript = self.desk.manuscript
        if manuscript is not None and (why := why_none(manuscript)):
            self.foot.refuse(why)
        elif manuscript is not None:
            rows = self.list.wordings(str(manuscript.values.get("id")))
            begin = lambda made: self._leave(lambda: self.begin(made))  # noqa: E731 - named for what it does
            ask_wording(self, manuscript, rows, self.judging.around.today, begin)

    @property
    def _here(self) -> tuple[str, str]:
        """The id and the path of the open template."""
        return str(self.desk.values.get("id")), path_in(self.desk.file, self._folder)

    def _change(self) -> None:
        days = self.list.newer_days(*self._here)
        self.foot.say(_IS_OLD.format(min(days)) if days else "")
        self.judging.soon()

    def _change_whole(self, text: str) -> None:
        self.foot.say("")
        self.writing.put_whole(text)

    def _show_glanced(self) -> None:
        """What is found at once."""
        self.sheet.know(self.desk.values)
        if self.desk.file is None:
            self.list.call_new(str(self.desk.values.get("title") or ""))
        template_id, path = self._here
        self.list.mark_unsaved(path if self.desk.is_changed else "")
        others = self.list.other_days(template_id, path)
        self.trying.show_template(self.judging.now.template, self.judging.around.drafter, others)

    def _tell(self, examined: Examined) -> None:
        self.sheet.show_findings(examined.findings)
        path = path_in(self.desk.file, self._folder)
        if path and not self.desk.is_changed:
            self.list.judge({path: examined.findings})

    def _saved(self, saved: Saved, then: Callable[[], object]) -> None:
        path = path_in(saved.file, self._folder)
        row = read_row(self._folder, path)
        self.list.put(row)
        self._ids.add(row.id)
        if saved.file == self.desk.file:
            self._say_saved(saved, row)
            self.judging.glance()
            self.pack_changed.emit()
            then()
        else:  # she has gone on to another meanwhile
            self.pack_changed.emit()
        if saved.signs and saved.file != self.desk.file:
            self.foot.say(lost(saved.signs, row.title))

    def _say_saved(self, saved: Saved, row: Row) -> None:
        self.list.judge({row.path: self.judging.now.findings})
        self.list.stay_at(row.path)
        if saved.missed:
            self.foot.refuse(" ".join(filter(None, (_SAVED, *saved.missed, lost(saved.signs)))))
        else:
            said = _UNFINISHED if self.judging.now.errors else self._said_of(row)
            self.foot.say(" ".join(filter(None, (said, lost(saved.signs)))))

    def _said_of(self, row: Row) -> str:
        """That it is saved, and what becomes of the wording that a coming one takes over from."""
        if row.valid_from is None or row.valid_from <= self.judging.around.today:
            return _SAVED
        until = self.list.old_until(row)
        is_later = any(day < row.valid_from for day in self.list.other_days(row.id, row.path))
        return _OLD_UNTIL.format(until) if until else _NEW_DRAFT if is_later and row.is_draft else _SAVED

    def _save(self) -> None:
        self.save()

    def _keep_read(self) -> None:
        """Only a text that is saved can have been read."""

        def keep() -> None:
            self.judging.glance()
            self.trying.read.keep()

        if self.is_changed or self.desk.file is None:
            self.save(keep)
        else:
            keep()

    def _connect(self) -> None:
        self.sheet.changed.connect(self._change)
        self.sheet.text.said.connect(self.foot.say)
        self.sheet.whole.said.connect(self.foot.say)
        self.sheet.whole_changed.connect(self._change_whole)
        self.writing.shown.connect(self.judging.glance)
        self.list.chosen.connect(self._choose)
        self.list.new_wanted.connect(self._new)
        self.list.copied.connect(self._copy)
        self.list.wording_wanted.connect(self._reword)
        self.judging.glanced.connect(self._show_glanced)
        self.judging.examined.connect(self._tell)
        self.check.judged.connect(self.list.judge)
        self.trying.read.wanted.connect(self._keep_read)
        self.trying.read.changed.connect(self.pack_changed)
        self.save_button.clicked.connect(self._save)
        on_key(self, "Ctrl+S", self._save)
