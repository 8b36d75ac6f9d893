"""The page »Mit overblik«: what she has practised. She alone sees it, until she shows it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from assistant.casework.training.learners import SUFFIX, Learners, hand_over, read_learners
from assistant.casework.training.overview import Overview, Standing, as_sheet, overview
from assistant.casework.training.practice import Practice
from assistant.casework.training.sheet import save_as_word
from assistant.store.atomic import write_bytes
from assistant.ui.parts import Chip, QuickButton, Tone, label
from assistant.ui.tasks import run_task
from assistant.ui.theme import UNIT
from assistant.ui.training.learner import Learner
from assistant.ui.training.paper import as_pdf
from assistant.ui.training.remarks import Remarks
from assistant.ui.training.team import TeamWindow

_TONES: dict[Standing, tuple[Tone, str]] = {
    "alone": ("target", "{} ✓"),
    "passed": ("target", "{}"),
    "tried": ("warning", "{}"),
    "new": ("quiet", "{}"),
}
_IN_WORDS: dict[Standing, str] = {
    "alone": "skrevet på egen hånd",
    "passed": "skrevet med hjælp",
    "tried": "prøvet",
    "new": "ikke prøvet",
}
_COLUMNS = 5
_FILES = ";;".join(("Word (*.docx)", "PDF (*.pdf)", f"Til underviseren (*{SUFFIX})"))
_PRIVATE = "Det ligger på din maskine, uden det, du skrev. Ingen ser det, før du selv viser det."
_NOT_KEPT = "Det, du øver nu, kan ikke gemmes: disken tager ikke imod. Det er her, til du lukker vinduet."


class StandingPage(QWidget):
    """How far she has come, and how she shows it to others."""

    def __init__(self, practice: Practice, learner: Learner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._practice, self._learner = practice, learner
        self.said = Remarks("Det, du har øvet")
        self.private = label("", "help", wrap=True)
        self.name = QLineEdit()
        self.save = QuickButton("&Gem overblikket …")
        self.tour = QuickButton("&Tag rundturen")
        self.again = QuickButton("Begynd for&fra")
        self.team = QuickButton("Se et hol&d …")
        self.told = label("", "muted", wrap=True)
        self.team_window = TeamWindow()
        self._build()
        self.setFocusProxy(self.name)
        learner.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how it is now."""
        found = self._overview()
        self.said.clear()
        self.said.say(f"{found.passed} af {found.all} øvelser er, som de skal være", "title")
        self.said.say(" · ".join(f"{name}: {passed} af {count}" for name, passed, count in found.levels), "muted")
        self._head(f"Notattyper: {found.alone} af {len(found.types)} på egen hånd")
        self.said.put(_types(found))
        self._head("Korte øvelser")
        for title, count in found.drills:
            how = f"{count.right} af {count.asked} rigtige" if count.asked else "ikke prøvet"
            self.said.say(f"{title} · {how}")
        if found.mended:
            self._head("Det, du oftest rettede i dit første forsøg")
        for rule, times in found.mended:
            self.said.say(f"{times} × {rule}")
        self.private.setText(_PRIVATE if self._learner.is_kept else _NOT_KEPT)

    def save_as(self, file: Path) -> None:
        """Write the overview to ``file``, in the form its name asks for, and say how it went."""
        name, today = " ".join(self.name.text().split()), self._practice.today
        kind = file.suffix.lower()
        if kind == SUFFIX and not name:
            self._tell("Skriv dit navn, så underviseren kan se, hvem overblikket er fra.")
            self.name.setFocus()
            return
        learned, sheet = self._learner.now, as_sheet(self._overview(), name, today)
        if kind == ".pdf":
            page = as_pdf(sheet)  # Qt's fonts belong to its own thread
            run_task(lambda: write_bytes(file, page), lambda _: self._saved(file), lambda _: self._failed(file))
        elif kind == SUFFIX:
            run_task(
                lambda: hand_over(learned, name, today, file),
                lambda _: self._saved(file),
                lambda _: self._failed(file),
            )
        else:
            run_task(lambda: save_as_word(sheet, file), lambda _: self._saved(file), lambda _: self._failed(file))

    def _head(self, text: str) -> None:
        head = label(text, "label", wrap=True)
        head.setContentsMargins(0, UNIT * 2, 0, 0)
        self.said.put(head)

    def _overview(self) -> Overview:
        return overview(self._learner.now, self._practice.scenarios, self._practice.knowledge)

    def _saved(self, file: Path) -> None:
        self._tell(f"Gemt som {file.name}.")

    def _failed(self, file: Path) -> None:
        self._tell(f"»{file.name}« kunne ikke gemmes. Vælg en anden mappe, eller luk filen, hvis den er åben.")

    def _tell(self, text: str) -> None:
        self.told.setText(text)

    def _ask_file(self) -> None:
        chosen, kind = QFileDialog.getSaveFileName(self, "Gem overblikket", "Mit overblik.docx", _FILES)
        if chosen:
            file = Path(chosen)
            suffix = kind.rpartition("*")[2].rstrip(")")
            self.save_as(file if file.suffix else file.with_suffix(suffix))

    def show_team(self, folder: Path) -> None:
        """Show a trainer what those of ``folder`` have handed over."""

        def read() -> Learners:
            return read_learners(folder, self._practice.scenarios, self._practice.knowledge)

        run_task(read, self._show_team, lambda _: self._tell(f"Mappen »{folder.name}« kan ikke læses."))

    def _show_team(self, found: Learners) -> None:
        self.team_window.tell(found)
        self.team_window.show()
        self.team_window.activateWindow()

    def _ask_team(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Mappen med det, holdet har afleveret")
        if folder:
            self.show_team(Path(folder))

    def _ask_again(self) -> None:
        box = QMessageBox(self)
        box.setWindowTitle("Begynd forfra")
        box.setText("Skal det, du har øvet, glemmes?")
        box.setInformativeText("Det kan ikke fortrydes.")
        forget = box.addButton("Glem det", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton("Behold det", QMessageBox.ButtonRole.RejectRole))
        box.exec()
        if box.clickedButton() is forget:
            self._learner.forget()

    def _build(self) -> None:
        caption = label("Dit &navn, som det skal stå på det, du gemmer", "label")
        caption.setTextFormat(Qt.TextFormat.AutoText)
        caption.setBuddy(self.name)
        self.name.setAccessibleName("Dit navn")
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(caption, self.name)
        self.save.setProperty("primary", True)  # noqa: FBT003
        self.save.clicked.connect(self._ask_file)
        self.again.clicked.connect(self._ask_again)
        self.team.clicked.connect(self._ask_team)
        self.team.setToolTip("For undervisere: det, holdet selv har afleveret")
        foot = QHBoxLayout()
        for button in (self.tour, self.again, self.team):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT * 2)
        whole.setSpacing(UNIT)
        whole.addWidget(self.said, 1)
        whole.addWidget(self.private)
        whole.addLayout(form)
        whole.addWidget(self.told)
        whole.addLayout(foot)


def _types(found: Overview) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(UNIT)
    grid.setColumnStretch(_COLUMNS, 1)
    for number, (name, standing) in enumerate(found.types):
        tone, text = _TONES[standing]
        chip = Chip(text.format(name), tone)
        chip.setAccessibleName(f"{name}: {_IN_WORDS[standing]}")
        chip.setToolTip(_IN_WORDS[standing].capitalize())
        grid.addWidget(chip, number // _COLUMNS, number % _COLUMNS)
    return made
