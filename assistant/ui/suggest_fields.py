"""What the suggestion window asks, in its order, and the words that may be added one by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from assistant.ui.check_text import MarkedText
from assistant.ui.files import ask_for_folder
from assistant.ui.parts import clear, label
from assistant.ui.theme import UNIT

_NO_TEMPLATE = "Ikke en bestemt skabelon"
_WHOLE = "Hele skabelonen"


class SuggestFields(QWidget):
    """The fields.

    Signals:
        template_chosen: another template was chosen; carries its id, empty for none in particular.
        changed: something was typed or chosen.
    """

    template_chosen = Signal(str)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.template, self.line = _list("Skabelon"), _list("Linje")
        self.change, self.why = MarkedText("Hvad skal ændres?"), MarkedText("Hvorfor?")
        self.folder = QLineEdit()
        self.browse = QPushButton("Væ&lg …")
        self.words: list[QCheckBox] = []
        self._found: dict[str, QVBoxLayout] = {}
        self._offered = QWidget()
        self._offers = QVBoxLayout(self._offered)
        self._build()
        self.template.activated.connect(lambda: self.template_chosen.emit(self.template.currentData()))
        self.browse.clicked.connect(self._browse)
        for signal in (self.change.textChanged, self.why.textChanged, self.folder.textChanged):
            signal.connect(self.changed)

    def open(self, templates: Iterable[tuple[str, str]], template: str, words: Sequence[str], folder: str) -> None:
        """Ask anew, about ``template`` unless she chooses another; no word is chosen beforehand."""
        self.template.clear()
        for template_id, title in (("", _NO_TEMPLATE), *templates):
            self.template.addItem(title, template_id)
        self.template.setCurrentIndex(max(self.template.findData(template), 0))
        blocked = QSignalBlocker(self.folder)
        self.folder.setText(folder)
        blocked.unblock()
        self.change.keep_between(3, 6)
        self.why.keep_between(2, 4)
        self._offer(words)

    def offer_lines(self, lines: Iterable[str]) -> None:
        """Let her point at one of ``lines``; without any there is nothing to point at."""
        self.line.clear()
        for line in (_WHOLE, *lines):
            self.line.addItem(line.replace("\t", " "))
        self.line.setEnabled(self.line.count() > 1)

    def chosen_line(self) -> str:
        """The line she points at; empty for all of it."""
        return self.line.currentText() if self.line.currentIndex() > 0 else ""

    def chosen_words(self) -> list[str]:
        """The words she has chosen to add."""
        return [box.text().replace("&&", "&") for box in self.words if box.isChecked()]

    def show_findings(self, name: str, lines: Iterable[QWidget]) -> None:
        """Show ``lines`` below the field: ``change``, ``why`` or ``words``."""
        column = self._found[name]
        clear(column)
        for line in lines:
            column.addWidget(line)
            line.show()

    def wipe(self) -> None:
        """Keep nothing of what was written."""
        for name in self._found:
            self.show_findings(name, ())
        self.change.show_text("")
        self.why.show_text("")
        self._offer(())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 3, UNIT)
        column.setSpacing(UNIT // 2)
        asked: tuple[tuple[str, str, QWidget], ...] = (
            ("", "&Skabelon", self.template),
            ("", "L&inje", self.line),
            ("change", "Hvad skal &ændres?", self.change),
            ("why", "Hv&orfor?", self.why),
        )
        for name, text, editor in asked:
            _ask(column, text, editor)
            self._leave_room(column, name)
        self._offers.setContentsMargins(0, 0, 0, 0)
        self._offers.setSpacing(UNIT // 2)
        column.addWidget(self._offered)
        self._leave_room(column, "words")
        _ask(column, "&Mappe", self._folder_row(), self.folder)

    def _leave_room(self, column: QVBoxLayout, name: str) -> None:
        """For what is said of the field above, when something is."""
        if name:
            self._found[name] = QVBoxLayout()
            self._found[name].setSpacing(UNIT // 2)
            column.addLayout(self._found[name])
        column.addSpacing(UNIT)

    def _folder_row(self) -> QWidget:
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        self.folder.setAccessibleName("Mappe")
        self.browse.setAccessibleName("Vælg en mappe")
        return beside

    def _offer(self, words: Sequence[str]) -> None:
        clear(self._offers)
        self.words = [QCheckBox(word.replace("&", "&&")) for word in words]
        if words:
            above = label("Tag med, hvis det er rigtigt også for andre", "label")
            for widget in (above, *self.words):
                self._offers.addWidget(widget)
                widget.show()
        for box in self.words:
            box.toggled.connect(self.changed)
        self._offered.setVisible(bool(words))

    def _browse(self) -> None:
        ask_for_folder(self, "Vælg en mappe", self.folder.text(), self.folder.setText)


def _list(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(24)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    box.view().setAccessibleName(name)
    return box


def _ask(column: QVBoxLayout, text: str, widget: QWidget, buddy: QWidget | None = None) -> None:
    above = label(text, "label")
    above.setBuddy(buddy or widget)
    column.addWidget(above)
    column.addWidget(widget)
