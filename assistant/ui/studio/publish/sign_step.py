"""The third step: where, as whom, for whom, with which key; and what the signature would publish."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from assistant.casework.packdiff.words import summary
from assistant.casework.publishing import Checker, Signed
from assistant.casework.studio.publishing.place import Place, Team, known_place, needs_root, teams_at
from assistant.casework.studio.publishing.signing import Order, Ready, prepare, sign
from assistant.model.fields import Choice, ChoiceField, OptionalField, TextField
from assistant.model.finding import Severity
from assistant.model.language import Language
from assistant.ui.fields.choose import ComboEditor
from assistant.ui.fields.line import LineEditor
from assistant.ui.fields.question import Question
from assistant.ui.files import ask_for_file, ask_for_folder
from assistant.ui.parts import QuickButton, label
from assistant.ui.studio.publish.changes import Changes
from assistant.ui.studio.publish.key_pick import NO_KEY, KeyPick
from assistant.ui.studio.publish.step import Stage, Step, with_button
from assistant.ui.theme import UNIT

SHOW, SIGN = "&Se, hvad der udgives", "S&kriv under"
_ROOT = "Spørg IT efter den. Den siger, hvem der må udgive."
_ALL, _UNIT = "all", "unit"
_INSTEAD = "Læg &min i stedet for den, der venter i indbakken"
_LOOKING, _CHECKING, _SIGNING = "Ser på drevet …", "Kontrollerer pakken én gang til …", "Skriver under …"
_NO_SHARE = "Skriv eller vælg drevet, pakkerne udgives på."
_SAME = "Intet er ændret."
_READ_IT = "Læs, hvad der udgives, vælg nøglen, og skriv under."
_NO_UNIT = "Skriv, hvilken enhed der skal prøve den."
_COUNTS = {1: "Én", 2: "To", 3: "Tre"}
_RUN_OUT = {
    "root": "Roden er udløbet: kolleger henter intet, før de, der har den, har skrevet under på en ny.",
    "targets": "Listen over hold er udløbet: kolleger henter intet, før kontoret har skrevet under på den igen.",
    "timestamp": "Udgiveren har ikke kørt i syv dage. Det, du lægger, venter, til den kører. Sig det til IT.",
}


class SignStep(Step):
    """»Skriv under«.

    Attributes:
        ready: what the signature would publish; None before it was looked at.
        signed: the signature; None before.
    """

    def __init__(self, folder: Path, below: Sequence[Path], today: date, language: Language) -> None:
        super().__init__("3. Skriv under")
        self._folder, self._language = folder, language
        self.checker = Checker(below, today)
        self._pack_id = ""
        self._teams: list[Team] = []
        self._asked: Place | None = None
        self.ready: Ready | None = None
        self.signed: Signed | None = None
        whom = (Choice(value=_ALL, label="Alle"), Choice(value=_UNIT, label="Kun én enhed først (prøve)"))
        self._share_line, self._root_line = LineEditor(), LineEditor()
        self.share = Question(TextField(name="share", label="&Drevet, pakkerne ligger på"), self._share_line)
        self.root = Question(TextField(name="root", label="&Rodens fil", help=_ROOT), self._root_line)
        self._team_box = ComboEditor([])
        self.team = Question(ChoiceField(name="team", label="&Hold", choices=()), self._team_box)
        self.whom = Question(ChoiceField(name="whom", label="&Til hvem?", choices=whom))
        self.unit = Question(TextField(name="unit", label="&Enhed", help="Som i politikfilen, fx afsnit-3."))
        self.instead = Question(OptionalField(name="instead", label=_INSTEAD))
        self.key, self.changes = KeyPick(), Changes()
        self.show_it, self.sign = QuickButton(SHOW), QuickButton(SIGN)
        self._warned, self._who = label("", "warning", wrap=True), label("", "muted", wrap=True)
        self._build()

    @property
    def order(self) -> Order:
        """What is to be published where, as whom, for whom."""
        root = str(self.root.raw() or "")
        place = Place(Path(str(self.share.raw() or "")), Path(root) if root else None)
        unit = str(self.unit.raw() or "") if self.whom.raw() == _UNIT else ""
        return Order(place, str(self.team.raw() or ""), unit)

    @property
    def place(self) -> Place | None:
        """The share that has been found; None before."""
        return self.order.place if self._teams else None

    def begin_with(self, pack_id: str) -> None:
        """Begin to publish the pack ``pack_id``: look where this machine fetches from."""
        self._pack_id = pack_id
        known = known_place()
        if known and not self.share.raw():
            self.share.set_raw(str(known.share))
        self.root.setVisible(needs_root())
        self._root_row.setVisible(needs_root())
        self.stand(Stage.UNDER_WAY)
        self._change_place()

    def first(self) -> QWidget:
        """The first question."""
        return self.team if self._teams else self.share

    def reset(self) -> None:
        """Forget the signature and what it would publish; where and as whom stays."""
        super().reset()
        self.ready = self.signed = None
        self.key.forget()
        self._offer()

    def _leave_place(self) -> None:
        """Another share is written: ask that."""
        if self.order.place != self._asked and not self.is_busy:
            self._change_place()

    def _ask_share(self) -> None:
        start = str(self.share.raw() or "")
        ask_for_folder(self, "Drevet, pakkerne ligger på", start, lambda path: self._put(self.share, path))

    def _ask_root(self) -> None:
        ask_for_file(self, "Rodens fil", "Roden (*.json)", lambda path: self._put(self.root, path))

    def _put(self, question: Question, path: str) -> None:
        question.set_raw(path)
        self._change_place()

    def _change_place(self) -> None:
        """Ask the share who may publish there."""
        self._teams = []
        self._forget()
        if not self.share.raw():
            self.stand(Stage.UNDER_WAY, _NO_SHARE)
            return
        place, pack_id = self.order.place, self._pack_id
        self._asked = place
        self.work(_LOOKING, lambda: teams_at(place, pack_id), self._tell_teams)

    def _tell_teams(self, teams: list[Team]) -> None:
        self._teams = teams
        self._team_box.box.clear()
        for team in teams:
            self._team_box.box.addItem(team.id, team.id)
        self._team_box.box.setCurrentIndex(0 if teams[0].is_likely or len(teams) == 1 else -1)
        self.stand(Stage.UNDER_WAY)
        self._change_team()
        self.go_to(self.team)

    def _change_team(self) -> None:
        team = self._team
        if team:
            self.key.offer(team.keys)
            count = _COUNTS.get(team.threshold, str(team.threshold))
            self._who.setText(f"{count} af disse skal skrive under: {', '.join(team.signers)}.")
        self._forget()

    @property
    def _team(self) -> Team | None:
        return next((team for team in self._teams if team.id == self.team.raw()), None)

    def _forget(self) -> None:
        """Something is another than what was shown."""
        self.ready = self.signed = None
        if self.stage is not Stage.NOT_YET:
            self.stand(Stage.UNDER_WAY)
        self._offer()

    def _offer(self) -> None:
        """Show what can be done by now."""
        self.team.setVisible(bool(self._teams))
        for part in (self.whom, self._who, self.show_it):
            part.setVisible(self._team is not None)
        self.unit.setVisible(self._team is not None and self.whom.raw() == _UNIT)
        for later in (self.key, self.sign):
            later.setVisible(self.ready is not None)
        self.changes.setVisible(self.ready is not None and self.changes.rows.count() > 0)
        self.instead.setVisible(self.ready is not None and self.ready.waits)
        self._warned.setVisible(self.ready is not None and bool(self._warned.text()))

    def _look(self) -> None:
        folder, order, checker, language = self._folder, self.order, self.checker, self._language
        now = datetime.now(UTC)
        self._forget()
        if self.whom.raw() == _UNIT and not order.unit:
            self.stand(Stage.MEND, _NO_UNIT)
            self.go_to(self.unit)
            return
        self.work(_CHECKING, lambda: prepare(folder, order, checker, language, now), self._tell)

    def _tell(self, ready: Ready) -> None:
        self.ready = ready
        ((_, diff),) = ready.asked.packs
        found = [found.message for found in ready.asked.findings if found.severity is not Severity.HINT]
        self._warned.setText("\n".join([*(_RUN_OUT[role] for role in ready.run_out), *found]))
        self.changes.tell(diff)
        self.instead.set_raw(None)
        what = summary(diff) if diff.old is None or diff.templates or diff.data else _SAME
        self.stand(Stage.UNDER_WAY, f"{ready.pack.path}, version {ready.pack.said['version']}. {what} {_READ_IT}")
        self._offer()
        self.go_to(self.changes.rows if self.changes.isVisibleTo(self) else self.sign)

    def _sign(self) -> None:
        ready, choice = self.ready, self.key.take()
        if ready is None:
            return
        if choice is None:
            self.stand(Stage.MEND, NO_KEY)
            self.go_to(self.key.file)
            return
        now = datetime.now(UTC)
        self.work(_SIGNING, lambda: sign(ready, choice, now), self._take)

    def _take(self, signed: Signed) -> None:
        self.signed = signed
        order = self.ready.order if self.ready else self.order
        whom = f"enheden {order.unit}" if order.unit else "alle"
        self.stand(Stage.GOOD, f"Underskrevet for {order.role}, til {whom}.")
        self.done.emit()

    def _build(self) -> None:
        self.whom.set_raw(_ALL)
        for button in (self.show_it, self.sign):
            button.setAutoDefault(True)  # Enter presses it
        self.sign.setProperty("primary", True)  # noqa: FBT003
        self.show_it.clicked.connect(self._look)
        self.sign.clicked.connect(self._sign)
        for line in (self._share_line.line, self._root_line.line):
            line.editingFinished.connect(self._leave_place)
            line.returnPressed.connect(self._change_place)
        for question in (self.share, self.root, self.unit, self.whom):
            question.changed.connect(self._forget)
        self.team.changed.connect(self._change_team)
        self.column.addLayout(with_button(self.share, "Vælg mappe …", "Vælg drevet", self._ask_share))
        self._root_row = QWidget()
        self._root_row.setLayout(with_button(self.root, "Vælg fil …", "Vælg rodens fil", self._ask_root))
        row = QHBoxLayout()
        row.setSpacing(UNIT * 2)
        for question in (self.team, self.whom, self.unit):
            row.addWidget(question, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self._root_row)
        self.column.addLayout(row)
        for part in (self._who, self.show_it, self.changes, self._warned, self.instead, self.key, self.sign):
            self.column.addWidget(part, 0, *([Qt.AlignmentFlag.AlignLeft] if isinstance(part, QPushButton) else []))
        self._offer()
