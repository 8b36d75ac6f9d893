"""As what a text is split, and what comes of it: two choices and the way to a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from assistant.model.forms import Form, Receiver
from assistant.ui.parts import label
from assistant.ui.theme import UNIT

_ONE_BY_ONE = "Ét felt ad gangen"


class SplitPlan(QWidget):
    """The forms that there are, guessed until she chooses, and the forms they can be copied into.

    Signals:
        form_chosen: she has chosen another form; carries it.
        receiver_chosen: she has chosen another receiver, or none.
        file_wanted: she wants to fetch a file.
    """

    form_chosen = Signal(object)
    receiver_chosen = Signal()
    file_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._forms: Sequence[Form] = ()
        self._receivers: Sequence[Receiver] = ()
        self.form, self.receiver = _choice("Fordel som"), _choice("Udfyld")
        self.file = QPushButton("&Hent fil …")
        self.file.setAccessibleDescription("Ctrl+O")
        self._receiver = _labelled("&Udfyld", self.receiver)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT * 2)
        row.addWidget(_labelled("Fordel &som", self.form), 1)
        row.addWidget(self._receiver, 1)
        below = QVBoxLayout()
        below.addStretch(1)
        below.addWidget(self.file)
        row.addLayout(below)
        self.form.activated.connect(lambda number: self.form_chosen.emit(self._forms[number]))
        self.receiver.activated.connect(lambda _: self.receiver_chosen.emit())
        self.file.clicked.connect(self.file_wanted)

    def offer(self, forms: Sequence[Form]) -> None:
        """These can be chosen."""
        self._forms = forms
        _fill(self.form, (form.title for form in forms))

    def show_form(self, form: Form, receivers: Sequence[Receiver]) -> None:
        """Say as what the text is split, and offer what that can be copied into, the first one chosen."""
        blocked = QSignalBlocker(self.form)
        self.form.setCurrentIndex(list(self._forms).index(form))
        blocked.unblock()
        self._receivers = receivers
        _fill(self.receiver, (*(receiver.title for receiver in receivers), _ONE_BY_ONE))
        self._receiver.setVisible(bool(receivers))

    def chosen(self) -> Receiver | None:
        """What is to be filled; None for one field at a time."""
        number = self.receiver.currentIndex()
        return self._receivers[number] if 0 <= number < len(self._receivers) else None

    def stops(self) -> list[QWidget]:
        """In Tab order."""
        return [self.form, self.receiver, self.file]


def _choice(name: str) -> QComboBox:
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    box.setAccessibleName(name)
    return box


def _labelled(text: str, box: QComboBox) -> QWidget:
    whole = QWidget()
    whole.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    above = label(text, "label")
    above.setBuddy(box)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(UNIT // 2)
    column.addWidget(above)
    column.addWidget(box)
    return whole


def _fill(box: QComboBox, titles: Iterable[str]) -> None:
    blocked = QSignalBlocker(box)
    box.clear()
    box.addItems(list(titles))
    blocked.unblock()
