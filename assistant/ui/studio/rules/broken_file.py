"""The middle of the rules room where no rule can be found in a file: why not, and the file, to mend it by hand."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.casework.studio.rules.book import RuleBook
from assistant.casework.studio.rules.kinds import Kind
from assistant.model.finding import Finding
from assistant.ui.parts import label, restyle
from assistant.ui.studio.text_edit import TextEdit
from assistant.ui.theme import UNIT

TITLE = "Filen {}"
_ABOUT = "Kolleger har ingen af dens regler, før den er rettet. Ret linjen og gem, eller få hjælp."
_NO_TEXT = "Kolleger har ingen af dens regler, før den er rettet. Det kan ikke gøres her: få hjælp til det."
_WHOLE, _SAVE = (
    "Nu kan den læses.",
    "Gem, så står dens regler i listen. Har du ændret, hvad en af dem siger, så få den godkendt igen.",
)
_LINE = "Fejl i linje {}: {}"


class BrokenFile(QWidget):
    """One file at a time.

    Attributes:
        kind: whose file is shown; None before any is.
        why: what is wrong with it, and on which line.
        edit: the whole of it.

    Signals:
        changed: she has changed something.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind: Kind | None = None
        self.name, self.why, self._about = (
            label("", "title", wrap=True),
            label("", wrap=True),
            label("", "muted", wrap=True),
        )
        self.edit = TextEdit()
        self._build()

    @property
    def text(self) -> str:
        """The whole file as it stands here."""
        return self.edit.written

    def show_file(self, book: RuleBook, fault: Finding | None) -> None:
        """Show ``book``, and its ``fault``; telling nobody. Bytes that are no text cannot be mended here."""
        self.kind = book.kind
        self.name.setText(TITLE.format(book.kind.file))
        self.edit.setVisible(book.raw is not None)
        if self.edit.written != (text := book.text()):
            blocked = QSignalBlocker(self.edit)
            self.edit.setPlainText(text)
            blocked.unblock()
            self.edit.put_caret(line_of(fault))
        self.edit.show_findings({line_of(fault): (fault,)} if fault else {})
        self.why.setText(said_of(fault) if fault else _WHOLE)
        restyle(self.why, "role", "error" if fault else "muted")
        self._about.setText(_SAVE if fault is None else _NO_TEXT if book.raw is None else _ABOUT)

    def _build(self) -> None:
        self.edit.setAccessibleName("Hele filen")
        self.edit.textChanged.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 3, UNIT * 2)
        column.setSpacing(UNIT)
        for each in (self.name, self.why, self._about):
            column.addWidget(each)
        column.addWidget(self.edit, 1)
        column.addStretch()


def said_of(fault: Finding) -> str:
    """What is wrong with a file, after the line that it is on."""
    line = fault.where.rpartition(":")[2]
    return _LINE.format(line, fault.message) if line.isdigit() else fault.message


def line_of(fault: Finding | None) -> int:
    """On which line that is, from 0; the first where it is on none."""
    line = fault.where.rpartition(":")[2] if fault else ""
    return int(line) - 1 if line.isdigit() else 0
