"""The window "Min brug af skabelonerne": her own counters, what they save, and what she does with them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from assistant.casework.usage import keeping
from assistant.casework.usage.report import Lacking, Measure, Report, Row, report
from assistant.casework.usage.saving import FASTEST, SLOWEST, SPEED, Known, Wording, known, wordings
from assistant.casework.usage.sharing import SUFFIX, hand_over, random_name
from assistant.casework.usage.words import explained, number, summary, why
from assistant.casework.workplace import Workplace
from assistant.model.usage import Counters
from assistant.ui import theme
from assistant.ui.card import Card, Footer, Header
from assistant.ui.editing.asking import ask_forget
from assistant.ui.files import ask_where_to_save
from assistant.ui.parts import Chip, QuickButton, label
from assistant.ui.tasks import run_task
from assistant.ui.theme import UNIT
from assistant.ui.usage.charts import Bar, Chart, LyingBars, StandingBars
from assistant.ui.usage.table import UsageTable

_WIDTH, _HEIGHT = 1080, 720
_WEEKS = 26
"""As many of the newest are drawn."""
_NOTHING = "Der er ikke talt noget endnu"
_WHAT = (
    "Når du har brugt en skabelon, ser du her, hvor tit du har sat den ind, forladt den og fortrudt den, og hvad det "
    "sparer. Sagstast tæller pr. uge og kun på din computer, aldrig hvad du skrev, i hvilken sag eller hvornår."
)
_OFF = "Der bliver ikke talt: Det er slået fra under »Det, der gemmes« i indstillingerne."
_NOT_FORGOTTEN = "Tallene kunne ikke slettes. Luk andre vinduer med Sagstast, og prøv igen."
_KIND = f"Min brug (*{SUFFIX})"


class UsageWindow(Card):
    """Built once and kept. Files are read and written in a worker."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.WindowType.Window, parent)
        self.setWindowTitle("Sagstast – min brug af skabelonerne")
        self.setAccessibleName("Min brug af skabelonerne")
        self._workplace: Workplace | None = None
        self._counters: Counters = {}
        self._known: dict[Wording, Known] = {}
        self.found: Report | None = None
        self.said, self.told = label("", "title", wrap=True), label("", "warning", wrap=True)
        self.why = label("", "muted", wrap=True)
        self.how = label("", "help", wrap=True)
        self.table = UsageTable()
        self.speed = QSpinBox()
        self.weeks = StandingBars("Indsat pr. uge")
        self.templates = LyingBars("Indsat pr. skabelon")
        self.minutes = LyingBars("Sparede minutter pr. skabelon")
        self.what = label(_WHAT, "muted", wrap=True)
        self.figures, self.choices = QWidget(), QWidget()
        self.save = QuickButton("&Gem en kopi til holdet …")
        self.forget = QuickButton("Glem det &hele …")
        self._build()

    def open(self, workplace: Workplace) -> None:
        """Show what is counted by now."""
        self._workplace = workplace
        self._tell("" if workplace.settings.count_usage else _OFF)
        for part in (self.figures, self.choices, self.what):
            part.hide()  # until it is read
        self.resize(theme.scaled(_WIDTH), theme.scaled(_HEIGHT))
        self.resize(self.size().boundedTo(self.room().size()))
        self.appear()
        self._read()

    def save_as(self, file: Path) -> None:
        """Hand over what is counted, as ``file``, and say how it went; without its suffix nobody would find it."""
        counters = self._counters
        file = file if file.suffix.lower() == SUFFIX else file.with_name(file.name + SUFFIX)
        run_task(lambda: hand_over(counters, file), lambda _: self._saved(file), partial(self._not_saved, file))

    def forget_all(self) -> None:
        """Forget everything."""
        run_task(keeping.forget_all, lambda _: self._read(), lambda _: self._tell(_NOT_FORGOTTEN))

    def _read(self) -> None:
        workplace = self._workplace
        if workplace is None:
            return

        def work() -> tuple[Counters, dict[Wording, Known]]:
            counters = keeping.load()
            return counters, known(wordings(counters), workplace.library, workplace.today)

        run_task(work, self._have)

    def _have(self, read: tuple[Counters, dict[Wording, Known]]) -> None:
        self._counters, self._known = read
        self._show()

    def _show(self) -> None:
        """Reckon with the speed that stands there, and show it."""
        self.found = found = report(self._counters, self._known, self.speed.value())
        self.said.setText(summary(found) if found.rows else _NOTHING)
        self.how.setText("\n".join(explained(found)))
        self.table.tell(found.rows)
        self.weeks.tell([_bar(f"uge {week.isocalendar().week}", used) for week, used in found.weeks[-_WEEKS:]])
        self.templates.tell([_bar(row.title, row.used) for row in found.rows])
        self.minutes.tell([_bar(row.title, row.saved) for row in found.rows])
        self.forget.setEnabled(bool(found.rows))
        self.save.setEnabled(any(not place.is_own for place in self._counters))
        is_new, has_rows = self.figures.isHidden(), bool(found.rows)
        for part, is_shown in ((self.figures, has_rows), (self.choices, has_rows), (self.what, not has_rows)):
            part.setVisible(is_shown)
        if is_new:
            self.table.setFocus()

    def _tell_why(self, row: Row | None) -> None:
        reasons = why(row.reasons) if row else ""
        self.why.setText(f"{row.title}, ikke sat ind: {reasons}." if row and reasons else " ")

    def _tell(self, text: str) -> None:
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def _saved(self, file: Path) -> None:
        self._tell(f"Gemt som {file.name}. Der står intet navn i den, og dine egne skabeloner er ikke med.")

    def _not_saved(self, file: Path, error: Exception) -> None:
        is_there = isinstance(error, FileExistsError)
        what = "findes allerede. Vælg et andet navn." if is_there else "kunne ikke gemmes. Vælg en anden mappe."
        self._tell(f"»{file.name}« {what}")

    def _ask_where(self) -> None:
        name = str(Path.home() / random_name())
        ask_where_to_save(self, "Gem en kopi til holdet", name, _KIND, lambda chosen: self.save_as(Path(chosen)))

    def _ask_forget(self) -> None:
        more = "Det kan ikke fortrydes. Kopier, du har gemt til holdet, bliver, hvor de er."
        if ask_forget(self, "Glem det hele", "Skal alt det, der er talt, glemmes?", more):
            self.forget_all()

    def _build(self) -> None:
        self.speed.setRange(SLOWEST, FASTEST)
        self.speed.setSingleStep(10)
        self.speed.setValue(SPEED)
        self.speed.setSuffix(" tegn i minuttet")
        self.speed.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        for each in (self.speed, self.speed.lineEdit()):
            each.setAccessibleName("Skrivehastighed, en antagelse")
        self.speed.lineEdit().setTextMargins(UNIT, 0, 0, 0)
        self.speed.valueChanged.connect(self._show)
        self.table.gone_to.connect(self._tell_why)
        self.save.setProperty("primary", True)  # noqa: FBT003
        self.save.clicked.connect(self._ask_where)
        self.forget.clicked.connect(self._ask_forget)
        header = Header("Min brug af skabelonerne")
        header.add_left(Chip("kun på din computer", "target", "lock"))
        footer = Footer((("Esc", "luk"),))
        footer.add_right(self.forget)
        footer.add_right(self.save)
        middle = QVBoxLayout()
        middle.setContentsMargins(UNIT * 2, UNIT, UNIT * 2, UNIT)
        middle.setSpacing(UNIT)
        middle.addLayout(self._top())
        middle.addWidget(self.told)
        middle.addWidget(self.what)
        middle.addWidget(self.figures, 1)
        middle.addStretch()
        inside = QVBoxLayout(self.figures)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(UNIT)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.why)
        inside.addLayout(_side_by_side(self.weeks, self.templates, self.minutes))
        inside.addWidget(self.how)
        self.column.addWidget(header)
        self.column.addLayout(middle, 1)
        self.column.addWidget(footer)
        QShortcut(QKeySequence("Esc"), self, self.close)

    def _top(self) -> QHBoxLayout:
        caption = label("S&krivehastighed", "label")
        caption.setBuddy(self.speed)
        inside = QHBoxLayout(self.choices)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(UNIT)
        inside.addWidget(self.table.order_row())
        inside.addSpacing(UNIT)
        inside.addWidget(caption)
        inside.addWidget(self.speed)
        top = QHBoxLayout()
        top.addWidget(self.said, 1)
        top.addWidget(self.choices)
        return top


def _side_by_side(*charts: Chart) -> QHBoxLayout:
    """Each below its name."""
    line = QHBoxLayout()
    line.setSpacing(UNIT * 3)
    for chart in charts:
        column = QVBoxLayout()
        column.setSpacing(UNIT // 2)
        column.addWidget(label(chart.accessibleName(), "label"))
        column.addWidget(chart, 1)
        line.addLayout(column, 1)
    return line


def _bar(name: str, value: Measure) -> Bar:
    return Bar(name, 0 if isinstance(value, Lacking) else value, number(value))
