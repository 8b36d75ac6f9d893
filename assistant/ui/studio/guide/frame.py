"""How the guide's room is laid out: the rows, the page of the chosen one, what is wrong, and whom it hits."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from assistant.casework.studio.guide.judging import Judged
from assistant.casework.studio.guide.reading import Told
from assistant.casework.studio.guide.sheets import GUIDE, NOTE_TYPES, WORDS
from assistant.model.finding import WORST_FIRST, Finding, Severity
from assistant.model.knowledge import Knowledge
from assistant.model.words import OutdatedTerm, Word
from assistant.ui.editing.findings import Findings
from assistant.ui.editing.foot import SavingFoot
from assistant.ui.parts import Chip, QuickButton, hairline, label
from assistant.ui.studio.guide.chooser import NUMBERS, SOURCE, Chooser, Row
from assistant.ui.studio.guide.desk import GuideDesk
from assistant.ui.studio.guide.hits_pane import HitsPane
from assistant.ui.studio.guide.list_page import ListPage
from assistant.ui.studio.guide.lists import LISTS
from assistant.ui.studio.guide.pages import GuidePage, RulePage, numbers_page, source_page
from assistant.ui.studio.guide.type_page import TypePage
from assistant.ui.studio.room import lay_out
from assistant.ui.studio.rules.signing import Sayings, Signing
from assistant.ui.theme import UNIT

SAVE, OWN, UNDO = "&Gem", "Lav pakkens &egne", "Fo&rtryd ændringer"
_MIDDLE, _RIGHT = 700, 540
_KEYS = (("F1", "hjælp"), ("Ctrl+S", "gem"), ("Ctrl++", "tilføj"), ("Ctrl+-", "tag væk"))
_HOLDS = "Ingen fejl"
_STATE = {Severity.ERROR: "{} ting skal rettes", Severity.WARNING: "advarsler: {}", Severity.HINT: "råd: {}"}
_MEANS = {
    NOTE_TYPES: "De kommer fra »{}«. Laver du pakkens egne, gælder de i stedet, og det, der siden bliver rettet dér, "
    "kommer ikke med.",
    GUIDE: "Den kommer fra »{}«. Laver du pakkens egen, gælder den i stedet, og det, der siden bliver rettet dér, "
    "kommer ikke med.",
    WORDS: "Ordene kommer fra »{}«. Laver du pakkens egne, bliver de lagt til dem, og ord derfra kan tages væk her.",
}
_SIGNED = {
    GUIDE: Sayings(
        "Guiden er godkendt af {}.",
        "Guiden var godkendt af {}, men er ændret: den skal godkendes igen. Kolleger bruger den imens.",
        "Guiden er ikke godkendt, som den står. Kolleger bruger den alligevel.",
    ),
    WORDS: Sayings(
        "Ordlisterne er godkendt af {}.",
        "Ordlisterne var godkendt af {}, men er ændret: de skal godkendes igen. Kolleger bruger dem imens.",
        "Ordlisterne er ikke godkendt, som de står. Kolleger bruger dem alligevel.",
    ),
}
"""Note types are approved by nobody: the format has no place for it."""


class GuideFrame:
    """The parts of the room, in ``whole``.

    Attributes:
        page: the one that is shown; None before anything is.
    """

    def __init__(self, whole: QWidget, below: Knowledge) -> None:
        self.chooser, self.hits, self.findings, self.state = Chooser(), HitsPane(), Findings(), Chip()
        self.types, self.rules, self.lists = TypePage(), RulePage(), ListPage(below)
        self.numbers, self.source = numbers_page(), source_page()
        self.pages: tuple[GuidePage, ...] = (self.types, self.rules, self.lists, self.numbers, self.source)
        self.page: GuidePage | None = None
        self.stack = QStackedWidget()
        self.means, self.own_button = label("", "muted", wrap=True), QuickButton(OWN)
        self.foot = SavingFoot(_KEYS, SAVE)
        self.said, self.save_button = self.foot.said, self.foot.save
        self.undo, self.signing = QuickButton(UNDO), Signing()
        self._row: Row | None = None
        self._banner = QWidget()
        self._build(whole)

    @property
    def word(self) -> Word | OutdatedTerm | None:
        """The word she is at; None where she is at none."""
        return self.lists.word if self.page is self.lists else None

    def show_rows(self, desk: GuideDesk) -> None:
        """List what can be chosen."""
        self.chooser.show_rows(desk.rows())

    def show_page(self, row: Row, desk: GuideDesk) -> None:
        """Show what ``row`` is."""
        page = self._page(row)
        is_other = (page, row) != (self.page, self._row)
        self.page, self._row = page, row
        if isinstance(page, ListPage):
            page.show_list(next(each for each in LISTS if each.key == row.place), desk.shown(row))
        else:
            page.title.setText(row.title)
            page.show_values(desk.shown(row), row.place)
        if is_other:
            page.area.verticalScrollBar().setValue(0)
        page.allow(is_own=not row.origin)
        self.stack.setCurrentWidget(page)
        self._banner.setVisible(bool(row.origin))
        self.own_button.show()
        self.show_signs(desk)
        self.means.setText(_MEANS[row.file].format(row.origin))

    def show_signs(self, desk: GuideDesk) -> None:
        """Show who has approved what she is at, and what can be done about what is not saved."""
        self.undo.setEnabled(desk.is_changed)
        row = self._row
        sheet = desk.sheet(row.file) if row and row.file in _SIGNED else None
        self.signing.setVisible(sheet is not None and sheet.is_own)
        if sheet is not None and sheet.is_own:
            self.signing.says = _SIGNED[sheet.name]
            self.signing.show_record(sheet.values, sheet.read_values, may_approve=True, is_saved=not desk.is_changed)

    def show_told(self, told: Told, desk: GuideDesk) -> None:
        """Show what there is to say."""
        self.show_rows(desk)
        self.show_signs(desk)
        self.chooser.judge(told.judged.findings)
        row = self.chooser.row
        if row and self._row:
            self.show_findings(self._row, told.judged)
        if row and self.page and self.page is not self.lists:
            self.page.title.setText(row.title)
        if desk.hits is not None:
            word = self.word
            self.hits.tell(told, word.word if word else "", is_changed=desk.is_changed)

    def show_findings(self, row: Row, judged: Judged) -> None:
        """Each at its question, and all in the list."""
        if self.page:
            self.page.show_findings([(each.where, each) for each in judged.findings.get(row.file, ())])
        everywhere = [(file, each) for file, findings in judged.findings.items() for each in findings]
        everywhere.sort(key=lambda each: WORST_FIRST.index(each[1].severity))
        found = [each for each in everywhere if each[1].severity is not Severity.HINT or _is_of(row, *each)]
        self.findings.show_rows(
            [(self._line(file, each.where, each.message), f"{file}:{each.where}") for file, each in found],
            [each.code for _, each in found],
        )
        counts = Counter(each.severity for _, each in everywhere)
        said = [_STATE[severity].format(counts[severity]) for severity in WORST_FIRST if counts[severity]]
        is_fine = not counts[Severity.ERROR] and not counts[Severity.WARNING]
        self.state.show_as(" · ".join([_HOLDS] * is_fine + said), "target" if is_fine else "warning")

    def allow(self) -> None:
        """The guide has been read."""
        for part in (self.chooser, self.stack, self.save_button):
            part.setEnabled(True)
        self.hits.show()
        self.state.show()

    def refuse(self, why: str) -> None:
        """Say why there is nothing to write here."""
        for part in (self.chooser, self.stack, self.save_button):
            part.setEnabled(False)
        self.hits.hide()
        self.state.hide()
        self.own_button.hide()
        self.means.setText(why)
        self._banner.show()

    def say(self, text: str, *, is_refusal: bool = False) -> None:
        """Say ``text`` beside the button."""
        (self.foot.refuse if is_refusal else self.foot.say)(text)

    def _line(self, file: str, where: str, message: str) -> str:
        row = self.chooser.row_of(file, where)
        return f"{row.title}: {message}" if row else message

    def _page(self, row: Row) -> GuidePage:
        if row.file == NOTE_TYPES:
            return self.types
        if row.place in (NUMBERS, SOURCE):
            return self.numbers if row.place == NUMBERS else self.source
        return self.lists if any(each.key == row.place for each in LISTS) else self.rules

    def _build(self, whole: QWidget) -> None:
        for page in self.pages:
            self.stack.addWidget(page)
        for part in (self.chooser, self.stack, self.save_button):
            part.setEnabled(False)
        self.findings.show_rows(())
        self.state.show_as("Læser …", "quiet")
        banner = QHBoxLayout(self._banner)
        banner.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 3, 0)
        banner.setSpacing(UNIT * 2)
        banner.addWidget(self.means, 1)
        banner.addWidget(self.own_button)
        self._banner.hide()
        self.signing.hide()
        self.undo.setEnabled(False)
        self.undo.setAutoDefault(True)  # Enter presses it
        self.foot.add_before(self.undo)
        foot = QVBoxLayout()
        foot.setContentsMargins(UNIT * 2, UNIT, UNIT * 2, UNIT)
        foot.setSpacing(UNIT)
        foot.addWidget(self.state)
        foot.addWidget(self.findings)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addWidget(self.stack, 1)
        column.addWidget(self.signing)
        column.addWidget(hairline())
        column.addLayout(foot)
        self.own_button.setAutoDefault(True)  # Enter presses it
        lay_out(whole, self.chooser, ((middle, _MIDDLE), (self.hits, _RIGHT)), self.foot)


def _is_of(row: Row, file: str, finding: Finding) -> bool:
    return row.file == file and finding.where.startswith(row.at)
