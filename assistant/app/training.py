"""The practice journal as a program: a process of its own, so that a text comes into it as into any other window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from assistant.model.knowledge import Knowledge
from assistant.model.training import Scenario
from assistant.store import paths, policy, settings_reader
from assistant.ui import theme
from assistant.ui.training.window import TrainingWindow


def practise(scenarios: Sequence[Scenario], knowledge: Knowledge) -> int:
    """Show the journal until it is closed; the exit code."""
    app = QApplication(["sagstast"])
    app.setApplicationName("Sagstast")
    app.setDesktopFileName("sagstast")
    theme.install_danish(app)
    settings = policy.installed().over(settings_reader.read(paths.settings_file())[0])
    theme.apply(app, settings.theme)  # type: ignore[arg-type]  # one of its choices
    window = TrainingWindow(scenarios, knowledge)
    window.show()
    return app.exec()
