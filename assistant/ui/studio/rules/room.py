"""The rules room: left what there is, in the middle its times and one record of it, right what that changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget

from assistant.casework.studio.examining import Surroundings
from assistant.casework.studio.rules.beginning import NotBegunError
from assistant.casework.studio.rules.book import Record
from assistant.ui.editing.asking import ask_unsaved
from assistant.ui.editing.foot import SavingFoot
from assistant.ui.parts import QuickButton, on_key
from assistant.ui.studio.mending import NO_MEND
from assistant.ui.studio.room import Room, lay_out
from assistant.ui.studio.rules.answers import told
from assistant.ui.studio.rules.broken_file import BrokenFile
from assistant.ui.studio.rules.desk import Desk
from assistant.ui.studio.rules.dialogs import Approval, ask_approval, ask_day
from assistant.ui.studio.rules.effect_pane import EffectPane
from assistant.ui.studio.rules.line_list import Key, LineList
from assistant.ui.studio.rules.listed import rows
from assistant.ui.studio.rules.sheet import RuleSheet

UNDO, SAVE = "Fortr&yd ændringer", "&Gem"
_KEYS = (("F1", "hjælp"), ("Ctrl+S", "gem"))
_MIDDLE, _RIGHT = 700, 420
_SOON_MS = 150
_SAVED, _UNDONE, _APPROVED = "Gemt.", "Ændringerne er fortrudt.", "Godkendt og gemt."
_UNFINISHED = "Gemt. Kolleger får ingen af reglerne i filen, før den er rettet."
_EMPTY = "Hverken pakken eller dem under den har ferieregler, frister eller opslag."
_ADOPTED = "Pakken bestemmer nu alle tider for »{}«. Gem for at beholde det."
_OTHER_NOW = "Reglen er læst igen imens. Luk vinduet her, og se på ny, hvad der er ændret."
_WITH_IT = " Med følger {}, som den henviser til."
_NOT_UNDERSTOOD = "Ret det, der ikke er forstået, før du går videre."


class RulesRoom(Room):
    """The rules of the pack in ``folder``, which lies over those ``below``."""

    title = "Regler og frister"

    def __init__(self, folder: Path, around: Surroundings, below: Sequence[Path] = ()) -> None:
        super().__init__()
        self.desk = Desk(folder, below, around.today)
        self.list, self.sheet, self.effect = LineList(), RuleSheet(self.desk), EffectPane(around.today)
        self.broken, self._middle = BrokenFile(), QStackedWidget()
        self.foot, self.undo = SavingFoot(_KEYS, SAVE), QuickButton(UNDO)
        self.said, self.save_button = self.foot.said, self.foot.save
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._take)
        self._build()
        self._connect()
        self._show()

    def enter(self) -> None:
        """She has come: read the rules, if that has not been done."""
        if self.desk.ground is None:
            self.desk.read(self._begin)

    def refresh(self) -> None:
        """Another room has changed the pack: its templates may look other rules up."""
        if self.desk.ground is not None and not self.is_changed:
            self.desk.read(self._show, lambda: not self.is_changed)

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost."""
        self._take()
        return self.desk.is_changed or bool(self.sheet.complaint)

    def leave(self, then: Callable[[], object]) -> None:
        """Do ``then`` when it is settled what becomes of what is not saved, and of what is typed meanwhile."""
        if self.is_changed:
            ask_unsaved(self, "Regler og frister", lambda: self.save(lambda: self.leave(then)), then)
        else:
            then()

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Write what has changed, and then do ``then``; say why where it cannot be written."""
        self._take()
        if not self._is_understood():
            return
        if self.desk.turn.is_taken:
            self.desk.turn.wait(lambda: self.save(then))
        elif not self.desk.is_changed:
            then()
        elif wrong := self.desk.fault():
            self.desk.key, self.desk.place, finding = wrong
            self._show()
            self.sheet.form.ask(finding.where)
            self.foot.refuse(told(self.sheet.form.kind, finding).message)
        else:
            self.desk.save(self._take_typed, lambda: self._saved(_SAVED, then), self._refuse)

    def _begin(self) -> None:
        if self.desk.key:
            self.desk.go(self.desk.key)
        self._show()

    def _saved(self, text: str, then: Callable[[], object] = lambda: None) -> None:
        self._show()
        self.foot.say(_UNFINISHED if self.desk.file else text)
        self.pack_changed.emit()
        then()

    def _refuse(self, why: str) -> None:
        self._take()
        self.foot.refuse(why)

    def _choose_line(self, key: Key) -> None:
        self._take()
        if self._is_understood():
            self.desk.go(key)
            self._show()
        else:
            self.list.stay_at(self.desk.key)

    def _choose_record(self, place: int) -> None:
        self._take()
        if self._is_understood():
            self.desk.place = place
            self.sheet.show_record()
        else:
            self.sheet.show_around()

    def _is_understood(self) -> bool:
        """Whether every answer has a meaning; else she is taken to the one that has none."""
        key = self.sheet.complaint
        if key:
            self.sheet.form.ask(key)
            self.foot.refuse(_NOT_UNDERSTOOD)
        return not key

    def _begin_new(self) -> None:
        self._take()
        if self._is_understood():
            ask_day(self, self.desk.today, self._try_begin)

    def _try_begin(self, day: date) -> str:
        try:
            self.desk.begin(day)
        except NotBegunError as refusal:
            return str(refusal)
        self.effect.look_at(day)
        self._show()
        return ""

    def _adopt(self) -> None:
        if line := self.desk.line:
            came = self.desk.adopt()
            self._show()
            self.foot.say(_ADOPTED.format(line.title(self.desk.today)) + _WITH_IT.format(", ".join(came)) * bool(came))

    def _ask_approval(self) -> None:
        self._take()
        record = self.desk.record
        if record and not self.is_changed:
            asked = Approval(self.sheet.said, *self.desk.changes(), self.desk.today)
            ask_approval(self, asked, lambda who: self._approve(record, who))

    def _approve(self, shown: Record, who: str) -> str:
        why = self.desk.approve(who) if self.desk.record == shown else _OTHER_NOW
        if not why:
            self._save_approved()
        return why

    def _save_approved(self) -> None:
        if self.desk.turn.is_taken:
            self.desk.turn.wait(self._save_approved)
            return
        self.desk.save(self._take_typed, lambda: self._saved(_APPROVED), lambda why: self._read_again(why, is_bad=True))

    def _read_again(self, text: str, *, is_bad: bool = False) -> None:
        """Forget what is not saved, and say ``text``."""

        def done() -> None:
            self._show()
            (self.foot.refuse if is_bad else self.foot.say)(text)

        self.desk.read(done)

    def _undo(self) -> None:
        if not self.desk.turn.is_taken:
            self._read_again(_UNDONE)

    def _change(self) -> None:
        self.foot.say("")
        self._soon.start()

    def _take(self) -> None:
        """Write down what she has typed, and show what follows from it."""
        self._soon.stop()
        self._take_typed()
        self.sheet.show_around()
        self._show_file()
        self._show_rest()

    def _take_typed(self) -> None:
        self.sheet.take()
        if self.desk.file and self.desk.file.kind is self.broken.kind:
            self.desk.put_text(self.broken.text)

    def _show_file(self) -> None:
        """Show the broken file she is at, if she is at one."""
        if book := self.desk.file:
            self.broken.show_file(book, self.desk.fault_of(book))

    def _show(self) -> None:
        """Show the line and the record she is at, or the broken file."""
        line, file = self.desk.line, self.desk.file
        self.foot.say(_EMPTY if self.desk.ground and line is None and file is None else "")
        self._middle.setVisible(line is not None or file is not None)
        self._middle.setCurrentWidget(self.broken if file else self.sheet)
        self._show_file()
        self.sheet.show_record()
        self.effect.show_line(line, self.desk.ground.users_of(line) if self.desk.ground and line else ())
        self._show_rest()

    def _show_rest(self) -> None:
        for button in (self.undo, self.save_button):
            button.setEnabled(self.desk.is_changed)
        self.list.show_rows(list(rows(self.desk)), self.desk.key)
        self.effect.know(*self.desk.knowledge())

    def _save(self) -> None:
        self.save()

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose_line)
        self.sheet.timeline.chosen.connect(self._choose_record)
        self.sheet.changed.connect(self._change)
        self.sheet.settled.connect(self._soon.start)
        self.broken.changed.connect(self._change)
        self.broken.edit.mend_wanted.connect(lambda: self.foot.say(NO_MEND))
        self.sheet.signing.wanted.connect(self._ask_approval)
        self.sheet.new.clicked.connect(self._begin_new)
        self.sheet.own.clicked.connect(self._adopt)
        self.undo.clicked.connect(self._undo)
        self.save_button.clicked.connect(self._save)
        on_key(self, "Ctrl+S", self._save)

    def _build(self) -> None:
        self.undo.setAutoDefault(True)  # Enter presses it
        self.foot.add_before(self.undo)
        for page in (self.sheet, self.broken):
            self._middle.addWidget(page)
        lay_out(self, self.list, ((self._middle, _MIDDLE), (self.effect, _RIGHT)), self.foot)
