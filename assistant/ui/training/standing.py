"""The page »Mit overblik«: what she has practised. She alone sees it, until she shows it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from assistant.casework.training.learners import SHARED, SUFFIX, Learners, hand_over, read_learners
from assistant.casework.training.overview import Overview, Standing, as_sheet, overview
from assistant.casework.training.practice import Practice
from assistant.casework.training.sheet import save_as_word
from assistant.store.atomic import write_bytes
from assistant.ui.editing.asking import ask_forget
from assistant.ui.parts import Chip, QuickButton, Tone, label
from assistant.ui.tasks import run_task
from assistant.ui.theme import UNIT
from assistant.ui.training.learner import Learner
from assistant.ui.training.paper import as_pdf
from assistant.ui.training.remarks import PAGES, Remarks
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
_TO_SHOW = {"Word (*.docx)": "docx", "PDF (*.pdf)": "pdf"}
_TO_HAND_OVER = {f"Overblik (*{SUFFIX})": SUFFIX.removeprefix(".")}
"""What it can be saved as: the suffix, by what the dialog calls it."""
_LEGEND = "✓ på egen hånd · grøn: med hjælp · gul: prøvet · grå: ikke endnu"
_PRIVATE = (
    "Det ligger på din maskine, uden det, du skrev, og Sagstast viser det ikke til andre. I filen til underviseren "
    "står for hver øvelse, hvor mange gange du afleverede, dine bedste point, dagen, og hvad der var at rette først."
)
_NOT_KEPT = "Det, du øver nu, kan ikke gemmes: disken tager ikke imod. Det er her, til du lukker vinduet."


class StandingPage(QWidget):
    """How far she has come, and how she shows it to others."""

    def __init__(self, practice: Practice, learner: Learner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._practice, self._learner = practice, learner
        self.said = Remarks("Det, du har øvet")
        self.private = label("", "help", wrap=True)
        self.name = QLineEdit()
        self.save = QuickButton("&Gem til at vise …")
        self.hand_over = QuickButton("Gem til &underviseren …")
        self.tour = QuickButton("&Tag rundturen")
        self.again = QuickButton("Begynd for&fra")
        self.team = QuickButton("Se et hol&d …")
        self.told = label("", "muted", wrap=True)
        self.team_window = TeamWindow()
        self._build()
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
        self.said.say(_LEGEND, "help")
        self._head("Korte øvelser")
        for title, count in found.drills:
            how = f"{count.right} af {count.asked} rigtige" if count.asked else "ikke prøvet"
            self.said.say(f"{title} · {how}")
        if found.mended:
            self._head("Det, der oftest var at rette i dit første forsøg")
        for rule, times in found.mended:
            self.said.say(f"{times} × {rule}")
        self.private.setText(_PRIVATE if self._learner.is_kept else _NOT_KEPT)

    def save_as(self, file: Path) -> None:
        """Write the overview to ``file``, in the form its name asks for, and say how it went."""
        name, today, kind = self._name(), self._practice.today, file.suffix.lower()
        if kind == SUFFIX and not name:
            self.told.setText("Skriv dit navn, så underviseren kan se, hvem overblikket er fra.")
            self.take_focus()
            return
        learned, sheet = self._learner.now, as_sheet(self._overview(), name, today)
        page = as_pdf(sheet) if kind == ".pdf" else b""  # Qt's fonts belong to its own thread

        def write() -> None:
            if kind == SUFFIX:
                hand_over(learned, name, today, file)
                return
            if page:
                write_bytes(file, page)
            else:
                save_as_word(sheet, file)
            file.chmod(SHARED)

        run_task(write, lambda _: self._saved(file), lambda _: self._not_saved(file))

    def show_team(self, folder: Path) -> None:
        """Show a trainer what those of ``folder`` have handed over."""

        def read() -> Learners:
            return read_learners(folder, self._practice.scenarios, self._practice.knowledge)

        run_task(read, self._show_team, lambda _: self.told.setText(f"Mappen »{folder.name}« kan ikke læses."))

    def take_focus(self) -> None:
        """Stand where she writes her name."""
        self.name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read on."""
        if event.key() in PAGES:
            self.said.page(PAGES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _name(self) -> str:
        return " ".join(self.name.text().split())

    def _head(self, text: str) -> None:
        head = label(text, "label", wrap=True)
        head.setContentsMargins(0, UNIT * 2, 0, 0)
        self.said.put(head)

    def _overview(self) -> Overview:
        return overview(self._learner.now, self._practice.scenarios, self._practice.knowledge)

    def _saved(self, file: Path) -> None:
        self.told.setText(f"Gemt som {file.name}.")

    def _not_saved(self, file: Path) -> None:
        text = f"»{file.name}« kunne ikke gemmes. Vælg en anden mappe, eller luk filen, hvis den er åben."
        self.told.setText(text)

    def _ask_file(self, kinds: Mapping[str, str]) -> None:
        """Ask where to save as one of ``kinds``, suffixes by what the dialog calls them; Qt asks before it replaces."""
        dialog = QFileDialog(self, "Gem overblikket")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(kinds))
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(kinds[chosen]))
        dialog.setDefaultSuffix(next(iter(kinds.values())))
        dialog.selectFile(" – ".join(filter(None, ("Overblik", self._name()))))
        dialog.fileSelected.connect(lambda chosen: self.save_as(Path(chosen)))
        dialog.open()

    def _show_team(self, found: Learners) -> None:
        self.team_window.tell(found)
        self.team_window.show()
        self.team_window.activateWindow()

    def _ask_team(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Mappen med det, holdet har afleveret")
        if folder:
            self.show_team(Path(folder))

    def _ask_again(self) -> None:
        if ask_forget(self, "Begynd forfra", "Skal det, du har øvet, glemmes?", "Det kan ikke fortrydes."):
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
        self.save.clicked.connect(lambda: self._ask_file(_TO_SHOW))
        self.hand_over.clicked.connect(lambda: self._ask_file(_TO_HAND_OVER))
        self.again.clicked.connect(self._ask_again)
        self.team.clicked.connect(self._ask_team)
        self.team.setToolTip("For undervisere: det, holdet selv har afleveret")
        foot = QHBoxLayout()
        for button in (self.tour, self.again, self.team):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self.hand_over, self.save):
            foot.addWidget(button)
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
