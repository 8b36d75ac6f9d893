"""The window behind "Foreslå en ændring": her words to the team lead, checked before they become a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from assistant.casework.suggestion import NAME, Suggestion, lines_of
from assistant.model.finding import Dismissal, Finding
from assistant.model.template import Template
from assistant.ui import theme
from assistant.ui.card import Footer, Header
from assistant.ui.fields.finding_line import FindingLine, Shown
from assistant.ui.fix_card import FixCard
from assistant.ui.parts import Chip, label, restyle
from assistant.ui.suggest_fields import SuggestFields
from assistant.ui.theme import UNIT

_KEYS = (("Ctrl+Enter", "gem forslaget"), ("Alt+1…9", "svar"), ("Esc", "luk, gem intet"))
_JUDGE_MS = 150
_WIDTH = 760
_MOST_KEYS = 9
_NO_NAME = "Det er ikke et navn"
_EMPTY = "Skriv, hvad der skal ændres, eller vælg et ord."
_NO_FOLDER = "Vælg en mappe, filen kan ligge i."


@dataclass(frozen=True, kw_only=True)
class SuggestRequest:
    """What a suggestion can be about.

    Attributes:
        templates: those in force, ids and titles.
        template: id of the one it is about until she chooses another; empty for none.
        words: lines about words that the rules have hit today, to be added or not.
        folder: where the last suggestion went.
        read: the template with an id; None when it cannot be read.
        judge: what may not stand in a text of hers, given what she has said is no name.
        save: writes the suggestion to a file in a folder and gives its name.
    """

    templates: Sequence[tuple[str, str]]
    template: str
    words: Sequence[str]
    folder: str
    read: Callable[[str], Template | None]
    judge: Callable[[str, frozenset[Dismissal]], Sequence[Finding]]
    save: Callable[[Suggestion, Path], Path]


class SuggestWindow(FixCard):
    """Built when asked for; holds her words only while it is open.

    Signals:
        saved: the suggestion has become a file; carries the folder.
        left: it is closed, and what it was opened with may be forgotten.
    """

    saved = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._request: SuggestRequest | None = None
        self._template: Template | None = None
        self._cleared: frozenset[Dismissal] = frozenset()
        self._found: dict[str, tuple[Finding, ...]] = {}
        self._later = QTimer(self, singleShot=True, interval=_JUDGE_MS)
        self._later.timeout.connect(self._judge)
        self.fields = SuggestFields()
        self.said = label("", "muted", wrap=True)
        self.save_button = QPushButton("Gem")
        self.setWindowTitle("Sagstast – foreslå en ændring")
        self.setAccessibleName("Foreslå en ændring")
        self._build()
        self.bind_keys(self.try_save, {"Esc": self.leave})

    def open(self, request: SuggestRequest) -> None:
        """Ask what should change."""
        self._request = request
        self._cleared = frozenset()
        self.fields.open(request.templates, request.template, request.words, request.folder)
        self._choose(self.fields.template.currentData())
        self._tell("")
        self._judge()
        self.stale_enter.keep_away()
        self.resize(min(theme.scaled(_WIDTH), self.room().width() - 32), self.sizeHint().height())
        self.appear()
        self.fields.change.setFocus()

    def try_save(self) -> None:
        """Write the file, or tell what stands in the way."""
        if self._request is None:
            return
        self._judge()
        suggestion, folder = self._suggestion(), self.fields.folder.text().strip()
        if self.findings:
            self._tell("Ret det, der står med rødt. Intet er gemt endnu.", is_fault=True)
        elif not (suggestion.change.strip() or suggestion.words):
            self._tell(_EMPTY, is_fault=True)
            self.fields.change.setFocus()
        elif not folder:
            self._tell(_NO_FOLDER, is_fault=True)
            self.fields.folder.setFocus()
        else:
            self._save(self._request, suggestion, folder)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that may not go into the file, from the top."""
        return tuple(finding for found in self._found.values() for finding in found)

    def leave(self) -> None:
        """Go, and keep nothing of what was written."""
        if self._request is not None:
            self._request = self._template = None
            self._cleared, self._found = frozenset(), {}
            self._later.stop()
            self.hide()
            self.fields.wipe()
            self._tell("")
            self.left.emit()

    def apply_fix(self, number: int) -> None:
        """Take it that the word of finding ``number`` is no name."""
        names = [finding for finding in self.findings if finding.code == NAME]
        if number <= len(names) and not self.is_keypad:
            self._clear(names[number - 1])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is leaving it."""
        event.ignore()
        self.leave()

    def _build(self) -> None:
        header = Header("Foreslå en ændring")
        header.add_right(Chip("Skriv intet om en borger", "quiet", "lock"))
        below = QVBoxLayout()
        below.setContentsMargins(UNIT * 3, 0, UNIT * 3, UNIT * 2)
        below.addWidget(self.said)
        footer = Footer(_KEYS)
        restyle(self.save_button, "primary", value=True)
        footer.add_right(self.save_button)
        self.column.addWidget(header)
        self.column.addWidget(self.fields)
        self.column.addLayout(below)
        self.column.addStretch(1)
        self.column.addWidget(footer)
        self.save_button.clicked.connect(self.try_save)
        self.fields.template_chosen.connect(self._choose)
        self.fields.changed.connect(self._later.start)

    def _choose(self, template_id: str) -> None:
        self._template = self._request.read(template_id) if self._request and template_id else None
        self.fields.offer_lines(lines_of(self._template) if self._template else ())

    def _suggestion(self) -> Suggestion:
        fields = self.fields
        return Suggestion(
            template=self._template,
            line=fields.chosen_line(),
            change=fields.change.toPlainText(),
            why=fields.why.toPlainText(),
            words=fields.chosen_words(),
        )

    def _judge(self) -> None:
        """Say what may not go into the file."""
        self._later.stop()
        if self._request is None:
            return
        fields = self.fields
        texts = {"change": fields.change.toPlainText(), "why": fields.why.toPlainText()}
        texts["words"] = "\n".join(fields.chosen_words())
        found = {name: tuple(self._request.judge(text, self._cleared)) for name, text in texts.items()}
        fields.change.underline(found["change"])
        fields.why.underline(found["why"])
        if found != self._found:
            self._found = found
            self._show_findings()

    def _show_findings(self) -> None:
        names = [finding for finding in self.findings if finding.code == NAME]
        for place, found in self._found.items():
            self.fields.show_findings(place, [self._line(finding, names) for finding in found])

    def _line(self, finding: Finding, names: Sequence[Finding]) -> FindingLine:
        key = names.index(finding) + 1 if finding in names else 0
        line = FindingLine(
            Shown(finding, answer=_NO_NAME if key else "", answer_key=f"Alt+{key}" if 0 < key <= _MOST_KEYS else "")
        )
        line.answered.connect(lambda: self._clear(finding))
        return line

    def _clear(self, finding: Finding) -> None:
        self._cleared |= {finding.answered_by}
        self._judge()

    def _save(self, request: SuggestRequest, suggestion: Suggestion, typed: str) -> None:
        try:
            folder = Path(typed).expanduser()
            file = request.save(suggestion, folder)
        except (OSError, RuntimeError):  # the latter for "~name" of nobody
            self._tell("Filen kan ikke gemmes dér. Vælg en anden mappe.", is_fault=True)
            self.fields.folder.setFocus()
            return
        self.fields.wipe()
        self._judge()
        self.saved.emit(str(folder))
        self._tell(f"Forslaget ligger i {file.name}. Send filen til din fagkoordinator.")
        self.fields.change.setFocus()

    def _tell(self, text: str, *, is_fault: bool = False) -> None:
        self.said.setText(text)
        restyle(self.said, "role", "error" if is_fault else "muted")
