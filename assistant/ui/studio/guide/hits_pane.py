"""»Hvem rammer det?«: what a change makes different, and every sentence that has the word she is at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTabBar, QTextEdit, QVBoxLayout

from assistant.casework.studio.guide.corpus import Kind, Sample
from assistant.casework.studio.guide.hits import Hit, Said, Sentence
from assistant.casework.studio.guide.reading import Told
from assistant.ui import theme
from assistant.ui.fold import Fold
from assistant.ui.parts import label
from assistant.ui.theme import UNIT

_TABS = ("Ændres", "Sætninger")
_HITS, _SENTENCES = range(len(_TABS))
_MOST = 200
"""Lines of each sort: more are counted, not shown."""
_OWN_HEIGHT = 120
_READING = "Henter skabeloner, læste tekster og øvelser …"
_NOTHING = "Du har ikke ændret noget, siden der sidst blev gemt."
_NOT_KEPT = "De bliver ikke gemt noget sted. Skriv eller indsæt én på hver linje."
_TO_READ = "Så er det ikke længere den tekst, der er læst. Gå til skabelonen, læs den nye, og tryk Ctrl+J."
_NONE_FOUND = "intet"
_MANY = {
    Kind.OWN: ("af dine overskrifter",) * 2,
    Kind.TEMPLATE: ("skabelon", "skabeloner"),
    Kind.GOLDEN: ("læst tekst", "læste tekster"),
    Kind.EXERCISE: ("notat i øvelser", "notater i øvelser"),
    Kind.GOOD: ("god overskrift", "gode overskrifter"),
    Kind.BAD: ("dårlig overskrift", "dårlige overskrifter"),
}


class HitsPane(QFrame):
    """The right side.

    Signals:
        changed: the headings of her own are others.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.said = label(_READING, "label", wrap=True)
        self.page = QTextEdit()
        self.own = QPlainTextEdit()
        self.tabs = QTabBar()
        self._told: Told | None = None
        self._word = ""
        self.fold = Fold("&Prøv med jeres egne overskrifter")
        self._build()

    def tell(self, told: Told, word: str, *, is_changed: bool) -> None:
        """Show what is judged otherwise, and the sentences that have ``word``; empty for no word."""
        self._told, self._word = told, word
        self.said.setText(self._summary(told.hits, told.tried, is_changed=is_changed))
        self.said.setAccessibleName(self.said.text())
        self.tabs.setTabText(_SENTENCES, f"{_TABS[_SENTENCES]} ({_number(len(told.sentences))})")
        self.tabs.setVisible(bool(word))
        if not word:
            self.tabs.setCurrentIndex(_HITS)
        self._write()

    def _write(self) -> None:
        """Write the page of the chosen tab."""
        at = self.page.verticalScrollBar().value()
        self.page.clear()
        if self._told:
            writer = _Writer(self.page)
            if self._word and self.tabs.currentIndex() == _SENTENCES:
                writer.sentences(self._word, self._told.sentences)
            else:
                writer.hits(self._told.hits)
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        self.page.verticalScrollBar().setValue(at)

    def _summary(self, hits: Sequence[Hit], tried: int, *, is_changed: bool) -> str:
        if not is_changed:
            return f"{_NOTHING} {_number(tried)} overskrifter og tekster bliver prøvet, når du gør."
        if not hits:
            return f"Ingen. {_number(tried)} overskrifter og tekster bliver bedømt som før."
        which = _counted(hit.sample for hit in hits)
        return f"{_number(len(hits))} af {_number(tried)} bliver bedømt anderledes: {which}."

    def _build(self) -> None:
        self.setProperty("role", "pane")
        self.page.setReadOnly(True)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setProperty("role", "bare")
        self.page.setTabChangesFocus(True)
        self.page.setAccessibleName("Hvem rammer det?")
        self.page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        for tab in _TABS:
            self.tabs.addTab(tab)
        self.tabs.setAccessibleName("Hvad der vises")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.hide()
        self.tabs.currentChanged.connect(self._write)
        self.own.setAccessibleName("Jeres egne overskrifter")
        self.own.setTabChangesFocus(True)
        self.own.setFixedHeight(theme.scaled(_OWN_HEIGHT))
        self.own.textChanged.connect(self.changed)
        self.fold.column.addWidget(label(_NOT_KEPT, "muted", wrap=True))
        self.fold.column.addWidget(self.own)
        self.fold.set_open(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(label("Hvem rammer det?", "title"))
        column.addWidget(self.said)
        column.addWidget(self.tabs)
        column.addWidget(self.page, 1)
        column.addWidget(self.fold)


class _Writer:
    """Writes on the page, from top to bottom."""

    def __init__(self, page: QTextEdit) -> None:
        self._cursor = QTextCursor(page.document())
        self._is_first = True

    def hits(self, hits: Sequence[Hit]) -> None:
        for hit in hits[:_MOST]:
            self._hit(hit)
        self._more(len(hits) - _MOST)

    def sentences(self, word: str, sentences: Sequence[Sentence]) -> None:
        self._begin()
        self._write(_of_word(word, sentences), bold=True)
        for sentence in sentences[:_MOST]:
            self._sentence(sentence)
        self._more(len(sentences) - _MOST)

    def _hit(self, hit: Hit) -> None:
        self._begin(above=UNIT)
        self._write(_named(hit.sample), colour="muted", bold=True)
        if hit.after or hit.before:
            self._begin()
            self._write(
                hit.before if hit.after == hit.before else f"{hit.before}  →  {hit.after or 'typen findes ikke'}"
            )
        if hit.is_rewritten and hit.after == hit.before:
            self._begin()
            self._write("Teksten slutter ikke som før: med eller uden »Ordlyd: …«.")
        if hit.is_rewritten and hit.sample.kind is Kind.GOLDEN:
            self._begin()
            self._write(_TO_READ)
        if hit.gone or hit.come:
            self._begin()
            self._write("før: ", colour="muted")
            self._write(_told(hit.gone), colour="muted")
            self._begin()
            self._write("nu: ", colour="muted")
            self._write(_told(hit.come))

    def _sentence(self, sentence: Sentence) -> None:
        self._begin(above=UNIT)
        self._write(_named(sentence.sample), colour="muted")
        self._begin()
        self._write(sentence.text[: sentence.start])
        self._write(sentence.text[sentence.start : sentence.end], colour="error", bold=True)
        self._write(sentence.text[sentence.end :])

    def _more(self, left: int) -> None:
        if left > 0:
            self._begin(above=UNIT)
            self._write(f"… og {_number(left)} til.", colour="muted")

    def _begin(self, above: int = 0) -> None:
        look = QTextBlockFormat()
        look.setTopMargin(0 if self._is_first else above)
        if self._is_first:
            self._cursor.setBlockFormat(look)
        else:
            self._cursor.insertBlock(look)
        self._is_first = False

    def _write(self, text: str, colour: str = "text", *, bold: bool = False) -> None:
        look = QTextCharFormat()
        look.setFont(theme.font(bold=bold))
        look.setForeground(QColor(getattr(theme.colours(), colour)))
        self._cursor.insertText(text, look)


def _told(said: Sequence[Said]) -> str:
    """What is found only then."""
    lines = dict.fromkeys(f"{each.finding.message} ({each.finding.code})" for each in said)
    return " ".join(lines) or _NONE_FOUND


def _of_word(word: str, sentences: Sequence[Sentence]) -> str:
    if not sentences:
        return f"»{word}« står ingen steder."
    where = "1 sætning" if len(sentences) == 1 else f"{_number(len(sentences))} sætninger"
    return f"»{word}« står i {where}: {_counted(each.sample for each in sentences)}."


def _counted(samples: Iterable[Sample]) -> str:
    counts = Counter(sample.kind for sample in dict.fromkeys(samples))
    return ", ".join(f"{_number(counts[kind])} {_MANY[kind][counts[kind] > 1]}" for kind in Kind if counts[kind])


def _named(sample: Sample) -> str:
    return " · ".join(filter(None, (str(sample.kind), sample.title)))


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")
