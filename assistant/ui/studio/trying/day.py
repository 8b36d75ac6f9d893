"""The day on which a template is tried, the days on which something changes, and what the day is to the wording."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assistant.casework.studio.trying import Bound, Standing, Trial, bounds
from assistant.model.fields import DateField
from assistant.ui.fields.typed_line import DateEditor
from assistant.ui.parts import Chip, label, on_key
from assistant.ui.theme import UNIT

_LABEL = "Dag"
_STANDING: dict[Standing, str] = {
    "in force": "gælder",
    "not begun": "ikke begyndt",
    "ended": "udgået",
    "withdrawn": "trukket tilbage",
}
_KEYS = "Side op og Side ned i feltet går til de samme dage."


class DayLine(QWidget):
    """The line.

    Attributes:
        day: the last that was understood.

    Signals:
        changed: another day is tried.
    """

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.day = self._today = today
        self._bounds: list[Bound] = []
        self.editor = DateEditor(DateField(name="dag", label="Dag"))
        self.standing = Chip()
        self.bounds = label("")
        self.said = label("", "error", wrap=True)
        self._build()
        self.go_to(today)

    def go_to(self, day: date) -> None:
        """Let ``day`` stand there, telling nobody."""
        self.day = day
        self.editor.set_raw(day.isoformat())
        self.said.hide()

    def show_trial(self, trial: Trial) -> None:
        """Tell what the day is to the wording, and offer its first and its last."""
        is_held = trial.standing == "in force"
        self.standing.show_as(_STANDING[trial.standing], "target" if is_held else "warning")
        offered = [*bounds(trial.template), Bound("I dag", self._today)]
        if offered != self._bounds:
            self._bounds = offered
            links = (f'<a href="{place}">{each.name.replace(" ", "&nbsp;")}</a>' for place, each in enumerate(offered))
            self.bounds.setText(" · ".join(links))
            days = "\n".join(f"{each.name}: {each.day:%d.%m.%Y}" for each in offered)
            self.bounds.setToolTip(f"{days}\n{_KEYS}")

    def step(self, steps: int) -> None:
        """Go to the next of the days on which something changes, or with -1 to the one before."""
        days = sorted({each.day for each in self._bounds})
        there = [day for day in days if day > self.day] if steps > 0 else [day for day in days if day < self.day][::-1]
        if there:
            self._try(there[0])

    def _try(self, day: date) -> None:
        self.go_to(day)
        self.changed.emit()

    def _typed(self) -> None:
        day, complaint = self.editor.value(), self.editor.complaint()
        self.said.setText(complaint)
        self.said.setVisible(bool(complaint))
        if day is not None and day != self.day:
            self.day = day
            self.changed.emit()

    def _build(self) -> None:
        self.editor.set_today(self._today)
        self.editor.line.setAccessibleName("Dag, skabelonen prøves på")
        self.editor.line.setAccessibleDescription(_KEYS)
        self.editor.changed.connect(self._typed)
        self.bounds.setTextFormat(Qt.TextFormat.RichText)
        self.bounds.setWordWrap(True)
        self.bounds.setAccessibleName("Dage, hvor noget skifter")
        flags = Qt.TextInteractionFlag
        self.bounds.setTextInteractionFlags(flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard)
        self.bounds.linkActivated.connect(lambda place: self._try(self._bounds[int(place)].day))
        for key, steps in (("PgUp", -1), ("PgDown", 1)):
            on_key(self.editor, key, partial(self.step, steps))
        before = QLabel(_LABEL)
        before.setBuddy(self.editor)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(before)
        row.addWidget(self.editor, 1)
        row.addWidget(self.standing)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(row)
        column.addWidget(self.said)
        column.addWidget(self.bounds)
