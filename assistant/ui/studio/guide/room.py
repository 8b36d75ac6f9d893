"""»Notattyper og guide«: left what can be chosen, in the middle the chosen one as a form, right whom a change hits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

from PySide6.QtCore import QTimer

from assistant.casework.hand_files import UnreadableError
from assistant.casework.studio.examining import Surroundings
from assistant.casework.studio.guide.approval import changes_since
from assistant.casework.studio.guide.corpus import pasted, samples
from assistant.casework.studio.guide.hits import Hits
from assistant.casework.studio.guide.reading import Asked, Guide, Told, read_guide, tell
from assistant.casework.studio.guide.saving import Saved, save_guide
from assistant.casework.studio.guide.sheets import GUIDE, NOTE_TYPES, WORDS, Sheet
from assistant.casework.studio.rules.approval import refusal
from assistant.store.paths import training_dir
from assistant.ui.editing.asking import ask_unsaved
from assistant.ui.fields.question import Question
from assistant.ui.parts import on_key
from assistant.ui.studio.guide.chooser import Row
from assistant.ui.studio.guide.desk import GuideDesk
from assistant.ui.studio.guide.frame import GuideFrame
from assistant.ui.studio.guide.pages import GuidePage
from assistant.ui.studio.guide.told import told as in_words
from assistant.ui.studio.room import Room
from assistant.ui.studio.rules.dialogs import Approval, ask_approval
from assistant.ui.tasks import run_task

_PAUSE_MS = 300
_SAVED, _UNDONE, _APPROVED = "Gemt.", "Ændringerne er fortrudt.", "Godkendt og gemt."
_TITLES = {GUIDE: "Overskriftsguiden", WORDS: "Ordlisterne"}
_OTHER_NOW = "Filen er læst igen imens. Luk vinduet her, og se på ny, hvad der er ændret."
_NOT_UNDERSTOOD = "Ret det, der ikke er forstået, før du går videre."
_MEND = "Der er ikke gemt. Ret først det, der er en fejl i: så længe den er der, ville kolleger miste hele filen."
_USED = "{} bruger notattypen. Giv dem en anden først."
_OWN_PACK = "En egen pakke har kun skabeloner. Notattyper, guide og ordlister i den bliver ikke brugt."


class GuideRoom(Room):
    """The guide of the pack in ``folder``, which lies over those ``below``."""

    title = "Notattyper og guide"

    def __init__(self, folder: Path, around: Surroundings, below: Sequence[Path] = ()) -> None:
        super().__init__()
        self._folder, self._below, self._around = folder, tuple(below), around
        self._stop = Event()
        self._is_read = self._is_telling = self._is_waiting = False
        self._told: Told | None = None
        self.desk = GuideDesk()
        self.frame = GuideFrame(self, around.drafter.knowledge)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self._tell)
        self._connect()

    def enter(self) -> None:
        """Read the files, and then what to try them on."""
        if not self._is_read:
            self._is_read = True
            self._read(self._take_unless_changed)

    def refresh(self) -> None:
        """Templates, or what else the packs know, are others now."""
        if self.desk.is_changed:
            self._read_samples()
        elif self._is_read:
            self._is_read = False
            if self.isVisible():
                self.enter()

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost."""
        return self.desk.is_changed or bool(self.frame.page and self.frame.page.complaint())

    def leave(self, then: Callable[[], object]) -> None:
        """Do ``then`` when it is settled what becomes of what is not saved, and of what is typed meanwhile."""
        if self.is_changed:
            ask_unsaved(self, "Notattyper og guide", lambda: self.save(lambda: self.leave(then)), then)
        else:
            then()

    def close_down(self) -> None:
        """End the reading."""
        super().close_down()
        self._stop.set()

    def save(self, then: Callable[[], object] = lambda: None, said: str = _SAVED) -> None:
        """Write what has changed, say so, and then do ``then``; say why where it cannot be written."""
        guide = self.desk.guide
        if guide is None or not self._is_understood() or not self.desk.is_changed or self.desk.is_saving:
            return
        self.desk.name_new_types()
        changed, asked, today = self.desk.changed(), Asked(self.desk.values()), self._around.today
        self.desk.is_saving = True

        def done(saved: Saved) -> None:
            self.desk.is_saving = False
            self.desk.take_saved(saved.written, saved.knowledge(guide.base))
            self.desk.forget_approvals()
            self.frame.show_signs(self.desk)
            if saved.is_faulty:
                self.frame.findings.setFocus()
            why = _MEND if saved.is_faulty else saved.refused
            self.frame.say(why or said, is_refusal=bool(why))
            self._tell()
            if saved.written:
                self.pack_changed.emit()
            if not why:
                then()

        run_task(lambda: save_guide(changed, asked, guide, today), done)

    def _save(self) -> None:
        self.save()

    def _undo(self) -> None:
        """Forget what is not saved: what lies on the disk is read anew."""

        def done(guide: Guide) -> None:
            self._take(guide)
            self.frame.say(_UNDONE)

        if not self.desk.is_saving:
            self._read(done)

    def _read(self, done: Callable[[Guide], None]) -> None:
        folder, below = self._folder, self._below
        run_task(lambda: read_guide(folder, below), done, self._refuse_reading)

    def _ask_approval(self) -> None:
        row = self.desk.row
        if row is None or not self._is_understood() or self.desk.is_changed:
            return
        sheet, today = self.desk.sheet(row.file), self._around.today

        def ask(found: tuple[list[str], bool]) -> None:
            if self._is_as_shown(sheet):
                asked = Approval(_TITLES[sheet.name], *found, today)
                ask_approval(self, asked, lambda who: self._approve(sheet, who))

        self.work(lambda: changes_since(sheet), ask)

    def _is_as_shown(self, sheet: Sheet) -> bool:
        """Whether ``sheet`` says what it said when she was to see what has changed in it."""
        return self.desk.sheet(sheet.name) is sheet and not self.desk.is_changed

    def _approve(self, sheet: Sheet, who: str) -> str:
        why = refusal(who, sheet.values) if self._is_as_shown(sheet) else _OTHER_NOW
        if not why:
            sheet.approve(who.strip(), self._around.today)
            self.save(said=_APPROVED)
        return why

    def _take_unless_changed(self, guide: Guide) -> None:
        """Take ``guide``, unless she has begun to write meanwhile: that stays."""
        if self.is_changed or self.desk.is_saving:
            self._read_samples()
        else:
            self._take(guide)

    def _take(self, guide: Guide) -> None:
        if not guide.is_used:
            self.frame.refuse(_OWN_PACK)
            return
        self.desk.guide = guide
        self.desk.hits = None
        self.frame.allow()
        self.frame.lists.know(guide.under, next((each.below.title for each in guide.sheets.values() if each.below), ""))
        self._lay()
        at = self.window().focusWidget()
        if self.isVisible() and (at in (self, None) or at.isAncestorOf(self)):
            self.frame.chooser.rows.setFocus()  # nothing here could have it before
        self._tell()
        self._read_samples()

    def _read_samples(self) -> None:
        guide = self.desk.guide
        if guide is None:
            return
        folders, stop = (self._folder, *reversed(self._below)), self._stop
        drafter, today = self._around.drafter, self._around.today
        base = guide.base

        def read() -> Hits:
            exercises = sorted(training_dir().glob("*.toml"))
            return Hits(samples(folders, exercises, drafter, today, stop.is_set), base)

        self.work(read, self._take_samples)

    def _take_samples(self, hits: Hits) -> None:
        if self.desk.guide is not None:
            self.desk.hits = Hits(hits.samples, self.desk.guide.base)
            self._tell()

    def _refuse_reading(self, error: Exception) -> None:
        if not isinstance(error, UnreadableError):
            raise error
        self.frame.refuse(f"{error.finding.message} ({error.finding.where})")

    def _lay(self) -> None:
        """List what there is, and show what she was at, or the first."""
        self.frame.show_rows(self.desk)
        self._go(self.frame.chooser.row or self.desk.first_row())

    def _is_understood(self) -> bool:
        """Whether every answer has a meaning; else she is taken to the one that has none."""
        page = self.frame.page
        question = page.complaint() if page else None
        if page and question:
            page.go_to(question)
            self.frame.say(_NOT_UNDERSTOOD, is_refusal=True)
        return question is None

    def _choose(self, row: Row) -> None:
        if self._is_understood():
            self._open(row)
        elif self.desk.row:
            self.frame.chooser.stay_at(self.desk.row.file, self.desk.row.place)

    def _open(self, row: Row) -> None:
        self.desk.row = row
        self.frame.show_page(row, self.desk)
        if self._told:
            self.frame.show_findings(row, self._told.judged)
        self._soon.start()

    def _change(self) -> None:
        row = self.desk.row
        page = self.frame.page
        if row is None or not isinstance(page, GuidePage):
            return
        sheet = self.desk.sheet(row.file)
        sheet.put(page.changes(sheet.values))
        page.show_signs(sheet.values)
        self.frame.show_signs(self.desk)
        self.frame.say("")
        self._soon.start()

    def _tell(self) -> None:
        """Have it judged; once more, where she goes on meanwhile."""
        guide = self.desk.guide
        if guide is None:
            return
        if self._is_telling:
            self._is_waiting = True
            return
        self._is_telling, self._is_waiting = True, False
        today = self._around.today
        own = pasted(self.frame.hits.own.toPlainText(), today)
        asked = Asked(self.desk.values(), self.desk.hits, own, self.frame.word)
        self.work(lambda: tell(asked, guide, today), self._show_and_go_on)

    def _show_and_go_on(self, told: Told) -> None:
        self._is_telling = False
        self._show(told)
        if self._is_waiting:
            self._tell()

    def _show(self, told: Told) -> None:
        self._told = replace(told, judged=in_words(told.judged))
        self.frame.show_told(self._told, self.desk)

    def _begin_own(self) -> None:
        """The pack is to have what is shown for its own."""
        row = self.desk.row
        if row:
            self._go(self.desk.begin(row))

    def _begin_type(self) -> None:
        if not self._is_understood():
            return
        self._go(self.desk.begin_type())
        self.frame.types.go_to(self.frame.types.form.ask("name"))

    def _remove_type(self) -> None:
        """Take the note type away, where nobody uses it."""
        row = self.desk.row
        if row is None or row.file != NOTE_TYPES:
            return
        users = self.desk.users_of(row)
        if users:
            self.frame.say(_USED.format("1 skabelon" if users == 1 else f"{users} skabeloner"), is_refusal=True)
            return
        self.desk.remove(row)
        self._go(self.desk.first_row())

    def _go(self, row: Row) -> None:
        """List what there is now, and show ``row``."""
        self.frame.show_rows(self.desk)
        self.frame.chooser.stay_at(row.file, row.place)
        self._open(row)

    def _go_to(self, where: str) -> None:
        """To the question of a finding: ``file`` and key path, parted by a colon."""
        file, _, path = where.partition(":")
        row = self.frame.chooser.row_of(file, path)
        if row and self._is_understood():
            self.frame.chooser.stay_at(row.file, row.place)
            self._open(row)
            if self.frame.page:
                self.frame.page.ask(path)

    def _go_to_rule(self, code: str) -> None:
        if not self._is_understood():
            return
        self.frame.chooser.stay_at(GUIDE, code)
        row = self.frame.chooser.row
        if row:
            self._open(row)

    def _connect(self) -> None:
        frame = self.frame
        frame.chooser.chosen.connect(self._choose)
        frame.chooser.new_wanted.connect(self._begin_type)
        frame.own_button.clicked.connect(self._begin_own)
        frame.save_button.clicked.connect(self._save)
        frame.undo.clicked.connect(self._undo)
        frame.signing.wanted.connect(self._ask_approval)
        frame.findings.chosen.connect(self._go_to)
        frame.hits.changed.connect(self._soon.start)
        frame.lists.rule_wanted.connect(self._go_to_rule)
        frame.lists.looked_at.connect(self._soon.start)
        frame.types.removed.connect(self._remove_type)
        for page in frame.pages:
            page.changed.connect(self._change)
        for question in self.findChildren(Question):
            question.set_today(self._around.today)
        on_key(self, "Ctrl+S", self._save)
