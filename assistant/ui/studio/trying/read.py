"""»Læst«: the texts that somebody has read and kept, and the sentences that are another way now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit

from assistant.casework.hand_files import NotSavedError
from assistant.casework.studio.golden import ReadText, answers_told, forget, keep, read_texts
from assistant.casework.studio.trying import Trial
from assistant.model.template import Template
from assistant.ui.editing.asking import ask_forget
from assistant.ui.fields.box import Box
from assistant.ui.parts import QuickButton, label, restyle
from assistant.ui.studio.trying.page import Page, sheet
from assistant.ui.studio.trying.read_paper import ReadPaper
from assistant.ui.studio.trying.read_words import KEY, called_by, lines_of, state_of
from assistant.ui.tasks import run_task_of

LABEL = "L&æst tekst"
_KEEP, _ALL, _FORGET, _NAME = "Jeg har læst den", "Behold alle som læst", "Glem den …", "Kald den"
_PAUSE_MS = 600
_JUST_NOW = f"▲ Teksten er lige blevet en anden. Læs den, og tryk {KEY} igen."
_BROKEN = ("● Teksten kan ikke laves, før fejlen i skabelonen er rettet.", "error")
_QUESTION, _MORE = "Skal den læste tekst »{}« glemmes?", "Så siger ingen til, hvis den bliver en anden."


class ReadPage(Page):
    """The choice of a text, what became of it, and the buttons; judged in a worker, after a pause.

    Attributes:
        others: the files of the template's other wordings, by the day from which they hold.

    Signals:
        judged: how many are not as they were read; carries the number.
        sight_wanted: she must see something here before it can be kept.
        wanted: what she has read is to be kept, once the template is saved: then ``keep``.
        changed: files of the pack lie otherwise on the disk now.
    """

    judged = Signal(int)
    sight_wanted = Signal()
    wanted = Signal()
    changed = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.others: Mapping[date, str] = {}
        self._trial: Trial | None = None
        self._is_whole = True
        self._texts: Sequence[ReadText] = ()
        self._named = self._last = ""
        self._agreed: dict[str, str] = {}
        self._round = 0
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.which_label, self.which = QLabel(LABEL), Box()
        self.said, self.made_of = label("", "help", wrap=True), label("", "help", wrap=True)
        self.paper = ReadPaper()
        self.name_label, self.name = QLabel(_NAME), QLineEdit()
        self.keep_button, self.all_button = QuickButton(_KEEP), QuickButton(_ALL)
        self.forget_button = QuickButton(_FORGET)
        self._build()

    @property
    def chosen(self) -> ReadText | None:
        """The text that is shown."""
        place = self.which.currentIndex()
        return self._texts[place] if 0 <= place < len(self._texts) else None

    @property
    def _template(self) -> Template | None:
        return self._trial.template if self._trial else None

    def show_trial(self, trial: Trial) -> None:
        """Judge ``trial`` soon; told of each, in sight or not, because its tab tells of it."""
        if self._trial is None or self._trial.template.id != trial.template.id:
            self.forget_all()
        self._trial = trial
        self._later.start()

    def set_whole(self, *, is_whole: bool) -> None:
        """Whether the texts can be made now; while they cannot, nothing is said of how they are, and none is kept."""
        if is_whole != self._is_whole:
            self._is_whole = is_whole
            self._show()

    def forget_all(self) -> None:
        """Another template comes."""
        self._trial, self._named, self._last, self._texts = None, "", "", ()
        self._round += 1
        self.name.setModified(False)
        self.judged.emit(0)
        self._show()

    def want(self) -> None:
        """She has read what is shown, or what is tried: see that it is this, and ask for it to be kept."""
        seen = {self.chosen.name: self.chosen.now} if self.chosen and self.isVisible() else {}
        self._judge(lambda: self._agree(seen))

    def want_all(self) -> None:
        """All that is another now is as it should be: ask for it to be kept."""
        self._agreed = {text.name: text.now for text in self._texts if text.is_kept and text.can_be_kept}
        self.wanted.emit()

    def keep(self) -> None:
        """Keep what has been asked for; what has become another meanwhile is not."""
        self._judge(self._keep)

    def refuse(self, why: str) -> None:
        """Say that nothing can be kept."""
        self.sight_wanted.emit()
        self._say(why, "error")

    def _agree(self, seen: dict[str, str]) -> None:
        text = self.chosen
        if text is None:
            return
        if text.can_be_kept and (not text.is_kept or seen.get(text.name) == text.now):
            self._agreed = {text.name: text.now}
            self.wanted.emit()
        else:
            self.sight_wanted.emit()
            if text.name in seen and text.can_be_kept:
                self._say(_JUST_NOW, "warning")

    def _keep(self) -> None:
        agreed, self._agreed = self._agreed, {}
        texts = [text for text in self._texts if text.can_be_kept and agreed.get(text.name) == text.now]
        name = self.name.text() if self._is_naming else ""
        if not texts:
            self.sight_wanted.emit()
            return

        def kept(names: Sequence[str]) -> None:
            self._named, self._last = "", names[-1]
            self.name.setModified(False)
            self._done()

        run_task_of(self, lambda: [keep(text, name).name for text in texts], kept, self._not_done)

    def _ask_forget(self) -> None:
        text = self.chosen
        if text and ask_forget(self, "Læst tekst – Sagstast", _QUESTION.format(called_by(text, self._template)), _MORE):
            run_task_of(self, lambda: forget(text), lambda _: self._done(), self._not_done)

    def _done(self) -> None:
        self.changed.emit()
        self.sight_wanted.emit()
        self._judge()

    def _not_done(self, error: Exception) -> None:
        if not isinstance(error, NotSavedError):
            raise error
        self.refuse(str(error))

    def _judge(self, then: Callable[[], object] = lambda: None) -> None:
        self._later.stop()
        trial, folder, others = self._trial, self._folder, dict(self.others)
        if trial is None:
            return
        self._round += 1
        this = self._round

        def show(texts: list[ReadText]) -> None:
            if this == self._round:
                self._lay(texts)
                then()

        run_task_of(self, lambda: read_texts(folder, trial, others), show)

    def _lay(self, texts: Sequence[ReadText]) -> None:
        self._texts = texts
        self.judged.emit(sum(text.is_kept and not text.is_same for text in texts))
        self._show()

    def _show(self) -> None:
        blocked = QSignalBlocker(self.which)
        self.which.clear()
        self.which.addItems(lines_of(self._texts, self._template, is_whole=self._is_whole))
        self.which.setCurrentIndex(self._place())
        blocked.unblock()
        for part in (self.which_label, self.which):
            part.setVisible(len(self._texts) > 1)
        self._show_chosen()

    def _place(self) -> int:
        """Of what she has chosen; else of one that is another, of what is tried, of what was kept, or of the first."""
        wanted: tuple[Callable[[ReadText], bool], ...] = (
            lambda text: text.name == self._named,
            lambda text: text.is_kept and not text.is_same,
            lambda text: not text.is_kept and bool(text.given),
            lambda text: text.name == self._last,
        )
        return next((place for is_it in wanted for place, text in enumerate(self._texts) if is_it(text)), 0)

    def _choose(self) -> None:
        self._named = self.chosen.name if self.chosen else ""
        self._show_chosen()

    @property
    def _is_naming(self) -> bool:
        text = self.chosen
        return bool(text and not text.is_kept and text.given and not text.fault)

    def _show_chosen(self) -> None:
        text, trial = self.chosen, self._trial
        self._say(*(_BROKEN if not self._is_whole else state_of(text) if text else ("", "help")))
        told = answers_told(text, trial.template) if text and trial else []
        self.made_of.setText(f"{text.day:%d.%m.%Y} · {' · '.join(told) or 'eksemplernes svar'}" if text else "")
        self.paper.tell(text)
        self.sheet.setVisible(bool(text and text.now))
        for part in (self.name_label, self.name):
            part.setVisible(self._is_naming)
        if text and not self.name.isModified():
            self.name.setText(text.name)
        self.keep_button.setEnabled(bool(self._is_whole and text and text.can_be_kept))
        self.all_button.setEnabled(self._is_whole)
        self.all_button.setVisible(sum(each.is_kept and each.can_be_kept for each in self._texts) > 1)
        self.forget_button.setVisible(bool(text and text.is_kept))

    def _say(self, text: str, role: str) -> None:
        self.said.setText(text)
        restyle(self.said, "role", role)

    def _build(self) -> None:
        self.which_label.setBuddy(self.which)
        self.which.setAccessibleName("Læst tekst")
        self.which.setMinimumContentsLength(12)
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.which.currentIndexChanged.connect(self._choose)
        self.name_label.setBuddy(self.name)
        self.name.setAccessibleName("Kald den læste tekst")
        self.name.setMaxLength(40)
        self._later.timeout.connect(self._judge)
        self.keep_button.setToolTip(KEY)
        self.forget_button.clicked.connect(self._ask_forget)
        self.forget_button.setProperty("role", "link")
        self.sheet = sheet(self.paper)
        for name, parts in (("", (self.which_label, self.which)), ("name", (self.name_label, self.name))):
            row = QHBoxLayout()
            row.addWidget(parts[0])
            row.addWidget(parts[1], 1)
            self.column.addLayout(row)
            if not name:
                self.column.addWidget(self.said)
                self.column.addWidget(self.made_of)
                self.column.addWidget(self.sheet, 1)
        buttons = QHBoxLayout()
        for button in (self.keep_button, self.all_button, self.forget_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.column.addLayout(buttons)
        self.column.addStretch(0)
        self._show()
