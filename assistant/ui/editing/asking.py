"""Questions before something is lost: what is not saved, and what is to be forgotten."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from assistant.ui.parts import QuickButton

_ROLE = QMessageBox.ButtonRole


def ask_unsaved(parent: QWidget, title: str, save: Callable[[], object], leave: Callable[[], object]) -> QMessageBox:
    """Ask whether ``title`` is to be saved; ``save`` or ``leave`` is done, or neither. Returns at once."""
    box = QMessageBox(parent)
    box.setWindowTitle("Ikke gemt – Sagstast")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"»{title}« er ikke gemt.")
    box.setInformativeText("Vil du gemme den først?")
    keep, drop, stay = (QuickButton(said, box) for said in ("&Gem", "Gem &ikke", "&Fortryd"))
    for button, role in ((keep, _ROLE.AcceptRole), (drop, _ROLE.DestructiveRole), (stay, _ROLE.RejectRole)):
        box.addButton(button, role)
    box.setDefaultButton(keep)
    box.setEscapeButton(stay)

    def answered() -> None:
        if box.clickedButton() is keep:
            save()
        elif box.clickedButton() is drop:
            leave()

    box.finished.connect(answered)
    box.finished.connect(box.deleteLater)
    box.open()
    return box


def ask_forget(parent: QWidget, title: str, question: str, more: str) -> bool:
    """Whether she would forget what cannot be had back; to keep it is what Enter and Esc answer."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(question)
    box.setInformativeText(more)
    forget = box.addButton("Glem det", _ROLE.DestructiveRole)
    box.setDefaultButton(box.addButton("Behold det", _ROLE.RejectRole))
    box.exec()
    return box.clickedButton() is forget
