"""Whose key: one that lies on this machine, or a file that a passphrase opens."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from assistant.casework.studio.publishing.signing import KeyChoice
from assistant.model.fields import ChoiceField, TextField
from assistant.ui.fields.choose import ComboEditor
from assistant.ui.fields.editor import Editor
from assistant.ui.fields.question import Question
from assistant.ui.files import ask_for_file
from assistant.ui.studio.publish.step import with_button

NO_KEY = "Vælg nøglefilen, og skriv adgangssætningen."
_FILE, _FILE_SAID = "", "En nøgle i en fil"
_CHOOSE, _KINDS = "Vælg fil …", "Nøgler (*.key);;Alle filer (*)"


class KeyPick(QWidget):
    """Asks whose key signs."""

    def __init__(self) -> None:
        super().__init__()
        self.keys, self.secret = ComboEditor([]), PassphraseEditor()
        self.key = Question(ChoiceField(name="key", label="Nø&gle", choices=()), self.keys)
        self.file = Question(TextField(name="file", label="N&øglefil", help="Den, der blev lavet til dig."))
        self.passphrase = Question(TextField(name="passphrase", label="&Adgangssætning"), self.secret)
        self.keys.changed.connect(self._follow)
        self._build()
        self.offer(())

    def offer(self, names: Sequence[str]) -> None:
        """Let her choose among the keys called ``names``, or a file."""
        self.keys.box.clear()
        for name in names:
            self.keys.box.addItem(f"{name}, på denne maskine", name)
        self.keys.box.addItem(_FILE_SAID, _FILE)
        self.keys.box.setCurrentIndex(0)
        self.key.setVisible(bool(names))
        self._follow()

    def take(self) -> KeyChoice | None:
        """What was chosen; None where something is missing. The passphrase is gone from the window then."""
        passphrase, file = self.secret.take(), self.file.raw()
        if name := self.keys.raw():
            return KeyChoice(str(name))
        return KeyChoice(file=Path(str(file)), passphrase=passphrase) if file and passphrase else None

    def forget(self) -> None:
        """Let the passphrase be gone from the window."""
        self.secret.take()

    def _ask(self) -> None:
        ask_for_file(self, "Nøglefilen", _KINDS, self._take)

    def _take(self, path: str) -> None:
        self.file.set_raw(path)
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        is_file = self.keys.raw() in (_FILE, None)
        self._of_file.setVisible(is_file)
        if not is_file:
            self.forget()

    def _build(self) -> None:
        self._of_file = QWidget()
        column = QVBoxLayout(self._of_file)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(with_button(self.file, _CHOOSE, "Vælg nøglefilen", self._ask))
        column.addWidget(self.passphrase)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.key)
        whole.addWidget(self._of_file)


class PassphraseEditor(Editor):
    """A line that shows dots, remembers nothing, and is emptied when it is read."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.line.textEdited.connect(self.changed)
        self.line.returnPressed.connect(self.focusNextChild)
        self.column.addWidget(self.line)
        self.setFocusProxy(self.line)

    def take(self) -> str:
        """What was typed, which is gone from here then."""
        typed = self.line.text()
        self.line.clear()
        return typed

    def stops(self) -> list[QWidget]:
        """The line."""
        return [self.line]
