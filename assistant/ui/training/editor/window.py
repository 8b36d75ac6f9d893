"""The window in which a trainer writes exercises without seeing a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.casework.hand_files import UnreadableError
from assistant.casework.training.checking import Checked, Listed, listed
from assistant.casework.training.overview import LEVELS
from assistant.casework.training.writing import Manuscript, copy_of, open_manuscript
from assistant.model.knowledge import Knowledge
from assistant.store import paths
from assistant.ui import theme
from assistant.ui.editing.asking import ask_unsaved
from assistant.ui.editing.findings import FINDINGS
from assistant.ui.editing.foot import SavingFoot
from assistant.ui.editing.tabbing import step
from assistant.ui.parts import QuickButton, hairline
from assistant.ui.tasks import run_task
from assistant.ui.theme import UNIT
from assistant.ui.training.editor.asked import order
from assistant.ui.training.editor.desk import Desk
from assistant.ui.training.editor.folder import COPY, IN_FOLDER, NEW, FolderList
from assistant.ui.training.editor.form import Form
from assistant.ui.training.editor.preview import Preview
from assistant.ui.training.editor.told import Telling

_WIDTH, _HEIGHT = 1280, 900
_FRAME = QSize(UNIT * 2, UNIT * 6)
"""Room for the system's title bar."""
_PAUSE_MS = 150
_SAVE, _TRY, _HINT = "&Gem", "&Prøv øvelsen", "Vis et &råd"
_KEYS = (("Ctrl+S", "gem"), ("Ctrl++", "én til"), ("Ctrl+-", "fjern"))
_SAVED = "Gemt."
_HOLDS = "Øvelsen holder, hvad den siger"
_DRAFT = "Gemt som kladde. Øvelsen er ikke med, før det sidste er rettet."
_NO_TITLE = "Skriv en titel, før du gemmer."
_NOT_YET = "Øvelsen kan prøves, når det, der står øverst til højre, er rettet."
_IN_FILE = "Det står i filen selv. Ret det dér, eller lav en kopi, hvor det ikke er med."
_CLOSED = "Filen kan ikke læses, og den bliver ikke ændret her."


