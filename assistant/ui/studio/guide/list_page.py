"""A word list: its words in a table that is searched, sorted, added to and taken from; the chosen one as a form."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.casework.studio.guide.sheets import WORDS
from assistant.model.knowledge import Knowledge
from assistant.model.words import Match, OutdatedTerm, Word
from assistant.ui.fields.rows import ADD_KEY, REMOVE_KEY
from assistant.ui.parts import QuickButton, label, on_key
from assistant.ui.studio.guide.asked import BESIDE, TERM, Values, WordList
from assistant.ui.studio.guide.entries import (
    BARE,
    DATED,
    LONG,
    Entry,
    entries_below,
    in_order,
    own_entries,
)
from assistant.ui.studio.guide.form import Form
from assistant.ui.studio.guide.lists import LISTS
from assistant.ui.studio.guide.pages import GuidePage, Keyed
from assistant.ui.studio.guide.word_table import TAKE, WordTable
from assistant.ui.theme import UNIT

_LEFT_OUT = "left_out"
_BACK = "Lad or&det gælde"
_RULE = "Gå til reglen"


class ListPage(GuidePage):
    """The words of one list.

    Signals:
        rule_wanted: she wants to see the rule that looks for them; carries its code.
        looked_at: another word is the current one.
    """

    rule_wanted = Signal(str)
    looked_at = Signal()

    def __init__(self, knowledge: Knowledge) -> None:
        """Make it; ``knowledge`` is what the packs below know."""
        super().__init__()
        self._below = knowledge
        self._list = LISTS[0]
        self._title_below = ""
        self._is_own = False
        self._own: list[Entry] = []
        self._under: list[Entry] = []
        self._placed: list[Entry] = []
        self._left_out: list[str] = []
        self._gone: tuple[int, Entry] | None = None
        self._entry: Entry | None = None
        self.words = WordTable()
        self.table, self.rows, self.search = self.words.table, self.words.rows, self.words.search
        self.add, self.take = self.words.add, self.words.take
        self.about, self.rule = label("", "muted", wrap=True), QuickButton(_RULE)
        self.forms = {fields: Form(fields, BESIDE) for fields in {each.fields for each in LISTS}}
        self._build()

    def know(self, below: Knowledge, title: str) -> None:
        """Let ``below`` be what the packs below know, the topmost called ``title``."""
        self._below, self._title_below = below, title

    @property
    def form(self) -> Form:
        """The questions about an entry of the list that is shown."""
        return self.forms[self._list.fields]

    def show_list(self, listed: WordList, values: Values) -> None:
        """Show ``listed``, as the file with these ``values`` has it."""
        self._list = listed
        columns = BARE if listed.is_bare else DATED if listed.fields is TERM else LONG
        self.title.setText(listed.title)
        self.about.setText(listed.about + (f" Regel {listed.code}." if listed.code else ""))
        self.rule.setVisible(bool(listed.code))
        self._own = own_entries(values.get(listed.key))
        self._placed = list(self._own)
        self._gone = None
        left_out = values.get(_LEFT_OUT)
        self._left_out = [str(each) for each in left_out] if isinstance(left_out, list) else []
        known = getattr(self._below.words, listed.key) if listed.file == WORDS else ()
        self._under = entries_below(known, self._title_below, self._own)
        self._mark_left_out()
        self.table.lay(columns, listed.usual)
        self.words.fit(len(columns), has_origin=bool(self._under))
        for form in self.forms.values():
            form.setVisible(form is self.form)
        self.search.clear()
        self._fill()
        self._choose(0)

    def changes(self, values: Values) -> dict[str, object]:
        """The list as it is now, and what is left out."""
        self._placed = in_order(self._own)
        said = [each.word if self._list.is_bare else dict(each.value) for each in self._placed if each.value]
        found: dict[str, object] = {self._list.key: said}
        if self._list.file == WORDS and self._left_out != values.get(_LEFT_OUT, []):
            found[_LEFT_OUT] = list(self._left_out)
        return found

    @property
    def word(self) -> Word | OutdatedTerm | None:
        """The current word, as it is looked for; None where there is none."""
        entry = self.current
        if entry is None or not entry.word:
            return None
        match: Match = "stem" if (entry.value.get("match") or self._list.usual) == "stem" else "word"
        but_not = entry.value.get("but_not")
        return Word(
            word=entry.word.lower(),
            match=match,
            but_not=tuple(map(str, but_not)) if isinstance(but_not, list) else (),
        )

    @property
    def current(self) -> Entry | None:
        """The entry of the current row."""
        return self.table.entry(self.rows.currentIndex().row())

    def show_findings(self, findings: Keyed) -> None:
        """Each in the row of its word, those of the current one at its questions."""
        for entry in self._own:
            entry.findings = ()
        for place, entry in enumerate(self._placed):
            at = f"{self._list.key}.{place}"
            entry.findings = [
                (key.removeprefix(at).lstrip("."), finding)
                for key, finding in findings
                if key == at or key.startswith(f"{at}.")
            ]
        self.table.tell()
        self._show_said()

    def allow(self, *, is_own: bool) -> None:
        """The words can be looked through in any case."""
        self._is_own = is_own
        self.add.setEnabled(is_own)
        self._look()

    def ask(self, where: str) -> None:
        """Go to the word, and its question."""
        place, _, key = where.removeprefix(f"{self._list.key}.").partition(".")
        if place.isdigit() and int(place) < len(self._placed):
            self.search.clear()
            self._fill()
            self._choose(self.table.row_of(self._placed[int(place)]))
            self.form.ask(key).setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.rows.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self, stay: Entry | None = None) -> None:
        self.words.show_entries((*self._own, *self._under))
        self._choose(max(self.table.row_of(stay), 0))

    def _refill(self) -> None:
        self._fill(self.current)

    def _choose(self, row: int) -> None:
        self.rows.selectRow(row)
        self.rows.scrollTo(self.table.index(row, 0))
        self._look()

    def _turn(self) -> None:
        """Another word is the current one; not while an answer about the one before is not understood."""
        stuck, row = self.complaint(), self.table.row_of(self._entry)
        if stuck is None or row < 0:
            self._look()
        elif self.current is not self._entry:
            self.rows.selectRow(row)
            self.go_to(stuck)

    def _look(self) -> None:
        """Show the current word as a form; of one from below only the table tells."""
        entry = self.current
        if entry is not None and entry is self._entry and self.complaint():
            return
        self._entry = entry
        is_own = self._is_own and entry is not None and not entry.origin
        self.form.setEnabled(is_own)
        self.form.show_value(entry.value if entry else {}, {"match": self._list.usual})
        self.take.setEnabled(self._is_own and entry is not None)
        self.take.setText(_BACK if entry and entry.is_left_out else TAKE)
        self._show_said()
        self.looked_at.emit()

    def _show_said(self) -> None:
        self.form.show_findings(self.current.findings if self.current else ())

    def _change(self) -> None:
        entry = self.current
        if entry is not None and not entry.origin:
            entry.value = self.form.value()
            self.table.tell(entry)
            self.changed.emit()

    def _add(self) -> None:
        """One more, to be written in the form."""
        if not self._is_own:
            return
        self.search.clear()
        entry = Entry({}, is_new=True)
        self._own.append(entry)
        self._fill(entry)
        self.form.ask("word").setFocus(Qt.FocusReason.TabFocusReason)

    def _take(self) -> None:
        """The current one goes; one from below no longer holds here, or holds again."""
        entry = self.current
        if entry is None or not self._is_own:
            return
        row = self.rows.currentIndex().row()
        if entry.origin:
            kept = [word for word in self._left_out if word != entry.word]
            self._left_out = kept if entry.is_left_out else [*kept, entry.word]
            self._mark_left_out()
        else:
            self._gone = (self._own.index(entry), entry)
            self._own.remove(entry)
        self._fill()
        self._choose(min(row, self.table.rowCount() - 1))
        self.changed.emit()

    def _undo(self) -> None:
        """The word that was taken away last comes back."""
        if self._gone:
            place, entry = self._gone
            self._own.insert(place, entry)
            self._gone = None
            self._fill(entry)
            self.changed.emit()

    def _mark_left_out(self) -> None:
        for entry in self._under:
            entry.is_left_out = entry.word in self._left_out

    def _build(self) -> None:
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 3, 0)
        column.setSpacing(UNIT)
        above = QHBoxLayout()
        above.addWidget(self.about, 1)
        above.addWidget(self.rule)
        self.column.removeWidget(self.title)
        column.addWidget(self.title)
        column.addLayout(above)
        column.addWidget(self.words, 1)
        self.whole.insertWidget(0, top, 3)
        self.whole.setStretch(1, 2)
        for form in self.forms.values():
            self.column.addWidget(form)
            form.changed.connect(self._change)
        self.column.addStretch(1)
        self.rule.setProperty("role", "link")
        self.rule.clicked.connect(lambda: self.rule_wanted.emit(self._list.code))
        self.words.asked.connect(self._refill)
        self.rows.looked_at.connect(lambda _: self._turn())
        self.rows.entered_row.connect(lambda: self.form.ask("word").setFocus(Qt.FocusReason.TabFocusReason))
        self.add.clicked.connect(self._add)
        self.take.clicked.connect(self._take)
        QShortcut(QKeySequence(ADD_KEY), self, self._add)  # also while she is at the list at the left
        on_key(self, REMOVE_KEY, self._take)
        on_key(self.rows, "Del", self._take)
        on_key(self.rows, "Ctrl+Z", self._undo)
