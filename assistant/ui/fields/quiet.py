"""Fields that are not typed: a block to switch on, a computed value, a line of help."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from assistant.model.fields import ComputedField, NoteField, OptionalField, plain_label
from assistant.ui import parts
from assistant.ui.fields.editor import Editor


class OptionalEditor(Editor):
    """A check with the block's own label. What belongs to the block appears when it is on."""

    def __init__(self, field: OptionalField) -> None:
        super().__init__()
        self.check = QCheckBox(field.label)
        self.column.addWidget(self.check)
        self.setFocusProxy(self.check)
        self.check.clicked.connect(self.changed)

    def raw(self) -> object:
        """Whether it is on; never None."""
        return self.check.isChecked()

    def set_raw(self, raw: object) -> None:
        """Switch it on, or off."""
        self.check.setChecked(raw is True)

    def stops(self) -> list[QWidget]:
        """The check."""
        return [self.check]


class ComputedEditor(Editor):
    """A value that follows from the other answers."""

    def __init__(self, field: ComputedField) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._name = plain_label(field)
        self.value = parts.label("–", wrap=True)
        self.column.addWidget(self.value)

    def show_value(self, text: str) -> None:
        """Show ``text``, or a dash while there is nothing to compute from."""
        self.value.setText(text or "–")
        self.value.setAccessibleName(f"{self._name}: {text or 'kan ikke beregnes endnu'}")


class NoteEditor(Editor):
    """Help of its own, not answered and not inserted."""

    def __init__(self, field: NoteField) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.addWidget(parts.label(plain_label(field), "label", wrap=True))
        if field.help:
            self.column.addWidget(parts.label(field.help, "muted", wrap=True))
