"""The practice journal as a program: a process of its own, so that a text comes into it as into any other window."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from assistant.app import has_screen
from assistant.casework.setup import installed_settings
from assistant.casework.training.sheet import Sheet
from assistant.model.knowledge import Knowledge
from assistant.model.training import Scenario
from assistant.ui import theme
from assistant.ui.training.paper import as_pdf
from assistant.ui.training.window import TrainingWindow


def practise(scenarios: Sequence[Scenario], knowledge: Knowledge) -> int:
    """Show the journal until it is closed; the exit code."""
    app = QApplication(["sagstast"])
    app.setApplicationName("Sagstast")
    app.setDesktopFileName("sagstast")
    theme.install_danish(app)
    theme.apply(app, installed_settings().theme)  # type: ignore[arg-type]  # one of its choices
    window = TrainingWindow(scenarios, knowledge)
    window.show()
    return app.exec()


def sheet_as_pdf(sheet: Sheet) -> bytes:
    """The page of keys as a PDF; a screen is not needed."""
    if not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    fonts = QApplication.instance() or QApplication(["sagstast"])
    page = as_pdf(sheet)
    del fonts
    return page
