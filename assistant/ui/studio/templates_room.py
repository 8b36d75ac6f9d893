"""The room of the templates: left those of the pack, in the middle the open one, right what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from assistant.casework.hand_files import UnreadableError
from assistant.casework.studio.examining import Examined, Surroundings, examine
from assistant.casework.studio.listing import Row, list_templates, read_row
from assistant.casework.studio.manuscript import Manuscript, copy_of, new_manuscript, open_manuscript
from assistant.casework.studio.surroundings import surroundings
from assistant.ui import theme
from assistant.ui.editing.asking import ask_unsaved
from assistant.ui.editing.foot import SavingFoot
from assistant.ui.parts import hairline, on_key
from assistant.ui.studio import template_list
from assistant.ui.studio.checking import CheckLine
from assistant.ui.studio.desk import Desk
from assistant.ui.studio.room import Room
from assistant.ui.studio.sheet import TABS, Sheet
from assistant.ui.studio.template_list import TemplateList, path_in
from assistant.ui.studio.trying import pane
from assistant.ui.studio.trying.pane import TryPane
from assistant.ui.theme import UNIT

_SHEET, _TRYING = 680, 560
_GLANCE_MS, _EXAMINE_MS = 5, 400
_TRYING_PLACE = "Prøv den"
SAVE = "&Gem"
_LABELS = (template_list.NEW, template_list.COPY, template_list.FIND, SAVE)
_KEYS = (
    *(("F1", "hjælp"), ("Ctrl+S", "gem"), ("Ctrl+1…6", "prøv den")),
    *(("Ctrl+Mellemrum", "sæt et svar ind"), ("Ctrl+.", "ret fejlen")),
)
_SAVED, _DRAFT = "Gemt.", "Gemt. Kolleger får den ikke, før det sidste er rettet."
_NO_TITLE = "Skriv en titel, før du gemmer."


class TemplatesRoom(Room):
    """The templates of the pack in ``folder``, one of them open."""

    title = "Skabeloner"

    def __init__(
        self, folder: Path, around: Surroundings, below: Sequence[Path] = (), taken: Sequence[str] = ()
    ) -> None:
        """Make it, and read the pack; ``taken`` are labels of the window whose mnemonics are others'."""
        super().__init__()
        self._around, self._folder, self._below = around, folder, tuple(below)
        self._examined = Examined()
        self._ids: set[str] = set(around.ids)
        self._round = 0
        self._soon = _timer(self, _GLANCE_MS, self._glance)
        self._later = _timer(self, _EXAMINE_MS, self._examine)
        self.desk = Desk(folder)
        self.list = TemplateList(around.today)
        self.check = CheckLine(folder, self._below, around.today)
        self.sheet = Sheet(around.drafter.knowledge, around.today, (*_LABELS, *pane.LABELS, *taken))
        self.trying = TryPane(around.today, (*_LABELS, *TABS, *taken))
        self.foot = SavingFoot(_KEYS, SAVE)
        self.said, self.save_button = self.foot.said, self.foot.save
        self._build()
        self._connect()
        self.sheet.setEnabled(False)
        self.work(lambda: list_templates(folder), self._listed)

    def begin(self, manuscript: Manuscript) -> None:
        """Work on ``manuscript``."""
        self._open(manuscript)
        self.list.stay_at(path_in(manuscript.file, self._folder), is_new=manuscript.file is None)
        if manuscript.file is None:
            self.sheet.go_first()

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Write what has changed, and then do ``then``; say why where it cannot be written."""
        self._take()
        if self.desk.manuscript is None:
            return
        if not self.desk.values.get("title") and not self.desk.manuscript.fault:
            self.foot.refuse(_NO_TITLE)
            self.sheet.ask("title")
        else:
            self.desk.save(self._ids, lambda file: self._saved(file, then), self.foot.refuse)

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
        self._take()
        return self.desk.is_changed

    def leave(self, then: Callable[[], object]) -> None:
        """Do ``then`` when it is settled what becomes of what is not saved."""
        self._leave(then)

    def close_down(self) -> None:
        """End the check, and let what a worker still brings go by."""
        super().close_down()
        self.check.stop()
        for timer in (self._soon, self._later):
            timer.stop()

    def refresh(self) -> None:
        """What the pack knows may be another: judge by that from now on."""
        folder, below, today = self._folder, self._below, self._around.today
        if self.desk.is_rewritten:
            self._open_path(path_in(self.desk.file, folder))
        self.work(lambda: list_templates(folder), self.list.show_rows)
        self.work(lambda: surroundings(folder, below, today), self._take_around)

    def _take_around(self, around: Surroundings) -> None:
        self._around = around
        self._glance()
        self.check.start()

    def _leave(self, then: Callable[[], object], stay: Callable[[], object] = lambda: None) -> None:
        self._take()
        if self.desk.is_changed:
            stay()
            ask_unsaved(self, str(self.desk.values.get("title") or "Skabelonen"), lambda: self.save(then), then)
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
        self._later.stop()
        self._soon.stop()
        self.desk.manuscript = manuscript
        self.sheet.setEnabled(manuscript is not None)
        self.save_button.setEnabled(manuscript is not None)
        self.foot.say("")
        self.trying.forget()
        if manuscript:
            self.sheet.begin(self.desk.values)
            self._show()

    def _show(self) -> None:
        """Show the manuscript on the pages, as it is."""
        manuscript = self.desk.manuscript
        if manuscript is None:
            return
        self.sheet.allow(pages=manuscript.fault is None)
        if manuscript.fault is None:
            self.sheet.show_values(self.desk.values)
            self.desk.see(self.sheet.values())
            self.sheet.show_file(manuscript.text)
        else:
            line = manuscript.fault.where.rpartition(":")[2]
            self.sheet.show_broken(manuscript.text, manuscript.fault, int(line) - 1 if line.isdigit() else 0)
        self._glance()

    def _choose(self, path: str) -> None:
        """Another row: it is gone to when it is settled what becomes of this one."""
        here = path_in(self.desk.file, self._folder)
        if path and path != here:
            stay = lambda: self.list.stay_at(here, is_new=not here)  # noqa: E731 - named for what it does
            self._leave(lambda: self._open_path(path), stay)

    def _new(self) -> None:
        kind = str(self.desk.values.get("kind") or "letter")
        self._leave(lambda: self.begin(new_manuscript(kind, self._around.today)))

    def _copy(self) -> None:
        self._take()
        manuscript = self.desk.manuscript
        if manuscript is not None and not manuscript.fault:
            self._leave(lambda: self.begin(copy_of(manuscript)))

    def _take(self) -> None:
        if self.desk.manuscript is not None and not self.desk.manuscript.fault:
            self.desk.take(self.sheet.values())

    def _change(self) -> None:
        self.foot.say("")
        self._soon.start()

    def _change_whole(self, text: str) -> None:
        if self.desk.manuscript is not None:
            self.desk.manuscript.put_text(text)
            self.foot.say("")
            self._show()

    def _rename(self, old: str, new: str) -> None:
        self._take()
        self.desk.rename(old, new)
        self.sheet.show_texts(self.desk.values)
        self.desk.see(self.sheet.values())
        self._glance()

    def _turn(self, is_whole: bool) -> None:  # noqa: FBT001 - a slot
        if is_whole and self.desk.manuscript is not None:
            self._take()
            self.sheet.show_file(self.desk.manuscript.text)

    def _glance(self) -> None:
        """What can be told at once; the rest when she pauses."""
        self._soon.stop()
        self._take()
        self._examined = self.desk.glance(self._around)
        self.sheet.know(self.desk.values)
        if self.desk.file is None:
            self.list.call_new(str(self.desk.values.get("title") or ""))
        self.trying.show_template(self._examined.template, self._around.drafter)
        self._round += 1
        self._later.start()

    def _examine(self) -> None:
        now, this = self._examined, self._round
        around = self._around
        self.work(lambda: examine(now, around), lambda found: self._tell(found) if this == self._round else None)

    def _tell(self, examined: Examined) -> None:
        self.sheet.show_findings(examined.findings)
        path = path_in(self.desk.file, self._folder)
        if path and not self.desk.is_changed:
            self.list.judge({path: examined.findings})

    def _saved(self, file: Path, then: Callable[[], object]) -> None:
        path = path_in(file, self._folder)
        self.list.put(read_row(self._folder, path))
        self.list.judge({path: self._examined.findings})
        self.list.stay_at(path)
        self._ids.add(str(self.desk.values.get("id")))
        self.foot.say(_DRAFT if self._examined.errors else _SAVED)
        self._later.start()
        self.pack_changed.emit()
        then()

    def _save(self) -> None:
        self.save()

    def _connect(self) -> None:
        self.sheet.changed.connect(self._change)
        self.sheet.whole_changed.connect(self._change_whole)
        self.sheet.renamed.connect(self._rename)
        self.sheet.turned.connect(self._turn)
        self.list.chosen.connect(self._choose)
        self.list.new_wanted.connect(self._new)
        self.list.copied.connect(self._copy)
        self.check.judged.connect(self.list.judge)
        self.save_button.clicked.connect(self._save)
        on_key(self, "Ctrl+S", self._save)

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.list, 1)
        self.check.setContentsMargins(UNIT * 2, 0, UNIT, UNIT)
        left.addWidget(self.check)
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.sheet)
        halves.addWidget(self.trying)
        halves.setSizes([theme.scaled(_SHEET), theme.scaled(_TRYING)])
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(left)
        middle.addWidget(hairline(is_upright=True))
        middle.addWidget(halves, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(self.foot)


def _timer(owner: QWidget, milliseconds: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(owner, singleShot=True, interval=milliseconds)
    timer.timeout.connect(act)
    return timer
