"""The last step: what is signed is laid in the inbox, or published by who may; and how it is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.casework.publishing import Checker, Outcome, Signed, lacks
from assistant.casework.studio.publishing.place import Place, keys_of
from assistant.casework.studio.publishing.signing import PUBLISHER, Laid, Ready, lay, publish, take_back
from assistant.ui.fold import Fold
from assistant.ui.parts import QuickButton, label
from assistant.ui.studio.publish.key_pick import NO_KEY, KeyPick
from assistant.ui.studio.publish.step import Stage, Step
from assistant.ui.tasks import run_task_of
from assistant.ui.theme import UNIT

LAY, TAKE_BACK, NOW, AGAIN = "Læg i &indbakken", "&Tag den ud igen", "Udgi&v nu", "&Begynd forfra"
_LAYING, _TAKING, _PUBLISHING = "Lægger den i indbakken …", "Tager den ud igen …", "Kontrollerer og udgiver …"
_READY = "Den er underskrevet og ligger kun her. Læg den i indbakken, så udgiveren kan tage den."
_TAKEN = "Den er taget ud af indbakken. Ingen har fået den."
_NOW = "Udgiv med det samme (kun den, der har udgiverens nøgle)"
_ALL_OF_IT = "Alt, der venter i indbakkerne og er underskrevet, bliver kontrolleret og udgivet."
_WHEN = (
    "Derefter henter kollegers maskiner den selv inden for fire til fem timer, eller straks med »Hent nu« i vinduet "
    "Skabelonpakker."
)
_NIGHT = f"Udgiveren tager den, næste gang den kører; det er som regel om natten. {_WHEN}"
_PUBLISHED = _WHEN.replace("Derefter henter kollegers maskiner", "Kollegers maskiner henter")
_TRIAL = "Kun maskiner i {} får den. Når den er prøvet, så udgiv den igen til alle."
_BEFORE = "Fortryder du, før den er udgivet: tag den ud igen her."
_AFTER = "Fortryder du bagefter, viser denne kommando de tidligere udgaver, som kan lægges frem igen:\n{}"
_GONE = "Indbakken er tom: den er udgivet allerede."


class SendStep(Step):
    """»Udgiv«.

    Attributes:
        is_laid: whether it lies in the inbox, or has been published.

    Signals:
        again: she wants to publish something else.
        held: something lies in the inbox now, or does no more.
    """

    again = Signal()
    held = Signal()

    def __init__(self, checker: Checker) -> None:
        super().__init__("4. Udgiv")
        self._checker = checker
        self._ready: Ready | None = None
        self._signed: Signed | None = None
        self._is_instead = False
        self.is_laid = False
        self.lay, self.take_back, self.now, self.anew = map(QuickButton, (LAY, TAKE_BACK, NOW, AGAIN))
        self.facts, self.key, self._fold = label("", wrap=True), KeyPick(), Fold(_NOW)
        self._build()

    def begin_with(self, ready: Ready, signed: Signed, *, instead: bool) -> None:
        """Have ``signed`` at hand, to be laid in place of what waits where ``instead`` says so."""
        self._ready, self._signed, self._is_instead = ready, signed, instead
        self.stand(Stage.UNDER_WAY, _READY)
        self._offer(is_laid=False)
        place = ready.order.place
        run_task_of(self, lambda: keys_of(place, PUBLISHER), self.key.offer)

    def first(self) -> QWidget:
        """The button that lays it there."""
        return self.anew if self.is_laid else self.lay

    def reset(self) -> None:
        """Forget what was signed."""
        super().reset()
        self._ready = self._signed = None
        self.key.forget()
        self._offer(is_laid=False)

    def _lay(self) -> None:
        ready, signed, instead = self._ready, self._signed, self._is_instead
        if ready is not None and signed is not None:
            self.work(_LAYING, lambda: lay(ready.order, signed, instead=instead), self._tell_laid)

    def _tell_laid(self, laid: Laid) -> None:
        self._offer(is_laid=True)
        self.take_back.show()
        if self._ready is not None:
            self.facts.setText("\n\n".join(_after(self._ready, laid)))
        state = f"Den ligger i indbakken, og {lacks(laid.lacks)}" if laid.lacks else "Den ligger klar i indbakken."
        self.stand(Stage.GOOD, state)
        self._fold.setVisible(not laid.lacks)
        self.go_to(self.first())

    def _take_back(self) -> None:
        ready, signed = self._ready, self._signed
        if ready is not None and signed is not None:
            self.work(_TAKING, lambda: take_back(ready.order, signed), self._tell_taken)

    def _tell_taken(self, _: object) -> None:
        self._offer(is_laid=False)
        self.stand(Stage.UNDER_WAY, _TAKEN)
        self.go_to(self.first())

    def _publish(self) -> None:
        ready, choice, checker = self._ready, self.key.take(), self._checker
        if choice is None:
            self.stand(Stage.MEND, NO_KEY)
        elif ready is not None:
            place, now = ready.order.place, datetime.now(UTC)
            self.work(_PUBLISHING, lambda: publish(place, choice, checker, now), self._tell_published)

    def _tell_published(self, outcomes: list[Outcome]) -> None:
        role = self._ready.order.role if self._ready else ""
        mine = next((each for each in outcomes if each.role == role), None)
        if mine and mine.refusal:
            self.stand(Stage.MEND, f"Ikke udgivet. {mine.refusal}")
            return
        if mine and mine.waits:
            self.stand(Stage.MEND, f"Ikke udgivet: {lacks(mine.waits)}")
            return
        self._fold.hide()
        self.take_back.hide()
        if self._ready is not None:
            self.facts.setText("\n\n".join([_PUBLISHED, *_trial(self._ready), _AFTER.format(_rollback(self._ready))]))
        self.stand(Stage.GOOD, f"Udgivet: {', '.join(mine.packs)}." if mine else _GONE)
        self.go_to(self.first())

    def _offer(self, *, is_laid: bool) -> None:
        self.is_laid = is_laid
        self.lay.setVisible(not is_laid)
        self._fold.set_open(False)
        for part in (self.facts, self.take_back, self.anew, self._fold):
            part.setVisible(is_laid)
        self.held.emit()

    def _build(self) -> None:
        self.lay.setProperty("primary", True)  # noqa: FBT003
        acts = ((self.lay, self._lay), (self.take_back, self._take_back), (self.now, self._publish))
        for button, act in acts:
            button.clicked.connect(act)
        self.anew.clicked.connect(self.again)
        self.facts.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        for button in (self.lay, self.anew, self.take_back):
            button.setAutoDefault(True)  # Enter presses it
            buttons.addWidget(button)
        buttons.addStretch(1)
        inside: QVBoxLayout = self._fold.column
        inside.setSpacing(UNIT)
        inside.addWidget(label(_ALL_OF_IT, "muted", wrap=True))
        inside.addWidget(self.key)
        inside.addWidget(self.now, 0, Qt.AlignmentFlag.AlignLeft)
        self.now.setAutoDefault(True)
        self.column.addWidget(self.facts)
        self.column.addLayout(buttons)
        self.column.addWidget(self._fold)
        self._offer(is_laid=False)


def _after(ready: Ready, laid: Laid) -> Iterator[str]:
    """Who else must sign, when colleagues have it, and how it is taken back."""
    order = ready.order
    if laid.lacks:
        sign = f"sagstast pack sign --as {order.role}{_at(order.place)} --key NAVN"
        yield f"Den anden underskrift kan komme fra {', '.join(laid.others)}, som ser ændringerne først, med:\n{sign}"
    yield _NIGHT
    yield from _trial(ready)
    yield f"{_BEFORE} {_AFTER.format(_rollback(ready))}"


def _trial(ready: Ready) -> Iterator[str]:
    if ready.order.unit:
        yield _TRIAL.format(ready.order.unit)


def _rollback(ready: Ready) -> str:
    order = ready.order
    unit = f" --unit {order.unit}" if order.unit else ""
    return f"sagstast pack rollback {order.role}/{ready.pack.said['id']}{_at(order.place)}{unit}"


def _at(place: Place) -> str:
    root = f" --root {_quoted(place.root)}" if place.root else ""
    return f" --share {_quoted(place.share)}{root}"


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
