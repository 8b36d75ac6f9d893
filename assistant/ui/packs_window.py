"""The window "Skabelonpakker": what is in use, from whom, since when, what is coming, and what did not go well."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QListWidget, QPushButton, QVBoxLayout, QWidget

from assistant.casework.supplied import Standing, SuppliedPack, Supply
from assistant.model.pack_info import templates_said
from assistant.ui import theme
from assistant.ui.card import Card, Footer, Header
from assistant.ui.drafts_window import moment
from assistant.ui.parts import Chip, clear, label
from assistant.ui.theme import UNIT

_WIDTH, _HEIGHT = 640, 420
_FETCH, _FETCHING = "&Hent nu", "Henter …"
_BACK, _FORWARD = "&Gå tilbage", "Brug de nyeste i&gen"
_IS_BACK = "Du er gået tilbage til de tidligere pakker. De nyeste bruges igen, når der udgives mere, eller når du vil."
_CAME_ALONG = "Skabelonerne fulgte med programmet."
_SAID = {
    Standing.NOT_SET_UP: f"{_CAME_ALONG} Nye kommer med det, eller når IT sætter maskinen op til at hente dem.",
    Standing.NONE_YET: f"Der er ikke hentet pakker endnu. {_CAME_ALONG}",
}


class PacksWindow(Card):
    """Nothing of a case stands here.

    Signals:
        wanted: she wants what is new now.
        turn_wanted: she wants the packs of before, or the newest again.
    """

    wanted = Signal()
    turn_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.WindowType.Window, parent)
        self.setWindowTitle("Sagstast – skabelonpakker")
        self.setAccessibleName("Skabelonpakker")
        self.state = Chip()
        self.said = label("", wrap=True)
        self.rows = QListWidget()
        self.faults = QVBoxLayout()
        self.fetch = QPushButton(_FETCH)
        self.turn = QPushButton(_BACK)
        self._build()

    def open(self) -> None:
        """Come in front."""
        self.resize(theme.scaled(_WIDTH), theme.scaled(_HEIGHT))
        self.appear()
        (self.fetch if self.fetch.isEnabled() else self.rows).setFocus()

    def tell(self, supply: Supply) -> None:
        """Show the packs, how they stand, and whether there are others to go back to."""
        now = datetime.now().astimezone()
        is_old = supply.standing is Standing.OLD
        state = "ikke bekræftet" if is_old else "tidligere pakker" if supply.is_back else "i brug"
        self.state.show_as(state, "warning" if is_old or supply.is_back else "target")
        said = _SAID.get(supply.standing) or _confirmed(supply, now, is_all=self.faults.isEmpty())
        self.said.setText(f"{said} {_IS_BACK}" if supply.is_back else said)
        self.fetch.setVisible(supply.standing is not Standing.NOT_SET_UP)
        self.turn.setVisible(supply.changed is not None)
        self.turn.setText(_FORWARD if supply.is_back else _BACK)
        when = moment(supply.changed, now) if supply.changed else ""
        self.turn.setToolTip("" if supply.is_back else f"Brug pakkerne, som de var før {when}")
        row = max(self.rows.currentRow(), 0)
        self.rows.clear()
        self.rows.addItems([_line(pack, now) for pack in supply.packs])
        self.rows.setCurrentRow(min(row, len(supply.packs) - 1))

    def tell_faults(self, messages: Sequence[str]) -> None:
        """Show what did not go well the last time, or take it away."""
        clear(self.faults)
        for message in messages:
            self.faults.addWidget(label(message, "warning", wrap=True))

    def set_fetching(self, *, is_fetching: bool) -> None:
        """Whether what is new is under way."""
        self.turn.setEnabled(not is_fetching)
        self.fetch.setEnabled(not is_fetching)
        self.fetch.setText(_FETCHING if is_fetching else _FETCH)

    def _build(self) -> None:
        self.rows.setAccessibleName("Pakker i brug")
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setSpacing(UNIT // 2)
        self.rows.setWordWrap(True)
        self.fetch.setProperty("primary", True)  # noqa: FBT003
        for button in (self.fetch, self.turn):
            button.setAutoDefault(True)  # Enter presses it
        self.fetch.clicked.connect(self.wanted)
        self.turn.clicked.connect(self.turn_wanted)
        header = Header("Skabelonpakker")
        header.add_left(self.state)
        footer = Footer((("Esc", "luk"),))
        footer.add_right(self.turn)
        footer.add_right(self.fetch)
        middle = QVBoxLayout()
        middle.setContentsMargins(UNIT * 2, UNIT, UNIT * 2, UNIT)
        middle.setSpacing(UNIT)
        self.faults.setSpacing(UNIT // 2)
        middle.addWidget(self.said)
        middle.addWidget(self.rows, 1)
        middle.addLayout(self.faults)
        self.column.addWidget(header)
        self.column.addLayout(middle, 1)
        self.column.addWidget(footer)
        QShortcut(QKeySequence("Esc"), self, self.close)


def _confirmed(supply: Supply, now: datetime, *, is_all: bool) -> str:
    when = moment(supply.confirmed, now) if supply.confirmed else "aldrig"
    if supply.standing is Standing.OLD:
        return f"Sidst bekræftet {when}. Skabelonerne gælder stadig her, men der kan være kommet nyere."
    return f"Bekræftet {when}. Der var ikke nyere." if is_all and not supply.is_back else f"Bekræftet {when}."


def _line(pack: SuppliedPack, now: datetime) -> str:
    """Two lines of a pack, and one more for what is coming."""
    count = templates_said(pack.templates)
    since = f"i brug siden {moment(pack.since, now)}" if pack.since else "fulgte med programmet"
    fault = "har fejl; se Om/diagnose" if pack.has_errors else ""
    lines = [
        f"{pack.title} · version {pack.version}",
        " · ".join(filter(None, (f"fra {pack.publisher}" if pack.publisher else "", count, since, fault))),
    ]
    if pack.coming:
        coming = ", ".join(f"»{entry.title}« fra {_day(entry.valid_from)}" for entry in pack.coming)
        lines.append(f"Kommer: {coming}")
    return "\n".join(lines)


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"
