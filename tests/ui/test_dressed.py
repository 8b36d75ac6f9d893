"""A window of a process of its own, when something happens that nobody foresaw."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from assistant.app.dressed import unexpected
from assistant.store import log, paths
from assistant.ui.crash import CrashCard


@pytest.fixture
def logged(home: Path) -> Iterator[Path]:
    """The log's file."""
    assert home
    handler = log.to_file(paths.log_file())
    yield paths.log_file()
    logging.getLogger("sagstast").removeHandler(handler)


def cards() -> list[CrashCard]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, CrashCard) and each.isVisible()]


def test_what_nobody_foresaw_is_told_once_and_logged_without_a_word_of_it(logged: Path, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for _ in range(2):
        unexpected(ValueError, ValueError("Jens skal til samtale"), None)
    (card,) = cards()
    assert "ValueError" in card.text.toPlainText()
    assert "ValueError" in logged.read_text("utf-8")
    assert "Jens" not in card.text.toPlainText() + logged.read_text("utf-8")
    card.close()
