"""The studio on a small pack of its own, and what is done at its window: tests of its rooms begin here."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from standard_pack import STANDARD

from assistant.casework.studio.packs import begin_pack
from assistant.casework.studio.surroundings import surroundings
from assistant.ui import theme
from assistant.ui.studio.templates_room import TemplatesRoom
from assistant.ui.studio.window import StudioWindow

TODAY = date(2026, 11, 24)
DEADLINE = """\
[[deadlines]]
name = "svar"
title = "Svar på en henvendelse"
event = "henvendelsen er modtaget"
amount = 10
unit = "days"
binds = "authority"
status = "law"
valid_from = 2020-01-01
source = "aftalt i afdelingen"
certainty = "high"
"""
"""A deadline that nobody has approved."""


def new_pack(folder: Path, *written: tuple[str, str], copied: Iterable[str] = ()) -> Path:
    """Begin a pack in ``folder`` with files of these paths and texts, and with copies of the standard pack's."""
    begin_pack(folder, TODAY)
    for path, text in written:
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    for path in copied:
        (folder / path).parent.mkdir(exist_ok=True)
        shutil.copy(STANDARD / path, folder / path)
    return folder


def open_studio(qapp: QApplication, qtbot: QtBot, folder: Path, below: Sequence[Path] = (STANDARD,)) -> StudioWindow:
    """The studio in front, on the pack in ``folder`` over those ``below``, with a template open; left unasked."""
    theme.apply(qapp, "light")
    window = StudioWindow(folder, surroundings(folder, below, TODAY), below)
    qtbot.addWidget(window, before_close_func=lambda made: setattr(made, "_is_leaving", True))
    window.show()
    bring_back(qtbot, window)
    qtbot.waitUntil(lambda: window.templates.desk.manuscript is not None)
    return window


def bring_back(qtbot: QtBot, window: QWidget) -> None:
    """In front, as a window manager would after a dialog."""

    def is_back() -> bool:
        window.activateWindow()
        return window.isActiveWindow()

    qtbot.waitUntil(is_back)


def settle(qtbot: QtBot, room: TemplatesRoom) -> None:
    """Until the template that is open has been judged as it is."""
    qtbot.waitUntil(lambda: not room.judging.is_busy, timeout=10_000)


def at(window: QWidget) -> QWidget:
    """Where the focus is."""
    widget = window.focusWidget()
    assert widget is not None
    return widget


def write(widget: QWidget, text: str) -> None:
    """Type ``text``; QTest knows no æ, ø and å."""
    for letter in text:
        key = Qt.Key.Key_Return if letter == "\n" else 0
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))
