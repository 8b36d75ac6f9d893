"""Answers that are chosen: one of a few, one of many, several, yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QRadioButton,
    QWidget,
)

from assistant.model.fields import ChoiceField, MultiChoiceField, YesNoField
from assistant.ui.fields.box import Box
from assistant.ui.fields.editor import Editor
from assistant.ui.parts import restyle

_BACK, _ON = (Qt.Key.Key_Left, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Down)
_ROW_CHARS, _ROW_MOST, _COLUMN_MOST = 42, 5, 4
_WRAPPED_AT = 46


class Buttons(Editor):
    """A group of buttons that is one Tab stop: arrows move in it, a letter finds, Delete empties.

    Class attributes:
        kind: of button.
    """

    kind: type[QRadioButton | QCheckBox] = QRadioButton

    def __init__(self, choices: Sequence[tuple[object, str]], per_row: int) -> None:
        super().__init__()
        self.values = [value for value, _ in choices]
        self.buttons = [self._button(label) for _, label in choices]
        grid = QGridLayout()
        grid.setHorizontalSpacing(6 if self.kind is QRadioButton else 24)
        grid.setVerticalSpacing(4)
        for place, button in enumerate(self.buttons):
            grid.addWidget(button, place // per_row, place % per_row)
        grid.setColumnStretch(min(per_row, len(choices)), 1)
        self.column.addLayout(grid)
        self._stop_at(self.buttons[0])

    def stops(self) -> list[QWidget]:
        """All of them, the present Tab stop first."""
        tab = Qt.FocusPolicy.TabFocus
        return sorted(self.buttons, key=lambda button: not button.focusPolicy() & tab)

    def describe(self, name: str, description: str) -> None:
        """Keep the buttons' own names; the question is what they belong to."""
        self.setAccessibleName(name)
        for button in self.buttons:
            button.setAccessibleDescription(f"{name}. {description}" if description else name)

    def pick(self, button: QAbstractButton) -> None:
        """Take ``button`` as it has been reached by a letter."""
        raise NotImplementedError

    def moved_to(self, button: QAbstractButton) -> None:
        """The arrows have reached ``button``."""

    def empty(self) -> None:
        """Forget the answer."""
        self.set_raw(None)
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the group."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            at = next((n for n, button in enumerate(self.buttons) if button is watched), 0)
            return self._key(at, event)
        return False

    def _button(self, label: str) -> QAbstractButton:
        button = self.kind(fill(label.replace("&", "&&"), _WRAPPED_AT))
        button.installEventFilter(self)
        button.clicked.connect(lambda: self._stop_at(button))
        button.clicked.connect(self.changed)
        return button

    def _key(self, at: int, event: QKeyEvent) -> bool:
        key, typed = Qt.Key(event.key()), event.text().strip().casefold()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        if key in _BACK + _ON:
            button = self.buttons[(at + (1 if key in _ON else -1)) % len(self.buttons)]
            self._go_to(button)
            self.moved_to(button)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.empty()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        elif typed and (button_found := self._by_letter(at, typed)):
            self._go_to(button_found)
            self.pick(button_found)
        else:
            return False
        return True

    def _by_letter(self, at: int, letter: str) -> QAbstractButton | None:
        """The next button that begins with ``letter``, this one last."""
        after = self.buttons[at + 1 :] + self.buttons[: at + 1]
        is_answered = self.raw() is not None
        order = after if is_answered else self.buttons
        return next((button for button in order if button.text().casefold().startswith(letter)), None)

    def _go_to(self, button: QAbstractButton) -> None:
        self._stop_at(button)
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, stop: QAbstractButton) -> None:
        for button in self.buttons:
            is_stop = button is stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(stop)