class EditorWindow(QWidget):
    """The exercises of a folder, one of them open.

    Signals:
        tried: the exercise that is open holds and is saved, and she wants to practise it.
    """

    tried = Signal()

    def __init__(self, folder: Path, knowledge: Knowledge, forms: Mapping[str, str] = MappingProxyType({})) -> None:
        """Make it, and read ``folder``; ``forms`` are titles of templates by id."""
        super().__init__()
        self.desk = Desk(folder, knowledge)
        self._checked = Checked()
        self._at: tuple[str, int] = ("", 0)
        self._is_leaving = False
        self._tell = Telling(knowledge)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.list = FolderList()
        self.form = Form(knowledge, forms, (NEW, COPY, IN_FOLDER, _SAVE, _TRY, _HINT, FINDINGS))
        self.preview = Preview()
        self.foot, self.try_button = SavingFoot(_KEYS, _SAVE), QuickButton(_TRY)
        self.said, self.save_button = self.foot.said, self.foot.save
        self._build()
        self._connect()
        self.begin(Manuscript())
        standard = paths.training_dir()
        run_task(lambda: listed(folder, knowledge), self._listed)
        run_task(lambda: listed(standard, knowledge), self.list.offer)

    def begin(self, manuscript: Manuscript) -> None:
        """Show ``manuscript`` to be written on."""
        self._open(manuscript)
        self.list.stay_at(manuscript.file)
        if manuscript.file is None:
            self.form.ask("title")

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Write what has changed, and then do ``then``; say why where it cannot be written."""
        self._take()
        name, why = self.form.complaint()
        if not self.desk.values.get("title"):
            name, why = "title", _NO_TITLE
        if why:
            self.foot.refuse(why)
            self.form.ask(name)
        else:
            self.desk.save(lambda file: self._saved(file, then), self.foot.refuse)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - Qt's
        """Tab, and what goes on as Tab does."""
        step(self, is_back=not is_next)
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask what is to become of what is not saved."""
        self._take()
        if self._is_leaving or not self.desk.is_changed:
            event.accept()
        else:
            event.ignore()
            self._leave(self._close)

    def _close(self) -> None:
        self._is_leaving = True
        self.close()

    def _leave(self, then: Callable[[], object]) -> None:
        """Do ``then`` when it is settled what becomes of what is not saved."""
        self._take()
        if self.desk.is_changed:
            ask_unsaved(self, str(self.desk.values.get("title", "Ny øvelse")), lambda: self.save(then), then)
        else:
            then()

    def _listed(self, rows: list[Listed]) -> None:
        self.list.show_folder(rows)
        self.list.stay_at(self.desk.file)
        self._take()
        if rows and self.desk.file is None and not self.desk.is_changed:
            self._open_file(rows[0].file)

    def _open_file(self, file: Path) -> None:
        try:
            self.begin(open_manuscript(file))
        except UnreadableError as error:
            self._open(None)
            self.list.stay_at(file)
            self._show(Checked(findings=(error.finding,)))
            self.foot.refuse(_CLOSED)

    def _open(self, manuscript: Manuscript | None) -> None:
        self._later.stop()
        self._at = ("", 0)
        self.desk.lay(manuscript)
        self.form.show_values(self.desk.values)
        self.desk.see(self.form.values())
        for part in (self.form.inside, self.save_button, self.try_button):
            part.setEnabled(manuscript is not None)
        self.foot.say("")
        self._check()

    def _choose(self, file: Path | None) -> None:
        """Another line: it is gone to when it is settled what becomes of this one."""
        if file is not None:
            if self.desk.manuscript:
                self.list.stay_at(self.desk.file)
            self._leave(lambda: self._open_file(file))

    def _copy(self, file: Path) -> None:
        self._take()
        try:
            values = self.desk.values if file == self.desk.file else open_manuscript(file).values
        except UnreadableError as error:
            self.foot.refuse(error.finding.message)
        else:
            self._leave(lambda: self.begin(copy_of(values)))

    def _take(self) -> None:
        self.desk.take(self.form.values())

    def _change(self) -> None:
        self.foot.say("")
        self._later.start()

    def _check(self) -> None:
        self._take()
        self._show(self.desk.check())

    def _show(self, checked: Checked) -> None:
        self._checked = checked
        name, why = self.form.complaint()
        rows = [(f"{self.form.questions[name].name}: {why}", name)] if why else []
        findings = sorted(checked.findings, key=lambda finding: order(finding.where))
        rows += [(self._tell.line(finding), finding.where) for finding in findings]
        self.preview.findings.show_rows(rows)
        self.preview.show_state(f"{len(rows)} ting at rette" if rows else _HOLDS, holds=not rows)
        self.form.show_checked(map(self._tell, findings), checked.reports)
        self._look()

    def _look(self) -> None:
        """Show how the note is judged that she is at, or else what the learner sees."""
        name, place = self._at
        report, scenario = self._checked.reports.get((name, place)), self._checked.scenario
        if report:
            self.preview.show_report(f"{self.form.groups[name].one} {place + 1}", report)
        elif scenario and scenario.level in LEVELS:
            self.preview.show_scenario(scenario)
        else:
            self.preview.show_nothing()

    def _go(self, where: str) -> None:
        if not self.form.ask(where):
            self.foot.refuse(_IN_FILE)

    def _enter(self, name: str, place: int) -> None:
        self._at = (name, place)
        self._look()

    def _saved(self, file: Path, then: Callable[[], object]) -> None:
        self._check()
        found = self.preview.findings.count()
        self.list.put(Listed(file, str(self.desk.values["title"]), found))
        self.foot.say(_DRAFT if found else _SAVED)
        then()

    def _save(self) -> None:
        self.save()

    def _try(self) -> None:
        self._check()
        if self.preview.findings.count():
            self.foot.refuse(_NOT_YET)
            self.preview.findings.setFocus()
        else:
            self.save(self.tried.emit)

    def _connect(self) -> None:
        self._later.timeout.connect(self._check)
        self.form.changed.connect(self._change)
        self.form.settled.connect(self._later.start)
        self.form.entered.connect(self._enter)
        self.preview.findings.chosen.connect(self._go)
        self.list.chosen.connect(self._choose)
        self.list.new_wanted.connect(lambda: self._leave(lambda: self.begin(Manuscript())))
        self.list.copied.connect(self._copy)
        self.save_button.clicked.connect(self._save)
        self.try_button.clicked.connect(self._try)
        QShortcut(QKeySequence("Ctrl+S"), self, self._save)

    def _build(self) -> None:
        self.setWindowTitle("Øvelser til nye kolleger – Sagstast")
        self.setAccessibleName("Øvelser til nye kolleger")
        room = QGuiApplication.primaryScreen().availableSize() - _FRAME
        self.resize(QSize(theme.scaled(_WIDTH), theme.scaled(_HEIGHT)).boundedTo(room))
        self.try_button.setAutoDefault(True)  # Enter presses it
        self.foot.add_before(self.try_button)
        halves = QHBoxLayout()
        halves.setSpacing(0)
        halves.addWidget(self.list)
        halves.addWidget(hairline(is_upright=True))
        halves.addWidget(self.form, 6)
        halves.addWidget(self.preview, 5)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(halves, 1)
        whole.addWidget(self.foot)
