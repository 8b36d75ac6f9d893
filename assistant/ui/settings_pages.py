"""The settings' other pages: one for each section that is declared, and the list of targets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLineEdit, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from assistant.model.fields import Choice
from assistant.model.target import TargetProfile
from assistant.store.settings import Setting, Value
from assistant.ui.parts import label
from assistant.ui.theme import UNIT

_NOTHING = Choice(value="", label="Ikke valgt")
_PARTS = {"heading": "overskrift", "body": "tekst", "block": "overskrift og tekst i ét"}
NO_TARGETS = "Der er ingen mål i dit genvejssæt. Al tekst indsættes som én blok med Ctrl+V."
ABOUT_TARGETS = "Målene siger, hvordan teksten indsættes i hvert program. De følger med genvejssættet og rettes dér."


class SettingField(QWidget):
    """One setting: its question, what it takes, and a quiet line of help."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self.editor = _editor(setting)
        self.editor.setAccessibleName(setting.about.label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        if not isinstance(self.editor, QCheckBox):
            question = label(setting.about.label, "label")
            question.setBuddy(self.editor)
            column.addWidget(question)
        column.addWidget(self.editor)
        self._help = label("", "help", wrap=True)
        column.addWidget(self._help)
        self.bar("")

    @property
    def value(self) -> Value:
        """What stands here now."""
        match self.editor:
            case QCheckBox():
                return self.editor.isChecked()
            case QComboBox():
                return str(self.editor.currentData())
            case QSpinBox():
                return self.editor.value()
            case _:
                return self.editor.text().strip()

    def bar(self, why: str) -> None:
        """Let it be read and not changed, because of ``why``; changed again where that is empty."""
        said = why or self.setting.about.help
        self.editor.setEnabled(not why)
        self.editor.setAccessibleDescription(said)
        self._help.setText(said)
        self._help.setVisible(bool(said))

    def offer(self, choices: Iterable[Choice]) -> None:
        """Have ``choices`` to choose from, and nothing as well."""
        if isinstance(self.editor, QComboBox):
            self.editor.clear()
            for one in (_NOTHING, *choices):
                self.editor.addItem(one.label, one.value)

    def show_value(self, value: Value) -> None:
        """Let ``value`` stand here, also where it is no longer offered."""
        match self.editor:
            case QCheckBox():
                self.editor.setChecked(bool(value))
            case QComboBox():
                if self.editor.findData(value) < 0:
                    self.editor.addItem(f"{value} (findes ikke i tekstpakkerne)", value)
                self.editor.setCurrentIndex(self.editor.findData(value))
            case QSpinBox():
                self.editor.setValue(int(value))
            case _:
                self.editor.setText(str(value))


def _editor(setting: Setting) -> QCheckBox | QComboBox | QSpinBox | QLineEdit:
    about = setting.about
    if isinstance(setting.default, bool):
        return QCheckBox(about.label)
    if isinstance(setting.default, int):
        number = QSpinBox()
        number.setRange(about.minimum, about.maximum)
        number.setSuffix(f" {about.unit}")
        number.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)  # the style sheet has room for the text then
        number.lineEdit().setTextMargins(UNIT, 0, 0, 0)
        number.lineEdit().setAccessibleName(about.label)
        return number
    if about.choices or about.offered:
        choice = QComboBox()
        for one in about.choices:
            choice.addItem(one.label, one.value)
        choice.view().setAccessibleName(about.label)
        return choice
    return QLineEdit()


def column_of(widgets: Iterable[QWidget], spacing: int) -> QScrollArea:
    """``widgets`` one below the other, scrolled where the font is large or the window small."""
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 3, UNIT * 2)
    column.setSpacing(spacing)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area


def targets_page(targets: Sequence[TargetProfile]) -> QScrollArea:
    """The targets, to be read: what is verified in each, and how the text goes in."""
    shown: list[QWidget] = [label(ABOUT_TARGETS if targets else NO_TARGETS, "help", wrap=True)]
    return column_of([*shown, *(_target(target) for target in targets)], UNIT * 2)


def _target(target: TargetProfile) -> QWidget:
    card = QFrame()
    card.setProperty("role", "sheet")
    card.setAccessibleName(f"{target.title}: {'. '.join(about_target(target))}")
    column = QVBoxLayout(card)
    column.setContentsMargins(UNIT * 2, UNIT + 4, UNIT * 2, UNIT + 4)
    column.setSpacing(UNIT // 2)
    column.addWidget(label(target.title, "prefix"))
    for line in about_target(target):
        column.addWidget(label(line, "muted", wrap=True))
    return card


def about_target(target: TargetProfile) -> list[str]:
    """What a person should know of ``target``, a line each."""
    if target.copy_only:
        return ["Teksten kopieres kun. Du sætter den selv ind."]
    order = " → ".join(_PARTS.get(step, step) for step in target.sequence)
    lines = [
        "Sagen låses: skifter du sag, indsættes teksten ikke." if target.case else "Kun vinduet kontrolleres.",
        f"Indsættes med {target.paste}: {order}.",
    ]
    if target.heading_max:
        lines.append(f"Overskriften kan have {target.heading_max} tegn.")
    return lines