class OneOf(Buttons):
    """One of a few, each a button: moving onto it chooses it."""

    def __init__(self, choices: Sequence[tuple[object, str]]) -> None:
        super().__init__(choices, len(choices) if fits_a_row(choices) else 1)
        self._group = QButtonGroup(self)
        for button in self.buttons:
            restyle(button, "role", "pill")
            self._group.addButton(button)

    def raw(self) -> object:
        """The chosen value."""
        at = next((n for n, button in enumerate(self.buttons) if button.isChecked()), None)
        return None if at is None else self.values[at]

    def set_raw(self, raw: object) -> None:
        """Choose the value ``raw``, or none when it is no choice."""
        self._group.setExclusive(False)
        for value, button in zip(self.values, self.buttons, strict=True):
            button.setChecked(raw is not None and value == raw)
        self._group.setExclusive(True)
        self._stop_at(next((button for button in self.buttons if button.isChecked()), self.buttons[0]))

    def pick(self, button: QAbstractButton) -> None:
        """Choose it."""
        button.setChecked(True)
        self._stop_at(button)
        self.changed.emit()

    def moved_to(self, button: QAbstractButton) -> None:
        """Choose it."""
        self.pick(button)


class SeveralOf(Buttons):
    """Several of some, each a check: arrows only move, Space or its letter chooses."""

    kind = QCheckBox

    def __init__(self, field: MultiChoiceField) -> None:
        choices = [(choice.value, choice.label) for choice in field.choices]
        is_wide = any(len(label) > _ROW_CHARS // 2 for _, label in choices)
        super().__init__(choices, 1 if is_wide or len(choices) < 4 else 2)

    def raw(self) -> object:
        """The chosen values in the order they are offered."""
        chosen = [value for value, button in zip(self.values, self.buttons, strict=True) if button.isChecked()]
        return chosen or None

    def set_raw(self, raw: object) -> None:
        """Choose the values in the list ``raw``."""
        chosen = raw if isinstance(raw, list | tuple) else ()
        for value, button in zip(self.values, self.buttons, strict=True):
            button.setChecked(value in chosen)

    def pick(self, button: QAbstractButton) -> None:
        """Choose it, or let it go."""
        button.setChecked(not button.isChecked())
        self.changed.emit()


class _Box(Box):
    """The list of an answer."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete empties, Enter goes on."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.setCurrentIndex(-1)
            self.activated.emit(-1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class ComboEditor(Editor):
    """One of many, in a list."""

    def __init__(self, choices: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self.box = _Box()
        self.box.setPlaceholderText("Vælg")
        self.box.setMaxVisibleItems(16)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        for value, label in choices:
            self.box.addItem(label, value)
        self.box.setCurrentIndex(-1)
        self.column.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.activated.connect(self.changed)

    def raw(self) -> object:
        """The chosen value."""
        value: object = self.box.currentData()
        return value

    def set_raw(self, raw: object) -> None:
        """Choose the value ``raw``, or none when it is no choice."""
        blocked = QSignalBlocker(self.box)
        self.box.setCurrentIndex(-1 if raw is None else self.box.findData(raw))
        blocked.unblock()

    def stops(self) -> list[QWidget]:
        """The list."""
        return [self.box]


def choice_editor(field: ChoiceField) -> Editor:
    """Buttons in a row while they fit, below each other while they are few, else a list."""
    choices = [(choice.value, choice.label) for choice in field.choices]
    if fits_a_row(choices) or len(choices) <= _COLUMN_MOST:
        return OneOf(choices)
    return ComboEditor(choices)


def yesno_editor(field: YesNoField) -> Editor:  # noqa: ARG001 - all are alike
    """Ja, Nej, or neither."""
    return OneOf([(True, "Ja"), (False, "Nej")])


def fits_a_row(choices: Sequence[tuple[object, str]]) -> bool:
    """Whether the choices can stand beside each other. Counted in letters: the form grows with the font."""
    return len(choices) <= _ROW_MOST and sum(len(label) + 4 for _, label in choices) <= _ROW_CHARS + 4
