"""»Notattyper og guide«: left what can be chosen, in the middle the chosen one as a form, right whom a change hits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.casework.hand_files import UnreadableError
from assistant.casework.studio.examining import Surroundings
from assistant.casework.studio.guide.approval import changes_since
from assistant.casework.studio.guide.reading import Asked, Guide, read_guide
from assistant.casework.studio.guide.saving import Saved, save_guide
from assistant.casework.studio.guide.sheets import GUIDE, WORDS, Sheet
from assistant.casework.studio.rules.approval import refusal
from assistant.ui.editing.asking import ask_unsaved
from assistant.ui.fields.question import Question
from assistant.ui.parts import on_key
from assistant.ui.studio.guide.desk import GuideDesk
from assistant.ui.studio.guide.frame import GuideFrame
from assistant.ui.studio.guide.judging import Judging
from assistant.ui.studio.guide.writing import Writing
from assistant.ui.studio.room import Room
from assistant.ui.studio.rules.dialogs import Approval, ask_approval
from assistant.ui.tasks import run_task

_SAVED, _UNDONE, _APPROVED = "Gemt.", "Ændringerne er fortrudt.", "Godkendt og gemt."
_TITLES = {GUIDE: "Overskriftsguiden", WORDS: "Ordlisterne"}
_OTHER_NOW = "Filen er læst igen imens. Luk vinduet her, og se på ny, hvad der er ændret."
_MEND = "Der er ikke gemt. Ret først det, der er en fejl i: så længe den er der, ville kolleger miste hele filen."
_OWN_PACK = "En egen pakke har kun skabeloner. Notattyper, guide og ordlister i den bliver ikke brugt."


class GuideRoom(Room):
    """The guide of the pack in ``folder``, which lies over those ``below``."""

    title = "Notattyper og guide"

    def __init__(self, folder: Path, around: Surroundings, below: Sequence[Path] = ()) -> None:
        super().__init__()
        self._folder, self._below, self._around = folder, tuple(below), around
        self._is_read = False
        self.desk = GuideDesk()
        self.frame = GuideFrame(self, around.drafter.knowledge)
        self.judging = Judging(self, self.desk, self.frame, around, (folder, *reversed(self._below)))
        self.writing = Writing(self, self.desk, self.frame, self.judging)
        self._connect()

    def enter(self) -> None:
        """Read the files, and then what to try them on."""
        if not self._is_read:
            self._is_read = True
            self._read(self._take_unless_changed)

    def refresh(self) -> None:
        """Templates, or what else the packs know, are others now."""
        if self.desk.is_changed:
            self.judging.read_samples()
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
        self.judging.stop()

    def save(self, then: Callable[[], object] = lambda: None, said: str = _SAVED) -> None:
        """Write what has changed, say so, and then do ``then``; say why where it cannot be written."""
        guide, turn = self.desk.guide, self.desk.turn
        if guide is None or not self.writing.is_understood():
            return
        if turn.is_taken:
            turn.wait(lambda: self.save(then, said))
            return
        if not self.desk.is_changed:
            then()
            return
        self.desk.name_new_types()
        changed, asked, today = self.desk.changed(), Asked(self.desk.values()), self._around.today

        def done(saved: Saved) -> None:
            self.desk.take_saved(saved.written, saved.knowledge(guide.base))
            self.desk.forget_approvals()
            self.frame.show_signs(self.desk)
            if saved.is_faulty:
                self.frame.findings.setFocus()
            why = _MEND if saved.is_faulty else saved.refused
            self.frame.say(why or said, is_refusal=bool(why))
            self.judging.now()
            if saved.written:
                self.pack_changed.emit()
            if not why:
                then()

        def failed(error: Exception) -> None:
            turn.end()
            raise error

        turn.take()
        run_task(lambda: save_guide(changed, asked, guide, today), lambda saved: turn.end(lambda: done(saved)), failed)

    def _save(self) -> None:
        self.save()

    def _undo(self) -> None:
        """Forget what is not saved: what lies on the disk is read anew."""

        def done(guide: Guide) -> None:
            self._take(guide)
            self.frame.say(_UNDONE)

        if not self.desk.turn.is_taken:
            self._read(done)

    def _read(self, done: Callable[[Guide], None]) -> None:
        folder, below = self._folder, self._below
        run_task(lambda: read_guide(folder, below), done, self._refuse_reading)

    def _ask_approval(self) -> None:
        row = self.desk.row
        if row is None or not self.writing.is_understood() or self.desk.is_changed:
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
        if self.is_changed or self.desk.turn.is_taken:
            self.judging.read_samples()
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
        self.writing.lay()
        at = self.window().focusWidget()
        if self.isVisible() and (at in (self, None) or at.isAncestorOf(self)):
            self.frame.chooser.rows.setFocus()  # nothing here could have it before
        self.judging.now()
        self.judging.read_samples()

    def _refuse_reading(self, error: Exception) -> None:
        if not isinstance(error, UnreadableError):
            raise error
        self.frame.refuse(f"{error.finding.message} ({error.finding.where})")

    def _connect(self) -> None:
        frame = self.frame
        frame.save_button.clicked.connect(self._save)
        frame.undo.clicked.connect(self._undo)
        frame.signing.wanted.connect(self._ask_approval)
        frame.hits.changed.connect(self.judging.soon)
        frame.lists.looked_at.connect(self.judging.soon)
        for question in self.findChildren(Question):
            question.set_today(self._around.today)
        on_key(self, "Ctrl+S", self._save)
